"""How large a report and a file may be, and what reading one may cost."""

from __future__ import annotations

from tawthiq.errors import InputError

REPORT_BYTES = 5_000_000
"""The most bytes that the text of one report may take in UTF-8; a newspaper page takes some 10,000."""

LINE_BYTES = 8 * REPORT_BYTES
"""The most bytes that one line of JSON Lines may take: room for a report written in \\uXXXX escapes."""

PAGE_BYTES = 20_000_000
"""The most bytes of one web page as HTML: pages with their styles and scripts in them take some millions."""

NESTING = 200
"""The most elements within each other in a web page, or values in JSON; pages that people made have under 100."""

ELEMENTS = 200_000
"""The most elements in a web page, which are counted before any is read; long pages have some ten thousands."""

FILE_BYTES = 200_000_000
"""The most bytes of a PDF, a word-processor document or a spreadsheet, pictures in them included."""

PAGES = 3_000
"""The most pages of a PDF."""

MAIL_BYTES = 50_000_000
"""The most bytes of one e-mail, attachments included."""

MULTIPARTS = 1_000
"""The most parts with parts of their own in one e-mail, which are counted before any is read; most have three."""

FEED_BYTES = 50_000_000
"""The most bytes of a feed that was saved."""

EXPANDED_BYTES = 4_000_000_000
"""The most bytes that all members of one archive, those of archives in it included, may have unpacked."""

EXPANSION = 250
"""How many times its packed bytes a member may have once it is unpacked; text shrinks to a fifth or a twentieth."""

EXPANSION_FREE = 10_000_000
"""Unpacked bytes up to which `EXPANSION` is not asked: tiny files of one letter shrink more, and cost nothing."""

MEMBERS = 100_000
"""The most members of one archive, those of archives in it included."""

ARCHIVES_DEEP = 3
"""How deep archives may lie within each other."""

COLUMNS = 1_000
"""The most columns of a table."""

SECONDS = 5
"""The most seconds of processor time that a reader may take from one report, or sign of life, to the next."""

WAIT_SECONDS = 60
"""The most seconds that a reader may give no sign at all, on a machine that is busy with other work."""

MEMORY_BYTES = 400_000_000
"""The most memory that a reader in a process of its own may take."""


class LimitError(InputError):
    """A file that breaks a limit which guards the reader: it is refused whole."""


def megabytes(size: int) -> str:
    """A size for people, in millions of bytes."""
    return f"{size / 1_000_000:.1f} MB"
