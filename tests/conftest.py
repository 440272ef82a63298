"""Options of the test run."""

from __future__ import annotations

import pytest

from tests.servers import drop_all


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.json anew, to be read by eye")


def pytest_sessionfinish() -> None:
    drop_all()
