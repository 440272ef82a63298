"""What a case is set to."""

from __future__ import annotations

from pathlib import Path

from tawthiq.settings import Settings
from tawthiq.store import Case


def settings_of(folder: Path) -> Settings:
    """The settings of a case. Raises CaseError where there is no case."""
    return Case.check(folder)
