"""Where a team's register lives: a PostgreSQL server, a database there, and in it the case's own schema."""

from __future__ import annotations

import getpass
import os
import re
import stat
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.errors import CaseError

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,54}")  # a server's limit is 63, and the index's schema has a longer name
_SSL_MODES = ("disable", "prefer", "require", "verify-full")
_OPTIONS = ("schema", "sslmode", "host")
_FORM = "postgresql://USER@HOST/DATABASE?schema=NAME"


@dataclass(frozen=True, slots=True)
class Address:
    """A server, a database and a schema; the password, if it is said here, is in nothing that is printed of it."""

    host: str
    port: int
    user: str
    database: str
    schema: str
    ssl: str = "prefer"
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """As it is shown: without user and password."""
        return f"postgresql://{self.host}:{self.port}/{self.database}?schema={self.schema}"


def parse_address(url: str, environment: Mapping[str, str] = os.environ) -> Address:
    """The address that a URL says; what it leaves out is taken from the variables that PostgreSQL's own programs read.

    They are PGHOST, PGPORT, PGUSER, PGDATABASE, PGSSLMODE and PGPASSWORD, then the file of passwords (PGPASSFILE, or
    `~/.pgpass`). Without a schema it is `tawthiq`. Raises CaseError, which never repeats the URL, where it makes no
    sense.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port
        options = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise CaseError(f"not a URL that can be read; write it as {_FORM}") from error
    if parts.scheme not in ("postgresql", "postgres") or parts.fragment:
        raise CaseError(f"not the URL of a PostgreSQL database; write it as {_FORM}")
    for key in options:
        if key not in _OPTIONS:
            raise CaseError(f"unknown option {key!r}; there are {', '.join(_OPTIONS)}: {_FORM}")
    said = {key: urllib.parse.unquote(value) if value else None for key, value in _said(parts, options).items()}
    user = said["user"] or environment.get("PGUSER") or getpass.getuser()
    host = said["host"] or environment.get("PGHOST") or "localhost"
    database = said["database"] or environment.get("PGDATABASE") or user
    number = port or _port(environment)
    schema, ssl = options.get("schema", "tawthiq"), options.get("sslmode") or environment.get("PGSSLMODE") or "prefer"
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise CaseError(f"{schema!r} is no name for a schema; use up to 55 small letters, digits and _")
    if ssl not in _SSL_MODES:
        raise CaseError(f"sslmode is {ssl!r}; it can only be {', '.join(_SSL_MODES)}")
    password = said["password"] or environment.get("PGPASSWORD")
    password = password or _password_of(environment, (host, str(number), database, user))
    return Address(host, number, user, database, schema, ssl, password)


def _said(parts: urllib.parse.SplitResult, options: Mapping[str, str]) -> dict[str, str | None]:
    return {
        "user": parts.username,
        "password": parts.password,
        "host": parts.hostname or options.get("host"),
        "database": parts.path.removeprefix("/"),
    }


def _port(environment: Mapping[str, str]) -> int:
    said = environment.get("PGPORT") or "5432"
    if not said.isascii() or not said.isdecimal():
        raise CaseError(f"PGPORT is {said!r}; it is to be a number, such as 5432")
    return int(said)


def _password_of(environment: Mapping[str, str], wanted: tuple[str, ...]) -> str | None:
    """The password that the file of passwords has for host, port, database and user."""
    path = Path(environment.get("PGPASSFILE") or Path.home() / ".pgpass")
    try:
        is_private = os.name != "posix" or not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        lines = path.read_text(encoding="utf-8").splitlines() if is_private else []
    except (OSError, UnicodeDecodeError, RuntimeError):
        return None
    for line in lines:
        fields = [re.sub(r"\\(.)", r"\1", one) for one in re.split(r"(?<!\\):", line)]
        if len(fields) == 5 and not line.startswith("#"):
            *keys, password = fields
            if all(key in ("*", want) for key, want in zip(keys, wanted, strict=True)):
                return password
    return None
