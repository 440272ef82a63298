"""Something a speaker puts forward about attacks and the harm they did."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from tawthiq.errors import InvariantError
from tawthiq.model.actor import Actor
from tawthiq.model.attack_kind import AttackKind
from tawthiq.model.count import Count
from tawthiq.model.place import Place
from tawthiq.model.problem import Problem
from tawthiq.model.span import Span
from tawthiq.model.timespan import TimeSpan


class ClaimType(StrEnum):
    """What a claim says; see docs/annotation.md."""

    CASUALTY = "casualty"
    ATTACK = "attack"
    DENIAL = "denial"
    RESPONSIBILITY = "responsibility"
    FINDING = "finding"
    CALL = "call"


class Stance(StrEnum):
    """How the speaker stands to what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


class Outcome(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"


class Population(StrEnum):
    """Whom a figure counts."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    CHILDREN = "children"
    WOMEN = "women"
    OTHER = "other"


class Mode(StrEnum):
    """How a responsibility claim points at someone."""

    BLAMES = "blames"
    CLAIMS = "claims"
    ADMITS = "admits"


class Scope(StrEnum):
    """One attack or a cluster at one place on one day, or a figure over more than that."""

    INCIDENT = "incident"
    TOTAL = "total"


class DenialKind(StrEnum):
    """The typology of denials in docs/glossary.md; also what a finding says in an accused party's favour."""

    FLAT = "flat"
    NO_STRIKES = "no_strikes"
    NO_EVIDENCE = "no_evidence"
    INSUFFICIENT_INFORMATION = "insufficient_information"
    BLAME_ELSEWHERE = "blame_elsewhere"
    REBUTTAL = "rebuttal"


@dataclass(frozen=True, slots=True)
class Casualty:
    """One figure of harm: how many of whom met which outcome, in which words."""

    outcome: Outcome
    who: Population
    count: Count
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Strikes:
    """How many strikes, raids, shells or bombings, in which words."""

    count: Count
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim. `doc_id` and `span` lead to its words; `rules` are the ids of the rules that made it.

    `speaker` is the one who vouches, `None` when the report speaks in its own voice; `via` those through whom the
    claim came. `about` says in short what is denied, found or called for, in the report's words. `denial_kind` is set
    on denials, and on findings and responsibility claims that serve as one; `answers` is then the id of the claim of
    the same report that it answers. `attack_kind` is with what was attacked, where the words say so, and say one kind.
    """

    doc_id: str
    type: ClaimType
    text: str
    span: Span
    stance: Stance = Stance.ASSERTS
    scope: Scope = Scope.INCIDENT
    speaker: Actor | None = None
    via: tuple[Actor, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    strikes: Strikes | None = None
    belligerent: Actor | None = None
    mode: Mode | None = None
    about: str | None = None
    about_span: Span | None = None
    denial_kind: DenialKind | None = None
    answers: str | None = None
    attack_kind: AttackKind | None = None
    place: Place | None = None
    time: TimeSpan | None = None
    rules: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # made when first asked for

    def __post_init__(self) -> None:
        """Refuse a casualty claim without a figure and a responsibility claim that points at nobody."""
        if self.type is ClaimType.CASUALTY and not self.casualties:
            raise InvariantError(f"{self.doc_id}: a casualty claim needs at least one figure")
        if self.type is ClaimType.RESPONSIBILITY and (self.belligerent is None or self.mode is None):
            raise InvariantError(f"{self.doc_id}: a responsibility claim needs a belligerent and a mode")

    @property
    def id(self) -> str:
        """A content hash: the same words of the same report read the same way have the same id for ever."""
        if self._id is None:
            object.__setattr__(self, "_id", self._content_hash())
        assert self._id is not None
        return self._id

    def corrected(self, **fields: Any) -> Claim:
        """The claim with other fields, as a person corrected them, under the id that it has."""
        other = replace(self, **fields)
        object.__setattr__(other, "_id", self.id)
        return other

    def _content_hash(self) -> str:
        speaker = self.speaker.name if self.speaker else ""
        figures = ";".join(
            f"{c.outcome}/{c.who}/{c.count.minimum}/{c.count.maximum}/{c.span.start}" for c in self.casualties
        )
        key = "\x1f".join(
            [self.doc_id, self.type, str(self.span.start), str(self.span.end), self.text, speaker, figures]
        )
        return "c-" + hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:12]
