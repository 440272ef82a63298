"""One language, loaded: its folding, word lists, rules, clitics and the world's names in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.lang import actors as actor_table
from tawthiq.lang import gazetteer as place_table
from tawthiq.lang.actors import ActorEntry, Actors
from tawthiq.lang.calendar import TimeWords, load_time_words
from tawthiq.lang.clitics import Clitics
from tawthiq.lang.demonyms import read_demonyms
from tawthiq.lang.gazetteer import Entry as PlaceEntry
from tawthiq.lang.gazetteer import Gazetteer
from tawthiq.lang.lexicon import Entry, read_entries
from tawthiq.lang.patterns import ClassAlphabet
from tawthiq.lang.rules import Rule, read_rules
from tawthiq.text import Folding, PhraseTrie, norms


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place under one of its names; `doubtful` where that name needs a cue word or another anchor."""

    place: PlaceEntry
    doubtful: bool


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor under one of its names; `doubtful` where that name needs context ("the coalition")."""

    actor: ActorEntry
    doubtful: bool


Meaning = Entry | PlaceName | ActorName
_OTHERS_FILES = frozenset({"times.tsv"})  # read by calendar


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the stages up to `claims` know of a language.

    `phrases` finds the longest word-list form, place or actor name; `rules` are kept by stage; `words` gives small
    closed lists of the language's own file (abbreviations, marks of web pages).
    """

    code: str
    name: str
    direction: str
    folding: Folding
    clitics: Clitics
    phrases: PhraseTrie[Meaning]
    entries: tuple[Entry, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    alphabet: ClassAlphabet
    times: TimeWords
    gazetteer: Gazetteer
    actors: Actors
    words: Mapping[str, frozenset[str]]


def available() -> tuple[str, ...]:
    """The codes of the languages there are packs for, sorted."""
    found = (item.name for item in _packs().iterdir() if item.is_dir() and item.joinpath("language.toml").is_file())
    return tuple(sorted(found))


@cache
def load(code: str) -> Language:
    """The language of a pack, read once; raises LanguageError where there is none or it is malformed."""
    if code not in available():
        raise LanguageError(f"no language pack {code!r}; there are: {', '.join(available())}")
    return load_folder(code, _packs().joinpath(code))


def load_folder(code: str, folder: Traversable) -> Language:
    """The language of a pack in any folder."""
    settings = tomllib.loads(folder.joinpath("language.toml").read_text(encoding="utf-8"))
    folding = Folding(_read_letters(folder.joinpath("folding.tsv")))
    world, table = place_table.load(), actor_table.load()
    demonyms = read_demonyms(code, settings.get("demonyms", {}))
    countries = {folding.word(name) for name, place in world.names(code) if place.kind == "country"}
    entries = (
        *read_entries(folder.joinpath("lexicon"), _OTHERS_FILES),
        *(entry for entry in demonyms if folding.word(entry.form) not in countries),
    )
    clitics = Clitics.from_settings(settings.get("clitics", {}), folding)
    rules: dict[str, list[Rule]] = {}
    for rule in read_rules(folder.joinpath("rules")):
        rules.setdefault(rule.stage, []).append(rule)
    return Language(
        code=code,
        name=settings["name"],
        direction=settings["direction"],
        folding=folding,
        clitics=clitics,
        phrases=_index(code, folding, clitics, entries, world, table),
        entries=entries,
        rules={stage: tuple(found) for stage, found in rules.items()},
        alphabet=ClassAlphabet(_class_sets(entries, folding)),
        times=load_time_words(code, folding),
        gazetteer=world,
        actors=table,
        words=_read_words(settings.get("words", {}), folding),
    )


def _packs() -> Traversable:
    return resources.files("tawthiq.lang")


def _read_letters(file: Traversable) -> dict[str, str]:
    letters = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith("#") or line.startswith("from\t"):
            continue
        old, new = (*line.split("\t"), "")[:2]
        if len(old) != 1 or len(new) > 1:
            raise LanguageError(f"{file.name}:{number}: one character to one character or to none, not {line!r}")
        letters[old] = new
    return letters


def _read_words(table: Mapping[str, Any], folding: Folding) -> dict[str, frozenset[str]]:
    return {name: frozenset(folding.word(str(word)) for word in listed) for name, listed in table.items()}


def _index(
    code: str, folding: Folding, clitics: Clitics, entries: tuple[Entry, ...], world: Gazetteer, table: Actors
) -> PhraseTrie[Meaning]:
    phrases: PhraseTrie[Meaning] = PhraseTrie()
    for entry in entries:
        for phrase in clitics.variants(norms(folding.word(entry.form))):
            phrases.add(phrase, entry)
    for name, actor in table.names(code):
        for phrase in clitics.variants(norms(folding.word(name))):
            phrases.add(phrase, ActorName(actor, actor.is_ambiguous(name)))
    for name, place in world.names(code):
        phrase = norms(folding.word(name))
        if phrase:
            phrases.add(phrase, PlaceName(place, place.is_ambiguous(name)))
    return phrases


def _class_sets(entries: tuple[Entry, ...], folding: Folding) -> list[frozenset[str]]:
    by_form: dict[tuple[str, ...], set[str]] = {}
    for entry in entries:
        by_form.setdefault(norms(folding.word(entry.form)), set()).add(entry.name)
    return [frozenset(classes) for classes in by_form.values()]
