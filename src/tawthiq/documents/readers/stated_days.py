"""Days as mails and feeds state them."""

from __future__ import annotations

import datetime
import email.utils

from tawthiq.documents.metadata import day_of


def stated_day(value: object) -> datetime.date | None:
    """The day of `Sun, 18 Nov 2018 09:00:00 +0300` or `2018-11-18T09:00:00Z`, as written there; `None` for all else."""
    day = day_of(value)
    if day is not None or not isinstance(value, str):
        return day
    try:
        return email.utils.parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
