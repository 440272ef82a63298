"""A case as one self-contained page, in every language that has a face; no script, nothing loaded from elsewhere."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from importlib.resources import files

from markupsafe import Markup

from tawthiq.exports.brief import brief_of
from tawthiq.exports.case_map import case_map, unmapped
from tawthiq.exports.conventions import in_words
from tawthiq.exports.corrections import Correction
from tawthiq.exports.corrections import in_words as corrected
from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.headline import Headline, headline
from tawthiq.exports.highlighting import Segment, paragraphs
from tawthiq.exports.numbering import NumberedClaim, chosen, numbered, sourced
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.problems import recorded
from tawthiq.exports.range_plot import range_plot
from tawthiq.exports.range_rows import undrawn
from tawthiq.exports.selection import select
from tawthiq.exports.summaries import NO_TABLES, Tables, summarize
from tawthiq.exports.telling import told
from tawthiq.exports.unlinked import reasons
from tawthiq.model import ClaimType, Incident, Report
from tawthiq.page_templates import page_templates, style_source

MOST_SKIPPED = 1000
"""Inputs that could not be read: the page names no more; the build names them all."""


@dataclass(frozen=True, slots=True)
class SkippedInput:
    """An input that could not be read: where it is and what is wrong with it."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What the page says of a whole case where only a part of it is at hand: how many reports, claims and incidents it
    has, its headline, and the ids of those claims of the shown reports that are in incidents.
    """

    reports: int
    claims: int
    incidents: int
    headline: Headline
    linked: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What the page shows, in the order given; `languages` and `rule_sets` name what made it.

    Where `part_of` is given, `reports` and `incidents` are those that are shown of a larger case (see `select`); where
    it is not, they are all there are, and the page shows what it can.

    `shown_first` is the language of the face that is open when the page is loaded. `as_of` is the day by whose end all
    of it was known, where that is not today. `corrections` are those that people made, by the id of the claim.
    `proposed` has, by the id of an incident that is as people left it, the claims of those that the program alone
    would have. `names` are those of public tables, for the summaries.
    """

    name: str
    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    skipped: tuple[SkippedInput, ...] = ()
    languages: tuple[str, ...] = ()
    rule_sets: tuple[str, ...] = ()
    shown_first: str = "en"
    as_of: datetime.date | None = None
    part_of: Whole | None = None
    corrections: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    proposed: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    names: Tables = NO_TABLES


def shown_of(case: CaseReport) -> CaseReport:
    """A case as what its page shows of it."""
    briefs = [brief_of(incident) for incident in case.incidents]
    selection = select([report.document.doc_id for report in case.reports], briefs)
    if selection.is_whole:
        return case
    return dataclasses.replace(
        case,
        reports=tuple(one for one in case.reports if one.document.doc_id in set(selection.reports)),
        incidents=tuple(one for one in case.incidents if one.id in set(selection.incidents)),
        part_of=_whole(case),
    )


def _whole(case: CaseReport) -> Whole:
    return Whole(
        reports=len(case.reports),
        claims=len({claim.id for report in case.reports for claim in report.claims}),
        incidents=len(case.incidents),
        headline=headline([brief_of(incident) for incident in case.incidents]),
        linked={claim for incident in case.incidents for claim in incident.claims},
    )


def render(case: CaseReport) -> str:
    """The whole page as HTML; the same case gives the same bytes."""
    faces = load_faces()
    sheet = (files("tawthiq.exports") / "templates" / "style.css").read_text(encoding="utf-8")
    style = sheet + "".join(
        f"#face-{face.language}:checked ~ #{face.language}-top {{ display: block }}\n" for face in faces
    )
    first = case.shown_first if case.shown_first in {face.language for face in faces} else faces[0].language
    environment = page_templates("tawthiq.exports")
    shown = case if case.part_of else shown_of(case)
    claims = numbered(shown.reports)
    return environment.get_template("page.html.j2").render(
        case=shown,
        faces=[(face, _face_values(shown, shown.part_of or _whole(shown), face, claims)) for face in faces],
        shown_first=first,
        style=Markup(style),
        style_hash=style_source(style),
    )


