"""Bytes to text: UTF-8, UTF-16 with its mark, or Windows-1256, and nothing else by guesswork."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tawthiq.errors import InputError

_MARKS = (  # the longer mark first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = frozenset("\u0627\u0644\u064a\u0648\u0646\u0645")
"""Alef, lam, yeh, waw, noon and meem: about half of the letters of any Arabic text, of no misread one."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ARABIC_SHARE = 0.5  # of all letters
_PURE_SHARE = 0.9  # of the letters beyond ASCII: Cyrillic and accented Latin bytes give a mixture
_COMMON_SHARE = 0.3  # of the Arabic letters
_CONTROL_SHARE = 0.01  # of all characters
_SAVE_AS_UTF8 = "save the file as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding that gave it; a byte order mark is not part of the text."""

    text: str
    encoding: str


def decode(data: bytes, where: str) -> Decoded:
    """The text that `data` holds. Raises InputError for binary data, damaged text and unknown encodings.

    Windows-1256 gives letters to every byte, so it is believed only where the bytes are no UTF-8 with some damage
    and where the letters they give are spread as in Arabic text.
    """
    decoded = _decode(data, where)
    complaint = looks_binary(decoded.text)
    if complaint:
        raise InputError(where, complaint, "give the text of the report, not the file of another program")
    return decoded


def looks_binary(text: str) -> str | None:
    """Why this is no text for people, or `None`."""
    if "\0" in text:
        return "holds NUL characters: binary, or UTF-16 without its mark"
    controls = len(_CONTROLS.findall(text))
    if controls > _CONTROL_SHARE * len(text):
        return f"holds {controls} control characters: binary, not text"
    return None


def _decode(data: bytes, where: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte {error.start + 1}, line {line}"
    if b"\0" in data:
        raise InputError(where, "holds NUL bytes: binary, or UTF-16 without its mark", _SAVE_AS_UTF8)
    if _is_damaged_utf8(data):
        raise InputError(where, f"damaged UTF-8 at {place}", "mend it, or fetch the report again")
    text = data.decode("cp1256", errors="replace")
    if not _reads_as_arabic(text):
        raise InputError(where, f"neither UTF-8 (see {place}) nor Arabic in Windows-1256", _SAVE_AS_UTF8)
    return Decoded(text, "windows-1256")


def _strictly(data: bytes, encoding: str, where: str) -> Decoded:
    name = encoding.removesuffix("-sig")
    try:
        return Decoded(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        problem = f"damaged {name.upper()} at byte {error.start + 1}"
        raise InputError(where, problem, "mend it, or fetch the report again") from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether more of the non-ASCII bytes make UTF-8 characters than break them."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(1 for character in text if character > "\x7f") - broken > broken


def _reads_as_arabic(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    beyond_ascii = [letter for letter in letters if not letter.isascii()]
    arabic = [letter for letter in beyond_ascii if "\u0620" <= letter <= "\u06ff"]
    common = sum(1 for letter in arabic if letter in _COMMON)
    return (
        bool(arabic)
        and len(arabic) >= _ARABIC_SHARE * len(letters)
        and len(arabic) >= _PURE_SHARE * len(beyond_ascii)
        and common >= _COMMON_SHARE * len(arabic)
    )
