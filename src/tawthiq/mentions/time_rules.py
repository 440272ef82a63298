"""The tables of the time grammar: (id, pattern over the classes of times.tsv, class of what it makes, what it adds)."""

from __future__ import annotations

from tawthiq.mentions.time_values import SILENT, When

Row = tuple[str, str, str, When]

_MONTH = "(MONTH | CUEMONTH DOT? | HIJRI)"
_ORDER = "(LAST | CURRENT | NEXT)"
_TAIL = f"(COMMA? OF? (IN? U_YEAR)? year:YEARNUM CE? | (OF | IN)? U_YEAR {_ORDER} | {_ORDER} U_YEAR | {_ORDER})"
_BEFORE = "(PART (OF | IN)?){0,2}"
_GAP = "(COMMA | OPEN | DASH | LINK | OF | IN){0,2}"
_BESIDE = "(COMMA | OPEN)?"
_WHOLE = "(DAY | NIGHTS | PERIOD | MONTHP | YEARP | PAST)"
_EVENT = "^COMMA/DOT/BREAK/SINCE"

# What only looks like a time.
_NOT_TIMES: tuple[Row, ...] = (
    ("not.name", "NAMECUE (WEEKDAY | MONTH)", "OTHER", SILENT),
    ("not.that-day", "(OTHERDAY | ORD) (UNIT | TODAY | PART)", "OTHER", SILENT),
    ("not.unit-of-event", "UNIT OTHERAFTER", "OTHER", SILENT),
)

# Month doubles and numeric dates.
_NUMERIC: tuple[Row, ...] = (
    ("month.double", "(MONTH | CUEMONTH) SLASH? (MONTH | CUEMONTH)", "MONTH", SILENT),
    ("month.double-in-brackets", "(MONTH | CUEMONTH) OPEN (MONTH | CUEMONTH) CLOSE", "MONTH", SILENT),
    ("month.in", "INMONTH core:(MONTH | CUEMONTH) DAYNUM", "MONTHP", SILENT),
    ("date.year-first", "year:YEARNUM (DASH | SLASH) month:NUM (DASH | SLASH) day:DAYNUM", "DATE", SILENT),
    (
        "date.numeric",
        "day:DAYNUM (DASH | SLASH) month:DAYNUM (DASH | SLASH) year:YEARNUM CE?",
        "DATE",
        When(shape="numeric"),
    ),
    ("date.lunar-numeric", "day:DAYNUM SLASH month:DAYNUM SLASH year:NUM AH", "DATE", When(lunar=True)),
)

_DATES: tuple[Row, ...] = (
    ("date.day-month", f"day:(DAYNUM | ORD) ORDSUFFIX? (OF | IN)? U_MONTH? {_MONTH} {_TAIL}?", "DATE", SILENT),
    ("date.day-lunar", "day:(DAYNUM | ORD) (OF | IN)? U_MONTH? HIJRI (U_YEAR? year:NUM AH?)?", "DATE", SILENT),
    (
        "date.month-day",
        "(MONTH | CUEMONTH DOT?) day:DAYAFTER ORDSUFFIX? (COMMA? year:YEARNUM)?",
        "DATE",
        SILENT,
    ),
    ("date.day-of-month", f"day:(DAYNUM | ORD) OF U_MONTH {_ORDER}", "DATE", SILENT),
    ("month.with-tail", f"U_MONTH? {_MONTH} {_TAIL}", "MONTHP", SILENT),
    ("month.order-first", f"{_ORDER} (MONTH | CUEMONTH)", "MONTHP", SILENT),
    ("month.named", "U_MONTH (MONTH | CUEMONTH | HIJRI)", "MONTHP", SILENT),
    ("month.bare", "MONTH", "MONTHP", SILENT),
    ("month.cued", "(IN | SINCE | DURING | EDGE | UNTIL | FROM) DASH? core:(CUEMONTH | HIJRI)", "MONTHP", SILENT),
    ("year.named", "U_YEAR year:YEARNUM CE?", "YEARP", SILENT),
    ("year.cued", "(SINCE | UNTIL | IN | EDGE) DASH? core:(year:YEARNUM)", "YEARP", SILENT),
    (
        "season",
        f"SEASON (OF | IN)? (U_YEAR? year:YEARNUM | U_YEAR {_ORDER} | {_ORDER} U_YEAR | {_ORDER})",
        "YEARP",
        SILENT,
    ),
)

_LENGTHS: tuple[Row, ...] = (
    ("past.counted", "UNITS (count:(NUM (AND NUM)?) | VAGUE)? LAST", "PAST", SILENT),
    ("past.number-first", "count:NUM (UNIT | UNITS) LAST", "PAST", SILENT),
    ("past.dual", "UNITDUAL LAST", "PAST", SILENT),
    ("past.order-first", "LAST (count:NUM | VAGUE)? UNITS", "PAST", SILENT),
    ("past.order-first-one", "LAST count:NUM UNIT", "PAST", SILENT),
    ("period.order-last", f"UNIT {_ORDER}", "PERIOD", SILENT),
    ("period.order-first", f"{_ORDER} UNIT", "PERIOD", SILENT),
    ("period.weekend", "(DURING | IN) core:U_WEEKEND", "PERIOD", SILENT),
    ("length.counted", "(APPROX? count:NUM | VAGUE OF?) (UNIT | UNITS)", "LENGTH", SILENT),
    ("length.dual", "UNITDUAL", "LENGTH", SILENT),
    ("length.some", "(SINCE | BEFORE | DURING) APPROX? core:UNITS", "LENGTH", When(vague=True)),
    ("length.one", "(SINCE | BEFORE) core:(APPROX? UNIT)", "LENGTH", When(count=1)),
)

