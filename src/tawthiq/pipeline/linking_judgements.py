"""What a person says that linking is to go by: incidents merged, claims split from one, claims moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import wire
from tawthiq.errors import CaseError
from tawthiq.model import NOWHERE, Claim, Report, Scope, Verdict, anchor_of
from tawthiq.model.harm import alleges_harm
from tawthiq.pipeline.lookup import built_output, find_incident

Json = dict[str, Any]
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """A built case as a person who judges sees it: its folder, and the claims that are named, with their reports."""

    folder: Path
    named: Sequence[tuple[Report, Claim]] = ()

    def claims(self) -> dict[str, Claim]:
        """The claims that are named, by id."""
        return {claim.id: claim for _, claim in self.named}

    def holders(self) -> list[Json]:
        """The incidents, as incidents.jsonl has them, that have any of the claims named."""
        named = self.claims().keys()
        return [one for one in built_output(self.folder).incidents() if not named.isdisjoint(one["claims"])]


def merged(folder: Path, names: Sequence[str]) -> Json:
    """The parts of a judgement that says that these incidents are one. Raises CaseError."""
    if not all(name.startswith("i-") for name in names):
        raise CaseError("merge is about incidents; to put a claim with one write: CLAIM move INCIDENT")
    by_id = {one["id"]: one for one in (find_incident(folder, name).incident for name in names)}
    if len(by_id) < _PAIR:
        raise CaseError("merge is about two incidents or more: write INCIDENT INCIDENT merge")
    return {"about": tuple(by_id), **_anchored(_Seen(folder), by_id.values())}


def linked(folder: Path, verdict: Verdict, named: Sequence[tuple[Report, Claim]], values: Sequence[str]) -> Json:
    """The parts of a judgement that puts claims, with their reports, elsewhere. Raises CaseError."""
    seen = _Seen(folder, named)
    if verdict is Verdict.SPLIT:
        return _split(seen)
    if verdict is Verdict.MERGE:
        raise CaseError("merge is about incidents: write INCIDENT INCIDENT merge; to put a claim with one: move")
    if len(values) != 1:
        raise CaseError("write CLAIM... move INCIDENT, or: CLAIM... move none")
    return _moved(seen, values[0])


def _split(seen: _Seen) -> Json:
    """The parts of a judgement that says that these claims of an incident are another. Raises CaseError."""
    holders = seen.holders()
    named = seen.claims()
    if len(holders) != 1 or not named.keys() <= set(holders[0]["claims"]):
        ids = ", ".join(one["id"] for one in holders) or "none"
        raise CaseError(f"split is about claims of one incident; these are of: {ids}. To put them elsewhere: move")
    if named.keys() == set(holders[0]["claims"]):
        raise CaseError(f"these are all claims of {holders[0]['id']}; split takes some of them")
    if not any(alleges_harm(claim) for claim in named.values()):
        raise CaseError(
            "none of these claims alleges harm, so that they can be no incident; to put them elsewhere: move"
        )
    return {"about": tuple(named), **_anchored(seen, holders)}


def _moved(seen: _Seen, to: str) -> Json:
    """The parts of a judgement that says that these claims belong to an incident, or to none. Raises CaseError."""
    holders = {one["id"]: one for one in seen.holders()}
    named = seen.claims()
    if to == NOWHERE:
        if missing := named.keys() - {claim for one in holders.values() for claim in one["claims"]}:
            raise CaseError(f"{min(missing)} is in no incident")
        return {"about": tuple(named), "value": NOWHERE, **_anchored(seen, holders.values())}
    target = find_incident(seen.folder, to).incident
    if there := named.keys() & set(target["claims"]):
        raise CaseError(f"{min(there)} is in {target['id']}")
    for claim in named.values():
        if claim.scope is Scope.TOTAL:
            remedy = f"if it is not, write: {claim.id} correct scope incident"
            raise CaseError(f"{claim.id} is a total over more than one incident, which is of none; {remedy}")
    incidents = {**holders, target["id"]: target}
    return {"about": tuple(named), "value": target["id"], **_anchored(seen, incidents.values())}


def _anchored(seen: _Seen, incidents: Iterable[Json]) -> Json:
    """The incidents as they are, each with its claims, and what leads to these and to the claims named."""
    claims: Mapping[str, list[str]] = {one["id"]: list(one["claims"]) for one in incidents}
    doc_ids = {doc_id for one in incidents for doc_id in one["reports"]}
    lines = built_output(seen.folder).reports(frozenset(doc_ids))
    reports = [wire.report_from_json(line) for _, line in sorted(lines.items())]
    wanted = {claim for own in claims.values() for claim in own}
    own = [(report, claim) for report in reports for claim in report.claims if claim.id in wanted]
    anchors = [anchor_of(claim, report.document.sha256) for report, claim in (*own, *seen.named)]
    return {"machine": claims, "made_about": tuple(dict.fromkeys(anchors))}
