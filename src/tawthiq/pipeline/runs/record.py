"""What a run has finished, kept in the folder that it writes, so that a later one goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import InputError
from tawthiq.pipeline.runs.folders import Folder
from tawthiq.pipeline.runs.reasons import Reasons
from tawthiq.pipeline.runs.summary import Summary
from tawthiq.pipeline.runs.tally import Tally

HIDDEN = ".run"
"""The folder within the output that nobody needs to look into; DuckDB, Spark and `tawthiq link` pass it over."""

REJECTED = ".rejected.jsonl"
_RUN = f"{HIDDEN}/run.json"
_PARTS = f"{HIDDEN}/parts"
_CLEARING = f"{HIDDEN}/clearing"  # is there while all is thrown away: whoever finds it goes on with that
_REMEDY = "run the very same command to go on, add --fresh to begin anew, or name another --output"


@dataclass(frozen=True, slots=True)
class Finished:
    """A part that is written: its number from 0, how many of what it had, the seconds it took, and what comes next."""

    number: int
    tally: Tally
    seconds: float
    next: Mapping[str, Any]
    """Where the following part begins, as the one who reads the input says it."""


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one run; `recipe` is all that its output depends on."""

    folder: Folder
    recipe: Mapping[str, Any]

    def begin(self, *, fresh: bool) -> list[Finished]:
        """The parts that are finished, in order. Raises InputError where the folder holds something else, or a run of
        another recipe that is not to be thrown away.
        """
        before = self.folder.read(_RUN)
        if (fresh and before) or self.folder.read(_CLEARING) is not None:
            self._clear()
            before = None
        if before is None:
            strangers = [name for name in self.folder.names() if name != HIDDEN]
            if strangers:
                problem = f"it holds {strangers[0]}, which no run of this program has written"
                raise InputError(self.folder.name, problem, "name an empty folder, or one that is not there yet")
            self.folder.delete(_PARTS)
            self.folder.write(_RUN, _dumps(self.recipe))
            return []
        self._check(json.loads(before))
        return self._in_order()

    def finish(self, part: Finished, rejected: list[str]) -> None:
        """Note a part whose files are written."""
        name = f"{_PARTS}/{part.number:05}"
        self.folder.write(f"{name}.rejected.jsonl", "".join(line + "\n" for line in rejected).encode())
        value = {"number": part.number, "tally": part.tally.to_json(), "seconds": part.seconds, "next": part.next}
        self.folder.write(f"{name}.json", _dumps(value))

    def summary(self, finished: Sequence[Finished], taken_over: int) -> Summary:
        """All parts together; writes what was not read in them into one file."""
        reasons = Reasons()
        self.folder.write_beside(REJECTED, self._rejected(len(finished), reasons))
        tally, seconds = sum((part.tally for part in finished), Tally()), sum(part.seconds for part in finished)
        rejected = self.folder.beside(REJECTED)
        return Summary(tally, seconds, self.folder.name, rejected, taken_over, reasons.ranked())

    def _rejected(self, parts: int, reasons: Reasons) -> Iterator[bytes]:
        for number in range(parts):
            data = self.folder.read(f"{_PARTS}/{number:05}.rejected.jsonl") or b""
            for line in data.splitlines():
                reasons.add(json.loads(line)["reason"])
            yield data

    def _check(self, before: Mapping[str, Any]) -> None:
        for name, what in _RECIPE.items():
            if before.get(name) != json.loads(json.dumps(self.recipe.get(name))):
                raise InputError(self.folder.name, f"it was begun with {what}", _REMEDY)

    def _in_order(self) -> list[Finished]:
        parts = sorted(self._parts(), key=lambda part: part.number)
        missing = next((number for number, part in enumerate(parts) if part.number != number), None)
        if missing is not None:
            problem = f"its record has no part {missing:05}, but later ones"
            raise InputError(self.folder.name, problem, f"bring {_PARTS} back as it was, or add --fresh to begin anew")
        return parts

    def _parts(self) -> Iterator[Finished]:
        for name in self.folder.names(_PARTS):
            if name.endswith(".json"):
                value = json.loads(self.folder.read(f"{_PARTS}/{name}") or b"")
                yield Finished(value["number"], Tally.from_json(value["tally"]), value["seconds"], value["next"])

    def _clear(self) -> None:
        """Throw all away, last what says that this is being done: wherever it is stopped, the next run goes on."""
        self.folder.write(_CLEARING, b"what stands here is thrown away\n")
        months = [name for name in self.folder.names() if name.startswith("month=")]
        for name in (*months, _PARTS, _RUN, HIDDEN):
            self.folder.delete(name)


_RECIPE = {
    "form": "another version of the program",
    "filtered": "with the filter where there was none, or without it",
    "reading": "another version of the program, or other languages",
    "input": "other input, or input that has changed since",
    "parts": "an engine that cuts the input into other parts",
}
"""What the output depends on, and what is said where it is another now."""


def _dumps(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
