from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tawthiq.documents import Metadata, Reading, Skipped, read_inputs

Reader = Callable[..., list[Reading | Skipped]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Writes bytes under a name and reads them as `tawthiq extract` would."""

    def read(name: str, data: str | bytes, **stated: object) -> list[Reading | Skipped]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read_inputs([path], io.BytesIO(), Metadata(**stated)))  # type: ignore[arg-type]

    return read
