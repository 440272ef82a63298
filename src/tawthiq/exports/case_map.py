"""A small map of the incidents, drawn from outlines that come with the package."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.basemap import Outline, Point, load_basemap, thinned
from tawthiq.exports.direction import isolated
from tawthiq.exports.face import Face
from tawthiq.exports.map_labels import Label, label_point, placed
from tawthiq.exports.phrasing import decimals_of
from tawthiq.exports.projection import Projection, fitted
from tawthiq.model import Incident, Place, Precision

SIZE = (400.0, 290.0)
BADGE = 18.0  # points of the drawing
MOST_NUMBERS, MOST_NAMES = 3, 2  # on one badge and beside it; the rest are counted, and named in the description
FINEST = 0.7  # points of the drawing: what is finer cannot be seen
LEAST_RADIUS = 14.0  # points of the drawing: a circle must show round its badge
RADIUS = {
    Precision.EXACT: 2,
    Precision.NEAR: 5,
    Precision.SECOND_LEVEL: 25,
    Precision.FIRST_LEVEL: 75,
    Precision.LARGER_AREA: 120,
    Precision.COUNTRY: 200,
}
"""Kilometres about a place of each precision: an order of magnitude, as the caption says."""

SCALE_BARS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)


Link = Callable[[tuple[int, ...]], str]


@dataclass(frozen=True, slots=True)
class Pin:
    """Incidents at one spot of the map: their numbers, the names of their places, and the widest circle."""

    numbers: tuple[int, ...]
    names: tuple[str, ...]
    at: Point
    radius: float


def case_map(incidents: Sequence[Incident], face: Face) -> Markup | None:
    """The map, or `None` when no incident has coordinates; numbers are the incidents' own, from 1."""
    return places_map([incident.place for incident in incidents], face)


def places_map(places: Sequence[Place | None], face: Face, first: int = 1, link: Link | None = None) -> Markup | None:
    """The same for the places of incidents alone, which are numbered from `first`; `link` gives the address to which
    the badge of some numbers leads.
    """
    numbered = [(number, place) for number, place in enumerate(places, start=first) if place]
    located = [(number, place, spot) for number, place in numbered if (spot := spot_of(place))]
    if not located:
        return None
    project = fitted([spot for _, _, spot in located], SIZE)
    pins: list[Pin] = []
    for number, place, spot in located:
        _add(pins, Pin((number,), (place.name,), project(spot), _radius(place, project)))
    title = face.plain("map_title")
    described = "; ".join(f"{', '.join(map(str, pin.numbers))}: {', '.join(map(isolated, pin.names))}" for pin in pins)
    layers = _layers(project, face, pins, link)
    return svg.figure(SIZE, f"{face.language}-map", title, described, *layers, role="group" if link else "img")


def unmapped(incidents: Sequence[Incident]) -> tuple[int, ...]:
    """Numbers of the incidents that have no coordinates."""
    located = {number for number, place in _places(incidents) if spot_of(place)}
    return tuple(number for number in range(1, len(incidents) + 1) if number not in located)


def _places(incidents: Sequence[Incident]) -> Iterator[tuple[int, Place]]:
    for number, incident in enumerate(incidents, start=1):
        if incident.place:
            yield number, incident.place


def spot_of(place: Place) -> Point | None:
    """Longitude and latitude, rounded to what is known of the place; `None` where it has none."""
    if place.lat is None or place.lon is None:
        return None
    decimals = decimals_of(place)
    return round(place.lon, decimals), round(place.lat, decimals)


def reach_of(place: Place) -> int:
    """Kilometres about its spot within which the place may be."""
    return RADIUS[place.precision if place.precision is not None else Precision.SECOND_LEVEL]


def _radius(place: Place, project: Projection) -> float:
    return min(max(LEAST_RADIUS, project.length(reach_of(place))), SIZE[1] * 0.45)


def _add(pins: list[Pin], new: Pin) -> None:
    for pin in pins:
        reach = (_badge_width(pin) + _badge_width(new)) / 2
        if abs(pin.at[0] - new.at[0]) <= reach and abs(pin.at[1] - new.at[1]) <= BADGE:
            pins.remove(pin)
            names = tuple(dict.fromkeys((*pin.names, *new.names)))
            numbers = tuple(sorted((*pin.numbers, *new.numbers)))
            _add(pins, Pin(numbers, names, pin.at, max(pin.radius, new.radius)))
            return
    pins.append(new)


