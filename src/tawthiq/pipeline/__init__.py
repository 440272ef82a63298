"""The only place where the stages and the store meet: inputs to reports, files to a case, a case to its pages."""

from tawthiq.pipeline.adding import AddResult, add_paths, new_case
from tawthiq.pipeline.building import BuildResult, build_case
from tawthiq.pipeline.explaining import (
    ExplainedClaim,
    ExplainedField,
    Explanation,
    RuleUse,
    explain,
    explain_one,
    explanation_to_json,
)
from tawthiq.pipeline.extraction import extract_documents
from tawthiq.pipeline.gazetteers import FORMS, GazetteerSource, ImportResult, import_gazetteer
from tawthiq.pipeline.progress import Progress

__all__ = [
    "FORMS",
    "AddResult",
    "BuildResult",
    "ExplainedClaim",
    "ExplainedField",
    "Explanation",
    "GazetteerSource",
    "ImportResult",
    "Progress",
    "RuleUse",
    "add_paths",
    "build_case",
    "explain",
    "explain_one",
    "explanation_to_json",
    "extract_documents",
    "import_gazetteer",
    "new_case",
]
