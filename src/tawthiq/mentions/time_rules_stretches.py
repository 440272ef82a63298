"""The tables of the time grammar that put two ends and a stretch between them together."""

from __future__ import annotations

from tawthiq.mentions.time_rules import Row
from tawthiq.mentions.time_values import SILENT, When

_WHOLE = "(DAY | NIGHTS | PERIOD | MONTHP | YEARP | PAST)"
_EVENT = "^COMMA/DOT/BREAK/SINCE/DAY/NIGHTS/PERIOD/MONTHP/YEARP/PAST/RANGE/LENGTH/BACK/RECORD"
_BEGUN = f"({_EVENT}{{0,5}}? BEGIN (OF? {_EVENT}{{0,2}}? WARWORD)? | {_EVENT}{{0,3}}? WARWORD)"
_LONG = f"({_EVENT}{{0,12}}? IN first:(PERIOD | MONTHP | YEARP))"
_IN_TIME = f"({_LONG} | {_EVENT}{{0,3}}? IN? first1:(DAY | PERIOD | MONTHP | YEARP))"

_RANGES: tuple[Row, ...] = (
    (
        "range.begun",
        f"SINCE IN? {_EVENT}{{0,5}}? BEGIN OF? {_EVENT}{{0,6}}? IN first:(DAY | PERIOD | MONTHP | YEARP)"
        f" AND? UNTIL last:{_WHOLE}",
        "RANGE",
        When(shape="range"),
    ),
    (
        "range.between",
        "BETWEEN first:(DAY | MONTHP | YEARP) AND last:(DAY | MONTHP | YEARP)",
        "RANGE",
        When(shape="range"),
    ),
    (
        "range.from",
        f"(FROM | IN | SINCE)? first:{_WHOLE} AND? UNTIL last:{_WHOLE}",
        "RANGE",
        When(shape="range"),
    ),
    (
        "range.years",
        "(BETWEEN | FROM) first:(YEARNUM | YEARP) (AND | UNTIL | DASH) last:(YEARNUM | YEARP)",
        "RANGE",
        When(shape="range"),
    ),
    ("range.list", "(UNITDUAL | LENGTH | IN)? first:DAY AND last:DAY", "RANGE", When(shape="next-days")),
)

# What went on since something began, with the day of that or without.
_BEGINNINGS: tuple[Row, ...] = (
    ("since.begun", f"SINCE IN? {_BEGUN} {_IN_TIME}?", "SINCED", When(shape="since-begun")),
    ("war.during", "(IN | DURING) OTHER{0,2}? core:WARAGE", "SINCED", When(shape="war-age")),
)

_WHOLES: tuple[Row, ...] = (
    ("dateline", "PUBLISHED IN? MARK? IN? DAY", "DATELINE", SILENT),
    ("since", f"SINCE IN? first:{_WHOLE}", "SINCED", When(shape="since")),
    ("since.length", "SINCE first:LENGTH", "SINCED", When(shape="since-length")),
    (
        "since.event",
        f"SINCE {_EVENT}{{1,12}}? first:(DAY | MONTHP | YEARP)",
        "SINCED",
        When(shape="since"),
    ),
    ("during", "(DURING | FOR) OF? head:(PERIOD | MONTHP | YEARP | PAST)", "HEAD", When(during=True)),
    ("during.length", "(DURING | IN) LENGTH", "PAST", When(during=True)),
    ("in", f"(DURING | IN) OF? head:({_WHOLE} | RANGE)", "HEAD", SILENT),
)

# "The worst attack since 2013" tells when another was.
_RECORDS: tuple[Row, ...] = (("not.record", f"RECORD {_EVENT}{{0,12}}? core:SINCED", "OTHER", SILENT),)

LEVELS: tuple[tuple[Row, ...], ...] = (_RANGES, _BEGINNINGS, _WHOLES, _RECORDS)
