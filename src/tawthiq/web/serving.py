"""The door of the workbench: what the command line opens. All that needs the extra `web` is behind it."""

from __future__ import annotations

import datetime
import importlib
import importlib.util
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tawthiq.errors import InputError

Clock = Callable[[], datetime.datetime]

PORT = 8470
_EVERYWHERE = ("0.0.0.0", "::")
_LIBRARIES = ("fastapi", "uvicorn", "argon2", "python_multipart")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen. `certificate` and `key` are files for TLS; `url` is the address under which browsers reach it,
    where something in between takes care of TLS; `is_open` allows a network without any.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    certificate: Path | None = None
    key: Path | None = None
    url: str | None = None
    is_open: bool = False


def serve(folder: Path, address: Address, people: Path | None, clock: Clock, say: Callable[[str], None]) -> None:
    """Serve a case until it is interrupted. `say` is told where, and the link of the first admin, once.

    Raises InputError where it would listen to a network without TLS, or libraries are missing; CaseError where there
    is no case.
    """
    missing = [name for name in _LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        remedy = "install them with: pip install 'tawthiq[web]'"
        raise InputError("tawthiq serve", f"needs libraries that are not installed ({', '.join(missing)})", remedy)
    check_address(address)
    importlib.import_module("tawthiq.web.running").run(folder, address, people, clock, say)


def check_address(address: Address) -> None:
    """Raise InputError where passwords would go over a network that others can listen to."""
    if (address.certificate is None) != (address.key is None):
        raise InputError(
            "tawthiq serve", "a certificate goes with its key", "give both: --tls-cert FILE --tls-key FILE"
        )
    if address.host in _EVERYWHERE and address.url is None:
        remedy = "say it: --url https://cases.example.org"
        raise InputError(f"tawthiq serve --host {address.host}", "no address that browsers can be sent to", remedy)
    if is_loopback(address.host) or address.certificate is not None or address.is_open:
        return
    remedy = "give --tls-cert and --tls-key, or put a proxy with TLS before it (docs/web.md), or add --insecure-network"
    problem = "others on the network could read all of it, passwords too"
    raise InputError(f"tawthiq serve --host {address.host}", problem, remedy)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
