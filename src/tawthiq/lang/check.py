"""Static checks of a language pack: its word lists, its rules, and whether they fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError
from tawthiq.lang.classes import ANY_VALUE, ASKED, FEATURES, MADE, MADE_FROM, REQUIRED, STAGES, WHOLE_NUMBER
from tawthiq.lang.language import Language, load_folder
from tawthiq.lang.lexicon import Entry
from tawthiq.lang.names import WORLD_FILES
from tawthiq.lang.rules import Rule
from tawthiq.text import norms

_TELLING = frozenset({"figure", "position", "party"})  # stages whose rules claims rest on
Complaint = tuple[str, str]  # file:line, what is wrong there

_OPENING = {
    "where its contents are from": re.compile(r"\b(source|from|written|compiled)\b", re.IGNORECASE),
    "its licence": re.compile(r"Apache-2\.0|\bCC0\b|\bCC BY\b|\blicen[cs]e\b|public domain", re.IGNORECASE),
    "its known gaps": re.compile(r"\bgaps?\b", re.IGNORECASE),
}


def check(code: str) -> list[str]:
    """The complaints about a language that comes with the program, `file:line: what is wrong`, in order of place."""
    return check_folder(code, resources.files("tawthiq.lang").joinpath(code))


def check_folder(code: str, folder: Traversable) -> list[str]:
    """The complaints about a pack in any folder; a pack that does not load has one, which says why."""
    try:
        language = load_folder(code, folder)
    except LanguageError as problem:
        return [str(problem)]
    found = {
        *_about_files(folder),
        *_about_meanings(language),
        *_about_features(language.entries),
        *_about_classes(language),
        *_about_rules(language),
    }
    return [f"{where}: {what}" for where, what in sorted(found, key=_place)]


def _place(complaint: Complaint) -> tuple[str, int, str]:
    file, _, line = complaint[0].partition(":")
    return file, int(line or 0), complaint[1]


def _about_files(folder: Traversable) -> Iterator[Complaint]:
    for name in ("lexicon", "rules"):
        for file in folder.joinpath(name).iterdir():
            if file.name.endswith((".tsv", ".toml")):
                yield from _about_file(file)
    for name in ("folding.tsv", "language.toml"):
        yield from _about_file(folder.joinpath(name))
    for file in (folder.joinpath("demonyms.tsv"), *(folder.joinpath("world", name) for name in WORLD_FILES)):
        if file.is_file():
            yield from _about_file(file)


def _about_file(file: Traversable) -> Iterator[Complaint]:
    lines = file.read_text(encoding="utf-8").split("\n")
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    opening = " ".join(lines[:end])
    if not opening:
        yield f"{file.name}:1", "a data file opens with a comment that says what it is"
    for what, words in _OPENING.items():
        if not words.search(opening):
            yield f"{file.name}:1", f"the opening comment does not say {what}"
    if file.name.endswith(".tsv"):
        yield from _about_order(file.name, lines, end + 1)


def _about_order(name: str, lines: list[str], first: int) -> Iterator[Complaint]:
    """Rows after the header: a word list by class, then by form; any other table by its first two columns."""
    words = lines[first - 1].startswith("form\t")
    last: tuple[str, ...] = ()
    for number, line in enumerate(lines[first:], start=first + 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        key = (cells[1], cells[0]) if words else tuple(cells[:2])
        if key < last:
            rule = "by class, then by form" if words else "by their first columns"
            yield f"{name}:{number}", f"{cells[0]!r} is out of order: rows are sorted {rule}"
        last = key


def _about_meanings(language: Language) -> Iterator[Complaint]:
    seen: dict[tuple[str, tuple[str, ...]], Entry] = {}
    for entry in language.entries:
        form = norms(language.folding.word(entry.form))
        if not form:
            yield entry.where, f"nothing is left of {entry.form!r} after folding"
            continue
        earlier = seen.setdefault((entry.name, form), entry)
        if earlier is entry:
            continue
        if earlier.features == entry.features:
            yield entry.where, f"{entry.form!r} as {entry.name} repeats {earlier.form!r} of {earlier.where}"
        else:
            yield (
                entry.where,
                f"{entry.form!r} as {entry.name} folds together with {earlier.form!r} of {earlier.where} "
                f"but means {_listed(entry.features)}, not {_listed(earlier.features)}",
            )


def _listed(features: Mapping[str, str]) -> str:
    return " ".join(f"{key}={value}" for key, value in sorted(features.items())) or "no features"


def _about_features(entries: Iterable[Entry]) -> Iterator[Complaint]:
    for entry in entries:
        for key, value in entry.features.items():
            if key not in FEATURES:
                yield entry.where, f"nothing reads the feature {key}; there are: {', '.join(sorted(FEATURES))}"
            elif not _allowed(value, FEATURES[key]):
                yield entry.where, f"{key}={value}: {key} is one of {', '.join(sorted(FEATURES[key]))}"
        for key in sorted(REQUIRED.get(entry.name, frozenset()) - set(entry.features)):
            yield entry.where, f"{entry.form!r} as {entry.name} needs the feature {key}"


def _allowed(value: str, values: frozenset[str]) -> bool:
    if values == WHOLE_NUMBER:
        return value.isascii() and value.isdigit()
    return values == ANY_VALUE or value in values


def _about_classes(language: Language) -> Iterator[Complaint]:
    listed = {entry.name for entry in language.entries}
    attached = {*language.clitics.conjunctions.values(), *language.clitics.prepositions.values()}
    named = {name for rule in _rules(language) for name in rule.pattern.classes}
    for rule in _rules(language):
        for name in sorted(rule.pattern.classes - listed - attached - MADE):
            yield rule.where, f"{rule.id}: nothing is of class {name}: no word list has it and no stage makes it"
    for entry in language.entries:
        if entry.name not in named | ASKED:
            yield entry.where, f"{entry.form!r}: no rule and no stage uses the class {entry.name}"


def _rules(language: Language) -> list[Rule]:
    return [rule for rules in language.rules.values() for rule in rules]


def _about_rules(language: Language) -> Iterator[Complaint]:
    seen: dict[str, Rule] = {}
    for rule in sorted(_rules(language), key=lambda rule: rule.order):
        earlier = seen.setdefault(rule.id, rule)
        if earlier is not rule:
            yield rule.where, f"the id {rule.id} is taken by {earlier.where}"
        for what in _about_rule(rule, language.code):
            yield rule.where, f"{rule.id}: {what}"


def _needs_a_word(rule: Rule) -> bool:
    """Whether every sentence that a rule matches holds a word of some classes: the relevance filter goes by these."""
    of_any_word = MADE - MADE_FROM.keys()
    needed = [*(frozenset({name}) for name in rule.pattern.must), *rule.pattern.one_of]
    return any(classes.isdisjoint(of_any_word) for classes in needed)


def _about_rule(rule: Rule, code: str) -> Iterator[str]:
    if not rule.id.startswith(f"{code}."):
        yield f"the id does not begin with {code}."
    if not any(example.expect for example in rule.examples):
        yield "no positive example: one in which the rule finds something"
    if all(example.expect for example in rule.examples):
        yield "no negative example: one with expect = [], in which the rule finds nothing"
    stage = STAGES.get(rule.stage)
    if stage is None:
        yield f"there is no stage {rule.stage}; there are: {', '.join(sorted(STAGES))}"
        return
    for name in sorted(rule.pattern.parts - stage.parts):
        yield f"the stage {rule.stage} does not look at a part {name}"
    if stage.needs and not stage.needs & rule.pattern.parts:
        yield f"a rule of the stage {rule.stage} names a part: {' or '.join(sorted(stage.needs))}"
    if rule.stage in _TELLING and "subset" not in rule.values and not _needs_a_word(rule):
        yield "it needs no word of the lists: it could match in any report, and none could be left unread"
    for key, value in rule.values.items():
        if key not in stage.settings:
            yield f"the stage {rule.stage} has no setting {key}"
        elif value not in stage.settings[key]:
            yield f"{key} = {value}: it is one of {', '.join(sorted(stage.settings[key]))}"
