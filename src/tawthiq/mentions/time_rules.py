"""The tables of the time grammar: (id, pattern over the classes of times.tsv, class of what it makes, what it adds)."""

from __future__ import annotations

from tawthiq.mentions.time_values import SILENT, When

Row = tuple[str, str, str, When]

_MONTH = "(MONTH | (CUEMONTH | MONTHFIRST) DOT? | HIJRI)"
_ORDER = "(LAST | CURRENT | NEXT)"  # after the noun
_FIRST_ORDER = "(LASTBEFORE | THIS | NEXTBEFORE)"  # before it
_NAMED_YEAR = f"((OF | IN)? U_YEAR {_ORDER} (OPEN? COMMA? year2:YEARNUM CLOSE?)?)"  # "last year, 2020" tells which
_ITS_YEAR = (
    f"(COMMA? OF? (IN? U_YEAR)? year:YEARNUM CE? | {_NAMED_YEAR} | {_FIRST_ORDER} U_YEAR (COMMA? year3:YEARNUM)?)"
)
_TAIL = f"({_ITS_YEAR} | {_ORDER})"
_BEFORE = "(PART (OF | IN)?){0,2}"
_WEEKDAY = "(OPEN U_DAY? WEEKDAY CLOSE | COMMA? U_DAY? WEEKDAY)"
_DATE = "(OPEN U_DAY? DATE CLOSE | (COMMA | DASH | LINK | OF | IN){0,2} U_DAY? DATE)"

# What only looks like a time.
_NOT_TIMES: tuple[Row, ...] = (
    ("not.name", "NAMECUE (WEEKDAY | MONTH)", "OTHER", SILENT),
    ("not.name-before", "(WEEKDAY | MONTH) NAMEAFTER", "OTHER", SILENT),
    ("not.that-day", "(OTHERDAY | ORD) (UNIT | TODAY | PART)", "OTHER", SILENT),
    ("feast.day", "count:ORD (U_DAY | UNITS) OF? FEAST", "DATE", SILENT),
    ("feast.day-last", "U_DAY count:ORD OF FEAST", "DATE", SILENT),
    ("feast", "(U_DAY OF? | PART | IN) core:FEAST", "DATE", SILENT),
    ("not.unit-of-event", "UNIT OTHERAFTER", "OTHER", SILENT),
)

# Month doubles and numeric dates.
_NUMERIC: tuple[Row, ...] = (
    ("month.double", "(MONTH | CUEMONTH) SLASH? (MONTH | CUEMONTH)", "MONTH", SILENT),
    ("month.double-in-brackets", "(MONTH | CUEMONTH) OPEN (MONTH | CUEMONTH) CLOSE", "MONTH", SILENT),
    ("month.in", "INMONTH core:(MONTH | CUEMONTH) DAYNUM", "MONTHP", SILENT),
    ("date.year-first", "year:YEARNUM (DASH | SLASH) month:NUM (DASH | SLASH) day:DAYNUM", "DATE", SILENT),
    ("date.day-first", "day:DAYONLY (DASH | SLASH) month:MONTHNUM (DASH | SLASH) year:YEARNUM CE?", "DATE", SILENT),
    ("date.month-first", "month:MONTHNUM (DASH | SLASH) day:DAYONLY (DASH | SLASH) year:YEARNUM", "DATE", SILENT),
    ("date.known-order", "day:MONTHNUM DAYFIRST month:MONTHNUM DAYFIRST year:YEARNUM CE?", "DATE", SILENT),
    ("date.dashes", "day:MONTHNUM DASH month:MONTHNUM DASH year:YEARNUM", "DATE", SILENT),
    ("date.either-order", "MONTHNUM (DASH | SLASH) MONTHNUM (DASH | SLASH) YEARNUM", "DATE", SILENT),
    ("date.lunar-numeric", "day:DAYNUM SLASH month:DAYNUM SLASH year:NUM AH", "DATE", When(lunar=True)),
)

