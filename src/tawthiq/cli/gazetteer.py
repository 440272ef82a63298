"""`tawthiq gazetteer`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, end, say, tell_skipped
from tawthiq.pipeline import FORMS, GazetteerSource, import_gazetteer
from tawthiq.store import User

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def gazetteer() -> None:
    """Work on a case's own tables of places."""


@gazetteer.command("import")
@options.case
@click.argument("file", type=_FILE)
@click.option("--as", "form", type=click.Choice(list(FORMS)), required=True, help="What kind of table FILE is.")
@click.option("--names", type=_FILE, metavar="FILE", help="GeoNames' alternateNamesV2.txt: its names by language.")
@click.option("--columns", type=_FILE, metavar="FILE.toml", help="Names of the columns of a COD table, if others.")
@click.option("--licence", metavar="TEXT", help="The licence of FILE, kept at the head of the table.")
@click.option("--name", help="What the table is called in case.toml. Default: the file's name.")
@click.option("--replace", is_flag=True, help="Write over a table of that name.")
@options.user
def import_(case: Path, form: str, name: str | None, replace: bool, user: User, **source: Path | str | None) -> None:
    """Make a table of places for CASE from FILE, so that their names are found in reports.

    \b
    Forms:
      geonames  a country's dump from GeoNames, such as SY.txt: 19 columns with tabs between. Arabic names are told
                by their letters; with --names they are those that GeoNames tags as Arabic and as English
      cod       an admin table of OCHA's Common Operational Datasets as CSV, with columns such as admin1Pcode,
                admin1Name_en, admin1Name_ar, latitude and longitude; export a sheet of an XLSX file as CSV first

    Places that the program knows are not doubled: what is new of them is their names. A name of one word, or one that
    begins like a person's, is found only with a cue word ("the village of") or another anchor; the column ambiguous
    of the table lists such names and can be edited. Rows that are wrong are named with file and line and left out;
    the exit code is then 3.

    \b
    Examples:
      tawthiq gazetteer import hajin SY.txt --as geonames
      tawthiq gazetteer import hajin syr_adm3.csv --as cod --licence "CC BY-IGO"
    """
    given = GazetteerSource(form=form, **source)  # type: ignore[arg-type]  # click gives each its type
    result = import_gazetteer(case, given, name or _plain(given.file.stem), replace=replace, user=user)
    tell_skipped(result.skipped)
    say(
        f"{result.path}: {counted(result.new, 'new place')}, {counted(result.renamed, 'known place')} with more names, "
        f"{counted(result.known, 'row')} with nothing new, {counted(result.left_out, 'row')} of other kinds left out"
    )
    say(f'next: write gazetteers = ["world", "{result.name}"] in {case / "case.toml"}, then: tawthiq build {case}')
    end(len(result.skipped))


def _plain(stem: str) -> str:
    """A file's name as the name of a table: small letters, digits, - and _."""
    return re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-_")
