"""Names that no list has: places spelled otherwise than listed, and places that the report itself names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.lang import Language, PlaceName
from tawthiq.mentions.items import Item
from tawthiq.text import Remembered

_NAME = frozenset({"WORD", "NAME_PART", "DOUBTFUL_PLACE"})
_LINK = frozenset({"NAME_PART", "DASH"})
_BEFORE = frozenset({"IN", "NEAR"})  # what announces that a place follows
_ENDS = frozenset({"IN", "ON", "AND", "OR", "TIME", "BY", "AFTER", "NEAR", "WHO_REL", "MEANWHILE", "OUTCOME"})
_TARGETED = frozenset({"STRIKE", "ATTACK", "STRUCK"})  # before "on": then a place follows, or a body
_AFTER = frozenset({"TOWN", "VILLAGE", "CITY", "DISTRICT", "CAMP", "PROVINCE"})  # and what, that one stood before
_LOCAL = frozenset({"PLACE", "DEMONYM"})
_LARGE = frozenset({"country", "admin1", "region"})  # a town may be another's namesake
_HEADLINE = 0.7  # share of words with a capital: there a capital tells nothing
_SURE = 6  # letters of a spelling that is taken for a place without being announced
_LONGEST = 7  # items of a name

Rows = Sequence[Sequence[Item]]


def read_spellings(rows: Rows, text: str, language: Language) -> Rows:
    """The rows with each name spelled otherwise than listed, or named as a place anywhere in the report, made a place.

    Other unknown words with a capital become names. A language without `[spelling]` has its rows back.
    """
    if language.spelling is None:
        return rows
    known = _Known(_spellings(language), _countries(rows))
    if not language.spelling.capitals:
        return [_respelled(row, known) for row in rows]
    found = [[_run(row, start, end, known) for start, end in _runs(row, text)] for row in rows]
    announced = {run.norm for runs in found for run in runs if run.is_announced}
    return [_joined(row, runs, known, announced) for row, runs in zip(rows, found, strict=True)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What names may mean that are spelled otherwise than listed, in the countries that the report names."""

    spellings: Remembered[str, tuple[PlaceName, ...]]
    countries: frozenset[str]

    def meanings(self, name: str) -> tuple[PlaceName, ...]:
        """The places of such a name in one of the countries."""
        return tuple(meaning for meaning in self.spellings[name] if meaning.place.country in self.countries)

    def holds(self, item: Item) -> bool:
        """Whether an item names a place in one of the countries."""
        return "PLACE" in item.classes and any(place.country in self.countries for place in item.places())


def _countries(rows: Rows) -> frozenset[str]:
    """The countries that the rows name, by name, nationality or unit; else those of the cities they name."""
    named: set[str] = set()
    cities: set[str] = set()
    for item in (item for row in rows for item in row if not item.classes.isdisjoint(_LOCAL)):
        named.update(filter(None, [item.feature("country")]))
        if "PLACE" in item.classes:
            kinds = {(place.kind, place.country) for place in item.places()}
            named.update(country for kind, country in kinds if kind in _LARGE)
            cities.update(country for kind, country in kinds if kind == "city")
    return frozenset(named or cities)


class _Run:
    """Words of a row that may be one name: `start` to `end` in items."""

    def __init__(self, row: Sequence[Item], start: int, end: int) -> None:
        """See what stands around it."""
        self.start, self.end = start, end
        self.items = row[start:end]
        self.norm = " ".join(item.norm for item in self.items if "DASH" not in item.classes)
        self.is_first = start == 0 or not row[start - 1].norm.isalnum()
        before = row[start - 1].classes if start else frozenset()
        after = row[end].classes if end < len(row) else _ENDS
        is_whole = bool(after & _ENDS) or not row[end].norm.isalnum()
        hit = "ON" in before and start > 1 and bool(row[start - 2].classes & _TARGETED)
        follows = bool(before & _BEFORE or hit) and is_whole
        of_settlement = "OF" in before and start > 1 and "SETTLEMENT" in row[start - 2].classes
        self.is_announced = follows or of_settlement or bool(after & _AFTER)


def _run(row: Sequence[Item], start: int, end: int, known: _Known) -> _Run:
    """The run; up to the place that a list has in it, where its words together are no other name."""
    run = _Run(row, start, end)
    first = next((i for i in range(start + 1, end) if known.holds(row[i])), end)
    return run if first == end or known.meanings(run.norm) else _Run(row, start, first)


