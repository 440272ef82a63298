"""Options that several commands share."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tawthiq.documents import parse_day, parse_language
from tawthiq.pipeline import ENGINES, EngineChoice
from tawthiq.store import User

_Command = TypeVar("_Command", bound=Callable[..., Any])


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime.date | None:
    """The value of an option that is a day."""
    try:
        return parse_day(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; write it as YYYY-MM-DD, for example 2018-11-18") from error


def _code(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return parse_language(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; write two letters, for example ar") from error


def _user(_context: click.Context, _parameter: click.Parameter, value: str | None) -> User:
    """Who is at the keyboard, and the clock of the machine: this is where both come into the program."""
    return User(value or _login(), now)


def now() -> datetime.datetime:
    """The time by the clock of the machine."""
    return datetime.datetime.now(datetime.UTC)


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


def told_in(what: str) -> Callable[[_Command], _Command]:
    """The option that chooses the language in which something is told, of those that have all the wording."""
    return click.option("--language", type=click.Choice(["ar", "en"]), default="en", show_default=True, help=what)


user = click.option(
    "--by",
    "user",
    callback=_user,
    envvar="TAWTHIQ_BY",
    metavar="NAME",
    help="Who does this, for the case's log. Default: $TAWTHIQ_BY, or the name you are logged in with.",
)
published = click.option(
    "--published",
    callback=day,
    metavar="YYYY-MM-DD",
    help="Day of publication of files that are one report. Without it, words such as Saturday stay unresolved.",
)
language = click.option(
    "--language",
    callback=_code,
    metavar="CODE",
    help="Language of files that are one report, such as ar. Without it, it is told from the letters.",
)
as_of = click.option(
    "--as-of",
    callback=day,
    metavar="YYYY-MM-DD",
    help="The state as it was known by the end of that day, as built with the same option.",
)
case = click.argument("case", type=click.Path(path_type=Path, file_okay=False))
incident = click.argument("incident", metavar="INCIDENT")
reasons = told_in("The language of reasons; words of reports are always as they are.")
spark_or_here = click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where to work: in this process, or on Spark (pip install 'tawthiq[spark]', Java 17).",
)
master = click.option(
    "--master",
    metavar="ADDRESS",
    help="With --engine spark: where it runs, such as local[4]. Default: as spark-submit says, or all cores here.",
)


def engine(command: Callable[..., object]) -> Callable[..., object]:
    """The options by which an engine is chosen; the command gets `engine`, `processes`, `seconds` and `master`."""
    for option in (
        master,
        click.option(
            "--seconds",
            type=click.FloatRange(min=0, min_open=True),
            metavar="N",
            help="The most that one report may take before it is set apart.  [default: 120]",
        ),
        click.option(
            "--processes", type=click.IntRange(min=1), metavar="N", help="With --engine pool.  [default: one a core]"
        ),
        click.option("--engine", type=click.Choice(ENGINES), help="Where the work is done; see below."),
    ):
        command = option(command)
    return command


def choice(
    default: str, *, engine: str | None, processes: int | None, seconds: float | None, master: str | None
) -> EngineChoice:
    """The engine that is asked for, or the `default`. Raises UsageError where options are for another one."""
    name = engine or default
    for given, option, fitting in (
        (processes, "--processes", ("pool",)),
        (seconds, "--seconds", ("pool", "spark")),
        (master, "--master", ("spark",)),
    ):
        if given is not None and name not in fitting:
            raise click.UsageError(f"{option} goes with --engine {' or '.join(fitting)}")
    return EngineChoice(name, processes, seconds, master)
