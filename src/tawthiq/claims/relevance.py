"""Whether a report is worth reading: one that is not gives no claims."""

from __future__ import annotations

from functools import reduce
from operator import or_

from tawthiq.claims.attacks import counted_strikes, is_outright
from tawthiq.claims.belligerents import find_belligerents
from tawthiq.claims.clauses import Clause
from tawthiq.claims.conditions import may_be_met
from tawthiq.claims.cues import cues_of
from tawthiq.claims.figures import find_figures
from tawthiq.claims.violence import VIOLENCE
from tawthiq.lang import Language
from tawthiq.mentions import Passage, applicable, find, glance
from tawthiq.text import split_lines, split_sentences

_MANY = 8  # different words of attack and harm: where so many stand, no sentence is looked at


def names_violence(text: str, language: Language) -> bool:
    """Whether the words of a text may name an attack or harm; a False is certain: reading it gives no claims."""
    cues = cues_of(language)
    return cues.may_tell_of_violence(cues.of(text))


def is_relevant(text: str, language: Language) -> bool:
    """Whether reading a text may give a claim: by its words, then by the sentences that have such words, at a glance.

    Its words must name an attack or harm, and one sentence must tell something that a claim can rest on.
    At a glance there are no days, no places and no settled namesakes, so that a False is not as certain as that of
    `names_violence`.
    """
    cues = cues_of(language)
    lines = [text[line.start : line.end] for line in split_lines(text)]
    bits = list(map(cues.of, lines))
    if not cues.may_tell_of_violence(reduce(or_, bits, 0)):
        return False
    if len(set[str]().union(*map(cues.violent, lines))) >= _MANY:
        return True
    before = last = 0
    for line, own in zip(lines, bits, strict=True):
        heard = before | last
        if cues.may_be_evidence(own, cues.may_tell_of_violence(heard | own)) and _tells(line, heard, language):
            return True
        before, last = last, own
    return False


def _tells(line: str, heard: int, language: Language) -> bool:
    """Whether a claim may rest on a sentence of a line, after lines whose words have the bits `heard`."""
    cues, before, last = cues_of(language), heard, heard
    for sentence in split_sentences(line, language.words.get("abbreviations", frozenset())):
        words = line[sentence.span.start : sentence.span.end]
        bits, is_heard = cues.of(words), cues.may_tell_of_violence(before | last)
        if cues.may_be_evidence(bits, is_heard) and _is_evidence(glance(words, language), words, is_heard, language):
            return True
        before, last = last, bits
    return False


def _is_evidence(passage: Passage, text: str, is_heard: bool, language: Language) -> bool:
    """Whether a claim may rest on a sentence; `is_heard`: an attack or harm may stand in the two before it."""
    return (
        bool(find_figures(passage.items, language))
        or bool(counted_strikes(passage))
        or _tells_of_attack(passage, text, language)
        or _takes_position(passage, is_heard, language)
    )


def _tells_of_attack(passage: Passage, text: str, language: Language) -> bool:
    """Whether an attack is told with who did it, or outright: a place alone is not enough (`attacks.is_told`)."""
    if passage.row.classes.isdisjoint(VIOLENCE):
        return False
    whole = Clause(passage, (0, len(passage.items)), ())
    return is_outright(whole) or bool(find_belligerents(passage, text, language))


def _takes_position(passage: Passage, is_heard: bool, language: Language) -> bool:
    rules = applicable(language.rules.get("position", ()), passage.row)
    return any(may_be_met(rule, passage.row.classes, is_heard) and find(rule, passage.row) for rule in rules)
