"""People's judgements on what was built of a case: made, listed, and carried to and from other cases."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import assessment, wire
from tawthiq.errors import CaseError, InvariantError
from tawthiq.exports.brief import Brief
from tawthiq.judging.fields import corrected, machine_value, read_value
from tawthiq.judging.forgetting import forget
from tawthiq.judging.lines import read_judgements, write_judgement
from tawthiq.judging.misfit import Misfit
from tawthiq.judging.standing import Placed, Status, contradicts, withdrawn_by
from tawthiq.model import LINKING, Anchor, Claim, Judgement, Report, Verdict, anchor_of
from tawthiq.pipeline.judged import CaseJudgements, judge_reports, judgements_of
from tawthiq.pipeline.linking_judgements import linked, merged
from tawthiq.pipeline.lookup import built_output, find_incident
from tawthiq.pipeline.missed_claims import claim_value, missed_claim
from tawthiq.pipeline.naming import named
from tawthiq.pipeline.place_tables import place_tables
from tawthiq.pipeline.reviewing import whole_report
from tawthiq.store import Case, DamagedError, User

_OF_INCIDENTS = frozenset({Verdict.ACCEPT, Verdict.GRADE, Verdict.NOTE})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person writes: ids (or beginnings of them), the verdict, what goes with it, and why.

    `report` is the id of the report that the claims are of, where it is known: then no other is looked into.
    """

    about: Sequence[str]
    verdict: Verdict
    values: Sequence[str] = ()
    reason: str = ""
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement, what has become of it, and where it does not fit what is there now, how."""

    judgement: Judgement
    status: Status
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """All judgements of a case by time, and those that contradict each other."""

    judgements: tuple[Listed, ...]
    conflicts: tuple[tuple[Judgement, ...], ...]


def judge_case(folder: Path, said: Wording, user: User, tell: Callable[[str], None] = lambda _: None) -> Judgement:
    """Keep one judgement. Raises CaseError that says what is wrong with it, and how it is put right.

    `tell` is called with what was made of what the person wrote: whom or what of the tables a name means.
    """
    with Case.open(folder, user) as case:
        judgement = made_judgement(case, folder, said, user, tell)
        _check_moment(judgement, judgements_of(case))
        case.judge([(judgement.id, write_judgement(judgement))])
    return judgement


def _check_moment(judgement: Judgement, kept: Sequence[Judgement]) -> None:
    """Raise CaseError where the same person said something else of the same in the same second.

    Nothing would tell which is the later, so neither would count.
    """
    placed, said = list(map(Placed.as_made, kept)), Placed.as_made(judgement)
    withdrawn = withdrawn_by(placed)
    for one, other in zip(kept, placed, strict=True):
        is_own = one.person == judgement.person and one.when == judgement.when and one.id not in withdrawn
        if is_own and contradicts(said, other):
            raise CaseError(f"{judgement.by} said something else of {one.about[0]} in this very second; say it again")


def made_judgement(
    case: Case, folder: Path, said: Wording, user: User, tell: Callable[[str], None] = lambda _: None
) -> Judgement:
    """The judgement that a person's words make, which is not kept. Raises CaseError as `judge_case`."""
    when = user.now()
    if not user.name or not when:
        raise CaseError("a judgement says who made it; give a name with: --by NAME")
    parts = _parts(case, folder, said, user.name, tell)
    if said.verdict is Verdict.CORRECT:
        parts = _with_ids(case, folder, parts, said.report, tell)
    try:
        return Judgement(verdict=said.verdict, by=user.name, when=when, reason=said.reason.strip(), **parts)
    except InvariantError as error:
        raise CaseError(f"{error}; write: --reason TEXT") from error


def list_judgements(folder: Path) -> Listing:
    """All judgements of a case, as they stand to what was built of it."""
    with Case.open(folder) as case:
        every = judgements_of(case)
        found = _placed(case, every) if every else CaseJudgements()
    misfits: dict[str, tuple[Misfit, ...]] = {}
    for one in found.misfits:
        misfits[one.judgement.id] = (*misfits.get(one.judgement.id, ()), one)
    listed = [
        Listed(one, found.judged.state.status.get(one.id, Status.UNFIT), misfits.get(one.id, ()))
        for one in sorted(every, key=lambda one: (one.when, one.id))
    ]
    return Listing(tuple(listed), found.conflicts)


def export_judgements(folder: Path) -> list[str]:
    """All judgements of a case as lines of JSON, by time, so that equal judgements give equal files."""
    with Case.open(folder) as case:
        every = judgements_of(case)
    return [write_judgement(one) for one in sorted(every, key=lambda one: (one.when, one.id))]


