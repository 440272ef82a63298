"""Capture histories: which origin reported which incident, for those who estimate what nobody saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events
from tawthiq.exports.formats.table import write_csv
from tawthiq.exports.formats.validation import Cell

_HEAD = ("id", "date_start", "country", "admin1", "grade")


def write(stream: BinaryIO, events: Events) -> None:
    """A column for each origin, those with most incidents first. Asks for the events twice: the columns come first."""
    known: Counter[str] = Counter()
    for event, notes in events():
        known.update({one.key for one in event.origins})
        if not event.origins:
            notes.left_out = "no independent origin is known"
    lists = sorted(known, key=lambda key: (-known[key], key))

    def rows() -> Iterator[Sequence[Cell]]:
        for event, _ in events():
            captured = {one.key for one in event.origins}
            if captured:
                where = (event.site.country, event.site.admin1) if event.site else ("", "")
                yield [event.id, event.start, *where, event.grade, *(int(key in captured) for key in lists)]

    write_csv(stream, [*_HEAD, *lists], rows())


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
