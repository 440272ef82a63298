"""A figure as a file of its own: an SVG that any program draws alike, whatever it knows of writing directions."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib.resources import files

MARGIN = 12.0
_SVG = "http://www.w3.org/2000/svg"
_MIRRORED = {"start": "end", "end": "start"}
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_EMBED, _POP = "\u2067", "\u2069"  # right-to-left isolate


def standalone(figure: str, kind: str, width: float | None = None) -> str:
    """The inline figure with its style and a margin; `kind` is `plot` or `map`, `width` what it is shown at, in pixels.

    Right-to-left text is written so that programs which know no `direction` set it right too.
    """
    root = ET.fromstring(figure)
    _, _, own_width, own_height = (float(one) for one in root.attrib["viewBox"].split())
    wide, tall = own_width + 2 * MARGIN, own_height + 2 * MARGIN
    in_arabic = any(text.get("direction") == "rtl" for text in root.iter("text"))
    for text in root.iter("text"):
        _make_plain(text, in_arabic=in_arabic)
    style = ET.Element("style")
    style.text = (files("tawthiq.exports") / "templates" / "figures.css").read_text(encoding="utf-8")
    paper = ET.Element(
        "rect",
        {"x": f"{-MARGIN:g}", "y": f"{-MARGIN:g}", "width": f"{wide:g}", "height": f"{tall:g}", "class": "paper"},
    )
    body = ET.Element("g", {"class": kind})
    named = [child for child in root if child.tag in ("title", "desc")]
    body.extend(child for child in root if child not in named)
    shown = width or wide
    attributes = {
        "xmlns": _SVG,
        **root.attrib,
        "viewBox": f"{-MARGIN:g} {-MARGIN:g} {wide:g} {tall:g}",
        "width": f"{shown:g}",
        "height": f"{round(shown * tall / wide, 1):g}",
    }
    whole = ET.Element("svg", attributes)
    whole.extend([*named, style, paper, body])
    return ET.tostring(whole, encoding="unicode") + "\n"


def _make_plain(text: ET.Element, *, in_arabic: bool) -> None:
    """Text whose writing needs no direction, all of it in one font: programs differ in how they mix two."""
    words = text.text or ""
    if in_arabic or _ARABIC.search(words):
        text.set("class", f"{text.get('class', '')} arabic".strip())
    if text.attrib.pop("direction", "ltr") == "rtl":
        text.text = f"{_EMBED}{words}{_POP}"
        anchor = text.attrib.get("text-anchor", "start")
        text.attrib["text-anchor"] = _MIRRORED.get(anchor, anchor)
