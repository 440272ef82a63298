"""The words of a language's time expressions, read from its `times.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError
from tawthiq.lang.clitics import Clitics, Split
from tawthiq.text import Folding, PhraseTrie, norms

HEADER = ("form", "class", "value", "note")
SETTINGS = frozenset({"CONJUNCTION", "PREFIX", "ARTICLE", "CONTRACTED", "SUFFIX", "DAYFIRST", "SILENT", "LATESTYEAR"})
NUMBERED = frozenset(
    {
        *("WEEKDAY", "CUEDAY", "MONTH", "CUEMONTH", "MONTHFIRST", "HIJRI", "RELDAY", "TODAY", "NIGHT", "OVERNIGHT"),
        *("SHIFTDAY", "ORD", "NUMWORD"),
    }
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One meaning of a form. `capital` says that the form counts only when the text writes it with a capital."""

    name: str
    value: str
    capital: bool = False

    @property
    def number(self) -> int | None:
        """The value as a number, for the classes that have one."""
        return int(self.value) if self.name in NUMBERED else None


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """What a language knows of time; read twice, it is two. `day_first` is false where 03/04 may be either order.

    `latest_year` is the latest that a report can be of: where nothing else tells the year of a weekday, a day and a
    month, it is the latest up to this one.
    """

    phrases: PhraseTrie[TimeWord]
    clitics: Clitics
    silent: frozenset[str] = frozenset()
    day_first: bool = False
    latest_year: int | None = None

    def readings(self, word: str) -> tuple[Split, ...]:
        """The ways to read a folded word that begin a time phrase, the whole word first."""
        splits = (*self.clitics.splits(word), *self.clitics.without_suffix(Split((), word)))
        return tuple(split for split in splits if self.phrases.begins(split.core))


def load_time_words(code: str, folding: Folding) -> TimeWords:
    """The time words of a language pack of this project, folded with `folding`."""
    return read_time_words(resources.files("tawthiq.lang").joinpath(code, "lexicon", "times.tsv"), folding)


def read_time_words(file: Traversable, folding: Folding) -> TimeWords:
    """The time words of one file; raises LanguageError with the line that is malformed or repeated."""
    phrases: PhraseTrie[TimeWord] = PhraseTrie()
    settings: dict[str, list[tuple[str, str]]] = {name: [] for name in SETTINGS}
    seen: dict[tuple[tuple[str, ...], str], str] = {}
    for where, form, name, value in _rows(file):
        folded = folding.word(form)
        if name in settings:
            settings[name].append((folded, folding.word(value) if name == "CONTRACTED" else value))
            continue
        if name in NUMBERED and not value.removeprefix("-").isdigit():
            raise LanguageError(f"{where}: class {name} needs a number as value, not {value!r}")
        key = (norms(folded), name)
        if seen.setdefault(key, value) != value:
            raise LanguageError(f"{where}: {form!r} is {seen[key]} and {value} in class {name}")
        phrases.add(norms(folded), TimeWord(name, value, form[0].isupper()))
    return _with_settings(phrases, settings)


def _rows(file: Traversable) -> Iterator[tuple[str, str, str, str]]:
    rows = enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
    lines = [(number, line) for number, line in rows if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != HEADER:
        raise LanguageError(f"{file.name}: the first line after the comments must be the header {' '.join(HEADER)}")
    for number, line in lines[1:]:
        cells = line.split("\t")
        if not 2 <= len(cells) <= len(HEADER) or not cells[0].strip() or not cells[1].strip():
            raise LanguageError(f"{file.name}:{number}: needs form, class, value and perhaps a note: {line!r}")
        yield f"{file.name}:{number}", cells[0].strip(), cells[1].strip(), cells[2].strip() if len(cells) > 2 else ""


def _with_settings(phrases: PhraseTrie[TimeWord], settings: dict[str, list[tuple[str, str]]]) -> TimeWords:
    articles = [form for form, _ in settings["ARTICLE"]]
    clitics = Clitics(
        conjunctions=dict(settings["CONJUNCTION"]),
        prepositions=dict(settings["PREFIX"]),
        article=articles[0] if articles else "",
        contracted=dict(settings["CONTRACTED"]),
        suffixes=tuple(form for form, _ in settings["SUFFIX"]),
    )
    silent = frozenset(form for form, _ in settings["SILENT"])
    years = [int(form) for form, _ in settings["LATESTYEAR"]]
    return TimeWords(phrases, clitics, silent, bool(settings["DAYFIRST"]), max(years, default=None))
