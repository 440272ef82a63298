"""The first link rule that holds for two claims, and its reason in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.incidents.comparison import Agreement, Comparison, compare
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.places import PlaceRelation
from tawthiq.incidents.windows import DayRelation
from tawthiq.model import Claim


@dataclass(frozen=True, slots=True)
class LinkRule:
    """One rule of `linking.toml`; `rank` is its place in the file, 0 the strongest."""

    id: str
    rank: int
    place: frozenset[PlaceRelation]
    day: frozenset[DayRelation]
    precise: bool
    same_report: bool
    needs: frozenset[str]
    any: frozenset[str]
    conflict: str
    wording: Mapping[str, str]

    def holds(self, comparison: Comparison, *, speaks: bool = False) -> bool:
        """Whether the rule joins two claims not apart; `speaks` when one's speaker belongs to the other's party."""
        if comparison.place not in self.place or comparison.day not in self.day:
            return False
        if (self.precise and not comparison.precise) or (self.same_report and not comparison.same_report):
            return False
        if self.needs or self.any:
            agreed = _agreed(comparison, speaks=speaks)
            if not self.needs <= agreed or (self.any and self.any.isdisjoint(agreed)):
                return False
        return not self._conflicts(comparison)

    def _conflicts(self, comparison: Comparison) -> bool:
        if comparison.figures is not Agreement.DIFFERENT or not self.conflict:
            return False
        return self.conflict == "never" or comparison.same_speaker

    def reason(self, joined: Fact, anchor: Fact) -> Mapping[str, str]:
        """Why `joined` was put with `anchor`, by language, with the rule's id under `rule`."""
        values = _values(joined.claim, anchor.claim)
        words = {name: template.format_map(values) for name, template in self.wording.items()}
        return {**words, "rule": self.id, "claims": f"{joined.id} {anchor.id}"}


@cache
def linking_data() -> Mapping[str, Any]:
    """What `linking.toml` holds: the rules, and the words of every reason."""
    return tomllib.loads(files("tawthiq.incidents").joinpath("linking.toml").read_text(encoding="utf-8"))


def day_wording() -> Mapping[str, str]:
    """Why an incident has a day that no claim states: the rule's `id`, and a template of its words by language."""
    words: Mapping[str, str] = linking_data()["day"]
    return words


@cache
def link_rules(kind: str = "link") -> tuple[LinkRule, ...]:
    """The rules of one kind (`link`, `position`) in the order of the file."""
    return tuple(_rule(rank, entry) for rank, entry in enumerate(linking_data()[kind]))


def score(first: Fact, second: Fact, rules: Sequence[LinkRule]) -> LinkRule | None:
    """The strongest rule that joins two claims of one report, or `None`."""
    comparison = compare(first, second)
    return next((rule for rule in rules if rule.holds(comparison)), None) if comparison else None


def _rule(rank: int, entry: Mapping[str, Any]) -> LinkRule:
    return LinkRule(
        id=entry["id"],
        rank=rank,
        place=frozenset(map(PlaceRelation, entry["place"])),
        day=frozenset(map(DayRelation, entry["day"])),
        precise=entry.get("precise", False),
        same_report=entry.get("report") == "same",
        needs=frozenset(entry.get("needs", ())),
        any=frozenset(entry.get("any", ())),
        conflict=entry.get("conflict", ""),
        wording={language: entry[language] for language in ("ar", "en")},
    )


def _agreed(comparison: Comparison, *, speaks: bool) -> frozenset[str]:
    found = {"party": comparison.party is Agreement.SAME, "figures": comparison.figures is Agreement.SAME}
    return frozenset(name for name, agrees in {**found, "speaks": speaks}.items() if agrees)


def _values(joined: Claim, anchor: Claim) -> dict[str, str]:
    place = anchor.place or joined.place
    time = joined.time if joined.time and joined.time.start else anchor.time
    party = anchor.belligerent or joined.belligerent
    figures = joined.casualties or anchor.casualties
    return {
        "place": place.name if place else "",
        "day": (time.start or "") if time else "",
        "party": party.name if party else "",
        "figures": ", ".join(casualty.text for casualty in figures),
    }
