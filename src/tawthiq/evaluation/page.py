"""A comparison as one self-contained page: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from tawthiq.evaluation.annotation import Annotated, Figure, Marked
from tawthiq.evaluation.comparison import Verdict, compare
from tawthiq.evaluation.marking import marked_lines
from tawthiq.evaluation.scores import Scores, by_language, score
from tawthiq.page_templates import page_templates, style_source

SIGNS: Mapping[Verdict, str] = {
    Verdict.RIGHT: "=",
    Verdict.DIFFERS: "\u2260",
    Verdict.MISSED: "\u2212",
    Verdict.INVENTED: "+",
    Verdict.EXCUSED: "~",
}
"""What stands for a verdict beside its colour: equal, not equal, minus, plus, tilde."""


def render_page(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> str:
    """The whole page as HTML; the same two files give the same bytes."""
    style = (files("tawthiq.evaluation") / "templates" / "comparison.css").read_text(encoding="utf-8")
    environment = page_templates("tawthiq.evaluation")
    scores: dict[str, Scores] = {"all": score(gold, predicted), **by_language(gold, predicted)}
    return environment.get_template("comparison.html.j2").render(
        reports=[(number, report, marked_lines(report)) for number, report in enumerate(compare(gold, predicted), 1)],
        scores=scores,
        signs=SIGNS,
        slots=shown_slots,
        figure=shown_figure,
        style=Markup(style),
        style_hash=style_source(style),
    )


def shown_slots(claim: Marked) -> dict[str, str]:
    """The slots of a claim as its file has them, in words; one that is empty is left out."""
    place, time = claim.raw.get("place") or {}, claim.raw.get("time") or {}
    shown = {
        "speaker": _name(claim.raw.get("speaker")),
        "belligerent": _name(claim.raw.get("belligerent")),
        "scope": claim.scope,
        "place": ", ".join(str(place[key]) for key in ("name", "admin1", "country") if place.get(key)),
        "date": " to ".join(dict.fromkeys(str(time[key]) for key in ("start", "end") if time.get(key))),
    }
    return {name: value for name, value in shown.items() if value}


def shown_figure(figure: Figure) -> str:
    """A figure in words: "killed 43 people", "injured 12 or more civilians", "19 strikes"."""
    least, most = figure.minimum, figure.maximum
    if least is None and most is None:
        number = "some"
    elif most is None:
        number = f"{least} or more"
    elif least is None:
        number = f"up to {most}"
    else:
        number = str(least) if least == most else f"{least} to {most}"
    return (
        f"{number} strikes" if figure.outcome == "strikes" else f"{figure.outcome} {number} {figure.who or ''}".strip()
    )


def _name(actor: Any) -> str:
    return str(actor.get("name") or "") if isinstance(actor, Mapping) else str(actor or "")
