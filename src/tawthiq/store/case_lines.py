"""The lines of a built file by the id that each begins with, found again without looking through it anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError

_BUFFER = 1 << 16  # bytes
_ENOUGH = 4096  # bytes in which an id ends, but for one that nobody would give


class CaseLines:
    """`incidents.jsonl` or `claims.jsonl` with an offset for each line. Holds the file open; close it.

    One that a build replaces stays as it was for who has it open. Not for several threads at once.
    """

    def __init__(self, path: Path, key: str, tell: Callable[[bytes], None] = lambda _: None) -> None:
        """Look through the file once; `key` is what each line begins with, and `tell` is given every line.

        Raises CaseError where the file is not there, or not as a build leaves it.
        """
        self._head = f'{{"{key}": '.encode()
        try:
            self._stream = path.open("rb", buffering=_BUFFER)
        except FileNotFoundError as error:
            raise CaseError(f"{path}: not there yet; build the case first") from error
        try:
            self._at = self._offsets(tell)
        except (ValueError, KeyError, TypeError) as error:
            self._stream.close()
            raise CaseError(f"{path}: not as a build leaves it; build the case again") from error

    def ids(self) -> Sequence[str]:
        """The ids, in the order of the lines."""
        return list(self._at)

    def get(self, id_: str) -> dict[str, Any] | None:
        """The line with this id."""
        at = self._at.get(id_)
        if at is None:
            return None
        self._stream.seek(at)
        found: dict[str, Any] = json.loads(self._stream.readline())
        return found

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _offsets(self, tell: Callable[[bytes], None]) -> dict[str, int]:
        decode, offsets, at = json.JSONDecoder().raw_decode, dict[str, int](), 0
        for line in self._stream:
            head = line[len(self._head) : len(self._head) + _ENOUGH].decode(errors="ignore")
            offsets[str(decode(head)[0])] = at
            tell(line)
            at += len(line)
        return offsets
