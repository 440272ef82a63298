"""Who asks: a person with a session, a person's program with a key, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from tawthiq.accounts import Deed, Person, Role, new_secret
from tawthiq.store import User
from tawthiq.web.cookies import SESSION, VISIT, cookie_name
from tawthiq.web.limits import NOTED
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of

_FORMS = "form"


@dataclass(frozen=True, slots=True)
class Visitor:
    """`secret` is the cookie that this visit is known by: that of the session, or of one who is not signed in."""

    person: Person | None
    secret: str
    is_program: bool = False

    def may(self, needed: Role) -> bool:
        """Whether they may do what needs this role."""
        return self.person is not None and self.person.role.may(needed)


def identify(request: Request) -> Visitor:
    """Who makes a request; it is worked out once for each."""
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is None:
        known = request.state.visitor = _identify(request)
    return known


def visitor_of(request: Request) -> Visitor:
    """Who makes a request to a route that has let them in."""
    return identify(request)


def person_of(request: Request) -> Person:
    """The person who makes a request to a route that lets in nobody unknown."""
    person = identify(request).person
    assert person is not None
    return person


def user_of(request: Request) -> User:
    """The person as the case's log and judgements know them, with the clock of the site.

    This is where both come in from the pages, as `cli.options.user` is for the command line.
    """
    return User(person_of(request).name, site_of(request).clock)


def address_of(request: Request) -> str | None:
    """From where a request comes."""
    return request.client.host if request.client else None


def note_refused(request: Request, deed: Deed, about: str | None = None) -> None:
    """A line in the audit for what anybody can do as often as they like: of each kind a few for an address."""
    site, address = site_of(request), address_of(request)
    key = f"noted {deed} {address}"
    if not site.limits.wait(key, NOTED):
        site.limits.fail(key, NOTED)
        site.accounts.audit.note(deed, about=about, address=address)


def form_token(request: Request) -> str:
    """What a form must carry, so that no page of others can send it."""
    return site_of(request).accounts.token(_FORMS, identify(request).secret)


def is_form_token(request: Request, token: str) -> bool:
    """Whether a form carries what `form_token` gave its page."""
    return site_of(request).accounts.is_token(token, _FORMS, identify(request).secret)


def _identify(request: Request) -> Visitor:
    site = site_of(request)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme:
        person = site.accounts.programs.person(key.strip()) if scheme.lower() == "bearer" else None
        if person is None:
            note_refused(request, Deed.KEY_REFUSED)
            raise Refused(401, "key")
        return Visitor(person, key.strip(), is_program=True)
    cookie = request.cookies.get(cookie_name(SESSION, is_secure=site.is_secure))
    person = site.accounts.sessions.person(cookie) if cookie else None
    if person is not None and cookie is not None:
        return Visitor(person, cookie)
    return Visitor(None, request.cookies.get(cookie_name(VISIT, is_secure=site.is_secure)) or new_secret())
