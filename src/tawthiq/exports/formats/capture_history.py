"""Capture histories: which origin reported which incident, for those who estimate what nobody saw."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TextIO

from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events
from tawthiq.exports.formats.table import write_csv
from tawthiq.exports.formats.validation import Cell

_HEAD = ("id", "date_start", "country", "admin1", "grade")


def write(stream: BinaryIO, events: Events) -> None:
    """A column for each origin, those with most incidents first, which is known when the last event was seen."""
    known: Counter[str] = Counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        for event, notes in events():
            captured = sorted({one.key for one in event.origins})
            known.update(captured)
            if not captured:
                notes.left_out = "no independent origin is known"
                continue
            where = (event.site.country, event.site.admin1) if event.site else ("", "")
            kept.write(json.dumps([[event.id, event.start, *where, event.grade], captured]) + "\n")
        kept.seek(0)
        lists = sorted(known, key=lambda key: (-known[key], key))
        write_csv(stream, [*_HEAD, *lists], _rows(kept, lists))


def _rows(kept: TextIO, lists: Sequence[str]) -> Iterator[Sequence[Cell]]:
    place = {key: at for at, key in enumerate(lists)}
    for line in kept:
        head, captured = json.loads(line)
        cells = [0] * len(lists)
        for key in captured:
            cells[place[key]] = 1
        yield [*head, *cells]


CAPTURE_HISTORY = Format(
    name="capture-history",
    ending="csv",
    about="capture histories: 0 or 1 for each independent origin, for capture-recapture",
    carries=frozenset({"grade"}),
    conventions=(
        "WARNING: capture-recapture asks for lists that are independent of each other. An origin here is whoever "
        "first vouched, with all who "
        "repeat it as one; lists that copy each other unseen, or watch each other, break the estimate. Have a "
        "statistician look",
        "a column is an origin over all incidents of this export: an id of the table of actors, or a number for one "
        "that is not there; "
        "0 says that no report at hand has it, not that the origin did not know",
        "an incident that nobody reported has no row, which is what such an estimate is about",
    ),
    write=write,
)
