"""Passwords: Argon2id (RFC 9106), a few at a time, and the same time for names that nobody has."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tawthiq.errors import AccountError

SHORTEST, LONGEST = 12, 256
"""Characters of a password. Length is what helps; no kinds of characters are asked for (NIST SP 800-63B)."""

_AT_ONCE = 2  # each takes 64 MiB


class Passwords:
    """Makes and checks hashes."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """`hasher` has the costs; by default those that RFC 9106 recommends where memory is short."""
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("nobody's password")

    def make(self, password: str, name: str = "") -> str:
        """The hash to keep. Raises AccountError for a password that is too short, too long or easily guessed."""
        check_password(password, name)
        with self._turn:
            return self._hasher.hash(password)

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one of which `kept` is the hash; as slow where there is none."""
        with self._turn:
            try:
                return self._hasher.verify(kept or self._nobody, password[: LONGEST + 1]) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_old(self, kept: str) -> bool:
        """Whether a hash was made with other costs than are used now."""
        return self._hasher.check_needs_rehash(kept)


def check_password(password: str, name: str = "") -> None:
    """Raise AccountError, with the code of the wording, where a password will not do."""
    if len(password) < SHORTEST:
        raise AccountError("password_short")
    if len(password) > LONGEST:
        raise AccountError("password_long")
    plain, own = password.casefold(), "".join(name.casefold().split())
    if len(set(plain)) < 5 or (own and own in "".join(plain.split()) and len(plain) < len(own) + 6):
        raise AccountError("password_easy")
