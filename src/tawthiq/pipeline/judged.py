"""People's judgements at a build: what they are about is found again, and what they decided takes effect."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from tawthiq import assessment, wire
from tawthiq.exports.brief import Brief
from tawthiq.exports.corrections import Correction
from tawthiq.exports.graded import graded
from tawthiq.incidents import Bonds
from tawthiq.judging.applying import Json, Judged, judge
from tawthiq.judging.lines import read_judgements
from tawthiq.judging.links import unmet
from tawthiq.judging.misfit import Misfit
from tawthiq.judging.placing import Placing, is_of_incident, place_claims, place_incidents
from tawthiq.judging.standing import GRADE, STANDING
from tawthiq.model import LINKING, Cluster, Grade, Incident, Judgement, Report
from tawthiq.pipeline.case_bonds import Said
from tawthiq.pipeline.case_reading import CaseReading
from tawthiq.pipeline.fingerprints import judging_print
from tawthiq.store import Case, Derived, KeptProposal

_HEAD = '{"doc_id": '  # how a line of claims.jsonl begins


@dataclass(slots=True)
class CaseJudgements:
    """The judgements of a case, where they are placed, and what they leave; `reports` are those they are about.

    `proposed` has, by the id of an incident that is as people left it, those that the program alone would have of its
    claims.
    """

    every: Sequence[Judgement] = ()
    placing: Placing = field(default_factory=Placing)
    judged: Judged = field(default_factory=Judged)
    reports: AbstractSet[str] = frozenset()
    proposed: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """Those that fit nothing that is there now."""
        return tuple(self.placing.misfits)

    @property
    def conflicts(self) -> tuple[tuple[Judgement, ...], ...]:
        """Those that contradict each other."""
        return self.judged.state.conflicts

    @property
    def said(self) -> Said:
        """What linking goes by."""
        bonds = Bonds.of(self.judged.bonds)
        own = [one for one in self.every if one.verdict in LINKING] if bonds.said else []
        return Said(bonds, _reports_of(own))

    def place_incidents(self, incidents: Mapping[str, Iterable[str]]) -> None:
        """Find the incidents that were judged, among those whose claims are given by their ids."""
        if any(_concerns_incidents(one) for one in self.every):
            place_incidents(self.every, self.placing, incidents)
            holder = {claim: id_ for id_, claims in incidents.items() for claim in claims}
            self.judged = judge(self.placing.placed, self.placing.links, holder, self.placing.added)

    def place_kept(self, derived: Derived, briefs: Iterable[Brief]) -> None:
        """Find them among the incidents of a build, of which only those near are loaded."""
        about = [one for one in self.every if _concerns_incidents(one)]
        if about:
            own, docs = ({id_ for one in about for id_ in one.about}, _reports_of(about))
            near = [brief.id for brief in briefs if brief.id in own or not docs.isdisjoint(brief.reports)]
            self.place_built({kept.incident.id: kept.incident.claims for kept in derived.incidents(near)})

    def place_built(self, incidents: Mapping[str, Sequence[str]]) -> None:
        """Find them among incidents that were linked just now, and say what of them the linking could not do."""
        self.place_incidents(incidents)
        holder = {claim: id_ for id_, claims in incidents.items() for claim in claims}
        for link in self.placing.links:
            own = [claim for bond in self.judged.bonds if bond.judgement == link.judgement.id for claim in bond.claims]
            if own and (misfit := unmet(link, holder, own)):
                self.placing.misfits.append(misfit)

    def propose(self, alone: Iterable[Cluster], incidents: Mapping[str, Iterable[str]]) -> None:
        """Take in how the program alone would have claims of these incidents, each given with its claims."""
        home = {claim: (assessment.incident_id(one.id), one.claims) for one in alone for claim in one.claims}
        for id_, claims in incidents.items():
            found = {home[claim] for claim in claims if claim in home}
            if found:
                self.proposed[id_] = [{"id": other, "claims": list(own)} for other, own in sorted(found)]

    def proposed_claims(self) -> dict[str, list[list[str]]]:
        """By the id of an incident that is as people left it, the claims of those that the program alone would have."""
        return {id_: [list(one["claims"]) for one in found] for id_, found in self.proposed.items()}

    def propose_kept(self, derived: Derived, proposals: Sequence[KeptProposal], instead: Iterable[str]) -> None:
        """As `propose`, for the incidents of a build that are not as the program alone would have them."""
        ids = [assessment.incident_id(id_) for id_ in instead]
        claims = {kept.incident.id: kept.incident.claims for kept in derived.incidents(ids)} if ids else {}
        self.propose([one.cluster for one in proposals], claims)

    def grade(self, id_: str) -> Grade | None:
        """The grade that two people gave an incident, `None` where the machine's stands."""
        decided = self.judged.state.decided.get(id_, {}).get(GRADE)
        return Grade(decided.value) if decided and decided.in_effect else None

    def briefs(self, briefs: Iterable[Brief]) -> list[Brief]:
        """Incidents in brief, by the grade that people gave them where they did."""
        return [_graded(brief, self.grade(brief.id)) for brief in briefs]

    def incident(self, incident: Incident) -> Incident:
        """An incident as the page shows it: under the grade that people gave it where they did."""
        decided = self.judged.state.decided.get(incident.id, {}).get(GRADE)
        grade = self.grade(incident.id)
        return graded(incident, grade, decided.judgements) if decided and grade else incident

    def corrections(self, reports: Iterable[Report]) -> dict[str, list[Correction]]:
        """What people corrected in claims of these reports, which are as the program read them, by the claim's id."""
        found: dict[str, list[Correction]] = {}
        for claim in (claim for report in reports for claim in self.judged.whole(report).claims):
            for name, one in sorted(self.judged.state.decided.get(claim.id, {}).items()):
                if name != STANDING:
                    by, why = (
                        dict.fromkeys(getattr(said, part) for said in one.judgements) for part in ("by", "reason")
                    )
                    made = Correction(name, claim, ", ".join(by), one.judgements[-1].when, "; ".join(why))
                    found.setdefault(claim.id, []).append(made)
        return found

    def claim_lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Lines of `claims.jsonl`, as UTF-8, with what was judged beside the claims; the others as they are."""
        decode = json.JSONDecoder().raw_decode
        for line in lines:
            if self.reports and decode(line.decode(), len(_HEAD))[0] in self.reports:
                report = json.loads(line)
                report["claims"] = self.judged.lines_of(report["doc_id"], report["claims"])
                yield wire.dumps(report).encode()
            else:
                yield line

    def incident_lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Lines of `incidents.jsonl`, as UTF-8, with what was judged beside the incident; the others as they are."""
        heads = {f'{{"id": "{id_}"'.encode(): id_ for id_ in (*self.judged.by_id, *self.proposed)}
        for line in lines:
            id_ = heads.get(line.partition(b",")[0])
            yield wire.dumps(json.loads(line) | self._beside(id_)).encode() if id_ else line

    def _beside(self, id_: str) -> Json:
        proposed = {"proposed": self.proposed[id_]} if id_ in self.proposed else {}
        return self.judged.beside(id_) | proposed