_DATES: tuple[Row, ...] = (
    ("date.day-month", f"day:(DAYNUM | ORD) ORDSUFFIX? (OF | IN)? U_MONTH? {_MONTH} {_TAIL}?", "DATE", SILENT),
    ("date.day-lunar", "day:(DAYNUM | ORD) (OF | IN)? U_MONTH? HIJRI (U_YEAR? year:NUM AH?)?", "DATE", SILENT),
    (
        "date.month-day",
        f"MONTHFIRST DOT? day:DAYNUM ORDSUFFIX? {_TAIL}?",
        "DATE",
        SILENT,
    ),
    ("date.month-day-run-together", "(MONTH | CUEMONTH | MONTHFIRST) DOT? DAYYEAR", "DATE", SILENT),
    ("date.month-day-comma", "(MONTH | CUEMONTH) day:DAYNUM COMMA year:YEARNUM", "DATE", SILENT),
    ("not.week-of-month", f"U_WEEK ORD OF U_MONTH? core:({_MONTH} {_TAIL}?)", "MONTHP", SILENT),
    ("date.day-of-month", f"day:(DAYNUM | ORD) OF U_MONTH {_ORDER}", "DATE", SILENT),
    ("month.with-tail", f"U_MONTH? {_MONTH} {_TAIL}", "MONTHP", SILENT),
    ("month.order-first", "(LASTBEFORE | NEXTBEFORE) (MONTH | CUEMONTH)", "MONTHP", SILENT),
    ("month.named", "U_MONTH OF? (MONTH | CUEMONTH | HIJRI)", "MONTHP", SILENT),
    ("month.bare", "MONTH", "MONTHP", SILENT),
    ("month.cued", "(IN | SINCE | DURING | EDGE | UNTIL | FROM) DASH? core:(CUEMONTH | HIJRI)", "MONTHP", SILENT),
    ("year.with-order", f"U_YEAR {_ORDER} COMMA? year:YEARNUM", "YEARP", SILENT),
    ("year.order-first", f"{_FIRST_ORDER} U_YEAR COMMA? year:YEARNUM", "YEARP", SILENT),
    ("year.named", "U_YEAR year:YEARNUM CE?", "YEARP", SILENT),
    ("year.cued", "(SINCE | UNTIL | IN | DURING | EDGE) (DASH | OF)? core:(year:YEARNUM)", "YEARP", SILENT),
    (
        "season",
        f"SEASON (OF | IN)? (U_YEAR? year:YEARNUM | U_YEAR {_ORDER} | {_FIRST_ORDER} U_YEAR | {_ORDER})",
        "YEARP",
        SILENT,
    ),
)

_LENGTHS: tuple[Row, ...] = (
    ("past.counted", "UNITS (count:(NUM (AND NUM)?) | VAGUE)? LAST", "PAST", SILENT),
    ("past.number-first", "count:NUM (UNIT | UNITS) LAST", "PAST", SILENT),
    ("past.dual", "UNITDUAL LAST", "PAST", SILENT),
    ("past.order-first", "LASTBEFORE (count:NUM | VAGUE)? UNITS", "PAST", SILENT),
    ("past.order-first-one", "LASTBEFORE count:NUM UNIT", "PAST", SILENT),
    ("period.order-last", f"UNIT {_ORDER}", "PERIOD", SILENT),
    ("period.order-first", f"{_FIRST_ORDER} UNIT", "PERIOD", SILENT),
    ("not.future-units", "UNITS (NUM | VAGUE)? NEXT", "OTHER", SILENT),
    ("not.future-counted", "NUM UNIT NEXT", "OTHER", SILENT),
    ("not.future-dual", "UNITDUAL NEXT", "OTHER", SILENT),
    ("not.future-first", "NEXTBEFORE (NUM | VAGUE)? UNITS", "OTHER", SILENT),
    ("period.weekend", "(DURING | IN) core:U_WEEKEND", "PERIOD", SILENT),
    ("length.counted", "(APPROX? count:NUM | VAGUE OF?) (UNIT | UNITS)", "LENGTH", SILENT),
    ("length.dual", "APPROX? UNITDUAL", "LENGTH", SILENT),
    ("war.age", "APPROX? count:NUM DASH? (UNIT | UNITS) DASH? (OF? OTHER)? WARWORD", "WARAGE", SILENT),
    ("war.age-of", "APPROX? count:NUM (UNIT | UNITS) OF OTHER? WARWORD", "WARAGE", SILENT),
    ("length.some", "(SINCE | BEFORE | DURING) APPROX? core:UNITS", "LENGTH", When(vague=True)),
    ("not.definite-length", "DURING core:DEFINITE", "OTHER", SILENT),
    ("length.one", "(SINCE | BEFORE | DURING) core:(APPROX? UNIT)", "LENGTH", When(count=1)),
)

