"""Does anything that the API's description allows, or forbids, make the server of the workbench fail?

usage: python bench/web/fuzz.py [--requests 10000] [--seed 1]

Builds the worked incident in a folder of its own, makes requests of the OpenAPI document with schemathesis, as an
admin's program, as many for each operation, and prints how many were answered with which status. Jobs are not begun.
Any answer of 500 or above is named with its request, and ends it with 1.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings

from tawthiq.accounts import Accounts, Role
from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case, new_case
from tawthiq.web.app import make_app
from tawthiq.web.jobs import Job, Jobs, State
from tawthiq.web.site import Site

REPORTS = Path(__file__).parents[2] / "examples" / "worked-incident" / "reports.jsonl"
HOST = "127.0.0.1:8470"


class NoJobs(Jobs):
    def start(self, kind: str, person: tuple[int, str], *_: Any, **__: Any) -> Job:
        return Job("job", kind, *person, state=State.DONE)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def site_in(folder: Path) -> Site:
    new_case(folder / "case", "The worked incident")
    add_paths(folder / "case", [REPORTS], Metadata(), lambda *_: None)
    build_case(folder / "case", lambda *_: None)
    accounts = Accounts(folder / "people.db", now)
    return Site(folder / "case", "case", accounts, now, frozenset({f"http://{HOST}"}), jobs=NoJobs())


def key_of_admin(accounts: Accounts) -> str:
    link = accounts.first_link()
    assert link is not None
    accounts.take_link(link, "A. Admin", "seven green bicycles", None)
    (person,) = accounts.people.all()
    assert person.role is Role.ADMIN
    return accounts.programs.make(person.id, "fuzz")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    answers: Counter[int] = Counter()
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        site = site_in(Path(folder))
        headers = {"Authorization": f"Bearer {key_of_admin(site.accounts)}", "Host": HOST}
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", make_app(site), headers=headers)
        operations = [found.ok() for found in schema.get_all_operations()]
        each = -(-asked.requests // len(operations))
        for operation in operations:
            send(operation, each, asked.seed, headers, answers, failed)
    print(f"{sum(answers.values())} requests to {len(operations)} operations")
    print(", ".join(f"{status}: {number}" for status, number in sorted(answers.items())))
    for one in failed[:20]:
        print(f"FAILED {one}")
    return bool(failed)


def send(  # noqa: PLR0913, PLR0917
    operation: Any, each: int, start: int, headers: dict[str, str], answers: Counter[int], failed: list[str]
) -> None:
    @seed(start)
    @settings(
        max_examples=each,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def sends(case: Any) -> None:
        answer = case.call(headers=headers)
        answers[answer.status_code] += 1
        if answer.status_code >= 500:
            failed.append(f"{answer.status_code} {case.as_curl_command()}")

    sends()


if __name__ == "__main__":
    sys.exit(main())