def judge_reading(case: Case, read: CaseReading) -> CaseJudgements:
    """Find the claims that were judged, and have the reading give reports as they count after it."""
    every = judgements_of(case)
    if not every:
        return CaseJudgements()
    doc_ids = {anchor.doc_id for one in every for anchor in one.made_about} & read.marks.keys()
    found = judge_reports(every, {report.document.doc_id: report for report in read.load(doc_ids)})
    read.judged = found.judged
    read.claims += sum(map(len, found.judged.added.values()))
    print_ = judging_print()
    for report in read.machine(found.reports):
        effect, doc_id = found.judged.effect(report), report.document.doc_id
        if effect:
            read.effects[doc_id] = effect
            whole = read.marks[doc_id] + f"{print_}{effect}".encode()
            read.marks[doc_id] = hashlib.blake2b(whole, digest_size=16).digest()
    return found


def judge_reports(every: Sequence[Judgement], reports: Mapping[str, Report]) -> CaseJudgements:
    """Judgements placed among the claims of reports, which are given by id as the machine read them."""
    placing = place_claims(every, reports)
    judged = judge(placing.placed, placing.links, added=placing.added)
    return CaseJudgements(every, placing, judged, {id_ for id_, one in reports.items() if judged.concerns(one)})


def judgements_of(case: Case) -> list[Judgement]:
    """All judgements of a case, in the order kept."""
    return list(read_judgements(case.judgements(), f"{case.register}: judgement"))


def claims_of(incidents: Iterable[Incident]) -> dict[str, tuple[str, ...]]:
    """The claims of each incident, by its id."""
    return {one.id: one.claims for one in incidents}


def otherwise(alone: Iterable[Cluster], clusters: Iterable[Cluster]) -> dict[str, tuple[str, ...]]:
    """The claims of each incident that is not as the program alone would have it, by its id."""
    known = {one.id: one for one in alone}
    return {assessment.incident_id(one.id): one.claims for one in clusters if known.get(one.id) != one}


def _concerns_incidents(one: Judgement) -> bool:
    return is_of_incident(one) or one.verdict in LINKING


def _reports_of(judgements: Iterable[Judgement]) -> set[str]:
    return {anchor.doc_id for one in judgements for anchor in one.made_about}


def _graded(brief: Brief, grade: Grade | None) -> Brief:
    return replace(brief, is_counted=grade.is_counted) if grade else brief
