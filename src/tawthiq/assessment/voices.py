"""Who vouches for a statement: statements of one voice have one key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawthiq.assessment.statements import Statement
from tawthiq.model import Actor, Count, Outcome
from tawthiq.model.identity import GENERIC, RECORDER, bodies, name_key, name_keys

Key = tuple[str, ...]  # ("body", id), ("generic", id, outlet) or ("outlet", words of its name)
Figures = frozenset[tuple[Outcome, Count]]


def is_body(actor: Actor | None) -> bool:
    """Whether an actor is a known body, or one who belongs to it, that is the same whoever cites it."""
    if actor is None or not (actor.id or actor.parent):
        return False
    return actor.kind != GENERIC or actor.parent is not None


def outlet_of(statement: Statement) -> str:
    """The outlet that answers for a statement: that of its source, or the report's id where no outlet is known."""
    return statement.source.outlet or statement.source.doc_id


def figures_of(statement: Statement) -> Figures:
    """The figures of killed and injured of a statement without whom they count; open ones are none."""
    return frozenset([(casualty.outcome, casualty.count) for casualty in statement.harm if not casualty.count.is_open])


def is_own_page(statement: Statement) -> bool:
    """Whether a report is by the very speaker of the statement: a recorder's table, a monitor's page."""
    speaker, document = statement.claim.speaker, statement.document
    if speaker is None:
        return False
    if speaker.kind == RECORDER or document.doc_id.startswith(tuple([f"{body}:" for body in bodies(speaker)])):
        return True
    return document.outlet is not None and name_key(document.outlet) in name_keys(speaker)


class Voices:
    """The voices of an event's statements, by what all of them together tell about names and bodies."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Take in who speaks and through whom; `statements` must be all that are asked about."""
        self._leader: dict[str, str] = {}
        named: dict[Key, set[str]] = defaultdict(set)
        for actor in _actors(statements):
            if is_body(actor):
                own = sorted(bodies(actor))
                for body in own:
                    self._join(own[0], body)
                for words in name_keys(actor):
                    named[words].add(own[0])
        self._named = {words: {self._root(body) for body in own} for words, own in named.items()}

    def key(self, statement: Statement) -> Key:
        """The voice of a statement. A speaker without an entry ("medics") is the voice of the outlet that cites it.

        Nobody can tell whether two such speakers are two, or who they are; the outlet answers for them. Where they
        came through a known agency, it is that agency.
        """
        speaker = statement.claim.speaker
        if speaker is None:
            return self.of_name(outlet_of(statement))
        if is_body(speaker):
            return self.of_body(speaker)
        if speaker.id is not None and speaker.kind == GENERIC:
            return (GENERIC, speaker.id, *self._citing(statement))
        same = {body for words in name_keys(speaker) for body in self._named.get(words, ())}
        return ("body", same.pop()) if len(same) == 1 else self._citing(statement)

    def of_body(self, actor: Actor) -> Key:
        """The voice of a known body."""
        return ("body", self._root(min(bodies(actor))))

    def of_id(self, body: str) -> Key:
        """The voice of a body by its id."""
        return ("body", self._root(body))

    def of_actor(self, actor: Actor) -> Key:
        """The voice of someone through whom a claim came."""
        return self.of_body(actor) if is_body(actor) else self.of_name(actor.name)

    def of_name(self, name: str) -> Key:
        """The voice of an outlet, which is that of the body that bears its name."""
        words = name_key(name)
        bodies_of_name = self._named.get(words, set())
        return ("body", next(iter(bodies_of_name))) if len(bodies_of_name) == 1 else ("outlet", *words)

    def _citing(self, statement: Statement) -> Key:
        through = statement.claim.via
        return self.of_actor(through[0]) if through else self.of_name(outlet_of(statement))

    def _root(self, body: str) -> str:
        while (leader := self._leader.get(body, body)) != body:
            body = leader
        return body

    def _join(self, first: str, second: str) -> None:
        one, other = sorted((self._root(first), self._root(second)))
        self._leader[other] = one


def _actors(statements: Iterable[Statement]) -> list[Actor]:
    claims = [statement.claim for statement in statements]
    return [actor for claim in claims for actor in (claim.speaker, *claim.via) if actor is not None]
