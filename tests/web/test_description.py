"""What the description of the API allows never makes the server fail; bench/web sends much more of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.web.test_api import Program
from tests.web.test_roles import NoJobs

from tawthiq.accounts import Role
from tawthiq.web.site import Site

EXAMPLES = 12  # of each operation


def test_nothing_that_is_described_fails(case: Path, make_site: Callable[[Path], Site]) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis, which comes with the extra dev")
    site = make_site(case)
    site.jobs = NoJobs()
    program = Program(site, Role.ADMIN)
    schema = schemathesis.openapi.from_asgi(
        "/api/openapi.json", program.client.app, headers=program.headers | {"Host": "127.0.0.1:8470"}
    )
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 14
    failed: set[tuple[str, int]] = set()
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def sends(case: Any) -> None:
            answer = case.call(headers=program.headers | {"Host": "127.0.0.1:8470"})
            if answer.status_code >= 500:
                failed.add((case.operation.label, answer.status_code))

        sends()
    assert failed == set()
