"""HTML as a tree, within the limits of what people make."""

from __future__ import annotations

from lxml import etree, html

from tawthiq.documents.limits import ELEMENTS, NESTING, LimitError
from tawthiq.errors import InputError


def parse(text: str) -> html.HtmlElement:
    """The tree of a page. Raises InputError where there is none, LimitError where it is too deep or wide."""
    if text.count("<") > 2 * ELEMENTS:
        problem = f"a page of more than {ELEMENTS} elements, as people make none"
        raise LimitError("", problem, "save the text of the report as .txt")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("", "no page: there is nothing in it", "check the file") from error
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > NESTING:
            problem = f"elements nested more than {NESTING} deep, as on no page that people made"
            raise LimitError("", problem, "save the text of the report as .txt")
    return tree
