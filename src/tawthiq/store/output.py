"""What a build left in a case's output folder, found again without reading the whole of it into the model."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError

Json = dict[str, Any]

CLAIMS, INCIDENTS, PAGE = "claims.jsonl", "incidents.jsonl", "report.html"
_ID, _DOC_ID = '{"id": ', '{"doc_id": '  # how the lines of the two files begin


def output_folder(case: Path, as_of: datetime.date | None = None) -> Path:
    """Where a build writes: the output folder, or the one within it for the state of an earlier day."""
    return case / "output" / f"as-of-{as_of.isoformat()}" if as_of else case / "output"


@dataclass(frozen=True, slots=True)
class Output:
    """What was built of the case in a folder, today's state or that of the day `as_of`.

    Every method raises CaseError where the case has not been built, or a file is not as a build leaves it.
    """

    case: Path
    as_of: datetime.date | None = None

    def incidents(self) -> Iterator[Json]:
        """Every line of `incidents.jsonl`, in its order."""
        yield from map(self.read_incident, self.incident_lines())

    def read_incident(self, line: str) -> Json:
        """The incident of a line."""
        try:
            found: Json = json.loads(line)
        except ValueError as error:
            raise self._spoilt(output_folder(self.case, self.as_of) / INCIDENTS) from error
        return found

    def incident_lines(self) -> Iterator[str]:
        """The lines of `incidents.jsonl` as they are."""
        for _, line in self._lines(INCIDENTS, _ID):
            yield line

    def incident_ids(self) -> list[str]:
        """The ids of all incidents, in the order of `incidents.jsonl`."""
        return [id_ for id_, _ in self._lines(INCIDENTS, _ID)]

    def incident(self, id_: str) -> Json | None:
        """The incident with this id."""
        return next((json.loads(line) for own, line in self._lines(INCIDENTS, _ID) if own == id_), None)

    def reports(self, doc_ids: Collection[str]) -> dict[str, Json]:
        """Those of the reports with these ids that `claims.jsonl` has."""
        return {own: json.loads(line) for own, line in self._lines(CLAIMS, _DOC_ID) if own in doc_ids}

    def reports_naming(self, words: str) -> Iterator[Json]:
        """The reports of `claims.jsonl` that have these words in their line."""
        for _, line in self._lines(CLAIMS, _DOC_ID):
            if words in line:
                yield json.loads(line)

    def _lines(self, name: str, head: str) -> Iterator[tuple[str, str]]:
        """Each line with the id it begins with, which is all of it that is parsed."""
        path = output_folder(self.case, self.as_of) / name
        decode = json.JSONDecoder().raw_decode
        try:
            with path.open(encoding="utf-8", newline="\n") as stream:
                for line in stream:
                    yield str(decode(line.removeprefix(head))[0]), line
        except FileNotFoundError as error:
            raise CaseError(f"{path}: not there yet; make it with: {self._command()}") from error
        except ValueError as error:
            raise self._spoilt(path) from error

    def _spoilt(self, path: Path) -> CaseError:
        return CaseError(f"{path}: not as a build leaves it; make it again with: {self._command()}")

    def _command(self) -> str:
        return f"tawthiq build {self.case}" + (f" --as-of {self.as_of.isoformat()}" if self.as_of else "")
