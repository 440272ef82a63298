"""All that is done with accounts, each deed with its line in the audit."""

from __future__ import annotations

from pathlib import Path

from tawthiq.accounts.assignments import Assignments
from tawthiq.accounts.audit import Audit, Deed
from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.links import Link, Links
from tawthiq.accounts.moments import Clock, kept
from tawthiq.accounts.passwords import Passwords
from tawthiq.accounts.people import People, Person
from tawthiq.accounts.programs import ProgramKeys
from tawthiq.accounts.role import Role
from tawthiq.accounts.secret import bound, is_same, new_secret
from tawthiq.accounts.sessions import Sessions
from tawthiq.errors import AccountError


class Accounts:
    """The accounts in a file; close it. Deeds that are refused raise AccountError with the code of the wording."""

    def __init__(self, path: Path, clock: Clock, passwords: Passwords | None = None) -> None:
        """Open the file, or make it."""
        self._file, self._clock = PeopleFile(path), clock
        self._passwords = passwords or Passwords()
        self._links = Links(self._file, clock)
        self.people, self.sessions = People(self._file), Sessions(self._file, clock)
        self.programs, self.audit = ProgramKeys(self._file, clock), Audit(self._file, clock)
        self.assignments = Assignments(self._file, self.people, self.audit, clock)
        self._key = self._own_key()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def sign_in(self, name: str, password: str, address: str | None) -> str | None:
        """The cookie of a new session, or None where name and password do not fit; why not is in the audit alone."""
        found = self.people.named(name)
        person, hash_ = found or (None, None)
        if not self._passwords.fits(password, hash_) or person is None or hash_ is None:
            self.audit.note(Deed.WRONG_PASSWORD if person else Deed.UNKNOWN_NAME, about=name, address=address)
            return None
        if person.is_disabled:
            self.audit.note(Deed.DISABLED_NAME, about=person.name, address=address)
            return None
        if self._passwords.is_old(hash_):
            self.people.set_password(person.id, self._passwords.make(password))
        return self._begin(person, address)

    def sign_out(self, person: Person, secret: str, address: str | None) -> None:
        """End this session."""
        self.sessions.end(secret)
        self.audit.note(Deed.SIGNED_OUT, who=person.name, address=address)

    def sign_out_everywhere(self, person: Person, address: str | None) -> None:
        """End every session of a person."""
        self.sessions.end_all(person.id)
        self.audit.note(Deed.SIGNED_OUT_EVERYWHERE, who=person.name, address=address)

    def first_link(self) -> str | None:
        """The link by which the first admin comes in; None where there is an admin."""
        if self.people.has_admin():
            return None
        secret = self._links.make(role=Role.ADMIN)
        self.audit.note(Deed.LINK_MADE, about="admin")
        return secret

    def link_for(self, secret: str) -> tuple[Link, Person | None]:
        """What a link is for, and whom. Raises AccountError where it does not work."""
        link = self._links.find(secret)
        return link, self.people.get(link.person) if link.person is not None else None

    def invite(self, name: str, role: Role, by: Person, address: str | None = None) -> tuple[Person, str]:
        """A new person, and the link by which they set their password."""
        with self._file.writing():
            person = self.people.add(name, role, kept(self._clock()), by.name)
            self.audit.note(Deed.PERSON_ADDED, who=by.name, about=f"{person.name} ({role})", address=address)
            return person, self._links.make(person.id)

    def relink(self, id_: int, by: Person, address: str | None = None) -> str:
        """A link by which somebody sets a new password; until then the old one works."""
        person = self.people.get(id_)
        self.audit.note(Deed.LINK_MADE, who=by.name, about=person.name, address=address)
        return self._links.make(person.id)

    def take_link(self, secret: str, name: str, password: str, address: str | None) -> str:
        """Set the password that a link is for, which then works no more, and begin a session; gives its cookie."""
        link, person = self.link_for(secret)
        if person is not None and person.is_disabled:
            raise AccountError("link_gone")
        made = self._passwords.make(password, person.name if person else name)
        with self._file.writing():
            self._links.find(secret)
            if person is None:
                if self.people.has_admin():
                    raise AccountError("link_gone")
                person = self.people.add(name, link.role or Role.VIEWER, kept(self._clock()), None)
                self.audit.note(Deed.PERSON_ADDED, about=f"{person.name} ({person.role})", address=address)
            self._links.use(secret)
            self._keep_password(person, made, address)
        return self._begin(person, address)

    def change_password(self, person: Person, old: str, new: str, secret: str, address: str | None) -> None:
        """Set another password, and end all other sessions. Raises AccountError where the old one does not fit."""
        found = self.people.named(person.name)
        if not self._passwords.fits(old, found[1] if found else None):
            self.audit.note(Deed.WRONG_PASSWORD, who=person.name, about=person.name, address=address)
            raise AccountError("password_wrong")
        self._keep_password(person, self._passwords.make(new, person.name), address, but=secret)

    def change_role(self, id_: int, role: Role, by: Person, address: str | None = None) -> None:
        """Give somebody another role, which holds from their next request on."""
        person = self.people.get(id_)
        self.people.set_role(id_, role)
        about = f"{person.name}: {person.role} > {role}"
        self.audit.note(Deed.ROLE_CHANGED, who=by.name, about=about, address=address)

    def disable(self, id_: int, by: Person, *, is_disabled: bool, address: str | None = None) -> None:
        """Let somebody in no more, from their next request on, or again."""
        person = self.people.get(id_)
        self.people.set_disabled(id_, is_disabled=is_disabled)
        if is_disabled:
            self.sessions.end_all(id_)
        deed = Deed.DISABLED if is_disabled else Deed.ENABLED
        self.audit.note(deed, who=by.name, about=person.name, address=address)

    def token(self, purpose: str, cookie: str) -> str:
        """A token that fits this cookie alone, for forms."""
        return bound(self._key, purpose, cookie)

    def is_token(self, token: str, purpose: str, cookie: str) -> bool:
        """Whether a token is the one for this cookie."""
        return is_same(token, self.token(purpose, cookie))

    def _keep_password(self, person: Person, made: str, address: str | None, but: str | None = None) -> None:
        with self._file.writing():
            self.people.set_password(person.id, made)
            self.sessions.end_all(person.id, but)
            self.audit.note(Deed.PASSWORD_SET, who=person.name, address=address)

    def _begin(self, person: Person, address: str | None) -> str:
        cookie = self.sessions.begin(person.id)
        self.audit.note(Deed.SIGNED_IN, who=person.name, address=address)
        return cookie

    def _own_key(self) -> str:
        with self._file.writing():
            self._file.rows("INSERT OR IGNORE INTO note VALUES ('key', ?)", new_secret())
            row = self._file.row("SELECT value FROM note WHERE name = 'key'")
        return str(row["value"]) if row else ""
