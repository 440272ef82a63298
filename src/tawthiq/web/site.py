"""What all requests of one workbench share."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import HTTPConnection

from tawthiq.accounts import Accounts
from tawthiq.accounts.moments import Clock
from tawthiq.pipeline import Catalogue, Desk
from tawthiq.web.jobs import Jobs
from tawthiq.web.limits import Limits
from tawthiq.web.uploads import Uploads


@dataclass(slots=True)
class Site:
    """The case, its accounts, the clock, and what is kept in memory.

    `origins` are the addresses under which browsers may reach it, such as `http://127.0.0.1:8470`; a request that
    names another host, or comes from a page of another, is refused. `is_secure` says that it is behind TLS. `tiles` is
    the file of tiles for the map, where the case has one.
    """

    folder: Path
    name: str
    accounts: Accounts
    clock: Clock
    origins: frozenset[str]
    is_secure: bool = False
    tiles: Path | None = None
    limits: Limits = field(default_factory=Limits)
    jobs: Jobs = field(default_factory=Jobs)
    catalogue: Catalogue = field(init=False)
    uploads: Uploads = field(init=False)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is read of the case yet."""
        self.catalogue = Catalogue(self.folder)
        self.uploads = Uploads(self.folder)
        self.desk = Desk(self.folder, self.catalogue)

    def close(self) -> None:
        """Close what is open."""
        self.jobs.close()
        self.uploads.clear()
        self.catalogue.close()
        self.accounts.close()

    @property
    def hosts(self) -> frozenset[str]:
        """What the header Host may say."""
        return frozenset(origin.partition("://")[2] for origin in self.origins)


def site_of(connection: HTTPConnection) -> Site:
    """The workbench that a request is made to."""
    site: Site = connection.app.state.site
    return site
