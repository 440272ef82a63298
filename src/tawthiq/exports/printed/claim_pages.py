"""The claims of an incident in their words, report by report, each with where it stands and the report's hash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tawthiq.exports.direction import isolated
from tawthiq.exports.face import load_faces
from tawthiq.exports.numbering import NumberedClaim, chosen
from tawthiq.exports.printed.blocks import Block, Heading, Line, Paragraph, Run, Words, line
from tawthiq.exports.printed.references import References, anchor_of
from tawthiq.model import Claim, Document, Incident


def claim_pages(r: References, one: Incident, printed: set[str]) -> Iterator[Block]:
    """The claims of the incident; those that were `printed` for another one keep their anchor there."""
    yield Heading(3, r.say("claims_of"))
    yield Paragraph(line(r.say("by_report")), "small")
    own = chosen(one.claims, r.claims)
    for _, group in groupby(own, key=lambda claim: claim.report):
        claims = list(group)
        yield Paragraph(_report(r, claims[0]), "report")
        yield Paragraph(_hash(r, claims[0].document), "hash")
        for claim in claims:
            yield _words(r, claim, is_first=claim.claim.id not in printed)
            printed.add(claim.claim.id)


def _report(r: References, one: NumberedClaim) -> Line:
    document = one.document
    outlet = isolated(document.outlet) if document.outlet else r.say("outlet_unstated")
    day = r.words.plain_day(document.published.isoformat()) if document.published else r.say("published_unknown")
    separator = r.label("say", "separator")
    return line(Run(r.say("report_number", number=one.report), "strong"), f": {outlet}{separator}{isolated(day)}")


def _hash(r: References, document: Document) -> Line:
    """The id of a report, where that may be seen, and the hash of the file that it is in."""
    parts = [document.doc_id] if r.dossier.withheld is None else []
    parts += [f"SHA-256 {document.sha256}"] if document.sha256 else []
    return line(Run(isolated("  ".join(parts)), "code"))


def _words(r: References, one: NumberedClaim, *, is_first: bool) -> Words:
    claim, document = one.claim, one.document
    separator = r.label("say", "separator")
    who = isolated(claim.speaker.name) if claim.speaker else _own_voice(r, document)
    kinds = [r.label("claim_type", claim.type), *_kinds(r, claim)]
    via = f" ({r.say('via', who=r.names(actor.name for actor in claim.via))})" if claim.via else ""
    is_withheld = r.dossier.withheld is not None
    return Words(
        number=isolated(one.number),
        anchor=anchor_of(one) if is_first else "",
        head=line(Run(who, "strong"), f"{via}{separator}{separator.join(kinds)}"),
        figures="; ".join(_figures(r, claim)),
        text=r.say("words_withheld") if is_withheld else claim.text,
        language=r.words.face.language if is_withheld else document.language,
        direction=r.words.face.direction if is_withheld else _direction(document.language),
        source=_source(r, claim),
    )


def _own_voice(r: References, document: Document) -> str:
    return r.say("own_voice") + (f" ({isolated(document.outlet)})" if document.outlet else "")


def _kinds(r: References, claim: Claim) -> Iterator[str]:
    yield r.label("stance", claim.stance)
    yield r.label("scope", claim.scope)
    for table, value in (("mode", claim.mode), ("denial", claim.denial_kind), ("attack_kind", claim.attack_kind)):
        if value:
            yield r.label(table, value)
    if claim.belligerent:
        yield r.say("names", who=claim.belligerent.name)


def _figures(r: References, claim: Claim) -> Iterator[str]:
    for one in claim.casualties:
        yield r.say(
            "figure",
            outcome=r.label("outcome", one.outcome),
            who=r.label("population", one.who),
            count=r.words.plain_figure(one.count),
        )
    if claim.strikes:
        yield r.say("strikes_figure", count=r.words.plain_figure(claim.strikes.count))


def _source(r: References, claim: Claim) -> Line:
    where = r.say("characters", start=claim.span.start, end=claim.span.end)
    return line(f"{where}{r.label('say', 'separator')}", Run(isolated(claim.id), "code"))


def _direction(language: str) -> str:
    return next((face.direction for face in load_faces() if face.language == language), "auto")