_DAYS: tuple[Row, ...] = (
    (
        "day.relative",
        f"{_BEFORE} CURRENT? U_DAY? RELDAY CLOSE? ({_BESIDE} U_DAY? WEEKDAY)? ({_GAP} DATE)? CLOSE? PARTADV?",
        "DAY",
        SILENT,
    ),
    (
        "day.weekday",
        f"{_BEFORE} U_DAY? {_ORDER}? WEEKDAY {_ORDER}? CLOSE? ({_GAP} U_DAY? DATE CLOSE?)? PARTADV?",
        "DAY",
        SILENT,
    ),
    ("day.short-weekday", f"CUEDAY DOT? {_GAP} DATE", "DAY", SILENT),
    ("day.date", f"{_BEFORE} U_DAY? DATE ({_BESIDE} (WEEKDAY | CUEDAY) CLOSE?)? PARTADV?", "DAY", SILENT),
    ("day.this-part", "CURRENT PART", "DAY", When(offset=0)),
    ("day.last-part", "(PART | PARTADV) LAST", "DAY", When(offset=-1)),
    ("day.night", "NIGHT", "DAY", SILENT),
    ("day.night-part", "(PART | IN) OF? NIGHT", "DAY", SILENT),
    ("day.during-night", "DURING NIGHTWORD", "DAY", When(offset=-1, part="past-night")),
    (
        "nights.two-days",
        "PART? U_DAY? first:WEEKDAY (DASH | SLASH | UNTIL)? U_DAY? last:WEEKDAY",
        "NIGHTS",
        When(shape="next-days"),
    ),
    ("date.range", "first:DAYNUM DASH last:DATE", "RANGE", When(shape="range")),
    ("date.range-words", "(BETWEEN | FROM) first:DAYNUM (AND | UNTIL | DASH) last:DATE", "RANGE", When(shape="range")),
    ("period.edge", "EDGE (OF | DASH)? (DEFINITE | PERIOD | MONTHP | YEARP)", "PERIOD", SILENT),
    ("ago.after-word", "BEFORE LENGTH", "AGO", When(shape="ago")),
    ("ago.before-word", "LENGTH AGO", "AGO", When(shape="ago")),
    ("not.day-in-a-row", "TODAY (ORD | OTHERAFTER)", "OTHER", SILENT),
    ("not.after-length", "AFTER (LENGTH | APPROX? UNIT | UNITS)", "OTHER", SILENT),
    ("not.length-after", "LENGTH (AFTER | BEFORE | SHIFT | OF (BEFORE | AFTER))", "OTHER", SILENT),
    ("not.before-event", "BEFORE LENGTH OF", "OTHER", SILENT),
)

_RANGES: tuple[Row, ...] = (
    (
        "range.between",
        "BETWEEN first:(DAY | MONTHP | YEARP) AND last:(DAY | MONTHP | YEARP)",
        "RANGE",
        When(shape="range"),
    ),
    (
        "range.from",
        f"(FROM | IN)? first:{_WHOLE} AND? UNTIL last:{_WHOLE}",
        "RANGE",
        When(shape="range"),
    ),
    (
        "range.years",
        "(BETWEEN | FROM) first:YEARNUM (AND | UNTIL | DASH) last:(YEARNUM | YEARP)",
        "RANGE",
        When(shape="range"),
    ),
    ("range.list", "(UNITDUAL | LENGTH | IN)? first:DAY AND last:DAY", "RANGE", When(shape="next-days")),
)

_WHOLES: tuple[Row, ...] = (
    ("since", f"SINCE IN? first:{_WHOLE}", "SINCED", When(shape="since")),
    ("since.length", "SINCE first:LENGTH", "SINCED", When(shape="since-length")),
    (
        "since.event",
        f"SINCE {_EVENT}{{1,12}}? first:(DAY | MONTHP | YEARP)",
        "SINCED",
        When(shape="since"),
    ),
    ("during", "(DURING | FOR) OF? head:(PERIOD | MONTHP | YEARP | PAST)", "HEAD", When(during=True)),
    ("during.length", "DURING LENGTH", "PAST", When(during=True)),
    ("in", f"(DURING | IN) OF? head:({_WHOLE} | RANGE)", "HEAD", SILENT),
)

LEVELS: tuple[tuple[Row, ...], ...] = (_NOT_TIMES, _NUMERIC, _DATES, _LENGTHS, _DAYS, _RANGES, _WHOLES)
