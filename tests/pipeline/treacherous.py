"""The reading of a case that hangs or dies over some reports, in a module of its own that other processes load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.misbehaving import misbehave

from tawthiq import lang
from tawthiq.documents import Reading, Skipped
from tawthiq.pipeline.claim_lines import LineWork, ReadLine


@dataclass(frozen=True, slots=True)
class TreacherousLines(LineWork):
    """Reads reports, but for those that go wrong."""

    def start(self) -> Callable[[Reading | Skipped | None], ReadLine]:
        read = LineWork.start(self)
        lang.load("ar", self.tables)  # so that no report is blamed for it on a busy machine

        def try_to(item: Reading | Skipped | None) -> ReadLine:
            misbehave(item.document.doc_id if isinstance(item, Reading) else None)
            return read(item)

        return try_to
