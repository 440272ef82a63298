"""A moment in time and space where sources alleged harm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawthiq.model.actor import Actor
from tawthiq.model.claim import DenialKind, Outcome, Population
from tawthiq.model.count import Count
from tawthiq.model.grade import Grade, StrikeStatus
from tawthiq.model.place import Place


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims (ids, sorted) that are about one event, before anyone has assessed it.

    `place`, `start` and `end` (ISO days or `None`) are what they agree on; `reasons` say in words, by language
    (`ar`, `en`), why claims were joined, with the link rule's id under `rule`. `copies` leads from a report that is a
    near copy to the report it copies (document ids).
    """

    id: str
    claims: tuple[str, ...]
    place: Place | None
    start: str | None
    end: str | None
    reasons: tuple[Mapping[str, str], ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)

    def with_originals(self, reports: Iterable[str]) -> frozenset[str]:
        """These reports, which are those of its claims, and those that they copy (document ids)."""
        return frozenset({*reports, *self.copies.values()})


@dataclass(frozen=True, slots=True)
class Range:
    """From `minimum` to `maximum` dead or injured, and the ids of the claims that set the edges; `None` is open.

    `least` and `most` tell these apart by edge. `origins` are the places, among the incident's origins, of those that
    stand behind the range with a figure.
    """

    minimum: int | None
    maximum: int | None
    claims: tuple[str, ...]
    least: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    origins: tuple[int, ...] = ()


class SettingAside(StrEnum):
    """Why a figure enters no range."""

    ROSE = "rose"
    CORRECTED = "corrected"
    VAGUER = "vaguer"
    DEFINITE = "definite"
    PART = "part"
    ELSEWHEN = "elsewhen"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class BoundedFigure:
    """A figure that is no number and enters as a bound alone: "at least 12", "up to 20"; "dozens" is open."""

    claim: str
    outcome: Outcome
    who: Population
    count: Count


@dataclass(frozen=True, slots=True)
class SetAside:
    """A figure that enters no range, and why; `by` is the claim whose figure stands in its place, if one does."""

    claim: str
    outcome: Outcome
    who: Population
    count: Count
    by: str | None
    why: SettingAside
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Convention:
    """The figures as a recorder enters them, the claims they rest on, and whether the incident meets its criterion."""

    id: str
    figures: Mapping[str, int | None]
    claims: tuple[str, ...]
    qualifies: bool
    reason: Mapping[str, str]


class Belonging(StrEnum):
    """What a report is to an origin."""

    SPEAKS = "speaks"
    CARRIES = "carries"
    NEAR_COPY = "near_copy"
    TRANSLATION = "translation"
    RELAYS = "relays"


@dataclass(frozen=True, slots=True)
class Membership:
    """How a report (a document id) belongs to an origin, and why, by language."""

    report: str
    how: Belonging
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source: whoever first vouched, and the reports that carry or repeat it; `members` says how each
    of them does.
    """

    name: str
    id: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    reason: Mapping[str, str]
    members: tuple[Membership, ...] = ()


class Assessment(StrEnum):
    """What an accused party that has a process for it has found about a report of harm."""

    NOT_YET = "not_yet_assessed"
    CREDIBLE = "credible"
    NON_CREDIBLE = "non_credible"


@dataclass(frozen=True, slots=True)
class Position:
    """What an accused belligerent says: the kinds of denial, and the claims that carry it; `answer` is its sum.

    `answer` is `accepts`, `denies`, `blames_others` (which may come with a denial) or `not_stated`. `assessment` is
    `None` for a party without a process of its own. `conceded` are the civilians whom it says that it killed; `None`
    where it admits no number, which is no zero.
    """

    answer: str
    kinds: tuple[DenialKind, ...]
    claims: tuple[str, ...]
    assessment: Assessment | None = None
    conceded: Range | None = None


@dataclass(frozen=True, slots=True)
class Accused:
    """A belligerent that sources name for an incident, the claims that name it, its own position, and the two other
    axes for it alone: the harm grade, with the id of its rule, and the strike status.
    """

    actor: Actor
    claims: tuple[str, ...]
    position: Position
    grade: Grade
    grade_rule: str
    strike_status: StrikeStatus


@dataclass(frozen=True, slots=True)
class Change:
    """What would give an incident another grade: the conditions of that rule which are missing, and those of earlier
    rules which must end; `words` says it by language.
    """

    grade: Grade
    rule: str
    missing: tuple[str, ...]
    ending: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Incident:
    """An assessed incident. `killed` and `injured` map a population, or `unknown`, to its range.

    `unknown` is the remainder of a parent figure after its stated part ("43 people, among them 36 civilians" leaves
    7); it is never called combatants. `reason` gives the grade's reason in words by language, `grade_claims` the claims
    on which it rests, `would_change` every way to another grade.
    `set_aside` are figures that gave way to others, `bounds` those that are no numbers, `conventions` the figures as
    recorders enter them.
    """

    id: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    place: Place | None
    start: str | None
    end: str | None
    killed: Mapping[str, Range]
    injured: Mapping[str, Range]
    belligerents: tuple[Accused, ...]
    origins: tuple[Origin, ...]
    grade: Grade
    strike_status: StrikeStatus
    grade_rule: str
    reason: Mapping[str, str]
    link_reasons: tuple[Mapping[str, str], ...] = field(default=())
    set_aside: tuple[SetAside, ...] = ()
    bounds: tuple[BoundedFigure, ...] = ()
    conventions: tuple[Convention, ...] = ()
    grade_claims: tuple[str, ...] = ()
    would_change: tuple[Change, ...] = ()
    rule_set: str = "airwars"
