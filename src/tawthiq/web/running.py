"""The server (uvicorn) with the application of one case."""

from __future__ import annotations

import contextlib
import gc
import ipaddress
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from tawthiq import lang
from tawthiq.accounts import Accounts
from tawthiq.accounts.database import PEOPLE
from tawthiq.accounts.moments import Clock
from tawthiq.errors import CaseError, InputError
from tawthiq.exports.basemap import load_basemap
from tawthiq.pipeline import map_tiles, settings_of
from tawthiq.web.app import make_app
from tawthiq.web.pages import environment
from tawthiq.web.routes.exporting import exports_folder
from tawthiq.web.serving import Address
from tawthiq.web.site import Site

_USUAL = {"http": 80, "https": 443}
_GRACE = 5  # seconds that requests have to end


def run(folder: Path, address: Address, people: Path | None, clock: Clock, say: Callable[[str], None]) -> None:
    """Serve until interrupted; `say` is told where. Its access log is off, for addresses have words and ids in them."""
    site = make_site(folder, address, people, clock)
    clear_leftovers(site)
    site.uploads.root.mkdir(mode=0o700, exist_ok=True)
    tempfile.tempdir = str(site.uploads.root)  # so that what forms send lies on no other disk
    for line in greeting(site, address):
        say(line)
    threading.Thread(target=warm, args=(site,), daemon=True).start()
    uvicorn.run(
        make_app(site),
        host=address.host,
        port=address.port,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=address.url is not None,
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=_GRACE,
        workers=1,
    )


def warm(site: Site) -> None:
    """Read beforehand what the first pages would wait for. Where the case cannot be read, its pages will say so."""
    for name in environment().list_templates():
        environment().get_template(name)
    load_basemap()
    with contextlib.suppress(CaseError):
        site.desk.queue()
    for code in lang.available():
        lang.load(code)
    gc.collect()
    gc.freeze()


def make_site(folder: Path, address: Address, people: Path | None, clock: Clock) -> Site:
    """What requests share. Raises CaseError where there is no case, or the tiles of its map cannot be had."""
    name = settings_of(folder).name
    is_secure = address.certificate is not None or (address.url or "").startswith("https://")
    accounts = Accounts(people or folder / PEOPLE, clock)
    return Site(folder, name, accounts, clock, origins_of(address), is_secure, map_tiles(folder))


def clear_leftovers(site: Site) -> None:
    """Remove what an earlier run left: files that were sent and not taken in, exports that were made here."""
    site.uploads.clear()
    shutil.rmtree(exports_folder(site.folder), ignore_errors=True)


def greeting(site: Site, address: Address) -> list[str]:
    """What is said at the start: where it is, and where there is no admin yet, the link for one."""
    origin = address.url or _origin(address, address.host)
    lines = [f"the workbench of {site.folder} is at {origin}/", "stop it with Ctrl-C"]
    secret = site.accounts.first_link()
    if secret is not None:
        lines.append("nobody is admin yet; this link makes one. It works once, for three days, and is not shown again:")
        lines.append(f"{origin}/welcome#{secret}")
    return lines


def origins_of(address: Address) -> frozenset[str]:
    """The addresses under which browsers may reach it."""
    if address.url is not None:
        return frozenset({_checked(address.url)})
    names = {address.host}
    if address.host in ("127.0.0.1", "::1", "localhost"):
        names |= {"127.0.0.1", "localhost"} if address.host != "::1" else {"::1", "localhost"}
    return frozenset(_origin(address, name) for name in names)


def _origin(address: Address, host: str) -> str:
    scheme = "https" if address.certificate is not None else "http"
    name = f"[{host}]" if _is_version_6(host) else host.lower()
    return f"{scheme}://{name}" + ("" if address.port == _USUAL[scheme] else f":{address.port}")


def _is_version_6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in _USUAL or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise InputError(f"--url {url}", "not the address of a site", "write it as https://cases.example.org")
    return f"{parts.scheme}://{parts.netloc.lower()}"
