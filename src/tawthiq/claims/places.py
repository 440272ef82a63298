"""Where the event of a clause happened: the most exact place it names, told apart by the report's other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.lang import Language, PlaceEntry
from tawthiq.mentions import Passage, PlaceMention
from tawthiq.model import Document, Place, Precision

_WELL_KNOWN = frozenset({"country", "admin1", "region", "river", "sea"})
_PARTS = frozenset({"site", "district", "camp"})  # of a town
_FEW = 3  # mentions of a country
_POINTS = frozenset({Precision.EXACT, Precision.NEAR, Precision.SECOND_LEVEL})


class Locator:
    """Tells places of one name apart by what the report names elsewhere, and makes them places of the model."""

    def __init__(self, passages: Sequence[Passage], document: Document, language: Language) -> None:
        """Count the countries and first-level units that the report names without doubt."""
        self.document, self._language = document, language
        self._countries: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        self._lands: dict[str, PlaceMention] = {}
        for mention in (item.value for passage in passages for item in passage.items):
            if isinstance(mention, PlaceMention):
                self._count(mention)

    def _count(self, mention: PlaceMention) -> None:
        countries = {entry.country for entry in mention.entries}
        if len(countries) == 1:
            country = countries.pop()
            self._countries[country] += 1
            if all(entry.kind == "country" for entry in mention.entries) and not mention.near:
                self._lands.setdefault(country, mention)
        units = {entry.admin1 or entry.id for entry in mention.entries if entry.kind != "country"}
        if len(units) == 1:
            self._units[units.pop()] += 1

    def locate(self, mentions: Sequence[PlaceMention]) -> Place | None:
        """The place of a clause from its mentions in order: the most exact one, with what lies around it."""
        mentions = self._at_home([mention for mention in mentions if not self._only_acts(mention)])
        if not mentions:
            return None
        mentions = [self._with_unit(mention, mentions) for mention in mentions]
        order = sorted(range(len(mentions)), key=lambda i: (self._is_foreign(mentions[i]), mentions[i].rank, i))
        best = mentions[order[0]]
        around = [mentions[i] for i in order[1:]]
        entry = None if self._is_foreign(best) else self._settle(best.entries, around)
        unit = self._unit(entry, around)
        meant = {entry.id for entry in best.entries}
        others = (mention for mention in around if meant.isdisjoint(entry.id for entry in mention.entries))
        beside = next((m for m in others if m.precision <= Precision.SECOND_LEVEL and not _is_region(m)), None)
        reference = best if best.near else beside
        located = entry or (self._settle(beside.entries, ()) if beside and _is_at(best, beside) else None)
        point = located is not None and best.precision in _POINTS and located.precision in _POINTS
        return Place(
            name=self.document.quote(best.span),
            span=best.span,
            near=self._name(reference) if reference else None,
            admin1=unit,
            country=located.country if located else self._country(around),
            lat=located.lat if located and point else None,
            lon=located.lon if located and point else None,
            precision=best.precision if located is entry and not best.near else max(best.precision, Precision.NEAR),
            id=entry.id if entry and not best.near else None,
        )

    def _only_acts(self, mention: PlaceMention) -> bool:
        """Whether words name a state that acts, and not the one that the report tells of."""
        most = max(self._countries.values(), default=0)
        return (
            mention.beyond
            and bool(mention.entries)
            and all(entry.kind == "country" and self._countries[entry.country] < most for entry in mention.entries)
        )

    def _with_unit(self, mention: PlaceMention, others: Sequence[PlaceMention]) -> PlaceMention:
        """The mention; what lies beyond a place lies beside it where the unit named with it is the place's own."""
        units = {entry.id for other in others for entry in other.entries if entry.kind == "admin1"}
        is_inside = any(entry.admin1 in units for entry in mention.entries)
        return replace(mention, beyond=False) if mention.beyond and is_inside else mention

    def _at_home(self, mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
        """The mentions without those abroad, where the clause names the country that the report tells most of."""
        home = self.home
        inside = [mention for mention in mentions if home in {entry.country for entry in mention.entries}]
        unknown = [mention for mention in mentions if not mention.entries]
        return [mention for mention in mentions if mention in inside or mention in unknown] if inside else mentions

    def land(self) -> Place | None:
        """The country that the report tells of, as it first names it: that of a war's whole toll."""
        mention = self._lands.get(self.home or "")
        return self.locate([mention]) if mention else None

    @property
    def home(self) -> str | None:
        """The country that the report names far more often than any other."""
        (first, most), (_, second) = [*self._countries.most_common(2), ("", 0), ("", 0)][:2]
        return first if most > _FEW and most >= second * 2 else None

    def _is_foreign(self, mention: PlaceMention) -> bool:
        """Whether a name means only places in a country that the report, which names another again and again, hardly
        names: then it is more likely a namesake that the gazetteer does not know.
        """
        countries = {entry.country for entry in mention.entries if entry.kind not in _WELL_KNOWN}
        if not countries or any(entry.kind in _WELL_KNOWN for entry in mention.entries):
            return False
        most = max(self._countries.values(), default=0)
        return most > _FEW and all(self._countries[country] * _FEW < most for country in countries)

    def _settle(self, entries: Sequence[PlaceEntry], around: Sequence[PlaceMention]) -> PlaceEntry | None:
        """The one entry that fits best: inside another place of the clause or report, the largest, the most exact."""
        others = [entry for mention in around for entry in mention.entries]

        def fit(entry: PlaceEntry) -> tuple[int, int, int, int, int]:
            inside = sum(self._language.gazetteer.contains(other, entry) for other in others if other.id != entry.id)
            unit = self._units[entry.admin1 or entry.id]
            return inside, unit, self._countries[entry.country], entry.population or 0, -entry.precision

        return max(sorted(entries, key=lambda entry: entry.id), key=fit, default=None)

    def _unit(self, entry: PlaceEntry | None, around: Iterable[PlaceMention]) -> str | None:
        gazetteer = self._language.gazetteer
        if entry is not None:
            return gazetteer.admin1_name(entry, self._language.code)
        units = [e for m in around for e in m.entries if e.kind == "admin1"] or [e for m in around for e in m.entries]
        return next((name for e in units if (name := gazetteer.admin1_name(e, self._language.code))), None)

    def _country(self, around: Sequence[PlaceMention]) -> str | None:
        named = [entry.country for mention in around for entry in mention.entries]
        if named:
            return named[0]
        most = self._countries.most_common(2)
        return most[0][0] if len(most) == 1 or (most and most[0][1] > most[1][1]) else None

    def _name(self, mention: PlaceMention) -> str:
        entry = self._settle(mention.entries, ())
        names = entry.names.get(self._language.code, ()) if entry else ()
        return names[0] if names else self.document.quote(mention.span)


def _is_at(unknown: PlaceMention, known: PlaceMention) -> bool:
    """Whether an unknown place is in or beside a known point: a street of a town, a village close to one."""
    return known.near or unknown.level in _PARTS


def _is_region(mention: PlaceMention) -> bool:
    """Whether it names an area around places, in which an event is rather than near it."""
    return any(entry.kind == "region" for entry in mention.entries)
