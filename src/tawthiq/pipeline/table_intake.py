"""Tables on their way into a case: bytes that it has already, or that were erased from it, are not taken in again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.documents import Skipped, display
from tawthiq.pipeline.adding import AddResult, erased
from tawthiq.store import Case, Circumstances, Delivery, Received


@dataclass(frozen=True, slots=True)
class TableIntake:
    """The case, who brings the tables, what came of them."""

    case: Case
    delivery: Delivery
    result: AddResult = field(default_factory=AddResult)

    @property
    def said(self) -> Circumstances:
        """What is said of each table."""
        return Circumstances(self.delivery.source)

    def take(self, path: Path, keep: Callable[[Received], None]) -> None:
        """Give `keep` the bytes of a file that are new to the case; of others, only say so. The result has both."""
        name = display(path)
        try:
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            if self.case.holds(sha256):
                self.result.known.append(name)
                self.case.receive_again([(sha256, name)], self.said)
            elif refused := erased(self.case, sha256, name, self.delivery):
                self.result.skipped.append(refused)
            else:
                with path.open("rb") as stream, self.case.receive(stream, name) as received:
                    keep(received)
        except OSError as error:
            self.result.skipped.append(Skipped.unreadable(name, error))
