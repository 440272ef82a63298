"""What a case is set to, for its log: the files a user may change by hand, by their hashes, and what they say."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tawthiq.settings import Settings
from tawthiq.store.archive import sha256_of
from tawthiq.store.settings_file import GAZETTEERS, portable


def configuration_files(folder: Path) -> dict[str, str]:
    """The SHA-256 of `case.toml`, without its line `store`, and of every table of places, by path in the case."""
    files = {}
    if (folder / "case.toml").is_file():
        files["case.toml"] = hashlib.sha256(portable((folder / "case.toml").read_bytes())).hexdigest()
    tables = sorted((folder / GAZETTEERS).glob("*.tsv"))
    return files | {path.relative_to(folder).as_posix(): sha256_of(path) for path in tables if path.is_file()}


def configuration(folder: Path, settings: Settings) -> Mapping[str, Any]:
    """What an entry `configure` of the log says: the hashes of `files`, and the values of the `settings`
    that are not empty.
    """
    stated = {key: value for key, value in dataclasses.asdict(settings).items() if value != ""}
    return {"files": configuration_files(folder), "settings": stated}
