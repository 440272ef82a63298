"""One language, loaded: its folding, word lists, rules, clitics and the world's names in it."""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.lang.actors import ActorEntry, Actors
from tawthiq.lang.calendar import TimeWords, read_time_words
from tawthiq.lang.clitics import Clitics, Split
from tawthiq.lang.demonyms import read_demonyms
from tawthiq.lang.gazetteer import Entry as PlaceEntry
from tawthiq.lang.gazetteer import Gazetteer
from tawthiq.lang.gazetteer import Table as PlaceTable
from tawthiq.lang.letters import read_letters
from tawthiq.lang.lexicon import Entry, read_entries
from tawthiq.lang.names import world_of
from tawthiq.lang.profiles import Profile, read_profile
from tawthiq.lang.rules import Rule, Rules, read_rules
from tawthiq.lang.spellings import Spelling
from tawthiq.text import Folding, PhraseTrie, norms


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place under one of its names, as listed; `doubtful` where that name needs a cue word or another anchor."""

    place: PlaceEntry
    doubtful: bool
    name: str


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor under one of its names, as listed; `doubtful` where that name needs context ("the coalition")."""

    actor: ActorEntry
    doubtful: bool
    name: str


Meaning = Entry | PlaceName | ActorName
_LANGUAGES = 16  # kept in memory, each once for every set of a case's tables
_OTHERS_FILES = frozenset({"times.tsv"})  # read by calendar


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything the stages up to `claims` know of a language; one loaded twice is two.

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
    rules: Mapping[str, Rules]
    times: TimeWords
    gazetteer: Gazetteer
    actors: Actors
    words: Mapping[str, frozenset[str]]
    spelling: Spelling | None = None

    def splits(self, word: str) -> tuple[Split, ...]:
        """The readings of a folded word whose core begins a known phrase, the least taken off first."""
        return tuple(split for split in self.clitics.splits(word) if self.phrases.begins(split.core))


def available() -> tuple[str, ...]:
    """The codes of the languages there are packs for, sorted."""
    found = (item.name for item in _packs().iterdir() if item.is_dir() and item.joinpath("language.toml").is_file())
    return tuple(sorted(found))


def clitics_and_folding(code: str) -> tuple[Clitics, Folding]:
    """What a pack says of letters and of words written onto others, without its word lists."""
    folder = _packs().joinpath(code)
    folding = Folding(read_letters(folder.joinpath("folding.tsv")))
    settings = _read_settings(folder.joinpath("language.toml"))
    return Clitics.from_settings(settings.get("clitics", {}), folding), folding


@cache
def profiles() -> tuple[Profile, ...]:
    """What tells each language that has a pack from the others, by code; a pack without `[identify]` has none."""
    files = ((code, _packs().joinpath(code, "language.toml")) for code in available())
    found = (read_profile(code, _read_settings(file), file) for code, file in files)
    return tuple(profile for profile in found if profile is not None)


def load(code: str, tables: tuple[PlaceTable, ...] = ()) -> Language:
    """The language of a pack, read once; raises LanguageError where there is none or it is malformed.

    `tables` are places that a case adds to those of the world; their names are found as those are.
    """
    return _load_once(code, tables)


@lru_cache(maxsize=_LANGUAGES)
def _load_once(code: str, tables: tuple[PlaceTable, ...]) -> Language:
    if code not in available():
        raise LanguageError(f"no language pack {code!r}; there are: {', '.join(available())}")
    return load_folder(code, _packs().joinpath(code), tables)


