"""Elements of an inline figure."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markupsafe import Markup

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *children: ET.Element, text: str | None = None, **attributes: object) -> ET.Element:
    """An element; `class_` and `stroke_width` become `class` and `stroke-width`, numbers are rounded to a tenth."""
    names = {name.rstrip("_").replace("_", "-"): _written(value) for name, value in attributes.items()}
    result = ET.Element(tag, names)
    result.text = None if text is None else _written(text)
    result.extend(children)
    return result


def figure(
    size: tuple[float, float], name: str, title: str, description: str, *children: ET.Element, role: str = "img"
) -> Markup:
    """A whole inline figure, with the title and description that a screen reader says; its `role` is `group` where
    there are links in it.
    """
    width, height = size
    root = element(
        "svg",
        element("title", text=title, id=f"{name}-title"),
        element("desc", text=description, id=f"{name}-desc"),
        *children,
        viewBox=f"0 0 {width:g} {height:g}",
        role=role,
        aria_labelledby=f"{name}-title {name}-desc",
    )
    return Markup(ET.tostring(root, encoding="unicode"))


def path_of(points: list[tuple[float, float]], *, closed: bool = False) -> str:
    """Path data through the points."""
    steps = " ".join(f"{_written(x)} {_written(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 1):g}"
    return _FORBIDDEN.sub("\ufffd", str(value))
