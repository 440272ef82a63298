"""The only place where the stages and the store meet: inputs to reports, files to a case, a case to its pages."""

from tawthiq.pipeline.adding import AddResult, add_paths, new_case
from tawthiq.pipeline.building import BuildResult, build_case
from tawthiq.pipeline.extraction import extract_documents
from tawthiq.pipeline.progress import Progress

__all__ = ["AddResult", "BuildResult", "Progress", "add_paths", "build_case", "extract_documents", "new_case"]
