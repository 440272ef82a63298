"""A document as one self-contained page for any screen and for paper; no script, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
from importlib.resources import files

from markupsafe import Markup

from tawthiq.exports.printed.blocks import Document, Heading, Words
from tawthiq.page_templates import page_templates, style_source

_LISTED = 3  # headings of lower levels are in the contents
_FACES = (("400", "Amiri-Regular.ttf"), ("700", "Amiri-Bold.ttf"))


def render_html(document: Document) -> str:
    """The page; the same document gives the same bytes."""
    environment = page_templates("tawthiq.exports")
    style = _style(document)
    template = environment.get_template("printed.html.j2")
    headings = {at: one for at, one in enumerate(document.blocks) if isinstance(one, Heading)}
    names = {at: one.anchor or f"part-{at}" for at, one in headings.items()}
    return template.render(
        document=document,
        style=Markup(style),
        style_hash=style_source(style),
        names=names,
        headings=[(one.level, one.text, names[at]) for at, one in headings.items() if one.level < _LISTED],
        anchors={*names.values(), *(one.anchor for one in document.blocks if isinstance(one, Words))},
    )


def _style(document: Document) -> str:
    sheets = files("tawthiq.exports") / "templates"
    style = "".join((sheets / name).read_text(encoding="utf-8") for name in ("figures.css", "printed.css"))
    has_arabic = document.language == "ar" or any(getattr(one, "language", "") == "ar" for one in document.blocks)
    return (_fonts() if has_arabic else "") + style


def _fonts() -> str:
    """The bundled Arabic letters, so that a reader without them sees the same."""
    rules = []
    for weight, name in _FACES:
        data = base64.b64encode((files("tawthiq.exports") / "fonts" / name).read_bytes()).decode()
        rules.append(
            f'@font-face {{ font-family: "Amiri"; font-weight: {weight}; '
            f'src: url("data:font/ttf;base64,{data}"); unicode-range: U+0600-06FF, U+0750-077F, U+08A0-08FF, '
            "U+FB50-FDFF, U+FE70-FEFF; }\n"
        )
    return "".join(rules)
