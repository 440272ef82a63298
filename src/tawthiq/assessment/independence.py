"""Who first vouched for the harm: reports and sentences that only repeat someone add no origin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.assessment.statements import Statement
from tawthiq.model import Actor, Count, Outcome
from tawthiq.model.harm import alleges_harm, is_harm
from tawthiq.model.identity import bodies, name_key, name_keys

GENERIC = "generic"  # the kind of actors that many reports cite and that are not one body: "police", "local council"


@dataclass(slots=True, eq=False)
class Source:
    """An origin while it is being put together: who vouches, on which ground, and what it said where.

    `ground` is `speaker`, `unnamed` (a speaker without an entry of its own, told apart by outlet) or `own_voice`.
    """

    ground: str
    name: str
    actor: Actor | None
    statements: list[Statement]
    repeated: list[Statement] = field(default_factory=list)

    @property
    def reports(self) -> list[str]:
        """The reports that carry it, in the order of its statements."""
        return list(dict.fromkeys(statement.document.doc_id for statement in self._all))

    @property
    def copies(self) -> list[str]:
        """Those of its reports that are near copies of others."""
        return list(dict.fromkeys(s.document.doc_id for s in self._all if s.is_copied))

    @property
    def _all(self) -> list[Statement]:
        return sorted([*self.statements, *self.repeated], key=lambda statement: statement.order)


def find_sources(statements: Sequence[Statement]) -> list[Source]:
    """The independent sources of the harm alleged, in the order of their first statements.

    1. A speaker with an entry is one source with all who belong to the same body, whichever outlets carry it.
    2. A speaker without one ("medics") is one a outlet; if its name is that of a speaker with an entry, it is that one.
    3. A report's own voice adds nothing where the same report, or the one it copies, attributes the same figures to a
       speaker, or where it has no figure and the report attributes harm to one. Otherwise its outlet is the source;
       for a near copy, the outlet of the report it copies.
    """
    harm = [statement for statement in statements if alleges_harm(statement.claim)]
    sources = _bodies([s for s in harm if _is_body(s.claim.speaker)])
    unnamed = [s for s in harm if s.claim.speaker and not _is_body(s.claim.speaker)]
    _place_all(unnamed, sources, _unnamed_key, "unnamed")
    own = [s for s in harm if s.claim.speaker is None]
    attributed = [(s, source) for source in sources for s in source.statements]
    voiced = []
    for statement in own:
        repeats = _repeats(statement, attributed)
        if repeats:
            repeats.repeated.append(statement)
        else:
            voiced.append(statement)
    _place_all(voiced, sources, _outlet_key, "own_voice")
    return sorted(sources, key=lambda source: source.statements[0].order)


def outlet_of(document_statement: Statement) -> str:
    """The outlet that answers for a statement: that of its source, or the report's id where no outlet is known."""
    return document_statement.source.outlet or document_statement.source.doc_id


def _is_body(speaker: Actor | None) -> bool:
    return speaker is not None and bool(bodies(speaker)) and (speaker.kind != GENERIC or speaker.parent is not None)


def _bodies(statements: Sequence[Statement]) -> list[Source]:
    sources: list[Source] = []
    for statement in statements:
        speaker = statement.claim.speaker
        assert speaker is not None
        met = [source for source in sources if any(_shares_body(speaker, own) for own in source.statements)]
        joined = sorted([statement, *(own for source in met for own in source.statements)], key=lambda s: s.order)
        main = _main_speaker(joined)
        sources = [source for source in sources if source not in met]
        sources.append(Source("speaker", main.name, main, joined))
    return sources


def _shares_body(speaker: Actor, statement: Statement) -> bool:
    return statement.claim.speaker is not None and bool(bodies(speaker) & bodies(statement.claim.speaker))


def _main_speaker(statements: Sequence[Statement]) -> Actor:
    """The body itself rather than one who belongs to it; among equals the one named first."""
    speakers = [statement.claim.speaker for statement in statements if statement.claim.speaker]
    parents = {speaker.parent for speaker in speakers}
    return next((speaker for speaker in speakers if speaker.id in parents), speakers[0])


def _place_all(
    statements: Sequence[Statement],
    sources: list[Source],
    key: Callable[[Statement], tuple[object, str]],
    ground: str,
) -> None:
    named = [source for source in sources if source.ground == "speaker"]
    made: dict[tuple[object, str], Source] = {}
    for statement in statements:
        names = _names(statement)
        same = [source for source in named if any(names & _speaker_names(own) for own in source.statements)]
        if len(same) == 1:
            same[0].statements.append(statement)
        elif known := _known(own_key := key(statement), names, made):
            known.statements.append(statement)
        else:
            speaker = statement.claim.speaker
            name = speaker.name if speaker else outlet_of(statement)
            made[own_key] = Source(ground, name, speaker, [statement])
    for source in named:
        source.statements.sort(key=lambda statement: statement.order)
    sources += made.values()


def _known(
    own_key: tuple[object, str], names: frozenset[tuple[str, ...]], made: Mapping[tuple[object, str], Source]
) -> Source | None:
    """The source of that key, or one of the same outlet that bears one of the names ("the correspondent")."""
    if own_key in made:
        return made[own_key]
    same_outlet = (source for (_, outlet), source in made.items() if outlet and outlet == own_key[1])
    return next((s for s in same_outlet if any(names & _speaker_names(own) for own in s.statements)), None)


def _names(statement: Statement) -> frozenset[tuple[str, ...]]:
    speaker = statement.claim.speaker
    return name_keys(speaker) if speaker else frozenset({name_key(outlet_of(statement))})


def _speaker_names(statement: Statement) -> frozenset[tuple[str, ...]]:
    return name_keys(statement.claim.speaker) if statement.claim.speaker else frozenset()


def _unnamed_key(statement: Statement) -> tuple[object, str]:
    assert statement.claim.speaker is not None
    return name_key(statement.claim.speaker.name), outlet_of(statement)


def _outlet_key(statement: Statement) -> tuple[object, str]:
    return name_key(outlet_of(statement)), ""


def _repeats(statement: Statement, attributed: Sequence[tuple[Statement, Source]]) -> Source | None:
    """The source whose figures a sentence in a report's own voice merely repeats."""
    documents = {statement.document.doc_id, statement.source.doc_id}
    own = _figures(statement)
    for other, source in attributed:
        if other.document.doc_id in documents and own <= _figures(other):
            return source
    return None


def _figures(statement: Statement) -> frozenset[tuple[Outcome, Count]]:
    found = (casualty for casualty in statement.claim.casualties if is_harm(casualty))
    return frozenset((casualty.outcome, casualty.count) for casualty in found if not casualty.count.is_open)
