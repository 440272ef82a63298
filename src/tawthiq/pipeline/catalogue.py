"""What was built of a case, held ready for those who ask again and again: incidents by filters, one by its id.

The files are looked through once and again only when a build has written them anew; of each line what lists show is
kept, and where the rest of it stands.
"""

from __future__ import annotations

import gc
import json
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.pipeline.filtering import Wanted
from tawthiq.pipeline.lookup import built_output, full_id
from tawthiq.store import CLAIMS, INCIDENTS, CaseLines, output_folder

_KEPT = ("id", "place", "time", "killed", "injured", "belligerents", "grade", "strike_status", "decided")
_MONTH = len("2018-11")
_MOST_CHOSEN = 64  # filters whose incidents are remembered

Light = Mapping[str, Any]
"""What is kept of an incident: its keys of `incidents.jsonl` that lists show, and the numbers `origins`, `reports` and
`claims`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The incidents that meet a filter, in the order of `incidents.jsonl`, how many of them have each grade, and how
    many began in each month (`2018-11`, or `2018` where no month is known).
    """

    incidents: Sequence[Light]
    grades: Mapping[str, int]
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReportMark:
    """A report without its words: how many claims it has, how often the program recorded a problem in it, and the
    incidents that it tells of.
    """

    doc_id: str
    claims: int
    problems: int
    incidents: Sequence[Light]


class Catalogue:
    """What was built of one case. It can be asked by several threads; close it.

    While one of them looks through what was built anew, the others are given what was built before.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is read before the first question."""
        self.folder = folder
        self._edition: _Edition | None = None
        self._reading = threading.Lock()

    def choose(self, wanted: Wanted) -> Chosen:
        """The incidents that meet a filter. Raises CaseError where the case was not built."""
        return self._current().choose(wanted)

    def incident(self, name: str) -> dict[str, Any]:
        """The incident whose id, or a beginning that no other has, this is, whole. Raises CaseError."""
        edition = self._current()
        return edition.incident(name) or edition.incident(full_id(name, edition.incidents.ids(), self.folder)) or {}

    def get(self, id_: str) -> dict[str, Any] | None:
        """The incident with this id, whole."""
        return self._current().incident(id_)

    def incident_of(self, doc_id: str, claim: str) -> Light | None:
        """The incident that has this claim of a report, as lists show it."""
        edition = self._current()
        for at in edition.homes.get(doc_id, ()):
            whole = edition.incident(edition.light[at]["id"])
            if whole is not None and claim in whole["claims"]:
                return edition.light[at]
        return None

    def reports(self, doc_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Those of these reports that `claims.jsonl` has, by id."""
        edition = self._current()
        return {id_: line for id_ in doc_ids if (line := edition.report(id_)) is not None}

    def report_ids(self) -> Sequence[str]:
        """The ids of all reports, in the order of `claims.jsonl`."""
        return self._current().reports.ids()

    def marks(self) -> tuple[object, Sequence[ReportMark]]:
        """All reports without their words, in the order of `claims.jsonl`, and what is another after each build."""
        edition = self._current()
        return edition.stamp, edition.marks

    def close(self) -> None:
        """Close the files."""
        if self._edition is not None:
            self._edition.incidents.close()
            self._edition.reports.close()
            self._edition = None

    def _current(self) -> _Edition:
        """What was built last, or before that while somebody is at reading it."""
        built_output(self.folder)
        paths = [output_folder(self.folder) / name for name in (INCIDENTS, CLAIMS)]
        stamp = [_stamp_of(path) for path in paths]
        if None in stamp:  # it was erased, or deleted: nothing of it is kept here
            self._edition = None
        known = self._edition
        if known is not None and (known.stamp == stamp or not self._reading.acquire(blocking=False)):
            return known
        if known is None:
            self._reading.acquire()
        try:
            if self._edition is None or self._edition.stamp != stamp:
                self._edition = _read(stamp, *paths)  # the files of the one before close when nobody uses it any more
                gc.freeze()  # or the collector goes through a large catalogue again and again, a second at a time
            return self._edition
        finally:
            self._reading.release()


@dataclass(slots=True)
class _Edition:
    """What one build left; `homes` has the places, in `light`, of the incidents that are told in a report."""

    stamp: object
    incidents: CaseLines
    reports: CaseLines
    light: Sequence[Light]
    homes: Mapping[str, Sequence[int]]
    marks: Sequence[ReportMark]
    lock: threading.Lock = field(default_factory=threading.Lock)
    chosen: OrderedDict[Wanted, Chosen] = field(default_factory=OrderedDict)

    def choose(self, wanted: Wanted) -> Chosen:
        """The incidents that meet a filter; the last filters are remembered."""
        with self.lock:
            found = self.chosen.pop(wanted, None)
        if found is None:
            incidents = [one for one in self.light if wanted.admits(one)]
            months = Counter(day[:_MONTH] for one in incidents if (day := one["time"]["start"]))
            found = Chosen(incidents, Counter(grade_of(one) for one in incidents), months)
        with self.lock:
            self.chosen[wanted] = found
            while len(self.chosen) > _MOST_CHOSEN:
                self.chosen.popitem(last=False)
        return found

    def incident(self, id_: str) -> dict[str, Any] | None:
        """The incident with this id."""
        with self.lock:
            return self.incidents.get(id_)

    def report(self, doc_id: str) -> dict[str, Any] | None:
        """The report with this id."""
        with self.lock:
            return self.reports.get(doc_id)


def _read(stamp: object, incidents: Path, claims: Path) -> _Edition:
    """Look through the files of a build. Raises CaseError where there are none, or not as a build leaves them."""
    light: list[Light] = []
    homes: dict[str, list[int]] = {}
    lines = CaseLines(incidents, "id", lambda line: _take_in(json.loads(line), light, homes))
    counts: list[tuple[int, int]] = []
    reports = CaseLines(claims, "doc_id", lambda line: counts.append(_counted(line)))
    own = zip(reports.ids(), counts, strict=True)
    marks = [ReportMark(id_, *count, [light[at] for at in homes.get(id_, ())]) for id_, count in own]
    return _Edition(stamp, lines, reports, light, homes, marks)


def grade_of(incident: Light) -> str:
    """The grade that counts: that of people where they set one."""
    return str(incident.get("decided", {}).get("grade", incident["grade"]))


def _take_in(incident: Mapping[str, Any], light: list[Light], homes: dict[str, list[int]]) -> None:
    """Keep what lists show of an incident, and in which reports it is told."""
    for doc_id in incident["reports"]:
        homes.setdefault(doc_id, []).append(len(light))
    light.append(_lightened(incident))


def _counted(line: bytes) -> tuple[int, int]:
    """How many claims and lists of problems a line has, without claims that people added; in words of a report quotes
    are escaped.
    """
    return line.count(b'"id": "c-') - line.count(b'"people.add"'), line.count(b'"problems": [')


def _lightened(incident: Mapping[str, Any]) -> Light:
    light = {key: incident[key] for key in _KEPT if key in incident}
    for outcome in ("killed", "injured"):
        light[outcome] = {who: {"min": one["min"], "max": one["max"]} for who, one in incident[outcome].items()}
    light["belligerents"] = [
        {"name": one["name"], "id": one["id"], "aliases": one["aliases"]} for one in incident["belligerents"]
    ]
    return light | {name: len(incident[name]) for name in ("origins", "reports", "claims")}


def _stamp_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