def _face_values(case: CaseReport, whole: Whole, face: Face, claims: Mapping[str, NumberedClaim]) -> dict[str, object]:
    outside = [one for key, one in claims.items() if key not in whole.linked]
    homes = _homes(case.incidents, claims)
    listed = homes.keys() | {one.claim.id for one in outside}
    words = Phrasing(face)
    reports = [_report_values(at, report, claims) for at, report in enumerate(case.reports, start=1)]
    return {
        "words": words,
        "say": _remembering(face),
        "told": lambda text: told(text, face),
        "label": face.label,
        "directions": {other.language: other.direction for other in load_faces()},
        "headline": whole.headline,
        "whole": whole,
        "is_whole": case.part_of is None and len(case.skipped) <= MOST_SKIPPED,
        "tally": (
            ("reports", whole.reports),
            ("claims", whole.claims),
            ("incidents", whole.incidents),
            ("skipped", len(case.skipped)),
        ),
        "skipped": case.skipped[:MOST_SKIPPED],
        "incidents": _incident_values(case, claims, words),
        "homes": homes,
        "listed": listed,
        "pick": lambda ids: chosen(ids, claims),
        "outside": [(one, reasons(one.claim)) for one in outside],
        "map": case_map(case.incidents, face),
        "unmapped": unmapped(case.incidents),
        "reports": reports,
        "marked": {number for report in reports for number in report.marked},
        "problems": recorded(case.reports, claims, listed),
        "claim_types": list(ClaimType),
        "in_words": in_words,
        "proposed": case.proposed,
        "corrected": lambda claim: [corrected(one, claim, words) for one in case.corrections.get(claim.id, ())],
    }


def _remembering(face: Face) -> Callable[..., Markup]:
    """`face.say`, with the phrases that take no values made once: most of a page is the same few words again."""
    known: dict[str, Markup] = {}

    def say(key: str, **values: object) -> Markup:
        if values:
            return face.say(key, **values)
        if key not in known:
            known[key] = face.say(key)
        return known[key]

    return say


def _incident_values(case: CaseReport, claims: Mapping[str, NumberedClaim], words: Phrasing) -> list[dict[str, object]]:
    return [
        {
            "number": number,
            "incident": incident,
            "summary": summarize(incident, sourced(incident, claims), words.face, case.names).text,
            "claims": chosen(incident.claims, claims),
            "populations": list(dict.fromkeys([*incident.killed, *incident.injured])),
            "plot": range_plot(incident, claims, words, f"{words.face.language}-plot-{number}"),
            "undrawn": undrawn(incident, claims),
        }
        for number, incident in enumerate(case.incidents, start=1)
    ]


def _homes(incidents: Sequence[Incident], claims: Mapping[str, NumberedClaim]) -> dict[str, int]:
    """The incident at which each claim is listed first: only there does its row carry the anchor."""
    homes: dict[str, int] = {}
    for number, incident in enumerate(incidents, start=1):
        for key in incident.claims:
            if key in claims:
                homes.setdefault(key, number)
    return homes


@dataclass(frozen=True, slots=True)
class _ReportValues:
    """A report's text with its claims; `marked` are the numbers of those that have words in it to mark."""

    number: int
    report: Report
    claims: list[NumberedClaim]
    paragraphs: tuple[tuple[Segment, ...], ...]

    @property
    def marked(self) -> set[str]:
        return {self.claims[at].number for line in self.paragraphs for segment in line for at in segment.starts}


def _report_values(at: int, report: Report, claims: Mapping[str, NumberedClaim]) -> _ReportValues:
    own = [claims[key] for key in dict.fromkeys(claim.id for claim in report.claims) if claims[key].report == at]
    return _ReportValues(at, report, own, paragraphs(report.document.text, [one.claim.span for one in own]))
