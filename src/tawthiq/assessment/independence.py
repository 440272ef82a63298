"""Who first vouched for the harm: reports and sentences that only repeat someone add no origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.assessment.relays import How, Relays
from tawthiq.assessment.statements import Relation, Statement, in_order
from tawthiq.assessment.translations import lead_to_originals
from tawthiq.assessment.voices import Key, Voices, is_body, outlet_of
from tawthiq.model import Actor
from tawthiq.model.identity import GENERIC, name_key

__all__ = ["Source", "find_sources", "outlet_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """An origin: who vouches, on which ground, and what it said where.

    `ground` is `speaker`, `unnamed` (a speaker without an entry of its own, told apart by outlet) or `own_voice`.
    `statements` are its own words, `repeated` those of others that only pass them on, `relayed` a recorder's rows that
    cite it beside other words of it; `grounds` says of both why they are its word, by claim. `all` is every statement
    that is its word, in order; `reports` are the reports that carry it, in that order.
    """

    ground: str
    name: str
    actor: Actor | None
    statements: list[Statement]
    repeated: list[Statement] = field(default_factory=list)
    relayed: list[Statement] = field(default_factory=list)
    grounds: dict[str, How] = field(default_factory=dict)
    all: list[Statement] = field(init=False, repr=False)
    reports: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Put all its words in order, once."""
        everything = in_order([*self.statements, *self.repeated, *self.relayed])
        object.__setattr__(self, "all", everything)
        object.__setattr__(self, "reports", list(dict.fromkeys([s.document.doc_id for s in everything])))

    @property
    def copies(self) -> list[str]:
        """Those of its reports that are near copies of others."""
        return list(dict.fromkeys([s.document.doc_id for s in self.all if s.relation is Relation.NEAR_COPY]))


def find_sources(statements: Sequence[Statement]) -> list[Source]:
    """The independent sources of the harm alleged, in the order of their first statements.

    1. A speaker with an entry is one source with all who belong to the same body, whichever outlets carry it.
    2. Speakers without one ("medics") and the reports' own voice are one source an outlet: the outlet answers for
       them, and nothing tells whether two of them are two. For a near copy or a translation it is the outlet of the
       report that it copies or translates; for one whom a known agency quotes, it is the agency.
    3. An outlet, or a report in its own voice, adds nothing where its figures are somebody else's: attributed in the
       same report (or where it has no figure and the report attributes harm), attributed by the same outlet elsewhere,
       or published before by one whom the report quotes on other matters.
    4. A recorder's row that cites its sources is the word of each of them, and no further one.
    """
    harm = lead_to_originals([statement for statement in statements if statement.harm])
    voices = Voices(harm)
    said: dict[Key, list[tuple[Statement, How | None]]] = {}
    for statement, words in Relays(harm, voices).words():
        for word in words:
            said.setdefault(word.voice, []).append((statement, word.how))
    sources = [_source(voice, pairs, voices) for voice, pairs in said.items()]
    return sorted(sources, key=lambda source: (source.statements[0].order, source.name))


def _source(voice: Key, pairs: Sequence[tuple[Statement, How | None]], voices: Voices) -> Source:
    own: list[Statement] = []
    rows: list[Statement] = []
    repeated: list[Statement] = []
    for statement, how in pairs:
        (own if how is None else rows if how is How.ENTRY else repeated).append(statement)
    rows = in_order(rows)  # those of several recorders; the others come in order
    ground, actor = _spoken(voice, own)
    if not own or (voice[0] == "body" and not is_body(actor)):
        actor = _cited(voice, own or rows, voices)
        ground = "speaker" if actor else "own_voice"
    name = actor.name if actor else outlet_of((own or rows)[0])
    grounds = {statement.claim.id: how for statement, how in pairs if how is not None}
    return Source(ground, name, actor, own or rows, repeated, rows if own else [], grounds)


def _spoken(voice: Key, statements: Sequence[Statement]) -> tuple[str, Actor | None]:
    """The ground of a source that speaks, and who speaks; of several unnamed speakers of an outlet none."""
    speakers = [statement.claim.speaker for statement in statements if statement.claim.speaker]
    known = [speaker for speaker in speakers if is_body(speaker)]
    if known:
        return "speaker", _main(known)
    if speakers and (voice[0] == GENERIC or _is_one(statements)):
        return "unnamed", speakers[0]
    return "own_voice", None


def _main(speakers: Sequence[Actor]) -> Actor:
    """The body itself rather than one who belongs to it; among equals the one named first."""
    parents = {speaker.parent for speaker in speakers}
    return next((speaker for speaker in speakers if speaker.id in parents), speakers[0])


def _is_one(statements: Sequence[Statement]) -> bool:
    return len({name_key(s.claim.speaker.name) if s.claim.speaker else () for s in statements}) == 1


def _cited(voice: Key, rows: Sequence[Statement], voices: Voices) -> Actor | None:
    """The source through which statements came, or that rows cite; in a circle of recorders the recorder itself."""
    actors = [actor for row in rows for actor in (*row.claim.via, row.claim.speaker) if actor]
    return next((actor for actor in actors if voices.of_actor(actor) == voice), None)
