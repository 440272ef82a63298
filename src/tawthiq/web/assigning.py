"""Reports and incidents as things that somebody works on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from starlette.requests import Request

from tawthiq.accounts import Person, Role
from tawthiq.web.site import site_of


class Thing(StrEnum):
    """What can be assigned."""

    REPORT = "report"
    INCIDENT = "incident"


@lru_cache(maxsize=1 << 17)
def key_of(thing: Thing, id_: str) -> str:
    """By what the accounts know it: a hash of the id, for that of a report can have words in it, and those of an erased
    report are to stay nowhere.
    """
    return f"{thing}-{hashlib.sha256(id_.encode(errors='surrogatepass')).hexdigest()[:20]}"


def holder_of(request: Request, thing: Thing, id_: str) -> Person | None:
    """Who works on it."""
    return site_of(request).accounts.assignments.of(key_of(thing, id_))


def team_of(request: Request) -> Sequence[Person]:
    """Those to whom something can be given, by name."""
    return [
        one for one in site_of(request).accounts.people.all() if not one.is_disabled and one.role.may(Role.RECORDER)
    ]
