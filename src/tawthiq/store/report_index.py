"""Where each report stands in a built case's `claims.jsonl`, so that those of one incident are found alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.store.output import CLAIMS

_HEAD = b'{"doc_id": '
_BUFFER = 1 << 14  # bytes; most reports are shorter
_ENOUGH = 4096  # bytes in which an id ends, but for one that nobody would give


class ReportIndex:
    """The reports of a folder of output by id. Holds an offset for each, and the file open; close it."""

    def __init__(self, folder: Path) -> None:
        """Look through the file once. Raises CaseError where it is not there, or not as a build leaves it."""
        path = folder / CLAIMS
        try:
            self._stream = path.open("rb", buffering=_BUFFER)
        except FileNotFoundError as error:
            raise CaseError(f"{path}: not there yet; build the case first") from error
        try:
            self._at = self._offsets()
        except (ValueError, UnicodeDecodeError) as error:
            self._stream.close()
            raise CaseError(f"{path}: not as a build leaves it; build the case again") from error

    def reports(self, doc_ids: Iterable[str]) -> list[dict[str, Any]]:
        """The reports with these ids, in this order, those that are there."""
        found = []
        for doc_id in doc_ids:
            at = self._at.get(doc_id)
            if at is not None:
                self._stream.seek(at)
                found.append(json.loads(self._stream.readline().decode()))
        return found

    def _offsets(self) -> dict[str, int]:
        decode, offsets, at = json.JSONDecoder().raw_decode, dict[str, int](), 0
        for line in self._stream:
            head = line[len(_HEAD) : len(_HEAD) + _ENOUGH].decode(errors="ignore")
            try:
                offsets[decode(head)[0]] = at
            except ValueError:
                offsets[json.loads(line)["doc_id"]] = at
            at += len(line)
        return offsets

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def __enter__(self) -> ReportIndex:
        """The index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._stream.close()
