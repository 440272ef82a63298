"""HTML within mails and feeds as text: all its words, a line for each block."""

from __future__ import annotations

from lxml import html

from tawthiq.documents.readers.page_tree import parse
from tawthiq.errors import InputError

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "figcaption"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"}
    | {"pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_NO_WORDS = frozenset({"head", "noscript", "script", "style", "template", "title"})


def words_of(text: str) -> str:
    """The words of a piece of HTML, empty where there are none. Raises LimitError where it is nested too deep."""
    if "<" not in text and "&" not in text:
        return text.strip()
    try:
        tree = parse(f"<div>{text}</div>")
    except InputError as error:
        if type(error) is InputError:
            return ""
        raise
    lines = "".join(_pieces(tree)).split("\n")
    return "\n".join(line for one in lines if (line := " ".join(one.split())))


def _pieces(tree: html.HtmlElement) -> list[str]:
    """The texts in order, with a line end before and after each block."""
    pieces: list[str] = []
    waiting: list[tuple[html.HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, is_over = waiting.pop()
        is_block = element.tag in _BLOCKS
        if is_over:
            pieces += ["\n"] if is_block else []
            pieces.append((element.tail or "").replace("\n", " "))
            continue
        waiting.append((element, True))
        if element.tag not in _NO_WORDS and isinstance(element.tag, str):
            pieces += ["\n"] if is_block else []
            pieces.append((element.text or "").replace("\n", " "))
            waiting += [(child, False) for child in reversed(element)]
    return pieces
