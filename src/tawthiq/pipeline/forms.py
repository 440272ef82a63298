"""How the register calls the kinds of files, so that their bytes are read again as they were first."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.documents import Kind
from tawthiq.store import Form

FORMS: Mapping[Kind, Form] = {
    Kind.PLAIN_TEXT: Form.TEXT,
    Kind.JSON_LINES: Form.JSON_LINES,
    Kind.WEB_PAGE: Form.PAGE,
    Kind.PDF: Form.PDF,
    Kind.WORD: Form.WORD,
    Kind.MAIL: Form.MAIL,
    Kind.MAILBOX: Form.MAILBOX,
    Kind.FEED: Form.FEED,
    Kind.TELEGRAM: Form.TELEGRAM,
    Kind.WEB_ARCHIVE: Form.WEB_ARCHIVE,
    Kind.TABLE: Form.REPORTS,
    Kind.PARQUET: Form.PARQUET,
    Kind.ARCHIVE: Form.ARCHIVE,
    Kind.UNREAD: Form.UNREAD,
}
KINDS: Mapping[Form, Kind] = {form: kind for kind, form in FORMS.items()}
"""The other way; a table and its mapping are no kind of report."""
