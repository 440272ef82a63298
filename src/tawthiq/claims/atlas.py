"""What a report names on the map: its countries, first-level units, towns, and which of them it tells most of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tawthiq.lang import Gazetteer, PlaceEntry
from tawthiq.mentions import Passage, PlaceMention
from tawthiq.model import Precision

_WELL_KNOWN = frozenset({"country", "admin1", "region", "river", "sea"})
_TOWNS = frozenset({"village", "town", "city"})
_FEW = 3  # mentions


class Atlas:
    """Counts the places of a report that are named without doubt, and says which of several it more likely means."""

    def __init__(self, passages: Sequence[Passage], gazetteer: Gazetteer) -> None:
        """Read all mentions of the passages."""
        self._gazetteer = gazetteer
        self._countries: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        self._within: Counter[str] = Counter()  # countries, by the places in them
        self._first: dict[str, PlaceMention] = {}
        self._settlements: list[PlaceMention] = []
        for mention in (item.value for passage in passages for item in passage.items):
            if isinstance(mention, PlaceMention):
                self._count(mention)

    def _count(self, mention: PlaceMention) -> None:
        countries = {entry.country for entry in mention.entries}
        if len(countries) == 1:
            self._countries.update(countries)
            self._within.update(() if any(entry.kind == "country" for entry in mention.entries) else countries)
        units = {entry.admin1 or entry.id for entry in mention.entries if entry.kind != "country"}
        self._units.update(units if len(units) == 1 else ())
        if mention.near:
            return
        if mention.entries and mention.entries[0].kind in {"country", "admin1"}:
            self._first.setdefault(mention.entries[0].id, mention)
        if mention.precision is Precision.EXACT and _is_settlement(mention):
            self._settlements.append(mention)

    def home(self) -> str | None:
        """The country that the report names far more often than any other."""
        (first, most), (_, second) = _leading(self._countries)
        return first if most > _FEW and most >= second * 2 else None

    def country(self) -> str | None:
        """The country that the report names most often."""
        (first, most), (_, second) = _leading(self._countries)
        return first if most > second else None

    def scene(self) -> str | None:
        """The country in which most places lie that the report names; one that it only names itself may be a party."""
        (first, most), (_, second) = _leading(self._within)
        return first if most > second else None

    def land(self) -> PlaceMention | None:
        """The first words that name the country which the report tells of."""
        home = self.home()
        return next(
            (m for m in self._first.values() if m.entries[0].kind == "country" and m.entries[0].country == home), None
        )

    def unit(self) -> PlaceMention | None:
        """The first words that name the first-level unit in which most of what the report names lies."""
        (first, most), (_, second) = _leading(self._units)
        return self._first.get(first) if most > _FEW and most > second * 2 else None

    def town_in(self, around: Sequence[PlaceMention]) -> PlaceMention | None:
        """The town or village in the area of some mentions that the report names far more often than any other."""
        areas = [entry for mention in around for entry in mention.entries]
        first = {_identity(mention): mention for mention in reversed(self._settlements)}
        inside = [mention for mention in self._settlements if self._may_lie_in(mention, areas)]
        (most, often), (_, seldom) = [*Counter(map(_identity, inside)).most_common(2), (None, 0), (None, 0)][:2]
        return first[most] if often > seldom * 2 else None

    def _may_lie_in(self, mention: PlaceMention, areas: Sequence[PlaceEntry]) -> bool:
        if any(entry in areas for entry in mention.entries):
            return False
        return all(not mention.entries or any(self._holds(area, entry) for entry in mention.entries) for area in areas)

    def _holds(self, area: PlaceEntry, entry: PlaceEntry) -> bool:
        """Whether an area, or the unit around a city, may hold a place; a region of no unit all its country."""
        if area.kind == "region" and not area.admin1:
            return area.country == entry.country
        shares = area.admin1 is not None and area.admin1 == entry.admin1
        return shares or self._gazetteer.contains(area, entry)

    def is_foreign(self, mention: PlaceMention) -> bool:
        """Whether a name means only places in a country that the report, which names another again and again, hardly
        names: then it is more likely a namesake that the gazetteer does not know.
        """
        countries = {entry.country for entry in mention.entries if entry.kind not in _WELL_KNOWN}
        if not countries or any(entry.kind in _WELL_KNOWN for entry in mention.entries):
            return False
        most = max(self._countries.values(), default=0)
        return most > _FEW and all(self._countries[country] * _FEW < most for country in countries)

    def settle(self, entries: Iterable[PlaceEntry], around: Sequence[PlaceMention]) -> PlaceEntry | None:
        """The one entry that fits best: inside another place of the clause or report, the largest, the most exact."""
        others = [entry for mention in around for entry in mention.entries]

        def fit(entry: PlaceEntry) -> tuple[int, int, int, int, int]:
            inside = sum(self._gazetteer.contains(other, entry) for other in others if other.id != entry.id)
            unit = self._units[entry.admin1 or entry.id]
            return inside, unit, self._countries[entry.country], entry.population or 0, -entry.precision

        return max(sorted(entries, key=lambda entry: entry.id), key=fit, default=None)


def _leading(counted: Counter[str]) -> list[tuple[str, int]]:
    """The two that are counted most often, the first one first, filled up with nothing."""
    return [*counted.most_common(2), ("", 0), ("", 0)][:2]


def _is_settlement(mention: PlaceMention) -> bool:
    return mention.level in _TOWNS or any(entry.kind in _TOWNS for entry in mention.entries)


def _identity(mention: PlaceMention) -> object:
    return tuple(entry.id for entry in mention.entries) or mention.span
