"""Telegram's export as JSON: each message with words, of one chat or of several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import NESTING, LimitError
from tawthiq.documents.metadata import Metadata, day_of, tidy
from tawthiq.errors import InputError

_CHANNEL = re.compile(r"https?://(?:t|telegram)\.me/(?:s/)?([A-Za-z]\w{3,31})/?")
_CHATS = ("", "chats.list.item")  # where the export of one chat, or of an account, has its chats
_ABOUT = ("name", "type", "id")
_NO_EXPORT = "no export of Telegram: it has no list of messages"
_REMEDY = "export the chat again as machine-readable JSON; for reports in other JSON see docs/formats.md"


def read(path: Path, address: str | None = None) -> Iterator[Found | Fault]:
    """The messages of an export in its order; `address` is that of the channel, which an export does not have."""
    match = _CHANNEL.fullmatch(address or "")
    chat = _Chat(match.group(1) if match else None)
    number = wordless = 0
    seen_list = False
    with path.open("rb") as stream:
        for about, message in _messages(stream):
            seen_list = True
            if message is None:
                chat.about = about
                continue
            number += 1
            found = chat.found(message, number)
            if isinstance(found, Found):
                yield found
            elif message.get("type") == "message":
                wordless += 1
    if not seen_list:
        raise InputError("", _NO_EXPORT, _REMEDY)
    if wordless:
        problem = "a message without words" if wordless == 1 else f"{wordless} messages without words"
        yield Fault(0, f"{problem}: pictures, videos and the like", "", is_unread=True)


def _messages(stream: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """What is said about a chat (with `None`, when its list begins), and each message of it."""
    about: dict[str, Any] = {}
    builder: ObjectBuilder | None = None
    inside = ""
    try:
        for prefix, event, value in ijson.parse(stream, use_float=True):
            if len(prefix) > NESTING * len("messages."):
                raise LimitError("", "nested too deep", "it is no export of Telegram; leave it out")
            if builder is not None:
                builder.event(event, value)
                if prefix == inside and event == "end_map":
                    yield about, builder.value
                    builder = None
                continue
            chat, _, key = prefix.rpartition(".")
            if event == "start_map" and prefix.endswith("messages.item"):
                inside, builder = prefix, ObjectBuilder()
                builder.event(event, value)
            elif event == "start_map" and prefix in _CHATS:
                about = {}
            elif chat in _CHATS and key in _ABOUT and event in {"string", "number"}:
                about = {**about, key: value}
            elif event == "start_array" and key == "messages" and chat in _CHATS:
                yield about, None
    except ijson.JSONError as error:
        raise InputError("", f"broken JSON: {' '.join(str(error).split())[:150]}", "export the chat again") from error


@dataclass(slots=True)
class _Chat:
    """One chat: the name of the channel in addresses, where it is known, and what the export says about it."""

    channel: str | None
    about: dict[str, Any] = field(default_factory=dict)

    def found(self, message: dict[str, Any], number: int) -> Found | None:
        """The report that a message is, `None` where it has no words."""
        text = _words(message.get("text"))
        own = message.get("id")
        if message.get("type") != "message" or not text.strip():
            return None
        if self.channel:
            doc_id = f"t.me/{self.channel}/{own}"
        else:
            doc_id = f"telegram:{self.about.get('id', tidy(self.about.get('name')) or '')}/{own}"
        stated = Metadata(
            published=day_of(message.get("date")),
            outlet=tidy(self.about.get("name")) if "channel" in str(self.about.get("type")) else None,
            url=f"https://t.me/{self.channel}/{own}" if self.channel else None,
        )
        return Found(number, text, stated, doc_id if own is not None else None, place=f"message {own}")


def _words(text: object) -> str:
    """The words of a message, which may be in pieces of different looks."""
    pieces = text if isinstance(text, list) else [text]
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(word for word in words if isinstance(word, str))
