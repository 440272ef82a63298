"""Each figure of a printed report as a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from tawthiq.exports.case_map import case_map
from tawthiq.exports.day_plot import day_plot
from tawthiq.exports.face import Face
from tawthiq.exports.matrix_plot import matrix_plot
from tawthiq.exports.moments_plot import moments_plot
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.opening import day_rows
from tawthiq.exports.printed.references import References
from tawthiq.exports.range_plot import range_plot
from tawthiq.exports.stances import matrix_of
from tawthiq.exports.standalone import standalone

SHOWN = 760.0  # pixels across


def draw(figure: str, dossier: Dossier, face: Face) -> str | None:
    """The figure as SVG that stands alone, or `None` where there is nothing to draw.

    `ranges` is of one incident; `timeline` of one that was named is how its figures moved, else it is the days.
    """
    drawn = FIGURES[figure](References(dossier, Phrasing(face)))
    return standalone(drawn, "map" if figure == "map" else "plot", SHOWN) if drawn else None


def _ranges(r: References) -> Markup | None:
    for one in r.dossier.incidents[:1]:
        return range_plot(one, r.claims, r.words, "ranges")
    return None


def _timeline(r: References) -> Markup | None:
    if len(r.dossier.incidents) == 1 and r.dossier.choice.incidents:
        moments = r.dossier.moments.get(r.dossier.incidents[0].id, ())
        return moments_plot(moments, r.words, "timeline") if moments else None
    return day_plot(day_rows(r), r.words, "timeline")


def _matrix(r: References) -> Markup | None:
    return matrix_plot(matrix_of(r.dossier.incidents, r.claims, r.say("own_voice")), r.words, "matrix")


def _map(r: References) -> Markup | None:
    return case_map(r.dossier.incidents, r.words.face)


FIGURES: Mapping[str, Callable[[References], Markup | None]] = {
    "ranges": _ranges,
    "timeline": _timeline,
    "matrix": _matrix,
    "map": _map,
}