_DAYS: tuple[Row, ...] = (
    (
        "day.relative",
        f"{_BEFORE} THIS? U_DAY? RELDAY {_WEEKDAY}? {_DATE}? PARTADV?",
        "DAY",
        SILENT,
    ),
    (
        "day.weekday",
        f"{_BEFORE} U_DAY? {_FIRST_ORDER}? WEEKDAY {_ORDER}? (OPEN U_DAY? RELDAY CLOSE)? {_DATE}? PARTADV?",
        "DAY",
        SILENT,
    ),
    ("day.short-weekday", "CUEDAY DOT? (COMMA | DASH)? DATE", "DAY", SILENT),
    ("day.date", f"{_BEFORE} U_DAY? DATE {_WEEKDAY}? PARTADV?", "DAY", SILENT),
    ("day.this-part", "THIS PART", "DAY", When(offset=0)),
    ("day.last-part", "(PART | PARTADV) LAST", "DAY", When(offset=-1)),
    ("day.since-hours", "SINCE core:HOURS", "DAY", When(offset=0)),
    ("day.night", "NIGHT", "DAY", SILENT),
    ("day.night-part", "(PART | IN) OF? NIGHT", "DAY", SILENT),
    ("day.during-night", "DURING NIGHTWORD", "DAY", When(offset=-1, part="over-night")),
    ("day.shifted", f"{_BEFORE} SHIFTDAY PARTADV?", "SHIFTED", SILENT),
    (
        "nights.two-days",
        "PART? U_DAY? first:WEEKDAY ((DASH | SLASH | UNTIL)? U_DAY? last1:WEEKDAY | OPEN last2:WEEKDAY CLOSE)",
        "NIGHTS",
        When(shape="next-days"),
    ),
    ("date.range", "first:DAYNUM DASH last:DATE", "RANGE", When(shape="range")),
    ("date.range-words", "(BETWEEN | FROM) first:DAYNUM (AND | UNTIL | DASH) last:DATE", "RANGE", When(shape="range")),
    ("period.edge", "EDGE (OF | DASH)? (DEFINITE | PERIOD | MONTHP | YEARP)", "PERIOD", SILENT),
    ("ago.after-word", "BEFORE LENGTH", "BACK", SILENT),
    ("ago.before-word", "(LENGTH | UNITS) AGO", "BACK", SILENT),
    ("not.deadline", "BY U_DAY? DATE", "OTHER", SILENT),
    ("not.day-in-a-row", "TODAY (ORD | OTHERAFTER)", "OTHER", SILENT),
    ("not.after-length", "AFTER (LENGTH | APPROX? UNIT | UNITS)", "OTHER", SILENT),
    ("not.length-after", "LENGTH (AFTER | BEFORE | SHIFT | OF (BEFORE | AFTER))", "OTHER", SILENT),
    ("not.before-event", "BEFORE LENGTH OF", "OTHER", SILENT),
)

LEVELS: tuple[tuple[Row, ...], ...] = (_NOT_TIMES, _NUMERIC, _DATES, _LENGTHS, _DAYS)
