"""Where the event of a clause happened: the most exact place it names, told apart by the report's other places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.claims.atlas import Atlas
from tawthiq.lang import Language, PlaceEntry
from tawthiq.mentions import Passage, PlaceMention
from tawthiq.model import Document, Place, Precision

_PARTS = frozenset({"site", "district", "camp"})  # of a town
_POINTS = frozenset({Precision.EXACT, Precision.NEAR, Precision.SECOND_LEVEL})


class Locator:
    """Tells places of one name apart by what the report names elsewhere, and makes them places of the model."""

    def __init__(self, passages: Sequence[Passage], document: Document, language: Language) -> None:
        """Read what the report names on the map."""
        self.document, self.language = document, language
        self._atlas = Atlas(passages, language.gazetteer)
        self.scene = self._atlas.scene()  # the country in which the report's events are

    def locate(self, mentions: Sequence[PlaceMention]) -> Place | None:
        """The place of a clause from its mentions in order: the most exact one, with what lies around it."""
        named = [m for m in mentions if not (_only_acts(m) or self._is_abroad(m) or self._is_chance(m))]
        mentions = self._at_home(named)
        if not mentions:
            return None
        mentions = [_with_unit(mention, mentions) for mention in mentions]
        order = sorted(range(len(mentions)), key=lambda i: (self._atlas.is_foreign(mentions[i]), mentions[i].rank, i))
        best = mentions[order[0]]
        around = [mentions[i] for i in order[1:]]
        entry = None if self._atlas.is_foreign(best) else self._atlas.settle(best.entries, around)
        unit = self._unit(entry, around)
        meant = {entry.id for entry in best.entries}
        others = [mention for mention in around if meant.isdisjoint(entry.id for entry in mention.entries)]
        beside = self._beside(others)
        reference = best if best.near else beside
        located = entry if entry and entry.lat is not None else self._neighbour(best, beside) or entry
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
            proper=self._proper(best),
        )

    def _beside(self, others: Sequence[PlaceMention]) -> PlaceMention | None:
        """What the place lies in or by: before what is close, and before the town that a whole province is called
        after.
        """
        points = [m for m in others if m.precision <= Precision.SECOND_LEVEL and (not _is_region(m) or self._is_by(m))]
        return min(points, key=lambda mention: (self._is_seat(mention), mention.near), default=None)

    def _neighbour(self, best: PlaceMention, beside: PlaceMention | None) -> PlaceEntry | None:
        """The known point that a place on no map is in or beside."""
        if beside is None or not (_is_at(best, beside) or self._is_by(beside)):
            return None
        entry = self._atlas.settle(beside.entries, ())
        return entry if entry and entry.precision is Precision.EXACT else None

    def _is_by(self, mention: PlaceMention) -> bool:
        """Whether it names the land around a town, and not the province of that name."""
        return mention.level == "around" and bool(mention.entries) and not self._is_seat(mention)

    def _is_seat(self, mention: PlaceMention) -> bool:
        """Whether its name is also that of a first-level unit."""
        gazetteer, code = self.language.gazetteer, self.language.code
        return any(gazetteer.admin1_name(entry, code) in entry.names.get(code, ()) for entry in mention.entries)

    def _proper(self, mention: PlaceMention) -> str | None:
        """The name by itself, where the mention says more than that."""
        words = None if mention.proper is None or mention.near else self.document.quote(mention.proper)
        return None if words == self.document.quote(mention.span) else words

    def _is_chance(self, mention: PlaceMention) -> bool:
        """Whether a word is more likely no name: without a cue, it is one of places far from the report's own."""
        return mention.level is None and not mention.near and self._atlas.is_foreign(mention)

    def _is_abroad(self, mention: PlaceMention) -> bool:
        """Whether it is named beside the event only, and lies in another country: a capital that speaks, a border."""
        countries = {entry.country for entry in mention.entries}
        is_bare = mention.beyond and mention.level is None
        return is_bare and bool(countries) and self.scene is not None and self.scene not in countries

    def _at_home(self, mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
        """The mentions without those abroad, where the clause names the country that the report tells most of."""
        home = self._atlas.home()
        inside = [mention for mention in mentions if home in {entry.country for entry in mention.entries}]
        unknown = [mention for mention in mentions if not mention.entries]
        return [mention for mention in mentions if mention in inside or mention in unknown] if inside else mentions

    def located_in(self, around: Sequence[PlaceMention]) -> Place | None:
        """The place of a clause that tells of a town in an area and leaves its name to another sentence."""
        named = self._atlas.town_in(around)
        return self.locate([named, *around] if named else around)

    def of_war(self) -> Place | None:
        """The country that the report tells of, as it first names it: that of a war's whole toll."""
        land = self._atlas.land()
        return self.locate([land]) if land else None

    def of_toll(self) -> Place | None:
        """The first-level unit that the report tells of, as it first names it: that of a toll of several attacks."""
        unit = self._atlas.unit()
        return self.locate([unit]) if unit else None

    def _unit(self, entry: PlaceEntry | None, around: Iterable[PlaceMention]) -> str | None:
        gazetteer = self.language.gazetteer
        if entry is not None:
            return gazetteer.admin1_name(entry, self.language.code)
        units = [e for m in around for e in m.entries if e.kind == "admin1"] or [e for m in around for e in m.entries]
        return next((name for e in units if (name := gazetteer.admin1_name(e, self.language.code))), None)

    def _country(self, around: Sequence[PlaceMention]) -> str | None:
        named = [entry.country for mention in around for entry in mention.entries]
        if named:
            return named[0]
        return self._atlas.country()

    def _name(self, mention: PlaceMention) -> str:
        entry = self._atlas.settle(mention.entries, ())
        names = entry.names.get(self.language.code, ()) if entry else ()
        return names[0] if names else self.document.quote(mention.span)


def _is_at(unknown: PlaceMention, known: PlaceMention) -> bool:
    """Whether an unknown place is in or beside a known point: a street of a town, a village close to one."""
    return known.near or unknown.level in _PARTS


def _is_region(mention: PlaceMention) -> bool:
    """Whether it names an area around places, in which an event is rather than near it."""
    return mention.level == "around" or any(entry.kind == "region" for entry in mention.entries)


def _only_acts(mention: PlaceMention) -> bool:
    """Whether words name a state that acts."""
    countries = [entry for entry in mention.entries if entry.kind == "country"]
    return mention.beyond and bool(countries) and len(countries) == len(mention.entries)


def _with_unit(mention: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """The mention; what lies beyond a place lies beside it where the unit named with it is the place's own."""
    others = [entry for other in mentions if other is not mention for entry in other.entries]
    units = {entry.id for entry in others if entry.kind == "admin1"}
    is_inside = any(entry.admin1 in units for entry in mention.entries)
    return replace(mention, beyond=False) if mention.beyond and is_inside else mention
