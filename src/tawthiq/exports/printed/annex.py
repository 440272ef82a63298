"""The annex of a printed report: the reports and the files they are in, the log's head, and what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exports.direction import isolated
from tawthiq.exports.printed.blocks import Block, Cell, Facts, Heading, Paragraph, Run, Table, cell, line
from tawthiq.exports.printed.dossier import Filed
from tawthiq.exports.printed.references import References
from tawthiq.model import Document


def annex(r: References) -> Iterator[Block]:
    """Everything after the incidents."""
    yield Heading(1, r.say("annex"))
    yield Heading(2, r.say("case_log"))
    log = r.dossier.log
    when = r.say("log_entry", number=log.seq, time=log.time or r.say("published_unknown"))
    yield Facts(((when, cell(Run(isolated(log.hash), "code"))),))
    yield Paragraph(line(r.say("log_note"), " ", Run(isolated(f"tawthiq verify CASE --head {log.hash}"), "code")))
    yield from _withheld(r)
    yield Heading(2, r.say("reports_caption"))
    heads = (r.say("number"), r.say("outlet"), r.say("published"), r.say("hash"))
    rows = tuple(_report(r, number, one.document) for number, one in enumerate(r.dossier.reports, start=1))
    yield Table("", heads, rows, (0.4, 1.7, 1.1, 3.6))
    yield Heading(2, r.say("register"))
    heads_of_files = (r.say("received"), r.say("file"), r.say("hash"))
    yield Table(
        r.say("register_caption"), heads_of_files, tuple(_file(r, one) for one in r.dossier.evidence), (1.4, 1.6, 3.6)
    )


def _withheld(r: References) -> Iterator[Block]:
    found = r.dossier.withheld
    yield Heading(2, r.say("withheld"))
    if found is None:
        yield Paragraph(line(r.say("withheld_nothing")))
        return
    yield Paragraph(line(r.say("withheld_intro")))
    rows = tuple(
        (r.label("withheld", kind), cell(str(number))) for kind, number in sorted(found.counts.items()) if number
    )
    coarse = (r.say("coordinates_how"), cell(r.label("coarse", found.coordinates)))
    yield Facts((*rows, coarse))


def _report(r: References, number: int, document: Document) -> tuple[Cell, ...]:
    day = r.words.plain_day(document.published.isoformat()) if document.published else r.say("published_unknown")
    outlet = isolated(document.outlet) if document.outlet else r.say("outlet_unstated")
    identity = [line(Run(isolated(document.doc_id), "code"))] if r.dossier.withheld is None else []
    url = [line(Run(isolated(document.url), "code"))] if document.url else []
    return (
        cell(str(number)),
        (line(outlet), *identity, *url),
        cell(day, Run(r.label("language", document.language), "small")),
        cell(Run(isolated(document.sha256 or "-"), "code")),
    )


def _file(r: References, one: Filed) -> tuple[Cell, ...]:
    who = [line(Run(r.say("received_by", who=one.received_by), "small"))] if one.received_by else []
    name = line(Run(isolated(one.name), "code")) if one.name else line(Run(r.say("not_printed"), "small"))
    size = line(Run(r.say("file_bytes", n=one.bytes, reports=one.reports), "small"))
    return (
        (line(isolated(one.received_at or r.say("published_unknown"))), *who),
        (name, size),
        cell(Run(isolated(one.sha256), "code")),
    )
