"""A moment in time and space where sources alleged harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawthiq.model.actor import Actor
from tawthiq.model.claim import DenialKind
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


@dataclass(frozen=True, slots=True)
class Range:
    """From `minimum` to `maximum` dead or injured, and the ids of the claims that set the edges; `None` is open."""

    minimum: int | None
    maximum: int | None
    claims: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Position:
    """What an accused belligerent says: the kinds of denial, and the claims that carry it; `answer` is its sum.

    `answer` is `accepts`, `denies`, `blames_others` (which may come with a denial) or `not_stated`.
    """

    answer: str
    kinds: tuple[DenialKind, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accused:
    """A belligerent that sources name for an incident, the claims that name it, and its own position."""

    actor: Actor
    claims: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Incident:
    """An assessed incident. `killed` and `injured` map a population, or `unknown`, to its range.

    `unknown` is the remainder of a parent figure after its stated part ("43 people, among them 36 civilians" leaves
    7); it is never called combatants. `reason` gives the grade's reason in words by language.
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
