"""Moments as they are kept: UTC to the second, so that their texts sort as they do."""

from __future__ import annotations

import datetime
from collections.abc import Callable

Clock = Callable[[], datetime.datetime]
"""Gives the time, with its zone."""


def kept(moment: datetime.datetime) -> str:
    """`2018-11-18T09:30:00Z`. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("the clock gives a time without a zone")
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def after(moment: datetime.datetime, **span: float) -> str:
    """The moment that is a span later (`hours=4`), as it is kept."""
    return kept(moment + datetime.timedelta(**span))
