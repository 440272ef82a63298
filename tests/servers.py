"""A PostgreSQL server for tests, where there is one; each test has a schema of its own there."""

from __future__ import annotations

import os
import uuid

import pytest

from tawthiq.store.address import Address, parse_address
from tawthiq.store.postgresql import PostgreSQL

VARIABLE = "TAWTHIQ_TEST_POSTGRESQL"
_made: list[Address] = []


def url(schema: str) -> str:
    """The URL of a schema on the server; the test is skipped where there is none."""
    given = os.environ.get(VARIABLE)
    if not given:
        pytest.skip(f"no PostgreSQL server: run make test-postgres, or say in {VARIABLE} where one is")
    return f"{given}{'&' if '?' in given else '?'}schema={schema}"


def new_url() -> str:
    """The URL of a schema that is not there yet."""
    said = url(f"test_{uuid.uuid4().hex[:16]}")
    _made.append(parse_address(said))
    return said


def new_schema() -> Address:
    """The address of a schema that is not there yet."""
    return parse_address(new_url())


def drop_all() -> None:
    """Drop the schemas that tests have made."""
    while _made:
        address = _made.pop()
        with PostgreSQL(address, read_only=False).engine().connect() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {address.schema} CASCADE")
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {address.schema}_search CASCADE")
            connection.commit()
