"""What was built of a case, held ready for those who ask again and again: incidents by filters, one by its id.

The files are looked through once and again only when a build has written them anew; of each line what lists show is
kept, and where the rest of it stands.
"""

from __future__ import annotations

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
_MOST_CHOSEN = 64  # filters whose incidents are remembered

Light = Mapping[str, Any]
"""What is kept of an incident: its keys of `incidents.jsonl` that lists show, and the numbers `origins`, `reports` and
`claims`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The incidents that meet a filter, in the order of `incidents.jsonl`, and how many of them have each grade."""

    incidents: Sequence[Light]
    grades: Mapping[str, int]


@dataclass(slots=True)
class Catalogue:
    """What was built of one case. It can be asked by several threads; close it."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stamp: object = None
    _incidents: CaseLines | None = None
    _reports: CaseLines | None = None
    _light: Sequence[Light] = ()
    _homes: Mapping[str, Sequence[int]] = field(default_factory=dict)
    _chosen: OrderedDict[Wanted, Chosen] = field(default_factory=OrderedDict)

    def choose(self, wanted: Wanted) -> Chosen:
        """The incidents that meet a filter. Raises CaseError where the case was not built."""
        with self._lock:
            self._refresh()
            found = self._chosen.pop(wanted, None)
            if found is None:
                incidents = [one for one in self._light if wanted.admits(one)]
                found = Chosen(incidents, Counter(grade_of(one) for one in incidents))
            self._chosen[wanted] = found
            while len(self._chosen) > _MOST_CHOSEN:
                self._chosen.popitem(last=False)
            return found

    def incident(self, name: str) -> dict[str, Any]:
        """The incident whose id, or a beginning that no other has, this is, whole. Raises CaseError."""
        with self._lock:
            lines, _ = self._refresh()
            return lines.get(full_id(name, lines.ids(), self.folder)) or {}

    def get(self, id_: str) -> dict[str, Any] | None:
        """The incident with this id, whole."""
        with self._lock:
            return self._refresh()[0].get(id_)

    def incident_of(self, doc_id: str, claim: str) -> Light | None:
        """The incident that has this claim of a report, as lists show it."""
        with self._lock:
            lines, _ = self._refresh()
            for at in self._homes.get(doc_id, ()):
                whole = lines.get(self._light[at]["id"])
                if whole is not None and claim in whole["claims"]:
                    return self._light[at]
        return None

    def reports(self, doc_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Those of these reports that `claims.jsonl` has, by id."""
        with self._lock:
            _, lines = self._refresh()
            return {id_: line for id_ in doc_ids if (line := lines.get(id_)) is not None}

    def report_ids(self) -> Sequence[str]:
        """The ids of all reports, in the order of `claims.jsonl`."""
        with self._lock:
            return self._refresh()[1].ids()

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            for lines in (self._incidents, self._reports):
                if lines is not None:
                    lines.close()
            self._incidents = self._reports = self._stamp = None

    def _refresh(self) -> tuple[CaseLines, CaseLines]:
        """The lines of the two files as they are now."""
        built_output(self.folder)
        paths = [output_folder(self.folder) / name for name in (INCIDENTS, CLAIMS)]
        stamp = [_stamp_of(path) for path in paths]
        if self._incidents is None or self._reports is None or stamp != self._stamp:
            for old in (self._incidents, self._reports):
                if old is not None:
                    old.close()
            light: list[Light] = []
            homes: dict[str, list[int]] = {}
            self._incidents = CaseLines(paths[0], "id", lambda line: _take_in(json.loads(line), light, homes))
            self._reports = CaseLines(paths[1], "doc_id")
            self._light, self._homes, self._stamp = light, homes, stamp
            self._chosen.clear()
        return self._incidents, self._reports


def grade_of(incident: Light) -> str:
    """The grade that counts: that of people where they set one."""
    return str(incident.get("decided", {}).get("grade", incident["grade"]))


def _take_in(incident: Mapping[str, Any], light: list[Light], homes: dict[str, list[int]]) -> None:
    """Keep what lists show of an incident, and in which reports it is told."""
    for doc_id in incident["reports"]:
        homes.setdefault(doc_id, []).append(len(light))
    light.append(_lightened(incident))


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
