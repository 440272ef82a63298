"""Which incidents of a built case someone asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from tawthiq.model.identity import name_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an incident must meet, all of it; an empty field asks for nothing.

    `since` and `until` are ISO days: an incident that may have been between them, both included, meets them; one
    without a day meets neither. `place` and `party` are words that a name holds, whatever their case, marks and
    punctuation: of the place, its region or its country's code; of a belligerent under any of its names. `grades` are
    those of people where they set one.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    party: str | None = None
    grades: Collection[str] = ()

    def admits(self, incident: Mapping[str, Any]) -> bool:
        """Whether an incident, as `incidents.jsonl` has it, meets all of it."""
        return (
            self._in_time(incident["time"])
            and (not self.grades or _grade(incident) in self.grades)
            and (not self.place or _names_hold(self.place, _place_names(incident["place"] or {})))
            and (not self.party or any(_names_hold(self.party, _party_names(p)) for p in incident["belligerents"]))
        )

    @property
    def names(self) -> list[str]:
        """The fields that ask for something, which the log keeps: the words themselves may name people."""
        return sorted(name for name, value in asdict(self).items() if value)

    def _in_time(self, time: Mapping[str, str | None]) -> bool:
        if not self.since and not self.until:
            return True
        start = time["start"]
        end = time["end"] or start
        if start is None or end is None:
            return False
        return (not self.since or end >= self.since) and (not self.until or start <= self.until)


def _grade(incident: Mapping[str, Any]) -> str:
    """The grade under which it is listed: that of people where they set one."""
    return str(incident.get("decided", {}).get("grade", incident["grade"]))


def _place_names(place: Mapping[str, Any]) -> Collection[str]:
    return [str(place[key]) for key in ("name", "admin1", "country") if place.get(key)]


def _party_names(party: Mapping[str, Any]) -> Collection[str]:
    return [party["name"], *party["aliases"], *([party["id"]] if party["id"] else [])]


def _names_hold(words: str, names: Collection[str]) -> bool:
    wanted = _folded(words)
    return bool(wanted) and any(wanted in _folded(name) for name in names)


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    """The words of a name as they are compared; the same few names stand in many incidents."""
    return " ".join(name_key(name))
