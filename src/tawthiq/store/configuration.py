"""What a case is set to, for its log: the files a user may change by hand, by their hashes, and what they say."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tawthiq.settings import Settings
from tawthiq.store.archive import sha256_of
from tawthiq.store.settings_file import GAZETTEERS


def configuration_files(folder: Path) -> dict[str, str]:
    """The SHA-256 of `case.toml` and of every table of places, by their paths in the case."""
    paths = [folder / "case.toml", *sorted((folder / GAZETTEERS).glob("*.tsv"))]
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in paths if path.is_file()}


def configuration(folder: Path, settings: Settings) -> Mapping[str, Any]:
    """What an entry `configure` of the log says: the hashes of `files`, and the values of the `settings`."""
    return {"files": configuration_files(folder), "settings": dataclasses.asdict(settings)}
