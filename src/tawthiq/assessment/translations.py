"""Reports that are translations of one another, told by what they say and not by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawthiq.assessment.statements import Relation, Statement, in_order
from tawthiq.assessment.voices import is_body
from tawthiq.model import Count, Document, Outcome, Place, Population

DAYS = 1  # between the days of publication of a report and its translation
TELLING = 10  # people: a single figure from here on is unlikely to agree by chance
CLOSE = 2  # decimals of a degree to which places without a common entry must agree: about a kilometre

_Figure = tuple[Outcome, Population, Count]


def lead_to_originals(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of translations with the report they translate as their source, in order.

    Two reports are translations of one another where they are in different languages, appeared within a day, name
    the same place, attribute the harm to no known body (with one they are that body's word, translated or not) and
    give exactly the same figures: two at the least, or one of ten or more. Words cannot be compared across languages
    here, so fewer particulars would make one source of two. The earlier counts as the original; of one day, the one
    whose id comes first.
    """
    if len({statement.document.language for statement in statements}) < 2:
        return list(statements)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.harm:
            by_report[statement.document.doc_id].append(statement)
    groups: dict[frozenset[_Figure], list[list[Statement]]] = defaultdict(list)
    for own in by_report.values():
        figures = frozenset(figure for statement in own for figure in _figures(statement))
        if _is_telling(figures) and not any(is_body(statement.claim.speaker) for statement in own):
            groups[figures].append(own)
    originals = {copy: original for group in groups.values() for copy, original in _pairs(group).items()}
    led = [_led(statement, originals) for statement in statements]
    return in_order(led)


def _pairs(group: Sequence[Sequence[Statement]]) -> Mapping[str, Document]:
    """Within reports of the same figures, from a translation's id to the report that it translates."""
    firsts: dict[tuple[str, object], Document] = {}
    found: dict[str, Document] = {}
    for own in sorted(group, key=lambda own: (own[0].date, own[0].source.doc_id, own[0].document.doc_id)):
        source = own[0].source
        places = sorted({key for statement in own for key in _places(statement.claim.place)})
        others = (firsts.get((language, key)) for key in places for language in sorted({lang for lang, _ in firsts}))
        first = next((o for o in others if o and o.language != source.language and _close(o, source)), None)
        for key in places:
            firsts.setdefault((source.language, key), first or source)
        if first is not None and first.doc_id != source.doc_id:
            found[source.doc_id] = first
    return found


def _led(statement: Statement, originals: Mapping[str, Document]) -> Statement:
    original = originals.get(statement.source.doc_id)
    return statement if original is None else statement.led_to(original, Relation.TRANSLATION)


def _figures(statement: Statement) -> frozenset[_Figure]:
    return frozenset((c.outcome, c.who, c.count) for c in statement.harm if c.count.is_exact)


def _is_telling(figures: frozenset[_Figure]) -> bool:
    return len(figures) > 1 or any((count.minimum or 0) >= TELLING for _, _, count in figures)


def _places(place: Place | None) -> list[str]:
    if place is None:
        return []
    found = [f"id {place.id}"] if place.id else []
    if place.lat is not None and place.lon is not None:
        found.append(f"at {round(place.lat, CLOSE)} {round(place.lon, CLOSE)}")
    return found


def _close(first: Document, second: Document) -> bool:
    if first.published is None or second.published is None:
        return False
    return abs((second.published - first.published).days) <= DAYS
