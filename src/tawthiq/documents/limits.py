"""How large a report may be."""

from __future__ import annotations

REPORT_BYTES = 5_000_000
"""The most bytes that the text of one report may take in UTF-8; a newspaper page takes some 10,000."""

LINE_BYTES = 8 * REPORT_BYTES
"""The most bytes that one line of JSON Lines may take: room for a report written in \\uXXXX escapes."""


def megabytes(size: int) -> str:
    """A size for people, in millions of bytes."""
    return f"{size / 1_000_000:.1f} MB"
