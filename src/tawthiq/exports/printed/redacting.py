"""What must not leave a case with a printed report: taken out before anything of it is composed, and counted.

The kinds, and what counts as an account, are those of the table formats (`formats/redaction.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tawthiq.exports.face import Face
from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.formats.event import Site
from tawthiq.exports.formats.redaction import is_account, site_of
from tawthiq.exports.moment import Moment
from tawthiq.exports.printed.dossier import Dossier, Filed, Withheld
from tawthiq.exports.printed.replacing import replacing
from tawthiq.model import Accused, Actor, Change, Claim, Document, Incident, Origin, Place, Precision, Report

SOURCE, PARTY, PLACE = "unnamed_source", "unnamed_party", "unnamed_place"
"""Phrases that stand where a name was."""

_ELLIPSIS = "\u2026"  # stands where words of a report were


def redacted(dossier: Dossier, face: Face, coarsening: Coarsening) -> Dossier:
    """The dossier as others may see it, in the words of one face."""
    redaction = _Redaction(face, coarsening)
    redaction.learn(dossier)
    incidents = tuple(redaction.incident(one) for one in dossier.incidents)
    moments = {
        id_: tuple(redaction.moment(one) for one in moments)
        for id_, moments in dossier.moments.items()
    }  # fmt: skip
    reports = tuple(redaction.report(one) for one in dossier.reports)
    evidence = tuple(redaction.file(one) for one in dossier.evidence)
    return replace(
        dossier,
        reports=reports,
        incidents=incidents,
        moments=moments,
        evidence=evidence,
        withheld=Withheld(dict(redaction.counts), coarsening.name),
    )


@dataclass(slots=True)
class _Redaction:
    """Knows all names that are withheld of one dossier, by the phrase that stands for each."""

    face: Face
    coarsening: Coarsening
    counts: Counter[str] = field(default_factory=Counter)
    hidden: dict[str, str] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    _in_text: Callable[[str], str] = str

    def learn(self, dossier: Dossier) -> None:
        """Find every name that is to be withheld, wherever it stands, so that sentences can be cleared of it."""
        for number, report in enumerate(dossier.reports, start=1):
            self.numbers[report.document.doc_id] = number
            self._learn_report(report)
        actors = (*_speakers(dossier), *_accused(dossier))
        for name, phrase in ((name, phrase) for actor, phrase in actors if not actor.id for name in _names(actor)):
            self._hide(name, phrase)
        for origin in (origin for one in dossier.incidents for origin in one.origins):
            if not origin.id and origin.name.strip("«»") not in self.outlets.values():
                self._hide(origin.name.strip("«»"), SOURCE)
        for place in (place for place in _places(dossier) if not self._known(place)):
            self._hide(place.name, PLACE)
        for name in (name for actor, _ in actors if actor.id for name in _names(actor)):
            self.hidden.pop(name, None)
        self._in_text = self._clearer()

    def _learn_report(self, report: Report) -> None:
        document = report.document
        if document.outlet and not _is_account(document):
            self.outlets[document.doc_id] = document.outlet
        elif document.outlet:
            self._hide(document.outlet, SOURCE)
        for figure in (figure for claim in report.claims for figure in claim.casualties):
            self.hidden.setdefault(figure.text, _ELLIPSIS)

    def _hide(self, name: str, phrase: str) -> None:
        if name:
            self.hidden.setdefault(name, self.face.plain(phrase))

    def _known(self, place: Place) -> bool:
        return bool(place.id and self.coarsening.directory.place(place.id))

    def _clearer(self) -> Callable[[str], str]:
        """Puts phrases in place of names, and numbers in place of the ids of reports, in a sentence."""
        shown = self.hidden | {
            id_: self.face.plain("report_number", number=number) for id_, number in self.numbers.items()
        }  # fmt: skip
        return replacing(shown)

    def sentence(self, reason: Mapping[str, str]) -> dict[str, str]:
        """A reason without names that are withheld; ids of rules stay."""
        return {key: text if key == "rule" else self._in_text(text) for key, text in reason.items()}

    def name(self, actor: Actor, phrase: str) -> Actor:
        """The actor, or one without a name."""
        if actor.id:
            return actor
        self.counts["name"] += 1
        return replace(actor, name=self.face.plain(phrase), aliases=())

    def place(self, place: Place | None) -> Place | None:
        """The place as coarse as the convention says; one that no gazetteer knows goes without its name."""
        if place is None:
            return None
        precision = int(place.precision) if place.precision else None
        site = Site(
            place.name, place.id, None, place.admin1 or "", place.country or "", place.lat, place.lon, precision
        )
        withheld: Counter[tuple[str, str]] = Counter()
        coarse = self.coarsening.apply(site, withheld)
        for (kind, _), number in withheld.items():
            self.counts[kind] += number
        is_named = self._known(place) and coarse.id is not None
        admin1 = place.admin1 if coarse.admin1 else None
        name = place.name if is_named else admin1 or self.face.plain(PLACE)
        return replace(
            place,
            name=name,
            id=place.id if is_named else None,
            near=None,
            proper=None,
            admin1=admin1,
            lat=coarse.lat,
            lon=coarse.lon,
            precision=Precision(coarse.precision) if coarse.precision else None,
        )

    def incident(self, one: Incident) -> Incident:
        """An incident without what is withheld."""
        return replace(
            one,
            place=self.place(one.place),
            belligerents=tuple(self._accused(accused) for accused in one.belligerents),
            origins=tuple(self._origin(origin) for origin in one.origins),
            reason=self.sentence(one.reason),
            link_reasons=tuple(self.sentence(reason) for reason in one.link_reasons),
            set_aside=tuple(replace(aside, reason=self.sentence(aside.reason)) for aside in one.set_aside),
            conventions=tuple(replace(each, reason=self.sentence(each.reason)) for each in one.conventions),
            would_change=tuple(self._change(change) for change in one.would_change),
        )

    def moment(self, one: Moment) -> Moment:
        """A moment without what is withheld; what is counted is counted at the incident."""
        counts = self.counts.copy()
        result = replace(one, incident=self.incident(one.incident))
        self.counts = counts
        return result

    def _accused(self, one: Accused) -> Accused:
        return replace(one, actor=self.name(one.actor, PARTY))

    def _change(self, one: Change) -> Change:
        return replace(one, words=self.sentence(one.words))

    def _origin(self, one: Origin) -> Origin:
        members = tuple(replace(member, reason=self.sentence(member.reason)) for member in one.members)
        plain = replace(one, reason=self.sentence(one.reason), members=members)
        if one.id or one.name.strip("«»") in {self.outlets.get(report) for report in one.reports}:
            return plain
        self.counts["name"] += 1
        return replace(plain, name=self.face.plain(SOURCE))

    def report(self, one: Report) -> Report:
        """A report without words, addresses and names that are withheld."""
        claims = tuple(self._claim(claim) for claim in one.claims)
        return replace(one, document=self._document(one.document), claims=claims, problems=())

    def _document(self, document: Document) -> Document:
        is_social = _is_account(document)
        url = document.url
        if url:
            url = None if is_social else site_of(url) or None
        self.counts["handle" if is_social else "report"] += 1
        self.counts["address" if url else "handle"] += bool(document.url)
        self.counts["words"] += bool(document.title)
        outlet = None if is_social else document.outlet
        self.counts["handle"] += bool(document.outlet and is_social)
        return replace(document, text="", title=None, url=url, outlet=outlet)

    def _claim(self, claim: Claim) -> Claim:
        self.counts["words"] += 1
        return claim.corrected(
            text="",
            about=None,
            place=None,
            speaker=self.name(claim.speaker, SOURCE) if claim.speaker else None,
            via=tuple(self.name(actor, SOURCE) for actor in claim.via),
            belligerent=self.name(claim.belligerent, PARTY) if claim.belligerent else None,
        )

    def file(self, one: Filed) -> Filed:
        """A file without its name and without who received it."""
        self.counts["file"] += 1
        return replace(one, name=None, received_by=None)


def _is_account(document: Document) -> bool:
    return is_account(document.doc_id, document.outlet or "", document.url or "")


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _speakers(dossier: Dossier) -> Iterator[tuple[Actor, str]]:
    for claim in (claim for report in dossier.reports for claim in report.claims):
        for actor in (claim.speaker, *claim.via):
            if actor:
                yield actor, SOURCE


def _accused(dossier: Dossier) -> Iterator[tuple[Actor, str]]:
    for claim in (claim for report in dossier.reports for claim in report.claims):
        if claim.belligerent:
            yield claim.belligerent, PARTY
    for accused in (accused for one in dossier.incidents for accused in one.belligerents):
        yield accused.actor, PARTY


def _places(dossier: Dossier) -> Iterator[Place]:
    for one in dossier.incidents:
        if one.place:
            yield one.place
    for report in dossier.reports:
        for claim in report.claims:
            if claim.place:
                yield claim.place