def _layers(project: Projection, face: Face, pins: list[Pin], link: Link | None) -> Iterator[ET.Element]:
    width, height = SIZE
    lines = _outlines(project)
    clip = f"{face.language}-map-frame"
    yield svg.element("clipPath", svg.element("rect", width=width, height=height), id=clip)
    ground = svg.element(
        "g",
        svg.element("rect", width=width, height=height, class_="sea"),
        svg.element("path", d=lines.land, class_="land"),
        svg.element("path", d=lines.admin1, class_="admin1"),
        svg.element("path", d=lines.rivers, class_="river"),
        svg.element("path", d=lines.land, class_="border"),
        *[svg.element("circle", cx=p.at[0], cy=p.at[1], r=p.radius, class_="precision") for p in pins],
        clip_path=f"url(#{clip})",
    )
    yield ground
    badges = [_linked(_badge(pin), pin, link) for pin in pins]
    labels = [
        Label(
            face.label("say", "separator").join(map(isolated, pin.names[:MOST_NAMES])),
            pin.at,
            "place",
            max(_badge_width(pin) / 2, pin.radius if pin.radius < 30 else 0) + 4,
        )
        for pin in pins
    ]
    labels += _country_labels(project, face)
    taken = [(p.at[0] - _badge_width(p) / 2, p.at[1] - 9, p.at[0] + _badge_width(p) / 2, p.at[1] + 9) for p in pins]
    yield from placed(labels, taken, SIZE, face.direction)
    yield from badges
    yield _scale_bar(project, face)
    yield svg.element("rect", width=width, height=height, class_="frame")


@dataclass(frozen=True, slots=True)
class _Outlines:
    """What lies under the incidents, as paths, and where the names of the countries go, by code."""

    land: str
    admin1: str
    rivers: str
    middles: tuple[tuple[str, Point], ...]


@lru_cache(maxsize=256)  # the faces of a page have the same, and so have incidents at one place
def _outlines(project: Projection) -> _Outlines:
    base, window = load_basemap(), project.window
    land = [ring for _, rings in base.countries for ring in rings]
    middles = ((code, label_point(rings, window)) for code, rings in base.countries if code)
    return _Outlines(
        _drawn(land, project, closed=True),
        _drawn(base.admin1, project),
        _drawn(base.rivers, project),
        tuple((code, project(middle)) for code, middle in middles if middle),
    )


def _drawn(lines: Sequence[Outline], project: Projection, *, closed: bool = False) -> str:
    seen = [line.points for line in lines if project.window.meets(line.bounds)]
    if closed:
        margin = project.window.widened(0.1)
        seen = [ring for line in seen if len(ring := margin.clip(line)) > 2]
    drawn = (thinned([project(point) for point in line], FINEST) for line in seen)
    return " ".join(svg.path_of(points, closed=closed) for points in drawn if len(points) > 1)


def _country_labels(project: Projection, face: Face) -> Iterator[Label]:
    for code, middle in _outlines(project).middles:
        yield Label(face.label("country", code), middle, "country", None)


def _numbers(pin: Pin) -> str:
    shown = ", ".join(str(number) for number in pin.numbers[:MOST_NUMBERS])
    more = len(pin.numbers) - MOST_NUMBERS
    return f"{shown} +{more}" if more > 0 else shown


def _badge_width(pin: Pin) -> float:
    return max(BADGE, 8.0 + 6.6 * len(_numbers(pin)))


def _badge(pin: Pin) -> ET.Element:
    (x, y), width = pin.at, _badge_width(pin)
    return svg.element(
        "g",
        svg.element("rect", x=x - width / 2, y=y - 9.0, width=width, height=18.0, rx=9.0),
        svg.element("text", text=_numbers(pin), x=x, y=y + 4.5, text_anchor="middle", direction="ltr"),
        class_="badge",
    )


def _linked(badge: ET.Element, pin: Pin, link: Link | None) -> ET.Element:
    if link is None:
        return badge
    named = f"{', '.join(map(str, pin.numbers))}: {', '.join(map(isolated, pin.names))}"
    return svg.element("a", badge, href=link(pin.numbers), aria_label=named)


def _scale_bar(project: Projection, face: Face) -> ET.Element:
    kilometres = max((k for k in SCALE_BARS if project.length(k) <= SIZE[0] / 4), default=SCALE_BARS[0])
    length, (x, y) = project.length(kilometres), (14.0, SIZE[1] - 12.0)
    bar = svg.path_of([(x, y - 5), (x, y), (x + length, y), (x + length, y - 5)])
    words = face.plain("kilometres", n=kilometres)
    label = svg.element("text", text=words, x=x + length / 2, y=y - 6, text_anchor="middle", direction=face.direction)
    return svg.element("g", svg.element("path", d=bar), label, class_="scale")
