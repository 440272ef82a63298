"""A built case as a document to print, and its figures as files; both leave a line in the case's log."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tawthiq.errors import CaseError
from tawthiq.exports.printed.composing import compose
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.figures import draw
from tawthiq.exports.printed.html import render_html
from tawthiq.pipeline.dossiers import Asked, load_dossier
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.summarizing import face_of
from tawthiq.store import UNSTATED, Action, Case, User, outgoing

FORMS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: the file, how many incidents are in it of how many that fit, and what was withheld by kind."""

    path: Path
    incidents: int
    all: int
    withheld: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Target:
    """In which language, and where to: a file, or `None` for one in the case's own folder of exports."""

    language: str
    out: Path | None = None


def print_report(  # noqa: PLR0913, PLR0917  # the two at the end are about how, not what
    folder: Path, asked: Asked, form: str, target: Target, progress: Progress, user: User = UNSTATED
) -> Printed:
    """Write the case report in a language, as `html` or `pdf`. Raises CaseError where the library for it is missing."""
    pdf = _library() if form == "pdf" else None
    face = face_of(target.language)
    with Case.open(folder, user) as case:
        dossier = load_dossier(case, asked, face, progress)
        document = compose(dossier, face)
        made: bytes = pdf.render_pdf(document) if pdf else render_html(document).encode()
        path = target.out or folder / "output" / "exports" / f"report-{target.language}.{form}"
        return _written(case, asked, dossier, path, made, f"report-{form}")


def plot_case(  # noqa: PLR0913, PLR0917  # as above
    folder: Path, asked: Asked, figure: str, target: Target, progress: Progress, user: User = UNSTATED
) -> Printed:
    """Write one figure, as SVG or PNG by the ending of the file. Raises CaseError where there is nothing to draw."""
    out = target.out or folder / "output" / "exports" / f"{figure}-{target.language}.svg"
    ending = out.suffix.lower()
    if ending not in (".svg", ".png"):
        raise CaseError(f"{out}: a figure is written as SVG or PNG; end the name in .svg or .png")
    png = _library() if ending == ".png" else None
    face = face_of(target.language)
    with Case.open(folder, user) as case:
        dossier = load_dossier(case, asked, face, progress)
        if figure == "ranges" and len(dossier.incidents) > 1:
            raise CaseError("ranges are of one incident; say which with: --incident ID")
        drawn = draw(figure, dossier, face)
        if drawn is None:
            raise CaseError(f"{folder}: nothing to draw as {figure}: what was chosen states no {_LACKING[figure]}")
        made: bytes = png.render_png(drawn) if png else drawn.encode()
        return _written(case, asked, dossier, out, made, f"plot-{figure}-{ending[1:]}")


_LACKING = {
    "ranges": "numbers of people killed",
    "timeline": "days",
    "matrix": "accused party",
    "map": "coordinates",
}


def _written(  # noqa: PLR0913, PLR0917
    case: Case, asked: Asked, dossier: Dossier, path: Path, made: bytes, form: str
) -> Printed:
    with outgoing(path) as file:
        file.stream.write(made)
        case.record(Action.EXPORT, asked.logged(form, file.sha256(), len(dossier.incidents)))
        file.put_in_place()
    withheld = (
        {kind: number for kind, number in sorted(dossier.withheld.counts.items()) if number} if dossier.withheld else {}
    )
    return Printed(path, len(dossier.incidents), dossier.choice.all, withheld)


def _library() -> ModuleType:
    try:
        return importlib.import_module("tawthiq.exports.printed.pdf")
    except ModuleNotFoundError as error:
        problem = f"PDF and PNG need a library that is not installed ({error.name})"
        raise CaseError(f"{problem}; install it with: pip install 'tawthiq[print]'") from error
