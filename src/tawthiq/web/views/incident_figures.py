"""The figures of one incident: ranges by source, how they moved, who blames whom, and where it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports.case_map import case_map
from tawthiq.exports.matrix_plot import matrix_plot
from tawthiq.exports.moment import Moment
from tawthiq.exports.moments_plot import moments_plot
from tawthiq.exports.numbering import NumberedClaim, chosen, numbered
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.range_plot import range_plot
from tawthiq.exports.range_rows import undrawn
from tawthiq.exports.stances import matrix_of
from tawthiq.pipeline import IncidentView


@dataclass(frozen=True, slots=True)
class Figures:
    """Each as inline SVG, `None` where there is nothing to draw; `undrawn` counts claims that the first leaves out."""

    ranges: Markup | None
    undrawn: int
    moments: Markup | None
    matrix: Markup | None
    map: Markup | None


def numbers_of(view: IncidentView) -> Mapping[str, NumberedClaim]:
    """The claims of the incident's reports by id, numbered in the order of these."""
    return numbered(view.reports)


def figures_of(view: IncidentView, words: Phrasing) -> Figures:
    """The figures in the words of a face."""
    claims, one = numbers_of(view), view.incident
    moments = [Moment(step.day, step.reports, step.incident) for step in view.steps]
    matrix = matrix_of([one], claims, words.face.plain("own_voice"))
    return Figures(
        range_plot(one, claims, words, "ranges"),
        undrawn(one, claims),
        moments_plot(moments, words, "moments") if moments else None,
        matrix_plot(matrix, words, "matrix"),
        case_map([one], words.face),
    )


def listed(view: IncidentView) -> tuple[NumberedClaim, ...]:
    """The claims of the incident, in the order of its reports."""
    return chosen(view.incident.claims, numbers_of(view))
