"""An incident in a few sentences of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.exports.face import Face
from tawthiq.exports.summaries.accusing import accusing
from tawthiq.exports.summaries.facts import facts_of
from tawthiq.exports.summaries.leading import leading
from tawthiq.exports.summaries.names import NO_TABLES, Sourced, Tables
from tawthiq.exports.summaries.words import Words
from tawthiq.model import Incident


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences in a language, without marks of direction, and the ids of the claims that they rest on."""

    language: str
    text: str
    claims: tuple[str, ...]


def summarize(incident: Incident, claims: Mapping[str, Sourced], face: Face, tables: Tables = NO_TABLES) -> Summary:
    """The summary of an incident in a face's language; `claims` are its own with their reports, by id.

    `tables` give the names of actors and places in other languages than the reports', and formal ones.

    It says what the incident has and no more: an unknown day, place, kind of attack or number is left out, and a
    denial stands in the sentence of the accusation that it answers.
    """
    words, facts = Words.of(face), facts_of(incident, claims, tables)
    sentences = [*leading(words, facts), *accusing(words, facts)]
    grade, scale = face.label("grade", facts.grade), face.label("scale", facts.rule_set)
    sentences.append(words.say("grade", grade=grade, scale=scale))
    return Summary(face.language, " ".join(map(words.sentence, sentences)), _rests_on(incident))


def _rests_on(incident: Incident) -> tuple[str, ...]:
    ranges = [*incident.killed.values(), *incident.injured.values()]
    ids = [id_ for one in ranges for id_ in one.claims]
    ids += [bound.claim for bound in incident.bounds if bound.count.is_open]
    ids += [id_ for one in incident.origins for id_ in one.claims]
    for accused in incident.belligerents:
        conceded = accused.position.conceded
        ids += [*accused.claims, *accused.position.claims, *(conceded.claims if conceded else ())]
    return tuple(sorted(set(ids)))
