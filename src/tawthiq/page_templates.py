"""Where pages are made from templates: the one place that decides what is escaped, and which style is let in."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_templates(package: str, *, keep_trailing_newline: bool = True) -> Environment:
    """The templates in the folder `templates` of a package, read once.

    What is put in is escaped in every template, whatever its name, and a name that nothing stands behind is an error.
    With `keep_trailing_newline` a template ends as its file does, as files that people keep should; parts that stand
    in the middle of a line go without.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )


def style_source(style: str) -> str:
    """The source by which a page that has this style in itself lets it in, and no other (Content-Security-Policy)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
