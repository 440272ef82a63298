"""One incident of a printed report: facts, figures, how they moved, who says what, the grade and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exports.direction import isolated
from tawthiq.exports.legend_plot import legend_plot
from tawthiq.exports.matrix_plot import matrix_plot
from tawthiq.exports.moments_plot import moments_plot
from tawthiq.exports.numbering import sourced
from tawthiq.exports.printed.blocks import (
    Block,
    Bullets,
    Cell,
    Facts,
    Heading,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    cell,
    line,
)
from tawthiq.exports.printed.references import References
from tawthiq.exports.range_plot import range_plot
from tawthiq.exports.range_rows import undrawn
from tawthiq.exports.stances import matrix_of
from tawthiq.exports.summaries import summarize
from tawthiq.model import Accused, Incident, Origin, Range


def incident_pages(r: References, number: int, one: Incident) -> Iterator[Block]:
    """The incident, without its claims in their words."""
    place = one.place.name if one.place else r.say("unnamed_place")
    yield Heading(2, r.say("incident_at", number=number, place=place), f"incident-{number}", begins_page=number > 1)
    summary = summarize(one, sourced(one, r.claims), r.words.face, r.dossier.names)
    yield Paragraph(line(r.words.face.plain_prose(summary.text)))
    yield Facts(tuple(_facts(r, one)))
    yield from _harm(r, one)
    yield from _ranges(r, number, one)
    yield from _moments(r, number, one)
    yield from _stances(r, number, one)
    yield from _origins(r, one)
    yield from _set_aside(r, one)
    yield from _links(r, one)


def _facts(r: References, one: Incident) -> Iterator[tuple[str, Cell]]:
    yield r.say("identifier"), cell(Run(isolated(one.id), "code"))
    yield r.say("date"), cell(r.words.plain_period(one.start, one.end))
    where = r.words.plain_place(one.place)
    yield r.say("place"), cell(where, Run(r.words.plain_coordinates(one.place), "small"))
    yield r.say("precision"), cell(r.words.precision(one.place))
    yield r.say("grade"), _grade(r, one)
    if one.would_change:
        yield r.say("would_change"), tuple((Run(r.reason(change.words), "small"),) for change in one.would_change)
    yield r.say("strike_status"), cell(r.label("strike_status", one.strike_status))
    accused = [text for party in one.belligerents for text in _accused(r, party, len(one.belligerents) > 1)]
    yield r.say("accused"), tuple(accused) or cell(r.say("no_accused"))


def _grade(r: References, one: Incident) -> Cell:
    grade = r.label("grade", one.grade)
    rule = line(Run(f"{r.say('rule')}: ", "small"), Run(isolated(f"{one.rule_set}: {one.grade_rule}"), "code"))
    claims = r.listed(one.grade_claims, "small")
    return (
        line(Run(grade, "grade"), f" {r.reason(one.reason).removeprefix(f'{grade}: ')}"),
        line(Run(r.label("grade_meaning", one.grade), "small")),
        rule,
        *([line(Run(f"{r.say('claims')}: ", "small"), *claims)] if claims else []),
    )


def _accused(r: References, party: Accused, several: bool) -> Iterator[Line]:
    yield line(Run(isolated(party.actor.name), "strong"), " (", *r.listed(party.claims), ")")
    position = party.position
    kinds = [r.label("denial", kind) for kind in position.kinds]
    said = r.label("answer", position.answer) + (f": {r.label('say', 'separator').join(kinds)}" if kinds else "")
    behind = r.listed(position.claims)
    behind_it = line(" (", *behind, ")") if behind else ()
    yield line(f"{r.say('position')}: {said}", *behind_it)
    if position.assessment:
        yield line(r.say("assessment", what=r.label("assessment", position.assessment)))
    if position.conceded:
        yield line(r.say("conceded", figure=r.words.plain_figure(position.conceded)))
    if several:
        grade, strike = r.label("grade", party.grade), r.label("strike_status", party.strike_status)
        yield line(Run(r.say("for_it_alone", grade=grade, strike=strike), "small"))


def _harm(r: References, one: Incident) -> Iterator[Block]:
    populations = list(dict.fromkeys([*one.killed, *one.injured]))
    if not populations:
        yield Paragraph(line(r.say("no_harm")))
        return
    rows = tuple(
        (
            cell(Run(r.label("population", who), "strong")),
            _figure(r, one.killed.get(who)),
            _figure(r, one.injured.get(who)),
        )
        for who in populations
    )
    yield Table(r.say("harm_caption"), (r.say("whom"), r.say("killed"), r.say("injured")), rows, (1.0, 1.6, 1.6))
    if "unknown" in populations:
        yield Paragraph(line(r.say("unknown_note")), "small")


def _figure(r: References, value: Range | None) -> Cell:
    lines = [line(Run(r.words.plain_figure(value), "strong"))]
    if value and value.claims:
        lines.append(line(Run(f"{r.say('claims')}: ", "small"), *r.listed(value.claims, "small")))
    if value and value.origins:
        lines.append(line(Run(r.say("behind", count=len(value.origins)), "small")))
    return tuple(lines)


def _ranges(r: References, number: int, one: Incident) -> Iterator[Block]:
    plot = range_plot(one, r.claims, r.words, f"ranges-{number}")
    if not plot:
        return
    other = undrawn(one, r.claims)
    caption = r.say("plot_caption") + (" " + r.say("plot_other", count=other) if other else "")
    yield Heading(3, r.say("plot_heading"))
    yield Picture(plot, r.say("plot_heading"), caption, legend=legend_plot(r.words, f"legend-{number}"))


def _moments(r: References, number: int, one: Incident) -> Iterator[Block]:
    moments = r.dossier.moments.get(one.id, ())
    plot = moments_plot(moments, r.words, f"moments-{number}") if moments else None
    if plot:
        yield Heading(3, r.say("moments_heading"))
        yield Picture(plot, r.say("moments_title"), r.say("moments_caption"))


def _stances(r: References, number: int, one: Incident) -> Iterator[Block]:
    yield Heading(3, r.say("matrix_heading"))
    matrix = matrix_of([one], r.claims, r.say("own_voice"))
    plot = matrix_plot(matrix, r.words, f"matrix-{number}")
    if plot:
        yield Picture(plot, r.say("matrix_title"), r.say("matrix_caption"), share=0.82)
    else:
        yield Paragraph(line(r.say("no_matrix")))


def _origins(r: References, one: Incident) -> Iterator[Block]:
    yield Heading(3, r.say("origins"))
    heads = (r.say("number"), r.say("who_says"), r.say("why"))
    rows = tuple(_origin(r, at, origin) for at, origin in enumerate(one.origins, start=1))
    yield Table("", heads, rows, (0.4, 1.7, 3.4))


def _origin(r: References, at: int, origin: Origin) -> tuple[Cell, ...]:
    members = tuple(
        line(
            Run(f"{_report(r, member.report)}: {r.label('belonging', member.how)}. {r.reason(member.reason)}", "small")
        )
        for member in origin.members
    )
    claims = line(Run(f"{r.say('claims')}: ", "small"), *r.listed(origin.claims, "small"))
    return (
        cell(str(at)),
        (line(Run(isolated(origin.name), "strong")), claims),
        (line(r.reason(origin.reason)), *members),
    )


def _report(r: References, doc_id: str) -> str:
    return r.say("report_number", number=r.report_numbers.get(doc_id, "-"))


def _set_aside(r: References, one: Incident) -> Iterator[Block]:
    if not one.set_aside:
        return
    rows = tuple(
        (
            (r.listed([aside.claim]),),
            cell(
                r.say(
                    "figure",
                    outcome=r.label("outcome", aside.outcome),
                    who=r.label("population", aside.who),
                    count=r.words.plain_figure(aside.count),
                )
            ),
            cell(f"{r.label('setting_aside', aside.why)}: {r.reason(aside.reason)}"),
        )
        for aside in one.set_aside
    )
    yield Heading(3, r.say("aside_caption"))
    yield Table("", (r.say("claim"), r.say("figures"), r.say("why")), rows, (0.6, 1.6, 3.0))


def _links(r: References, one: Incident) -> Iterator[Block]:
    if one.link_reasons:
        yield Heading(3, r.say("linked"))
        reasons = dict.fromkeys(r.reason(reason) for reason in one.link_reasons)
        yield Bullets(tuple(line(Run(reason, "small")) for reason in reasons))