def import_judgements(folder: Path, lines: Iterable[str], name: str, user: User) -> tuple[int, int]:
    """Keep judgements of another case: how many are new, and how many were there. All of them or, on errors, none.

    Words of what was erased here do not come back: such judgements count as those that were there.
    """
    every = {one.id: one for one in read_judgements(lines, name)}
    with Case.open(folder, user) as case:
        left = {**every, **forget(every.values(), _erased(case, every.values()))}
        fresh = case.judge((id_, write_judgement(one)) for id_, one in left.items() if one)
    return len(fresh), len(every) - len(fresh)


def _erased(case: Case, judgements: Iterable[Judgement]) -> set[str]:
    """The reports that these judgements are about and that were erased from the case."""
    erased = {one.sha256 for one in case.erasures()}
    anchors = {anchor for one in judgements for anchor in one.made_about if anchor.sha256 in erased}
    there = {doc_id: entry.sha256 for doc_id in {one.doc_id for one in anchors} if (entry := case.entry(doc_id))}
    return {one.doc_id for one in anchors if there.get(one.doc_id) != one.sha256}


def _placed(case: Case, every: Sequence[Judgement]) -> CaseJudgements:
    """As they stand to the last build: by what it kept, of which only what is near is loaded."""
    built_output(case.folder)
    doc_ids = {anchor.doc_id for one in every for anchor in one.made_about}
    try:
        with contextlib.closing(case.derived()) as derived:
            found = judge_reports(every, {one.document.doc_id: one for one in derived.reports(doc_ids)})
            found.place_kept(derived, (Brief.from_text(brief) for _, brief in derived.incident_keys().values()))
    except DamagedError as error:
        raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
    return found


def _parts(case: Case, folder: Path, said: Wording, by: str, tell: Callable[[str], None]) -> dict[str, Any]:
    """What a judgement is about, and what goes with its verdict."""
    if said.verdict is Verdict.CONFIRM:
        return {"about": _proposal(folder, said.about, by)}
    if said.verdict is Verdict.WITHDRAW:
        return {"about": _withdrawn(case, said.about)}
    if said.verdict is Verdict.ADD:
        return _added(case, said, tell)
    if any(one.startswith("i-") for one in said.about):
        return merged(folder, said.about) if said.verdict is Verdict.MERGE else _of_incident(case, folder, said)
    found = [_claim(case, folder, one, said.report) for one in said.about]
    if said.verdict in LINKING:
        return linked(folder, said.verdict, found, said.values)
    about = {claim.id: anchor_of(claim, report.document.sha256) for report, claim in found}
    parts: dict[str, Any] = {"about": tuple(about), "made_about": tuple(about.values())}
    if said.verdict is Verdict.GRADE:
        raise CaseError(f"{said.about[0]} is a claim; a grade is an incident's, see: tawthiq incidents {folder}")
    if said.verdict is Verdict.CORRECT:
        parts |= _correction(said, [claim for _, claim in found])
    return parts


def _added(case: Case, said: Wording, tell: Callable[[str], None]) -> dict[str, Any]:
    """A claim that the program missed, in the one report that is named."""
    if len(said.about) != 1:
        raise CaseError("add is about one report: write REPORT add TYPE words=... and its parts")
    report = whole_report(case, said.about[0])
    claim = missed_claim(report, said.values, place_tables(case), tell)
    return {"about": (claim.id,), "value": claim_value(claim), "made_about": (_anchor(report, claim),)}


def _with_ids(
    case: Case, folder: Path, parts: dict[str, Any], report_id: str | None, tell: Callable[[str], None]
) -> dict[str, Any]:
    """The parts of a correction with what the tables know of a name that was written alone."""
    report, _ = _claim(case, folder, parts["about"][0], report_id)
    value, told = named(parts["field"], parts["value"], report.document.language, place_tables(case))
    if told:
        tell(told)
    return {**parts, "value": value}


def _correction(said: Wording, claims: Sequence[Claim]) -> dict[str, Any]:
    if len(claims) != 1 or len(said.values) != 2:  # a field and its value
        raise CaseError("correct is about one claim: write CLAIM correct FIELD VALUE")
    field, text = said.values
    try:
        value, machine = read_value(field, text), machine_value(claims[0], field)
        corrected(claims[0], field, value)
    except (IndexError, KeyError) as error:
        raise CaseError(f"{claims[0].id} has no {field}; it has {len(claims[0].casualties)} figures, from 0") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CaseError(f"{field}: {error}") from error
    return {"field": field, "value": value, "machine": machine}


