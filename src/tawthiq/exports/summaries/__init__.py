"""An incident in a few sentences of a language, made from what is known of it and nothing else."""

from tawthiq.exports.summaries.names import NO_TABLES, Tables
from tawthiq.exports.summaries.summary import Summary, summarize

__all__ = ["NO_TABLES", "Summary", "Tables", "summarize"]
