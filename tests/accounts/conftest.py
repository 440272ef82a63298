from __future__ import annotations

import datetime
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tawthiq.accounts import Accounts

if importlib.util.find_spec("argon2") is None:  # the extra web is not installed
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.accounts.opening import Time, opened

    @pytest.fixture
    def time() -> Time:
        return Time(datetime.datetime(2018, 11, 18, 9, 30, tzinfo=datetime.UTC))

    @pytest.fixture
    def accounts(tmp_path: Path, time: Time) -> Iterator[Accounts]:
        found = opened(tmp_path / "people.db", time)
        yield found
        found.close()
