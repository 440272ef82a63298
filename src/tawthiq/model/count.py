"""How many: exact, bounded or open."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Count:
    """`minimum` and `maximum`, both inclusive; `None` leaves a side open, two `None` mean "some" or "dozens"."""

    minimum: int | None
    maximum: int | None

    def __post_init__(self) -> None:
        """Refuse negative and crossed bounds."""
        for side in (self.minimum, self.maximum):
            if side is not None and side < 0:
                raise InvariantError(f"a count cannot be negative: {side}")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise InvariantError(f"a count of {self.minimum} to {self.maximum} is crossed")

    @property
    def is_open(self) -> bool:
        """Whether neither side is known."""
        return self.minimum is None and self.maximum is None

    @property
    def is_exact(self) -> bool:
        """Whether both sides are known and equal."""
        return self.minimum is not None and self.minimum == self.maximum


OPEN = Count(None, None)


def exactly(number: int) -> Count:
    """A count with both sides at `number`."""
    return Count(number, number)
