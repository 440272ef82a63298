"""Where something happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from tawthiq.model.span import Span


class Precision(IntEnum):
    """UCDP's `where_prec`, from an exact point to a whole country."""

    EXACT = 1
    NEAR = 2
    SECOND_LEVEL = 3
    FIRST_LEVEL = 4
    LARGER_AREA = 5
    COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Place:
    """The words that name a place and what the gazetteer knows of it.

    `name` is copied from the report and found at `span`; `proper` is the name by itself, where `name` also says what
    it is ("the village of"); `near` is a better-known place named beside it;
    `admin1` the first-level unit's name; `country` ISO 3166-1 alpha-2; `lat` and `lon` WGS 84 degrees;
    `id` the gazetteer's entry, `None` where the gazetteer does not know the name.
    """

    name: str
    span: Span
    near: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    id: str | None = None
    proper: str | None = None
