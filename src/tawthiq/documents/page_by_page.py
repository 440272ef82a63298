"""Archives of web pages, read by a process that may be lost over a page: another one goes on after that page."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Generator, Iterator
from pathlib import Path

from tawthiq.documents.confinement import LEAVE_OUT, read_confined
from tawthiq.documents.findings import Begun, Fault, Finding

LOST_PAGES = 100
"""The most pages of one archive over which a process may be lost; at one more the archive is given up."""


def read_page_by_page(reader: str, path: Path, before: int = 0) -> Iterator[Finding]:
    """What a module of `readers` finds that can pass over the first pages, `before` of them, and says where it is.

    Where it takes too long or too much memory over a page, or crashes, that page is a `Fault` as any other. Where this
    is at none of the pages, or once too often, all ends with a `Fault` that is `is_refused`. Who goes on in the middle
    has another `LOST_PAGES` to lose.
    """
    lost = 0
    while (end := (yield from _read_on(reader, path, before))) is not None:
        page, fault = end
        if lost == LOST_PAGES:
            problem = f"{fault.problem}, as over {lost} pages before it: what follows is not read"
            yield dataclasses.replace(fault, problem=problem)
            return
        yield Fault(page.number, f"{fault.problem} ({page.address})", LEAVE_OUT, page.place)
        before, lost = page.number, lost + 1


def _read_on(reader: str, path: Path, before: int) -> Generator[Finding, None, tuple[Begun, Fault] | None]:
    """What one process finds; at its end over which of the pages that are to be read it was lost, and how."""
    begun = Begun()
    with contextlib.closing(read_confined(reader, path, {"before": before})) as findings:
        for finding in findings:
            if isinstance(finding, Begun):
                begun = finding
                continue
            if begun.number > before and isinstance(finding, Fault) and finding.is_refused and not finding.number:
                return begun, finding
            yield finding
            begun = Begun()
    return None