def _runs(row: Sequence[Item], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of words that may be a name: with a capital, not in a line whose words all have one."""
    words = [item for item in row if item.norm[:1].isalpha()]
    capitals = len([item for item in words if text[item.start].isupper()])
    if capitals > _HEADLINE * len(words):
        return
    starts = [i for i, item in enumerate(row) if text[item.start].isupper() or "NAME_PART" in item.classes]
    end = 0
    for index in starts:
        if index < end:
            continue
        end, named = index, False
        while end < min(len(row), index + _LONGEST) and _goes_on(row, end, index, text):
            named = named or (text[row[end].start].isupper() and "NAME_PART" not in row[end].classes)
            end += 1
        while end > index and row[end - 1].classes & _LINK:
            end -= 1
        if named:
            yield index, end


def _plain_runs(row: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The stretches that may be a name where no capitals tell: a long word, or one that begins names and the next."""
    index = 0
    while index < len(row):
        classes, end = row[index].classes, index
        if "NAME_HEAD" in classes and index + 1 < len(row) and row[index + 1].classes & _NAME:
            end = index + 2
        elif "WORD" in classes and len(row[index].norm) >= _SURE:
            end = index + 1
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _goes_on(row: Sequence[Item], index: int, first: int, text: str) -> bool:
    item = row[index]
    if "DASH" in item.classes:
        return index > first and item.start == row[index - 1].end
    if "NAME_PART" in item.classes:
        return text[item.start].isupper() or (index + 1 < len(row) and "DASH" in row[index + 1].classes)
    may_be = bool(item.classes & _NAME) or (index > first and "PLACE" in item.classes)
    return may_be and text[item.start].isupper()


def _joined(row: Sequence[Item], runs: Sequence[_Run], known: _Known, announced: set[str]) -> Sequence[Item]:
    if not runs:
        return row
    joined: list[Item] = []
    position = 0
    for run in runs:
        joined.extend(row[position : run.start])
        joined.extend(_read(run, known, announced))
        position = run.end
    joined.extend(row[position:])
    return joined


def _respelled(row: Sequence[Item], known: _Known) -> Sequence[Item]:
    """The row of a script without capitals: what is no other spelling of a place without doubt stays as it is."""
    runs = [_Run(row, start, end) for start, end in _plain_runs(row)]
    return _joined(row, [run for run in runs if _names_surely(known.meanings(run.norm))], known, {r.norm for r in runs})


def _names_surely(meanings: Sequence[PlaceName]) -> bool:
    return bool(meanings) and not any(meaning.doubtful for meaning in meanings)


def _read(run: _Run, known: _Known, announced: set[str]) -> list[Item]:
    if len(run.items) == 1 and "WORD" not in run.items[0].classes:
        return [_trusted(run.items[0]) if run.is_announced else run.items[0]]
    meanings = known.meanings(run.norm)
    if run.norm in announced or (meanings and _is_sure(run, meanings)):
        return [_place(run, "PLACE", meanings)]
    if meanings:
        return [_place(run, "DOUBTFUL_PLACE", meanings)]
    return [
        item._replace(classes=item.classes | {"NAME"}) if "WORD" in item.classes and not run.is_first else item
        for item in run.items
    ]


def _trusted(item: Item) -> Item:
    if "DOUBTFUL_PLACE" not in item.classes:
        return item
    return item._replace(classes=item.classes - {"DOUBTFUL_PLACE"} | {"PLACE"})


def _is_sure(run: _Run, meanings: Sequence[PlaceName]) -> bool:
    words = [item for item in run.items if not item.classes & _LINK]
    if not words or any(meaning.doubtful for meaning in meanings):
        return False
    return len(words) > 1 or (len(words[0].norm) >= _SURE and not run.is_first)


def _place(run: _Run, name: str, meanings: tuple[PlaceName, ...]) -> Item:
    return Item(frozenset({name}), run.items[0].start, run.items[-1].end, run.norm, meanings)


@lru_cache(maxsize=16)
def _spellings(language: Language) -> Remembered[str, tuple[PlaceName, ...]]:
    """What a folded name may mean that no list has so, by the keys that its spellings share."""
    names = list(language.gazetteer.names(language.code))
    spelling = language.spelling
    if spelling is None:
        return Remembered(lambda _: ())
    found = spelling.index(language.folding.word(name) for name, _ in names)

    def look_up(name: str) -> tuple[PlaceName, ...]:
        for key in next(iter(spelling.keys([name]))):
            places = {names[number][1].id: names[number] for number in found.get(key, ())}
            if places:
                return tuple(PlaceName(place, place.is_ambiguous(listed), listed) for listed, place in places.values())
        return ()

    return Remembered(look_up)
