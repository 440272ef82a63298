"""Which pairs of records are worth comparing: those that share a day and a place, a name, or a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.records import Record
from tawthiq.incidents.tokens import as_keys, number_of, spread
from tawthiq.incidents.windows import Window

A_DAY = 2  # by so much the key of a token grows from one day to the next
CROWD = 400  # records: a figure, or a party in an area, that more of one day have tells nothing


@dataclass(frozen=True, slots=True)
class Keys:
    """The blocks a record stands in (`own`) and those in which it looks for others (`probe`), as 64-bit numbers.

    A pair is compared when one looks where the other stands. Two keys of different meaning may be one number; the
    pair is then compared in vain. See `tokens.as_keys`: the lowest bit marks the keys to which `CROWD` applies; a day
    on, the key is `A_DAY` more.
    """

    own: Sequence[int]
    probe: Sequence[int]


def keys_of(record: Record, atlas: Atlas) -> Keys:
    """The blocks of a record: its tokens, each on each of its days, the day before and after too where it looks."""
    window = record.window
    if window is None:
        return Keys((), ())
    tokens = tokens_of(record, atlas)
    first, last = A_DAY * window.first.toordinal(), A_DAY * window.last.toordinal()
    reach = A_DAY * reach_of(window)
    standing, looking = range(first, last + 1, A_DAY), range(first - reach, last + reach + 1, A_DAY)
    return Keys(
        tuple([token + day for token in tokens.own for day in standing]),
        tuple([token + day for token in tokens.probe for day in looking]),
    )


def reach_of(window: Window) -> int:
    """How many days before and after its own a record looks for others."""
    return window.tolerance + window.stated


def tokens_of(record: Record, atlas: Atlas) -> Keys:
    """The keys of a record on day 0, whatever its days are.

    Its place's id, its name and the cell of the map where it is placed at a settlement; each figure, and party and
    area, by which a record that knows only an area or no place looks for others.
    """
    parties = [number_of(party) for party in record.parties]
    crowded = parties + [spread(figure) for figure in record.figures]
    if record.place is None:
        return Keys(as_keys(crowded, 1), as_keys(crowded, 1))
    tokens = atlas.tokens(record.place)
    crowded += [party ^ area for party in parties for area in tokens.area]
    if record.is_precise:
        return Keys((*tokens.settlement, *as_keys(crowded, 1)), tokens.neighbours)
    inner = [party ^ area for party in parties for area in tokens.inner]
    return Keys(as_keys(crowded, 1), as_keys(crowded + inner, 1))


def is_crowded(key: int, standing: int) -> bool:
    """Whether a key under which so many records stand tells nothing."""
    return bool(key & 1) and standing > CROWD


def pairs(
    records: Sequence[Record], keys: Sequence[Keys], crowded: Collection[int] = frozenset()
) -> list[tuple[int, int]]:
    """The pairs of positions, low before high, in order, of records of different sources that share a block.

    Where the records are part of a case, `crowded` are the keys that tell nothing in the whole of it.
    """
    stands: dict[int, list[int]] = defaultdict(list)
    for position, own in enumerate(keys):
        for key in own.own:
            stands[key].append(position)
    found = set()
    for position, own in enumerate(keys):
        source = records[position].source
        for key in own.probe:
            standing = stands.get(key, ())
            if key in crowded or is_crowded(key, len(standing)):
                continue
            for other in standing:
                if records[other].source != source:
                    found.add((position, other) if position < other else (other, position))
    return sorted(found)
