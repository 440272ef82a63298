"""Which plural form a number takes, by the rules of the Unicode CLDR."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from babel.core import Locale


def category(language: str, number: int) -> str:
    """`zero`, `one`, `two`, `few`, `many` or `other`: the CLDR's category of a whole number in a language (`ar`).

    Raises babel.core.UnknownLocaleError for a language that the CLDR does not have.
    """
    return _rule(language)(number)


@cache
def _rule(language: str) -> Callable[[int], str]:
    return Locale.parse(language).plural_form
