"""Counts, days and places in the words of a face."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from tawthiq.exports.direction import isolated
from tawthiq.exports.face import Face
from tawthiq.grammar import OBLIQUE, counting
from tawthiq.model import Count, Place, Precision, Range

DECIMALS = {
    Precision.EXACT: 2,
    Precision.NEAR: 2,
    Precision.SECOND_LEVEL: 1,
    Precision.FIRST_LEVEL: 1,
    Precision.LARGER_AREA: 0,
    Precision.COUNTRY: 0,
}
"""Decimals of a degree that a precision is worth on a public page: two are about a kilometre."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The phrases of one face, ready for a template."""

    face: Face

    @property
    def is_mirrored(self) -> bool:
        """Whether reading starts at the right."""
        return self.face.direction == "rtl"

    def figure(self, value: Count | Range | None) -> Markup:
        """A count or range for the page."""
        key, numbers = figure_key(value)
        return self.face.say(key, **numbers)

    def plain_figure(self, value: Count | Range | None) -> str:
        """A count or range for a figure's text."""
        key, numbers = figure_key(value)
        return self.face.plain(key, **numbers)

    def reports(self, number: int) -> Markup:
        """So many reports, one or more, as they stand after a preposition."""
        return Markup("{}").format(counting(self.face.language).exactly("reports", number, OBLIQUE).text)

    def day(self, value: str) -> Markup:
        """An ISO day, month or year in words."""
        parts = value.split("-")
        if len(parts) == 1:
            return Markup("{}").format(value)
        month = self.face.label("month", int(parts[1]))
        if len(parts) == 2:
            return self.face.say("month", month=month, year=parts[0])
        return self.face.say("day", day=int(parts[2]), month=month, year=parts[0])

    def plain_day(self, value: str) -> str:
        """The same for a figure's text."""
        parts = value.split("-")
        if len(parts) == 1:
            return value
        month = self.face.label("month", int(parts[1]))
        if len(parts) == 2:
            return self.face.plain("month", month=month, year=parts[0])
        return self.face.plain("day", day=int(parts[2]), month=month, year=parts[0])

    def plain_period(self, start: str | None, end: str | None) -> str:
        """From one ISO day to another, or the only one known, for a figure's text."""
        known = [value for value in (start, end) if value]
        if not known:
            return self.face.plain("date_unknown")
        if len(set(known)) == 1:
            return self.plain_day(known[0])
        return self.face.plain("period", start=self.plain_day(known[0]), end=self.plain_day(known[1]))

    def period(self, start: str | None, end: str | None) -> Markup:
        """From one ISO day to another, or the only one known."""
        known = [value for value in (start, end) if value]
        if not known:
            return self.face.say("date_unknown")
        if len(set(known)) == 1:
            return self.day(known[0])
        return self.face.say("period", start=self.day(known[0]), end=self.day(known[1]))

    def place(self, place: Place | None) -> Markup:
        """Name, better-known neighbour, first-level unit and country, each isolated."""
        if place is None:
            return self.face.say("unnamed_place")
        country = self.face.label("country", place.country) if place.country else None
        names = dict.fromkeys(name for name in (place.name, place.near, place.admin1, country) if name)
        return self.face.say("separator").join(Markup(f"<bdi>{escape(name)}</bdi>") for name in names)

    def plain_place(self, place: Place | None) -> str:
        """The same without markup."""
        if place is None:
            return self.face.plain("unnamed_place")
        country = self.face.label("country", place.country) if place.country else None
        names = dict.fromkeys(name for name in (place.name, place.near, place.admin1, country) if name)
        return self.face.phrase(self.face.label("say", "separator").join(isolated(name) for name in names))

    def plain_coordinates(self, place: Place | None) -> str:
        """Latitude and longitude without markup, rounded to what the precision is worth."""
        if place is None or place.lat is None or place.lon is None:
            return self.face.plain("coordinates_unknown")
        decimals = decimals_of(place)
        return self.face.plain("coordinates", lat=f"{place.lat:.{decimals}f}", lon=f"{place.lon:.{decimals}f}")

    def coordinates(self, place: Place | None) -> Markup:
        """Latitude and longitude, rounded to what the precision is worth."""
        if place is None or place.lat is None or place.lon is None:
            return self.face.say("coordinates_unknown")
        decimals = decimals_of(place)
        return self.face.say("coordinates", lat=f"{place.lat:.{decimals}f}", lon=f"{place.lon:.{decimals}f}")

    def precision(self, place: Place | None) -> str:
        """How exactly the place is known."""
        precision = place.precision if place else None
        return self.face.label("precision", "unknown" if precision is None else int(precision))


def decimals_of(place: Place) -> int:
    """Decimals to show for a place; one where the precision is not stated."""
    return DECIMALS[place.precision] if place.precision is not None else 1


def figure_key(value: Count | Range | None) -> tuple[str, dict[str, int]]:
    """The phrase that fits a count or range, and the numbers it needs."""
    if value is None:
        return "none", {}
    low, high = value.minimum, value.maximum
    if low is not None and high is not None:
        return ("exact", {"n": low}) if low == high else ("between", {"min": low, "max": high})
    if low is not None:
        return "at_least", {"n": low}
    return ("up_to", {"n": high}) if high is not None else ("open", {})
