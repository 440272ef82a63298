"""The exceptions that Tawthiq raises on purpose: each message names the place and the remedy."""

from __future__ import annotations


class TawthiqError(Exception):
    """Something the user can mend; the message says where it is and what to do."""


class InvariantError(TawthiqError, ValueError):
    """A value that the model does not allow, such as a span that ends before it starts."""


class InputError(TawthiqError):
    """Input that cannot be read: `where` is a file, with its line where there is one."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        """Keep the three parts apart, so that a list of skipped inputs can show them in columns."""
        self.where, self.problem, self.remedy = where, problem, remedy
        super().__init__(f"{where}: {problem}" + (f" ({remedy})" if remedy else ""))


class LanguageError(TawthiqError):
    """A language pack that breaks its own rules; the message names the file, the line and the entry."""


class CaseError(TawthiqError):
    """A case folder that is missing, damaged, or already there."""


class EngineError(TawthiqError):
    """An engine that cannot work here, such as one whose packages are missing; the message says how to get them."""


class AccountError(TawthiqError):
    """What an account does not allow; `code` is the key of the wording that says so to people."""

    def __init__(self, code: str) -> None:
        """Keep the code, which is the message as well."""
        self.code = code
        super().__init__(code)
