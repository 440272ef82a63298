"""PDF: the words of its pages, with lines that run from right to left in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import FILE_BYTES, PAGES, REPORT_BYTES, LimitError, megabytes
from tawthiq.documents.readers.line_order import Glyph, in_reading_order, runs_from_the_right
from tawthiq.documents.readers.paragraphs import Line, paragraphs

_PASSWORD = 4  # PDFium's error where a password is needed


def read(path: Path) -> Iterator[Found | Fault]:
    """The one report that a PDF is. What it says of its making (title, dates) is not about publication: left alone."""
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise LimitError("", f"a PDF of {megabytes(size)}, more than {megabytes(FILE_BYTES)}", "split it")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            yield Fault(1, "a PDF that is locked with a password", "save it without one")
        else:
            yield Fault(1, f"no PDF that can be read: {error}", "fetch the file again, or save its text as .txt")
        return
    try:
        yield _report(document)
    finally:
        document.close()


def _report(document: pdfium.PdfDocument) -> Found | Fault:
    count = len(document)
    if count > PAGES:
        raise LimitError("", f"a PDF of {count} pages, more than {PAGES}", "split it into its reports")
    pages: list[str] = []
    size = 0
    for number in range(count):
        pages.append(_page_text(document[number]))
        size += len(pages[-1])
        if size > REPORT_BYTES:
            raise LimitError("", f"a PDF with over {megabytes(REPORT_BYTES)} of text", "split it into its reports")
    text = "\n".join(page for page in pages if page)
    if not text.strip():
        what = "a PDF without text: pictures of pages" if count else "a PDF without pages"
        return Fault(1, what, "", is_unread=True)
    return Found(1, text)


def _page_text(page: pdfium.PdfPage) -> str:
    """The paragraphs of a page, one a line."""
    text = page.get_textpage()
    try:
        pieces = _lines(_glyphs(text))
        is_right = runs_from_the_right(glyph for piece in pieces for glyph in piece)
        lines = [Line(in_reading_order(piece, on_such_page=is_right), *_box(piece)) for piece in pieces]
    finally:
        text.close()
        page.close()
    return "\n".join(paragraphs(lines))


def _glyphs(text: pdfium.PdfTextPage) -> Iterator[Glyph | None]:
    """The letters in the order of the file, `None` where PDFium sees a line end."""
    for index in range(text.count_chars()):
        letter = _letter(raw.FPDFText_GetUnicode(text.raw, index))
        if letter in {"\r", "\n"}:
            yield None
        elif letter:
            yield Glyph(letter, *text.get_charbox(index))


def _letter(code: int) -> str:
    if code < 32:
        return "\n" if code in {10, 13} else " " if code == 9 else ""
    return "" if 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF} else chr(code)


def _lines(glyphs: Iterator[Glyph | None]) -> list[list[Glyph]]:
    """Letters by line: pieces that PDFium tells apart but that stand beside each other on one line are one."""
    lines: list[list[Glyph]] = []
    piece: list[Glyph] = []
    for glyph in (*glyphs, None):
        if glyph is not None:
            piece.append(glyph)
        elif any(not one.letter.isspace() for one in piece):
            if lines and _are_beside(lines[-1], piece):
                lines[-1] += piece
            else:
                lines.append(piece)
            piece = []
    return lines


def _are_beside(one: list[Glyph], other: list[Glyph]) -> bool:
    left, bottom, right, top = _box(one)
    left2, bottom2, right2, top2 = _box(other)
    height = min(top - bottom, top2 - bottom2)
    overlap = min(top, top2) - max(bottom, bottom2)
    gap = max(left, left2) - min(right, right2)
    return overlap > 0.5 * height and -0.5 * height < gap < 1.5 * height


def _box(glyphs: list[Glyph]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the letters."""
    seen = [glyph for glyph in glyphs if not glyph.letter.isspace()] or glyphs
    return (
        min(one.left for one in seen),
        min(one.bottom for one in seen),
        max(one.right for one in seen),
        max(one.top for one in seen),
    )
