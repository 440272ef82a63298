"""E-mail: one message (.eml), or a mailbox of them (mbox)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import BinaryIO

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import MAIL_BYTES, MULTIPARTS, NESTING, LimitError, megabytes
from tawthiq.documents.metadata import Metadata, tidy
from tawthiq.documents.readers.markup import words_of
from tawthiq.documents.readers.page_encoding import decode_page
from tawthiq.documents.readers.stated_days import stated_day
from tawthiq.errors import InputError

_FROM = b"From "  # begins a message of a mailbox, after an empty line
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)  # what each part with parts of its own states
_TOO_LARGE = f"a message of more than {megabytes(MAIL_BYTES)}"
_SAVE = "save the text of the report as .txt"


def read(path: Path, *, is_mailbox: bool = False) -> Iterator[Found | Fault]:
    """The messages in a file: their words, subject and date. Who sent one is no outlet, and is not taken."""
    with path.open("rb") as stream:
        if not is_mailbox:
            data = stream.read(MAIL_BYTES + 1)
            if len(data) > MAIL_BYTES:
                raise LimitError("", _TOO_LARGE, _SAVE)
            yield from _message(data, 1)
            return
        for number, message in enumerate(_messages(stream), start=1):
            if message is None:
                yield Fault(number, _TOO_LARGE, _SAVE)
            else:
                yield from _message(message, number)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message; `None` for one that is too large, which is read past and not kept."""
    lines: list[bytes] = []
    size, is_first, after_empty = 0, True, True
    while line := stream.readline(MAIL_BYTES):
        if after_empty and line.startswith(_FROM):
            if not is_first:
                yield b"".join(lines) if size <= MAIL_BYTES else None
            lines, size, is_first = [], 0, False
        elif is_first:
            raise InputError("", "no mailbox: it does not begin with a line 'From '", "save single messages as .eml")
        else:
            size += len(line)
            if size <= MAIL_BYTES:
                lines.append(line)
        after_empty = line in {b"\n", b"\r\n"}
    if not is_first:
        yield b"".join(lines) if size <= MAIL_BYTES else None


def _message(data: bytes, number: int) -> Iterator[Found | Fault]:
    if len(_BOUNDARY.findall(data)) > MULTIPARTS:
        yield Fault(number, f"a message of more than {MULTIPARTS} parts in parts", _SAVE)
        return
    message = email.message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        yield Fault(number, "no message: it has no headers", "check the file")
        return
    own_id = tidy(_header(message, "message-id"))
    try:
        text, encoding = _words(message)
    except InputError as error:
        yield Fault(number, error.problem, error.remedy)
        return
    stated = Metadata(title=tidy(_header(message, "subject")), published=stated_day(_header(message, "date")))
    if text:
        doc_id = own_id.strip("<>") if own_id else None
        yield Found(number, text, stated, doc_id, encoding, left_out=_attachments(message))
    else:
        yield Fault(number, "a message without words", "save what is attached to it, and add that", is_unread=True)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return None if value is None else str(value)
    except (ValueError, IndexError, AttributeError, TypeError):  # of headers that the library cannot parse
        return None


def _words(message: EmailMessage) -> tuple[str, str]:
    """The body, plain where there is a plain one, and its encoding."""
    for part in _parts(message):
        if part.get_content_type() in {"text/plain", "text/html"} and not part.is_attachment():
            payload = part.get_payload(decode=True)
            text, encoding = decode_page(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
            words = words_of(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n").strip()
            if words:
                return words, encoding
    return "", "utf-8"


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts without parts of their own, plain text before HTML; not those of messages that are attached."""
    found: list[EmailMessage] = []
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop(0)
        if depth > NESTING:
            raise InputError("", f"parts nested more than {NESTING} deep", _SAVE)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += [(one, depth + 1) for one in part.iter_parts() if isinstance(one, EmailMessage)]
        else:
            found.append(part)
    return sorted(found, key=lambda part: part.get_content_subtype() != "plain")


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    parts = [part for part in _parts(message) if part is not message]
    named = [part for part in parts if part.is_attachment() or part.get_content_maintype() != "text"]
    return tuple(tidy(part.get_filename()) or part.get_content_type() for part in named)
