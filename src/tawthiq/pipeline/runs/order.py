"""What a run is to do, and all that its output depends on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.pipeline.fingerprints import run_print

_FORM = 1  # of the folder that a run writes


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: read `inputs`, in `languages` (`None`: all there are), into the folder `output`.

    `fresh` throws away what an earlier run has left there; `filtered` leaves reports unread that are not relevant.
    """

    inputs: Sequence[str]
    output: str
    languages: tuple[str, ...] | None = None
    fresh: bool = False
    filtered: bool = True


def recipe(order: Order, files: Sequence[tuple[str, int]], parts: object) -> dict[str, object]:
    """All that the output depends on; `parts` is how the input is cut."""
    reading = run_print(order.languages)
    return {"form": _FORM, "reading": reading, "filtered": order.filtered, "input": list(files), "parts": parts}