def load_folder(code: str, folder: Traversable, tables: tuple[PlaceTable, ...] = ()) -> Language:
    """The language of a pack in any folder; raises LanguageError where a file of it is missing or malformed."""
    try:
        with _collector_at_rest():
            return _load(code, folder, tables)
    except FileNotFoundError as problem:
        raise LanguageError(f"{code}: the pack has no {problem.filename}") from problem


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing that is loaded goes again, so that looking for garbage among it is time lost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(code: str, folder: Traversable, tables: tuple[PlaceTable, ...]) -> Language:
    settings = _read_settings(folder.joinpath("language.toml"))
    folding = Folding(read_letters(folder.joinpath("folding.tsv")))
    world, table = world_of(code, folder, settings.get("names", {}).get("borrow", ()), tables)
    demonyms = read_demonyms(folder.joinpath("demonyms.tsv"), settings.get("demonyms", {}))
    countries = {folding.word(name) for name, place in world.names(code) if place.kind == "country"}
    read_profile(code, settings, folder.joinpath("language.toml"))
    clitics = Clitics.from_settings(settings.get("clitics", {}), folding)
    entries = (
        *read_entries(folder.joinpath("lexicon"), _OTHERS_FILES),
        *_adjectives(demonyms, countries, folding, clitics.article),
    )
    rules: dict[str, list[Rule]] = {}
    for rule in read_rules(folder.joinpath("rules")):
        rules.setdefault(rule.stage, []).append(rule)
    sets = _class_sets(entries, folding)
    return Language(
        code=code,
        name=settings["name"],
        direction=settings["direction"],
        folding=folding,
        clitics=clitics,
        phrases=_index(_meanings(code, entries, world, table), folding, clitics, settings.get("names", {})),
        entries=entries,
        rules={stage: Rules(found, sets) for stage, found in rules.items()},
        times=read_time_words(folder.joinpath("lexicon", "times.tsv"), folding),
        gazetteer=world,
        actors=table,
        words=_read_words(settings.get("words", {}), folding),
        spelling=Spelling.from_settings(settings.get("spelling", {})),
    )


def _adjectives(demonyms: Iterable[Entry], countries: Set[str], folding: Folding, article: str) -> Iterator[Entry]:
    """The adjectives of nationality; one written as a country's name is one only with the article before it."""
    for entry in demonyms:
        if folding.word(entry.form) not in countries:
            yield entry
        elif article:
            yield replace(entry, form=article + entry.form)


def _read_settings(file: Traversable) -> dict[str, Any]:
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise LanguageError(f"{file.name}: {problem}") from problem
    if not settings.get("name") or settings.get("direction") not in {"ltr", "rtl"}:
        raise LanguageError(f"{file.name}: needs a name, and a direction: ltr or rtl")
    return settings


def _packs() -> Traversable:
    return resources.files("tawthiq.lang")


def _read_words(table: Mapping[str, Any], folding: Folding) -> dict[str, frozenset[str]]:
    return {name: frozenset(folding.word(str(word)) for word in listed) for name, listed in table.items()}


def _meanings(code: str, entries: tuple[Entry, ...], world: Gazetteer, table: Actors) -> Iterator[tuple[str, Meaning]]:
    """All forms with what they mean: word lists first, then actors, then places."""
    yield from ((entry.form, entry) for entry in entries)
    for name, actor in table.names(code):
        yield name, ActorName(actor, actor.is_ambiguous(name), name)
    for name, place in world.names(code):
        yield name, PlaceName(place, place.is_ambiguous(name), name)


def _index(
    meanings: Iterator[tuple[str, Meaning]], folding: Folding, clitics: Clitics, names: Mapping[str, Sequence[str]]
) -> PhraseTrie[Meaning]:
    """All forms by their words; a name also with each of the `endings` that the language writes onto names."""
    phrases: PhraseTrie[Meaning] = PhraseTrie()
    endings = tuple(names.get("endings", ()))
    known = list(meanings)
    for phrase, (_, meaning) in zip(_phrases([form for form, _ in known], folding), known, strict=True):
        variants = [phrase] if isinstance(meaning, PlaceName) or len(phrase) == 1 else clitics.variants(phrase)
        if endings and phrase and not isinstance(meaning, Entry):
            variants += [(*phrase[:-1], phrase[-1] + ending) for ending in endings]
        for variant in variants:
            if variant:
                phrases.add(variant, meaning)
    return phrases


def _phrases(forms: Sequence[str], folding: Folding) -> Iterator[tuple[str, ...]]:
    """The words of each form, all folded in one go; a form that is all letters is one word."""
    for folded in folding.word("\n".join(forms)).split("\n"):
        yield (folded,) if folded.isalpha() else norms(folded)


def _class_sets(entries: tuple[Entry, ...], folding: Folding) -> list[frozenset[str]]:
    by_form: dict[tuple[str, ...], set[str]] = {}
    for phrase, entry in zip(_phrases([entry.form for entry in entries], folding), entries, strict=True):
        by_form.setdefault(phrase, set()).add(entry.name)
    return [frozenset(classes) for classes in by_form.values()]
