"""How well extracted claims agree with claims that people annotated; docs/annotation.md says what is annotated."""

from tawthiq.evaluation.annotation import Annotated, read_annotations
from tawthiq.evaluation.page import render_page
from tawthiq.evaluation.report import as_json, as_text, misses_as_text
from tawthiq.evaluation.scores import Miss, Scores, by_language, find_misses, score

__all__ = [
    "Annotated",
    "Miss",
    "Scores",
    "as_json",
    "as_text",
    "by_language",
    "find_misses",
    "misses_as_text",
    "read_annotations",
    "render_page",
    "score",
]
