from __future__ import annotations

import datetime
import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tawthiq.web.site import Site

if any(importlib.util.find_spec(name) is None for name in ("argon2", "fastapi", "httpx")):  # the extra web
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.accounts.opening import Time, opened
    from tests.web.browser import ORIGIN, Browser, signed_in

    from tawthiq.accounts import Role
    from tawthiq.documents import Metadata
    from tawthiq.pipeline import add_paths, build_case, new_case
    from tawthiq.store import Delivery, User
    from tawthiq.web.site import Site

    REPORTS = Path(__file__).parents[2] / "examples" / "worked-incident" / "reports.jsonl"
    NOW = datetime.datetime(2018, 11, 20, 9, 30, tzinfo=datetime.UTC)

    @pytest.fixture(scope="session")
    def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
        """The worked incident, from a file of a long name, built; tests that change a case take `case`, a copy."""
        folder = tmp_path_factory.mktemp("web") / "hajin"
        received = folder.with_name("reports_of_the_strike_as_they_were_received_in_november_2018.jsonl")
        shutil.copy(REPORTS, received)
        user = User("A. Recorder", lambda: NOW)
        new_case(folder, "The worked incident", user=user)
        add_paths(folder, [received], Metadata(), lambda *_: None, Delivery(user))
        build_case(folder, lambda *_: None, user=user)
        return folder

    @pytest.fixture
    def case(built: Path, tmp_path: Path) -> Path:
        return Path(shutil.copytree(built, tmp_path / "hajin"))

    @pytest.fixture
    def time() -> Time:
        return Time(NOW)

    @pytest.fixture
    def make_site(tmp_path: Path, time: Time) -> Iterator[Callable[[Path], Site]]:
        made: list[Site] = []

        def make(folder: Path) -> Site:
            people = opened(tmp_path / f"people-{len(made)}.db", time)
            made.append(Site(folder, "The worked incident", people, time, frozenset({ORIGIN})))
            return made[-1]

        yield make
        for site in made:
            site.close()

    @pytest.fixture
    def site(built: Path, make_site: Callable[[Path], Site]) -> Site:
        """A workbench of the built case, which must not be changed."""
        return make_site(built)

    @pytest.fixture
    def visitor(site: Site) -> Callable[[Role | None], Browser]:
        """Opens a browser in which somebody with a role has signed in, or nobody."""
        return lambda role: Browser(site) if role is None else signed_in(site, role)