def _of_incident(case: Case, folder: Path, said: Wording) -> dict[str, Any]:
    if len(said.about) != 1:
        raise CaseError("a judgement is about claims, or about one incident; judge each by itself")
    if said.verdict not in _OF_INCIDENTS:
        remedy = f"judge its claims, which this shows: tawthiq show {folder} {said.about[0]}"
        raise CaseError(f"{said.verdict} is about claims, not incidents; {remedy}")
    id_, own, grade, reports = _incident(case, folder, said.about[0])
    claims = set(own)
    anchors = [_anchor(report, claim) for report in reports for claim in report.claims if claim.id in claims]
    parts: dict[str, Any] = {"about": (id_,), "made_about": tuple(dict.fromkeys(anchors)), "machine": grade}
    if said.verdict is Verdict.GRADE:
        known = [grade.value for grade in assessment.load_rule_set(case.settings.rule_set).labels]
        if len(said.values) != 1 or said.values[0] not in known:
            raise CaseError(f"write INCIDENT grade GRADE; the grades of {case.settings.rule_set}: {', '.join(known)}")
        parts["value"] = said.values[0]
    return parts


def _incident(case: Case, folder: Path, name: str) -> tuple[str, Sequence[str], str, Sequence[Report]]:
    """The id, claims, grade and reports of an incident: as kept under its whole id, else as written."""
    with contextlib.suppress(DamagedError), contextlib.closing(case.derived()) as derived:
        kept = derived.incident(name)
        if kept is not None:
            one = kept.incident
            return one.id, one.claims, one.grade.value, derived.reports(frozenset(one.reports))
    found = find_incident(folder, name)
    reports = [wire.report_from_json(line) for _, line in sorted(found.reports.items())]
    return found.incident["id"], found.incident["claims"], found.incident["grade"], reports


def _anchor(report: Report, claim: Claim) -> Anchor:
    return anchor_of(claim, report.document.sha256)


def _claim(case: Case, folder: Path, name: str, report_id: str | None = None) -> tuple[Report, Claim]:
    """The claim that has this id, or alone begins with it, in what was built."""
    wanted = name if name.startswith("c-") else f"c-{name}"
    report_id = report_id or _home_of_added(case, wanted)
    found: dict[str, tuple[Report, Claim]] = {}
    if report_id is not None:
        report = whole_report(case, report_id)
        found = {claim.id: (report, claim) for claim in report.claims if claim.id == wanted}
        if found:
            return found[wanted]
    for line in built_output(folder).reports_naming(f'"id": "{wanted}'):
        report = wire.report_from_json(line)
        found |= {claim.id: (report, claim) for claim in report.claims if claim.id.startswith(wanted)}
    if len(found) == 1 or wanted in found:
        return found[wanted] if wanted in found else next(iter(found.values()))
    if found:
        raise CaseError(f"{name!r} is the beginning of {len(found)} claims; write more of it")
    remedy = f"ids of claims are in {folder / 'output' / 'claims.jsonl'}, and in: tawthiq show {folder} INCIDENT"
    raise CaseError(f"no claim of {folder} has the id {name!r}; {remedy}")


def _home_of_added(case: Case, wanted: str) -> str | None:
    """The report to which people added the claim with this id."""
    own = (one for one in judgements_of(case) if one.verdict is Verdict.ADD and one.about[0] == wanted)
    return next((one.made_about[0].doc_id for one in own), None)


def _proposal(folder: Path, about: Sequence[str], by: str) -> tuple[str, ...]:
    """The grade that is proposed for an incident, or that has the id given, and that another has set."""
    listing = [one for one in list_judgements(folder).judgements if one.judgement.verdict is Verdict.GRADE]
    (name, *more) = about
    if name.startswith("i-"):
        name = find_incident(folder, name).incident["id"]
    open_ = [one.judgement for one in listing if one.status is Status.PROPOSED]
    fitting = [one for one in open_ if name in (one.id, *one.about)]
    if more or len(fitting) != 1:
        proposed = ", ".join(f"{one.id} ({one.value} for {one.about[0]}, by {one.by})" for one in open_) or "none"
        raise CaseError(f"confirm is about one proposed grade; {name} names {len(fitting)}. Proposed: {proposed}")
    if fitting[0].person == " ".join(by.casefold().split()):
        raise CaseError(f"{by} set this grade; it takes a second person to confirm it: --by NAME")
    return (fitting[0].id,)


def _withdrawn(case: Case, about: Sequence[str]) -> tuple[str, ...]:
    known = {one.id: one for one in judgements_of(case)}
    for id_ in about:
        if id_ not in known:
            raise CaseError(f"no judgement has the id {id_!r}; see: tawthiq judge {case.folder} --list")
        if known[id_].verdict is Verdict.WITHDRAW:
            raise CaseError(f"{id_} is a withdrawal, which stays; judge anew instead")
    return tuple(about)
