"""What people read: everything on the standard error stream, never among the data."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from enum import IntEnum

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tawthiq.documents import Skipped, Unread
from tawthiq.pipeline import Progress as Watch
from tawthiq.pipeline import Stage

_PLAIN_WIDTH = 120
"""Columns where the stream is no terminal and has no width of its own."""


class ExitCode(IntEnum):
    """What a command tells the shell."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    SKIPPED = 3


def console() -> Console:
    """The standard error stream as it is now, wide enough for a table when it goes to a file."""
    screen = Console(stderr=True)
    return screen if screen.is_terminal else Console(stderr=True, width=_PLAIN_WIDTH)


def say(text: str) -> None:
    """One message."""
    click.echo(text, err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tell_skipped(skipped: Iterable[Skipped]) -> None:
    """One line for each input that was left out, or kept and not read."""
    for item in skipped:
        say(f"{'unread' if isinstance(item, Unread) else 'skipped'}: {item}")


def end(skipped: int, told: str = "the lines above say where and why") -> None:
    """Leave with the exit code that says whether something was skipped; `told` is where more is said of it."""
    if skipped:
        say(f"skipped {counted(skipped, 'input')}; {told}")
        click.get_current_context().exit(ExitCode.SKIPPED)


@contextlib.contextmanager
def progress_bar(title: str) -> Iterator[Watch]:
    """A bar on the terminal that goes when it is done; nothing where the stream is no terminal."""
    with stages() as (watch, stage):
        stage(title)
        yield watch


@contextlib.contextmanager
def stages() -> Iterator[tuple[Watch, Stage]]:
    """A bar for one step after the other: how far the present one is, where it tells, and that it is at work."""
    screen = console()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def watch(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        def stage(name: str) -> None:
            bar.reset(task, description=name, total=None)

        yield watch, stage
