"""The report that goes with an export: conventions, what the format cannot say row by row, what was withheld, faults.

It is JSON with a line for each incident, so that people can read it and programs too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

from tawthiq.exports.formats.event import Bounds, Event
from tawthiq.exports.formats.losses import FACTS, bounds, lost
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.redaction import KINDS

Withheld = Counter[tuple[str, str]]
_GROUPS = ("killed", "injured")
_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(slots=True)
class LossReport:
    """Gathers what is said of each event, and keeps only counts: the lines go to `lines` as they come."""

    carries: frozenset[str]
    small: int
    lines: TextIO
    rows: int = 0
    seen: int = 0
    small_rows: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    withheld: Withheld = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    faults: int = 0

    def take(self, event: Event, notes: Notes, withheld: Withheld) -> None:
        """Take what is to be said of one event, as it was written."""
        line: dict[str, Any] = {"id": event.id}
        if notes.left_out:
            line["left_out"] = notes.left_out
            self.left_out[notes.left_out] += 1
        else:
            self.rows += 1
            line["lost"] = dict(lost(event, self.carries)) | notes.lost
            self.lost.update(line["lost"].keys())
            for what, number in withheld.items():
                self.withheld[what] += number
            small = list(_small(event, self.small))
            self.small_rows += bool(small)
            self.faults += len(notes.faults)
            line |= {"assumed": sorted(event.assumed)} if event.assumed else {}
            line |= {"small": small} if small else {}
            line |= {"faults": notes.faults} if notes.faults else {}
            line |= {"withheld": _listed(withheld)} if withheld else {}
        self.lines.write(("" if not self.seen else ",\n") + _encode(line))
        self.seen += 1

    def pieces(self, head: Mapping[str, Any], lines: TextIO) -> Iterator[str]:
        """The whole report: the head, what was counted, and the lines."""
        counted = {
            "incidents": self.seen,
            "rows": self.rows,
            "left_out": dict(sorted(self.left_out.items())),
            "lost": {code: {"rows": n, "what": _about(code)} for code, n in sorted(self.lost.items(), key=by_size)},
            "small_cells": {
                "rows": self.small_rows,
                "what": f"figures from 1 to {self.small - 1} may single people out",
            },
            "faults": self.faults,
            "withheld": {kind: {"times": n, "what": KINDS[kind]} for kind, n in _by_kind(self.withheld)},
            "withheld_from": _listed(self.withheld),
        }
        text = json.dumps({**head, **counted}, ensure_ascii=False, indent=1)
        yield text[:-2] + ',\n "by_incident": [\n'
        yield from iter(lambda: lines.read(1 << 16), "")
        yield "\n ]\n}\n"


def _about(code: str) -> str:
    return FACTS[code].about if code in FACTS else f"something that the column {code} cannot say as it is"


def by_size(item: tuple[str, int]) -> tuple[int, int, str]:
    """An order of what is lost: what most rows lose first, then by weight."""
    return (-item[1], list(FACTS).index(item[0]) if item[0] in FACTS else len(FACTS), item[0])


def _by_kind(withheld: Withheld) -> Sequence[tuple[str, int]]:
    kinds: Counter[str] = Counter()
    for (kind, _), number in withheld.items():
        kinds[kind] += number
    return sorted((kind, number) for kind, number in kinds.items() if number)


def _listed(withheld: Withheld) -> dict[str, int]:
    return {f"{kind} in {where}": number for (kind, where), number in sorted(withheld.items()) if number}


def _small(event: Event, limit: int) -> Iterator[str]:
    for outcome in _GROUPS:
        ranges: Mapping[str, Bounds] = getattr(event, outcome)
        for who, value in ranges.items():
            if any(edge is not None and 0 < edge < limit for edge in (value.least, value.most)):
                yield f"{outcome} {who} {bounds(value)}"
