"""Places that others publish into a case: read, joined with those that are known, written as a table of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tawthiq import lang
from tawthiq.documents import Skipped
from tawthiq.errors import InputError
from tawthiq.gazetteers import Joined, Read, as_table, join, read_cod, read_geonames
from tawthiq.lang import PlaceTable
from tawthiq.store import UNSTATED, Case, User


@dataclass(frozen=True, slots=True)
class GazetteerSource:
    """A file of places and its `form`, and what goes with it: names by language, names of columns, a licence."""

    file: Path
    form: str
    names: Path | None = None
    columns: Path | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Where the table is, its name in `case.toml`, and how many rows of the source became what.

    `renamed` gave a known place more names, `known` said nothing new, `left_out` are of no kind that is kept.
    """

    path: Path
    name: str
    new: int
    renamed: int
    known: int
    left_out: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a form of tables is read, who publishes it, and under which licence; `None` where each file has its own."""

    read: Callable[[GazetteerSource], Read]
    publisher: str
    licence: str | None


FORMS: Mapping[str, _Form] = {
    "geonames": _Form(
        lambda source: read_geonames(source.file, lang.load_places(()), source.names),
        "GeoNames, https://www.geonames.org/",
        "Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/",
    ),
    "cod": _Form(
        lambda source: read_cod(source.file, source.columns),
        "OCHA, Common Operational Datasets, https://data.humdata.org/",
        None,
    ),
}
"""The forms that `--as` names."""


def import_gazetteer(
    folder: Path, source: GazetteerSource, name: str, *, replace: bool = False, user: User = UNSTATED
) -> ImportResult:
    """Write a table of a source's places into a case, under a name. Raises InputError where no row can be read.

    The table is checked as a build would check it. It is used once `gazetteers` in `case.toml` names it.
    """
    form = FORMS[source.form]
    with Case.open(folder, user) as case:
        read = form.read(source)
        joined = join(read.rows, lang.load_places(()))
        problems = [*read.problems, *joined.problems]
        if not read.rows and problems:
            raise problems[0]
        if not joined.rows and not joined.known:
            raise InputError(str(source.file), "no place in it", "check the file, and the form that --as names")
        text = as_table(joined.rows, _head(source, form))
        lang.load_places((PlaceTable(f"{name}.tsv", text),))
        path = case.keep_gazetteer(name, text, replace=replace)
    return _result(path, name, read, joined)


def _head(source: GazetteerSource, form: _Form) -> list[str]:
    with source.file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    licence = source.licence or form.licence or "not stated at import; the page that the file is from has it."
    return [
        f"Places from {source.file.name}, read as {source.form}; a row with a known id adds names to its place.",
        f"From: {form.publisher}; {source.file.name}, SHA-256 {digest}.",
        f"Licence: {licence}",
        "Known gaps: ambiguous lists every name of one word, and those that begin like a person's; correct it by hand.",
    ]


def _result(path: Path, name: str, read: Read, joined: Joined) -> ImportResult:
    new = sum(one.is_new for one in joined.rows)
    problems = sorted((*read.problems, *joined.problems), key=_place)
    return ImportResult(
        path=path,
        name=name,
        new=new,
        renamed=len(joined.rows) - new,
        known=joined.known,
        left_out=read.left_out,
        skipped=tuple(map(Skipped.because, problems)),
    )


def _place(problem: InputError) -> tuple[str, int]:
    file, _, line = problem.where.rpartition(":")
    return file, int(line) if line.isdigit() else 0
