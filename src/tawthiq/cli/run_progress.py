"""How far a long run is, on the standard error stream: a line that changes on a terminal, or now and then a line."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from tawthiq.cli.messages import say
from tawthiq.pipeline import Standing

_TERMINAL_SECONDS, _FILE_SECONDS = 0.5, 30.0  # between lines


class RunProgress:
    """Says how many reports were read, at which rate, and how long the rest takes at the rate so far."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives seconds."""
        self._clock, self._since = clock, clock()
        self._is_terminal = sys.stderr.isatty()
        self._last, self._width = self._since, 0

    def watch(self, standing: Standing) -> None:
        """Say how far it is, unless something was said just now."""
        now = self._clock()
        if now - self._last < (_TERMINAL_SECONDS if self._is_terminal else _FILE_SECONDS):
            return
        self._last = now
        text = progress_line(standing, now - self._since)
        if self._is_terminal:
            click.echo("\r" + text.ljust(self._width), err=True, nl=False)
            self._width = len(text)
        else:
            say(text)

    def close(self) -> None:
        """Leave an empty line where the changing one was."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)
        self._width = 0


def progress_line(standing: Standing, seconds: float) -> str:
    """How far a run is after so many seconds: "12,000 reports, 34%, 312 a second, 5 min left"."""
    parts = [many(standing.items, "report")]
    if standing.total:
        parts.append(f"{100 * standing.passed // standing.total}%")
    done, passed = standing.items - standing.items_before, standing.passed - standing.passed_before
    if seconds > 0 and done > 0:
        parts.append(f"{done / seconds:,.0f} a second")
    if passed > 0:
        parts.append(f"{duration(seconds * (standing.total - standing.passed) / passed)} left")
    return ", ".join(parts)


def many(number: int, noun: str) -> str:
    """A large number with its noun: "1 report", "12,000 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def duration(seconds: float) -> str:
    """A time for people: "40 s", "5 min", "3 h 20 min", "2 d 4 h"."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes} min"
    hours = round(seconds / 3600)
    return f"{minutes // 60} h {minutes % 60} min" if hours < 36 else f"{hours // 24} d {hours % 24} h"
