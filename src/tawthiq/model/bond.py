"""What a person said of claims that linking goes by: these are one incident, these are not, this one belongs there."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Bond:
    """Claims (ids, sorted) and how they stand to `others`, by a judgement in effect.

    `merge`: all of `claims` and `others` are one incident. `split`: `claims` are one incident, and none of `others`
    is of it. `move`: `claims` belong to the incident that has most of `others`, or to none where these are empty.
    `judgement` is its id; `by`, `when` (UTC, ISO) and `reason` are its maker's.
    """

    verdict: Verdict
    claims: tuple[str, ...]
    others: tuple[str, ...]
    judgement: str
    by: str
    when: str
    reason: str
