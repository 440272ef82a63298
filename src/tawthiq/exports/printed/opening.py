"""The opening of a printed report: its cover, the contents, the incidents at a glance, map, days and matrix."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from tawthiq.exports.brief import brief_of
from tawthiq.exports.case_map import case_map, unmapped
from tawthiq.exports.day_plot import DayRow, day_plot
from tawthiq.exports.direction import isolated
from tawthiq.exports.headline import headline
from tawthiq.exports.matrix_plot import matrix_plot
from tawthiq.exports.printed.blocks import (
    Block,
    Cell,
    Contents,
    Cover,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    Totals,
    cell,
    line,
)
from tawthiq.exports.printed.references import References
from tawthiq.exports.stances import matrix_of
from tawthiq.model import Incident

AT_ONCE = 18  # rows of a figure that fit a page
_REST = "0000-01-01"  # what a month or a year lacks to be a day


def opening(r: References) -> Iterator[Block]:
    """Everything before the incidents themselves."""
    yield _cover(r)
    yield Contents(r.say("contents"))
    yield Heading(1, r.say("overview"))
    if not r.dossier.incidents:
        yield Paragraph(line(r.say("no_incidents")))
        return
    yield from _totals(r)
    yield _table(r)
    yield from _map(r)
    yield from _days(r)
    yield from _matrix(r)


def _cover(r: References) -> Cover:
    case = r.dossier
    days = sorted(day for one in case.incidents for day in (one.start, one.end) if day)
    period = r.words.plain_period(days[0], days[-1]) if days else r.say("date_unknown")
    claims = {claim for one in case.incidents for claim in one.claims}
    known = r.words.plain_day(case.as_of.isoformat()) if case.as_of else ""
    facts: list[tuple[str, Cell]] = [
        (r.say("period_covered"), cell(period)),
        (r.say("state_known"), cell(r.say("state_by", day=known) if case.as_of else r.say("state_today"))),
        (r.say("chosen"), tuple((Run(text),) for text in _choice(r))),
        (r.say("incidents"), cell(str(len(case.incidents)))),
        (r.say("claims"), cell(str(len(claims)))),
        (r.say("reports"), cell(str(len(case.reports)))),
        (r.say("rule_sets"), cell(isolated(case.rule_set))),
        (r.say("language_versions"), cell(r.names(r.label("language", code) for code in case.languages))),
        (r.say("case_log"), cell(_entry(r), Run(isolated(case.log.hash), "code"))),
    ]
    return Cover(r.say("kind"), isolated(case.name), period, tuple(facts), r.say("print_notice"))


def _entry(r: References) -> str:
    log = r.dossier.log
    return r.say("log_entry", number=log.seq, time=log.time or r.say("published_unknown"))


def _choice(r: References) -> Iterator[str]:
    choice, is_redacted = r.dossier.choice, r.dossier.withheld is not None
    found = []
    if choice.since:
        found.append(r.say("chosen_since", day=r.words.plain_day(choice.since)))
    if choice.until:
        found.append(r.say("chosen_until", day=r.words.plain_day(choice.until)))
    for key, words in (("place", choice.place), ("accused", choice.party)):
        if words and is_redacted:
            found.append(r.say("chosen_given", what=r.say(key)))
        elif words:
            found.append(r.say("chosen_words", what=r.say(key), words=words))
    if choice.grades:
        found.append(r.say("chosen_grades", grades=r.names(r.label("grade", grade) for grade in choice.grades)))
    if choice.incidents:
        found.append(r.names(choice.incidents))
    yield from found or [r.say("chosen_all")]


def _totals(r: References) -> Iterator[Block]:
    found = headline([brief_of(one) for one in r.dossier.incidents])
    yield Totals(
        (
            (str(found.civilians), r.say("headline_civilians")),
            (str(found.people), r.say("headline_all")),
            (str(found.counted), r.say("headline_counted", all=found.incidents)),
        )
    )
    counting = r.label("counting", r.dossier.incidents[0].rule_set)
    gap = " " + r.say("convention_gap", count=found.silent) if found.silent else ""
    yield Paragraph(line(counting + gap), "small")
    if r.dossier.choice.all > len(r.dossier.incidents):
        shown = r.say("part_print", shown=len(r.dossier.incidents), all=r.dossier.choice.all)
        yield Paragraph(line(shown), "notice")


def _table(r: References) -> Table:
    keys = ("number", "date", "place", "civilians_killed", "all_killed", "grade", "accused", "origins")
    rows = tuple(_row(r, number, one) for number, one in enumerate(r.dossier.incidents, start=1))
    return Table(r.say("overview_caption"), tuple(map(r.say, keys)), rows, (0.5, 1.35, 1.8, 1.1, 1.1, 1.2, 1.8, 0.9))


def _row(r: References, number: int, one: Incident) -> tuple[Cell, ...]:
    anchor = f"incident-{number}"
    place = isolated(one.place.name) if one.place else r.say("unnamed_place")
    accused = r.names(party.actor.name for party in one.belligerents) or r.say("no_accused")
    return (
        cell(Run(str(number), "number", anchor)),
        cell(r.words.plain_period(one.start, one.end)),
        cell(Run(place, "plain", anchor)),
        cell(r.words.plain_figure(one.killed.get("civilians"))),
        cell(r.words.plain_figure(one.killed.get("people"))),
        cell(Run(r.label("grade", one.grade), "grade")),
        cell(accused),
        cell(str(len(one.origins))),
    )


def _map(r: References) -> Iterator[Block]:
    drawn = case_map(r.dossier.incidents, r.words.face)
    if not drawn:
        return
    missing = unmapped(r.dossier.incidents)
    caption = r.say("map_caption")
    if missing:
        caption += " " + r.say("map_missing", numbers=r.label("say", "separator").join(map(str, missing)))
    yield Heading(2, r.say("map_title"))
    yield Picture(drawn, r.say("map_title"), f"{caption} {r.say('map_credit')}", "map", share=0.86)


def _days(r: References) -> Iterator[Block]:
    rows = day_rows(r)
    drawn = [one for one in rows if one.start or one.published]
    if not drawn:
        return
    yield Heading(2, r.say("days_heading"))
    for at in range(0, len(drawn), AT_ONCE):
        plot = day_plot(drawn[at : at + AT_ONCE], r.words, f"days-{at}")
        if plot:
            yield Picture(plot, r.say("days_title"), r.say("days_caption"), share=0.9)
    missing = [str(one.number) for one in rows if one not in drawn]
    if missing:
        numbers = r.label("say", "separator").join(missing)
        yield Paragraph(line(r.say("days_missing", numbers=numbers)), "small")


def day_rows(r: References) -> list[DayRow]:
    """Each incident with its days and the days on which its reports were published."""
    published = {report.document.doc_id: report.document.published for report in r.dossier.reports}
    return [
        DayRow(
            number,
            one,
            _day(one.start),
            _day(one.end),
            Counter(day for id_ in one.reports if (day := published.get(id_))),
        )
        for number, one in enumerate(r.dossier.incidents, start=1)
    ]


def _day(value: str | None) -> datetime.date | None:
    """An ISO day, or the first one of an ISO month or year."""
    return datetime.date.fromisoformat(f"{value}{_REST[len(value) :]}") if value else None


def _matrix(r: References) -> Iterator[Block]:
    if len(r.dossier.incidents) < 2 or len(r.dossier.incidents) > AT_ONCE:
        return  # each incident has its own
    matrix = matrix_of(r.dossier.incidents, r.claims, r.say("own_voice"))
    plot = matrix_plot(matrix, r.words, "matrix")
    if plot:
        yield Heading(2, r.say("matrix_heading"))
        yield Picture(plot, r.say("matrix_title"), r.say("matrix_caption"), share=0.92)
