"""The stage: a document in, a report with its attributed claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from tawthiq.claims.answers import link_answers
from tawthiq.claims.attacks import ATTACKS, counted_strikes, find_attack, find_incident, has_ground, is_single, is_told
from tawthiq.claims.attribution import Attribution, find_attributions, find_signature
from tawthiq.claims.belligerents import Belligerent, find_belligerents
from tawthiq.claims.carrying import carry
from tawthiq.claims.clauses import Clause, split_clauses
from tawthiq.claims.conditions import Setting
from tawthiq.claims.coreference import find_offices, join_speakers
from tawthiq.claims.counted import Figure
from tawthiq.claims.drafts import Draft, draft_of
from tawthiq.claims.events import settle
from tawthiq.claims.figures import find_figures
from tawthiq.claims.frames import Context, Frame, Voice, frame_of, only_day, war_of
from tawthiq.claims.making import attack_claim, casualty_claim, position_claim
from tawthiq.claims.places import Locator
from tawthiq.claims.positions import Position, blaming, find_positions
from tawthiq.claims.publishers import in_own_voice, publisher_of
from tawthiq.claims.quotations import OpenSpeech
from tawthiq.claims.relevance import names_violence
from tawthiq.claims.violence import tells_of_violence
from tawthiq.lang import Language
from tawthiq.mentions import Passage, read_passages
from tawthiq.model import ClaimType, Document, Problem, Report, Scope, TimeSpan

_NEAR = 6  # items between the particle of a verb and its figure


def read(document: Document, language: Language) -> Report:
    """The report with its claims in the order of its words; what could not be made out is among its problems."""
    if not names_violence(document.text, language):
        return Report(document)
    passages = read_passages(document, language)
    if not any(tells_of_violence(passage) for passage in passages):
        return Report(document)
    reader = _Reader(document, language, Locator(passages, document, language), war_of(passages, document))
    lines = zip_longest(passages, passages[1:])
    drafts = [draft for passage, following in lines for draft in reader.read(passage, following)]
    drafts = join_speakers(drafts, find_offices(passages, document.text, language), language)
    drafts = in_own_voice(drafts, publisher_of(passages))
    drafts = settle(drafts, language.gazetteer)
    claims = sorted(
        filter(has_ground, carry(drafts, only_day(passages, document))), key=lambda claim: (claim.span, claim.type)
    )
    answered = link_answers(tuple(dict.fromkeys(claims)))
    return Report(document, answered, tuple(_problems(document, passages)))


def _problems(document: Document, passages: Sequence[Passage]) -> Iterator[Problem]:
    times = [time for passage in passages for time in passage.times()]
    deduced = next((time for time in times if time.deduced), None)
    if deduced is not None:
        yield Problem("year-deduced", "no year is named: taken is the latest that fits weekday and date", deduced.span)
    elif document.published is None:
        yield Problem("no-publication-date", "no publication date: days named in relation to it stay unresolved")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a sentence holds that claims can rest on."""

    figures: Sequence[Figure]
    strikes: Sequence[int]
    positions: Sequence[Position]
    belligerents: list[Belligerent]

    def anchors(self) -> list[int]:
        """The items that claims will rest on."""
        return [*(f.item for f in self.figures), *self.strikes, *(p.stretch[0] for p in self.positions)]


