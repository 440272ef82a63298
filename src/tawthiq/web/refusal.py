"""What a request cannot have, with the code of the wording that tells people why."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 (it is an answer, not an error)
    """`code` is a key of the table `refused` of the wording."""

    def __init__(self, status: int, code: str, wait: int = 0) -> None:
        """`wait` is how many seconds later it may be tried again."""
        self.status, self.code, self.wait = status, code, wait
        super().__init__(code)
