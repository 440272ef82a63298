"""Which role each verdict of people takes."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.accounts import Role
from tawthiq.model import Verdict

ROLES: Mapping[Verdict, Role] = {
    Verdict.ACCEPT: Role.RECORDER,
    Verdict.REJECT: Role.RECORDER,
    Verdict.ADD: Role.RECORDER,
    Verdict.CORRECT: Role.RECORDER,
    Verdict.NOTE: Role.RECORDER,
    Verdict.GRADE: Role.RECORDER,
    Verdict.WITHDRAW: Role.RECORDER,
    Verdict.CONFIRM: Role.REVIEWER,
    Verdict.MERGE: Role.REVIEWER,
    Verdict.SPLIT: Role.REVIEWER,
    Verdict.MOVE: Role.REVIEWER,
}
"""A grade by one person is a proposal, so that recorders can make it; it takes a reviewer to confirm it."""
