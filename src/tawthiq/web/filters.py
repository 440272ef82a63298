"""Which incidents somebody asks for, as pages and programs say it in an address."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, field_validator

from tawthiq.documents import parse_day
from tawthiq.model import Grade
from tawthiq.pipeline import Wanted


class Filters(BaseModel):
    """The same filters as on the command line; what is empty asks for nothing."""

    since: str = Field("", max_length=10, description="Only incidents on that day or later: 2018-11-01.")
    until: str = Field("", max_length=10, description="Only incidents on that day or earlier.")
    place: str = Field("", max_length=100, description="Words of the place, its region or its country's code.")
    party: str = Field("", max_length=100, description="Words of a name, or the id, of who is said to have done it.")
    grade: list[Grade] = Field([], max_length=20, description="Only these grades.")

    @field_validator("since", "until")
    @classmethod
    def _check_day(cls, value: str) -> str:
        return parse_day(value.strip()).isoformat() if value.strip() else ""

    @field_validator("grade", mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        return [one for one in value if one != ""] if isinstance(value, list) else value

    def wanted(self) -> Wanted:
        """As the pipeline takes it."""
        grades = tuple(sorted({one.value for one in self.grade}))
        return Wanted(
            self.since or None, self.until or None, self.place.strip() or None, self.party.strip() or None, grades
        )

    def query(self) -> list[tuple[str, str]]:
        """As it stands in an address."""
        words = [(name, getattr(self, name)) for name in ("since", "until", "place", "party")]
        return [(name, value) for name, value in words if value] + [("grade", one.value) for one in self.grade]
