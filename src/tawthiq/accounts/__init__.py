"""Who works on a case through the workbench: people, roles, passwords, sessions, keys of programs, and what they did.

It is a file of its own, so that no password hash travels with a register, a bundle or an export.
"""

from tawthiq.accounts.accounts import Accounts
from tawthiq.accounts.audit import Deed, Done
from tawthiq.accounts.people import Person
from tawthiq.accounts.programs import ProgramKey
from tawthiq.accounts.role import Role
from tawthiq.accounts.secret import new_secret
from tawthiq.accounts.sessions import Session

__all__ = ["Accounts", "Deed", "Done", "Person", "ProgramKey", "Role", "Session", "new_secret"]
