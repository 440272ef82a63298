"""The letters of a web page: by what its server, its mark or its head says, and never by a guess."""

from __future__ import annotations

import codecs
import contextlib
import re

from tawthiq.documents.decoding import decode

_HEAD = 4096  # bytes in which a page may say its encoding; HTML asks for it within the first 1,024
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""")
_TAG = re.compile(rb"<[^>]*>")
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers do, by the Encoding Standard of WHATWG
_DAMAGE = 0.001  # of all letters: a page cut within a letter, or with one odd byte, can still be read


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """The text of a page and its encoding. `charset` is what the server said, and goes before what the page says.

    What is UTF-8 throughout is nothing else. A page that says nothing, or what is not so, is read as other text is.
    """
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig"), "utf-8"
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for name in (charset, *_said(data)):
            codec = _codec(name)
            if codec is None:
                continue
            text = data.decode(codec, errors="replace")
            if text.count("\N{REPLACEMENT CHARACTER}") <= _DAMAGE * len(text):
                return text, "windows-1256" if codec == "cp1256" else codec
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, "").text, "utf-16"
    encoding = decode(_TAG.sub(b" ", data), "").encoding  # told by the letters of its words, not of its tags
    return data.decode(encoding, errors="replace"), encoding


def _said(data: bytes) -> list[str]:
    found = [pattern.search(data, 0, _HEAD) for pattern in (_META, _XML)]
    return [match.group(1).decode("ascii") for match in found if match]


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding of text; a page whose head can be read is in no UTF-16."""
    try:
        codec = codecs.lookup((name or "").strip().lower())
        "".encode(codec.name)
    except (LookupError, ValueError, TypeError):
        return None
    if codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return "utf-8"
    return _READ_AS.get(codec.name, codec.name)
