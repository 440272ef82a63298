"""From degrees to the points of a small map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.exports.basemap import Point, Window

KILOMETRES = 111.2  # in a degree of latitude


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular about the window's middle latitude: near enough over a few hundred kilometres.

    `scale` is points of the drawing in a degree of latitude; `squeeze` the cosine of the middle latitude.
    """

    window: Window
    scale: float
    squeeze: float

    def __call__(self, point: Point) -> Point:
        """Where a place lies on the drawing."""
        x, y = point
        return (x - self.window.west) * self.squeeze * self.scale, (self.window.north - y) * self.scale

    def length(self, kilometres: float) -> float:
        """How long a distance is on the drawing."""
        return kilometres / KILOMETRES * self.scale


def fitted(points: Sequence[Point], size: Point, least: float = 3.0) -> Projection:
    """A projection that holds all points with a margin; `least` is the least height in degrees."""
    width, height = size
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    squeeze = max(0.1, math.cos(math.radians(middle_y)))
    tall = max(least, (max(ys) - min(ys)) * 1.5, (max(xs) - min(xs)) * 1.5 * squeeze * height / width)
    wide = tall * width / height / squeeze
    window = Window(middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)
    return Projection(window, height / tall, squeeze)
