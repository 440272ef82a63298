"""A document as PDF, and figures as PNG, set by Typst. Imported only where the extra `print` is installed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from typing import Any, Literal

import typst

from tawthiq.exports.printed.blocks import Document, Picture
from tawthiq.exports.standalone import standalone

PIXELS_PER_INCH = 192.0
_SHOWN = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")\n'
_EPOCH = 0  # a stated time in place of the clock's; the document carries no date of its own


def render_pdf(document: Document) -> bytes:
    """The document as a tagged PDF on A4; the same document gives the same bytes."""
    source = (files("tawthiq.exports") / "templates" / "printed.typ").read_bytes()
    return _compiled(source, {"document": json.dumps(document, ensure_ascii=False, default=_fields)}, "pdf")


def render_png(svg: str) -> bytes:
    """A figure that stands alone (see `standalone`), as PNG at twice its size."""
    return _compiled(_SHOWN.encode(), {"svg": svg}, "png")


def _compiled(source: bytes, inputs: Mapping[str, str], form: Literal["pdf", "png"]) -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(files("tawthiq.exports") / "fonts")],
    )
    compiler = typst.Compiler(source, font_paths=fonts, sys_inputs=dict(inputs))
    made = compiler.compile(format=form, ppi=PIXELS_PER_INCH, timestamp=_EPOCH)
    whole = made[0] if isinstance(made, list) else made
    if whole is None:
        raise ValueError("Typst gave nothing back")
    return whole


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a part of the document, and which part it is."""
    found = {"block": type(value).__name__.lower(), **{one.name: getattr(value, one.name) for one in fields(value)}}
    if isinstance(value, Picture):
        found["svg"] = standalone(value.svg, value.kind)
        found["legend"] = standalone(value.legend, "plot") if value.legend else ""
    return found
