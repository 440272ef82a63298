"""Who works on what: reports and incidents that somebody takes, or is given. It says nothing of the evidence."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.accounts.audit import Audit, Deed
from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.moments import Clock, kept
from tawthiq.accounts.people import People, Person
from tawthiq.accounts.role import Role
from tawthiq.errors import AccountError


class Assignments:
    """What is assigned in a file: a thing, by a key of its own, to one person."""

    def __init__(self, file: PeopleFile, people: People, audit: Audit, clock: Clock) -> None:
        """`clock` tells when."""
        self._file, self._people, self._audit, self._clock = file, people, audit, clock

    def all(self) -> Mapping[str, Person]:
        """Everything that is assigned, each thing with its person."""
        team = {one.id: one for one in self._people.all()}
        return {row["thing"]: team[row["person"]] for row in self._file.rows("SELECT thing, person FROM assignment")}

    def of(self, thing: str) -> Person | None:
        """Who has a thing."""
        row = self._file.row("SELECT person FROM assignment WHERE thing = ?", thing)
        return self._people.get(row["person"]) if row is not None else None

    def give(self, thing: str, to: Person | None, by: Person) -> None:
        """Give a thing to somebody, or with `None` to nobody.

        Everybody who judges may take what nobody has, and give back what they have; the rest is for reviewers. Raises
        AccountError where somebody may not, or the other is let in no more or does not judge.
        """
        with self._file.writing():
            now = self.of(thing)
            if now is not None and to is not None and now.id == to.id:
                return
            is_own = (to is None or to.id == by.id) and (now is None or now.id == by.id)
            if not is_own and not by.role.may(Role.REVIEWER):
                raise AccountError("not_yours_to_assign")
            if to is not None and (to.is_disabled or not to.role.may(Role.RECORDER)):
                raise AccountError("cannot_be_assigned")
            self._file.rows("DELETE FROM assignment WHERE thing = ?", thing)
            if to is None:
                if now is not None:
                    self._audit.note(Deed.UNASSIGNED, who=by.name, about=f"{now.name}: {thing}")
                return
            query = "INSERT INTO assignment (thing, person, given_by, given_at) VALUES (?, ?, ?, ?)"
            self._file.rows(query, thing, to.id, by.name, kept(self._clock()))
            self._audit.note(Deed.ASSIGNED, who=by.name, about=f"{to.name}: {thing}")
