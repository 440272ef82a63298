"""Claims and incidents that were judged, found again in what the program reads and links now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tawthiq.judging.additions import added_by_report, find_added, with_added
from tawthiq.judging.fields import corrected, field_now
from tawthiq.judging.links import PlacedLink, place_link
from tawthiq.judging.misfit import Misfit
from tawthiq.judging.standing import Placed
from tawthiq.model import LINKING, Anchor, Claim, Judgement, Report, Verdict

_ABOUT_JUDGEMENTS = frozenset({Verdict.CONFIRM, Verdict.WITHDRAW})
_INCIDENT = "i-"


@dataclass(slots=True)
class Placing:
    """Judgements that are `placed`, and those that do not fit. `claims` leads from ids of claims that were judged to
    the ids that these have now; `links` are the merges, splits and moves among the judgements placed. `added` has, by
    report, the claims that people added to it.
    """

    placed: list[Placed] = field(default_factory=list)
    links: list[PlacedLink] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)
    claims: dict[str, str] = field(default_factory=dict)
    added: dict[str, tuple[Claim, ...]] = field(default_factory=dict)


def is_of_incident(judgement: Judgement) -> bool:
    """Whether a judgement is about an incident, or several."""
    return judgement.about[0].startswith(_INCIDENT)


def place_claims(judgements: Iterable[Judgement], reports: Mapping[str, Report]) -> Placing:
    """Place judgements about claims, and those about judgements; `reports` are those of the claims, by id, as the
    program read them. A judgement about a claim that people added finds it as others find theirs.
    """
    every, read = list(judgements), reports
    found = Placing(added=added_by_report(every, read))
    reports = {**read, **{doc_id: with_added(read[doc_id], own) for doc_id, own in found.added.items()}}
    for one in every:
        if one.verdict is Verdict.ADD:
            _place_added(one, read.get(one.made_about[0].doc_id), found)
            continue
        if one.verdict in _ABOUT_JUDGEMENTS:
            found.placed.append(Placed.as_made(one))
            continue
        anchors = {anchor.claim: anchor for anchor in one.made_about}
        there = {id_: find_claim(anchor, reports.get(anchor.doc_id)) for id_, anchor in anchors.items()}
        found.claims |= {id_: claim.id for id_, claim in there.items() if isinstance(claim, Claim)}
        if one.verdict in LINKING:
            _place_link(one, anchors, there, found)
        elif not is_of_incident(one):
            _place_claim(one, anchors, there, found)
    return found


def place_incidents(judgements: Iterable[Judgement], known: Placing, incidents: Mapping[str, Iterable[str]]) -> None:
    """Place judgements about incidents, into `known`; `incidents` has the claims of each by its id.

    An incident is the one under the id, or else the one that has more than half of the claims it had then. A merge is
    about those that have most of the claims of each.
    """
    holder = {claim: id_ for id_, claims in incidents.items() for claim in claims}
    for one in judgements:
        if not is_of_incident(one):
            continue
        if one.verdict is Verdict.MERGE:
            sides = [link.sides for link in known.links if link.judgement is one]
            counts = [Counter(holder[claim] for claim in side if claim in holder) for own in sides for side in own]
            ids = [count.most_common(1)[0][0] for count in counts if count]
            known.placed += [Placed(one, tuple(dict.fromkeys(ids)), None)] if sides else []
            continue
        (id_,) = one.about[:1]
        claims = [known.claims.get(anchor.claim) for anchor in one.made_about]
        votes = Counter(holder[claim] for claim in claims if claim in holder)
        most = votes.most_common(1)
        if id_ in incidents:
            known.placed.append(Placed.as_made(one))
        elif most and most[0][1] * 2 > len(claims):
            known.placed.append(Placed(one, (most[0][0],), None))
        else:
            then = f"an incident of {len(claims)} claims"
            now = tuple(f"{other}: {number} of these claims" for other, number in sorted(votes.items()))
            known.misfits.append(Misfit(one, id_, then, "no incident has most of these claims", now))


def find_claim(anchor: Anchor, report: Report | None) -> Claim | str:
    """The claim that was judged: the one with its id, else the one of its words; or why there is none."""
    if report is None:
        return "its report is not in the case"
    if anchor.sha256 != report.document.sha256 and None not in (anchor.sha256, report.document.sha256):
        return "the evidence of its report is another"
    exact = [claim for claim in report.claims if claim.id == anchor.claim]
    if exact:
        return exact[0]
    worded = [claim for claim in report.claims if claim.text == anchor.text]
    for fitting in (
        [claim for claim in worded if claim.span == anchor.span and claim.type is anchor.type],
        [claim for claim in worded if claim.type is anchor.type],
        [claim for claim in worded if claim.span == anchor.span],
    ):
        if len({claim.id for claim in fitting}) == 1:
            return fitting[0]
    return "several claims have its words" if worded else "no claim has its words"


def _place_link(
    one: Judgement, anchors: Mapping[str, Anchor], there: Mapping[str, Claim | str], found: Placing
) -> None:
    link, misfits = place_link(one, there, {id_: anchor.text for id_, anchor in anchors.items()})
    found.misfits += misfits
    if link is not None:
        found.links.append(link)
        if link.named:
            found.placed.append(Placed(one, tuple(sorted(link.named)), None))


def _place_added(one: Judgement, report: Report | None, found: Placing) -> None:
    claim = find_added(one, report)
    if isinstance(claim, str):
        found.misfits.append(Misfit(one, one.about[0], one.made_about[0].text, claim))
    else:
        found.placed.append(Placed.as_made(one))


def _place_claim(
    one: Judgement, anchors: Mapping[str, Anchor], there: Mapping[str, Claim | str], found: Placing
) -> None:
    fits = []
    name = one.field
    for id_ in one.about:
        claim = there.get(id_, "it does not say which words it is about")
        if isinstance(claim, str):
            found.misfits.append(Misfit(one, id_, anchors[id_].text if id_ in anchors else "", claim))
            continue
        if one.field is not None:
            name = _field(one, claim)
            if name is None:
                why = f"its {one.field} cannot be corrected so any more"
                found.misfits.append(Misfit(one, id_, str(one.machine), why, (claim.text,)))
                continue
        fits.append(claim.id)
    if fits:
        found.placed.append(Placed(one, tuple(fits), name))


def _field(one: Judgement, claim: Claim) -> str | None:
    """The field that a correction is of now, `None` where the claim cannot hold it."""
    assert one.field is not None
    name = field_now(claim, one.field, one.machine)
    if name is None:
        return None
    try:
        corrected(claim, name, one.value)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return name
