"""Secrets that the program makes: long, random, and kept as a hash only."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_BYTES = 32


def new_secret() -> str:
    """43 letters, digits, `-` and `_`: 256 bits of chance."""
    return secrets.token_urlsafe(_BYTES)


def hashed(secret: str) -> str:
    """What is kept of a secret: its SHA-256. A slow hash is for what people choose; chance needs none."""
    return hashlib.sha256(secret.encode()).hexdigest()


def bound(key: str, purpose: str, to: str) -> str:
    """A token for one purpose that only who knows `key` can make for the secret `to` (HMAC-SHA-256)."""
    return hmac.new(key.encode(), f"{purpose}\0{to}".encode(), hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Whether two texts are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode(), other.encode())
