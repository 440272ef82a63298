"""Options that several commands share."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tawthiq.documents import parse_day, parse_language


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime.date | None:
    try:
        return parse_day(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; write it as YYYY-MM-DD, for example 2018-11-18") from error


def _code(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return parse_language(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; write two letters, for example ar") from error


published = click.option(
    "--published",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Day of publication of plain text files. Without it, words such as Saturday stay unresolved.",
)
language = click.option(
    "--language",
    callback=_code,
    metavar="CODE",
    help="Language of plain text files, such as ar. Without it, it is told from the letters.",
)
case = click.argument("case", type=click.Path(path_type=Path, file_okay=False))