class _Reader:
    """Reads passages in order and remembers who spoke last."""

    def __init__(self, document: Document, language: Language, locator: Locator, war: TimeSpan | None) -> None:
        self.document, self.language, self.locator, self.war = document, language, locator, war
        self.voice, self.speech = Voice(), OpenSpeech()
        self.heard_before: frozenset[str] = frozenset()

    def read(self, passage: Passage, following: Passage | None) -> Iterator[Draft]:
        """The drafts of one passage; a post is spoken by the one who signs it on the line after it."""
        text, language = self.document.text, self.language
        signed = find_signature(following, text, language) if following else None
        attributions = self.speech.with_speech(passage, find_attributions(passage, text, language), text)
        setting = Setting(passage, attributions, text, language, self.voice)
        figures = [f for f in find_figures(passage.items, language) if not _is_accident(f.item, passage)]
        strikes = counted_strikes(passage)
        several = (i for i in strikes if not is_single(passage, i))
        counted = min((*(f.item for f in figures), *several), default=len(passage.items))
        positions = [p for p in find_positions(setting) if not (p.gives_way and counted < p.stretch[1])]
        evidence = Evidence(
            figures=[f for f in figures if not (_is_rejected(f.item, positions) or _is_supposed(f, passage))],
            strikes=[i for i in strikes if not _is_rejected(i, positions)],
            positions=positions,
            belligerents=find_belligerents(passage, text, language, self.locator.scene),
        )
        for clause in split_clauses(passage, attributions, evidence.anchors()):
            for draft in self._drafts(clause, evidence):
                unsigned = signed and draft.claim.speaker is None
                yield replace(draft, claim=replace(draft.claim, speaker=signed)) if unsigned else draft
        self._listen(attributions, positions)
        self.voice.heard, self.heard_before = passage.row.classes | self.heard_before, passage.row.classes

    def _listen(self, attributions: Sequence[Attribution], positions: Sequence[Position]) -> None:
        """Remember who spoke last in a sentence, be it by saying, denying or claiming."""
        spoke = [(a.words, a.speaker) for a in attributions] + [(p.stretch, p.speaker) for p in positions]
        heard = [speaker for _, speaker in sorted(spoke, key=lambda turn: turn[0]) if speaker is not None]
        self.voice.last = heard[-1] if heard else self.voice.last

    def _drafts(self, clause: Clause, evidence: Evidence) -> Iterator[Draft]:
        context = Context(evidence.belligerents, self.locator, self.voice, self.war)

        def frame(anchor: int) -> Frame:
            return frame_of(clause, anchor, context)

        start, end = clause.stretch
        figures = [figure for figure in evidence.figures if start <= figure.item < end]
        strikes = [i for i in evidence.strikes if start <= i < end and not (figures and is_single(clause.passage, i))]
        positions = [position for position in evidence.positions if start <= position.stretch[0] < end]
        if figures:
            told = blaming(frame(figures[0].item), evidence.positions)
            yield draft_of(casualty_claim(self.document, clause, figures, told), clause, told)
        for index in strikes:
            told = frame(index)
            yield draft_of(attack_claim(self.document, clause, index, told, counted=True), clause, told)
        for position in positions:
            own = replace(clause, stretch=(start, position.stretch[1]))  # what follows tells of something else
            told = frame_of(own, position.stretch[0], context, spoken=False)
            yield draft_of(position_claim(self.document, own, position, told), clause, told)
        if not (figures or strikes or positions):
            yield from self._without_figures(clause, frame)

    def _without_figures(self, clause: Clause, frame: Callable[[int], Frame]) -> Iterator[Draft]:
        """An attack as the only thing that a clause tells, or, in silence, where and when the one told of was."""
        attack = find_attack(clause)
        anchor = find_incident(clause) if attack is None else attack
        told = frame(anchor) if anchor is not None else None
        if anchor is not None and told and told.scope is Scope.INCIDENT:
            claim = attack_claim(self.document, clause, anchor, told, counted=False)
            stands = attack is not None and is_told(clause, told.place, told.belligerent)
            of_state = told.belligerent is None and clause.has("STATE")  # which does something else on its day
            if stands or told.place or (told.time and not of_state):
                yield replace(draft_of(claim, clause, told), is_silent=not stands)


def _is_rejected(item: int, positions: Sequence[Position]) -> bool:
    """Whether an item stands in a denial, a finding or a call: what is denied is not asserted."""
    quiet = {ClaimType.DENIAL, ClaimType.FINDING, ClaimType.CALL}
    return any(p.type in quiet and p.stretch[0] <= item < p.stretch[1] for p in positions)


def _is_supposed(figure: Figure, passage: Passage) -> bool:
    """Whether harm without a number stands in a subjunctive only ("that its raids should have killed civilians").

    Nobody asserts it, whatever verb governs it, also where a sentence has lost that verb.
    """
    before = [item.classes for item in passage.items[: figure.item]]
    near = next((i for i in range(len(before) - 1, max(0, len(before) - _NEAR), -1) if "PERFECT" in before[i]), None)
    return figure.count.is_open and near is not None and any("MAY_BE" in classes for classes in before[:near])


def _is_accident(item: int, passage: Passage) -> bool:
    """Whether what stands nearest to a figure is an accident, a disease or a disaster, and not an attack."""
    accident = _distance(item, passage, frozenset({"ACCIDENT"}))
    return accident is not None and accident < (_distance(item, passage, ATTACKS) or len(passage.items))


def _distance(item: int, passage: Passage, classes: frozenset[str]) -> int | None:
    """How many items away the nearest one of some classes stands."""
    return min((abs(i - item) for i, other in enumerate(passage.items) if other.classes & classes), default=None)
