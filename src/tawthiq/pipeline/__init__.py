"""The only place where the stages and the store meet: inputs to reports, files to a case, a case to its pages."""

from tawthiq.exports.summaries import Summary
from tawthiq.pipeline.adding import AddResult, add_paths, new_case
from tawthiq.pipeline.archive_runs import ENGINES, FEW_REPORTS, EngineChoice, extract_archive
from tawthiq.pipeline.building import BuildResult, Kept, build_case
from tawthiq.pipeline.bundles import Sealed, open_bundle, seal_case
from tawthiq.pipeline.catalogue import Catalogue, Chosen, ReportMark, grade_of
from tawthiq.pipeline.claim_lines import ReadLine, claim_lines
from tawthiq.pipeline.desk import Desk, Kind, Queue, Waiting
from tawthiq.pipeline.dossiers import Asked
from tawthiq.pipeline.erasing import Demand, Erased, ErasurePlan, erase_from_case, plan_erasure
from tawthiq.pipeline.explaining import (
    ExplainedClaim,
    ExplainedField,
    Explanation,
    RuleUse,
    explain,
    explain_one,
    explanation_to_json,
)
from tawthiq.pipeline.exporting import Export, Exported, export_case
from tawthiq.pipeline.extraction import extract_documents
from tawthiq.pipeline.filtering import Wanted
from tawthiq.pipeline.freshness import Freshness, freshness_of
from tawthiq.pipeline.gazetteers import FORMS, GazetteerSource, ImportResult, import_gazetteer
from tawthiq.pipeline.histories import IncidentHistory, history_of, history_to_json
from tawthiq.pipeline.indexing import index_words
from tawthiq.pipeline.judgements import (
    Listing,
    Wording,
    export_judgements,
    import_judgements,
    judge_case,
    list_judgements,
)
from tawthiq.pipeline.logs import Logged, head_of, log_of, log_page, logged_to_json, verification_to_json, verify
from tawthiq.pipeline.lookup import FoundIncident, built_output, find_incident
from tawthiq.pipeline.map_tiles import map_tiles
from tawthiq.pipeline.picking import picked_value, quoted
from tawthiq.pipeline.previewing import Preview, preview_judgement
from tawthiq.pipeline.progress import Progress, Stage
from tawthiq.pipeline.registers import Registered, register_of, registered_to_json
from tawthiq.pipeline.report_tables import add_report_tables, names_reports, read_report_tables
from tawthiq.pipeline.reporting import FORMS as PRINT_FORMS
from tawthiq.pipeline.reporting import Printed, Target, plot_case, print_report
from tawthiq.pipeline.reviewing import STEPS, ReviewedClaim, ReviewedReport, Said, review
from tawthiq.pipeline.runs.order import Order
from tawthiq.pipeline.runs.summary import Standing
from tawthiq.pipeline.runs.summary import Summary as RunSummary
from tawthiq.pipeline.searching import Hit, hit_to_json, search_case
from tawthiq.pipeline.settings import settings_of
from tawthiq.pipeline.summarizing import Summaries, summarize_case, summary_of
from tawthiq.pipeline.tables import RECORDERS, add_tables
from tawthiq.pipeline.texts import CaseText, text_of, text_to_json
from tawthiq.pipeline.timestamps import Stamped, keep_timestamp, request_timestamp
from tawthiq.pipeline.viewing import IncidentView, view_incident

__all__ = [
    "ENGINES",
    "FEW_REPORTS",
    "FORMS",
    "PRINT_FORMS",
    "RECORDERS",
    "STEPS",
    "AddResult",
    "Asked",
    "BuildResult",
    "CaseText",
    "Catalogue",
    "Chosen",
    "Demand",
    "Desk",
    "EngineChoice",
    "Erased",
    "ErasurePlan",
    "ExplainedClaim",
    "ExplainedField",
    "Explanation",
    "Export",
    "Exported",
    "FoundIncident",
    "Freshness",
    "GazetteerSource",
    "Hit",
    "ImportResult",
    "IncidentHistory",
    "IncidentView",
    "Kept",
    "Kind",
    "Listing",
    "Logged",
    "Order",
    "Preview",
    "Printed",
    "Progress",
    "Queue",
    "ReadLine",
    "Registered",
    "ReportMark",
    "ReviewedClaim",
    "ReviewedReport",
    "RuleUse",
    "RunSummary",
    "Said",
    "Sealed",
    "Stage",
    "Stamped",
    "Standing",
    "Summaries",
    "Summary",
    "Target",
    "Waiting",
    "Wanted",
    "Wording",
    "add_paths",
    "add_report_tables",
    "add_tables",
    "build_case",
    "built_output",
    "claim_lines",
    "erase_from_case",
    "explain",
    "explain_one",
    "explanation_to_json",
    "export_case",
    "export_judgements",
    "extract_archive",
    "extract_documents",
    "find_incident",
    "freshness_of",
    "grade_of",
    "head_of",
    "history_of",
    "history_to_json",
    "hit_to_json",
    "import_gazetteer",
    "import_judgements",
    "index_words",
    "judge_case",
    "keep_timestamp",
    "list_judgements",
    "log_of",
    "log_page",
    "logged_to_json",
    "map_tiles",
    "names_reports",
    "new_case",
    "open_bundle",
    "picked_value",
    "plan_erasure",
    "plot_case",
    "preview_judgement",
    "print_report",
    "quoted",
    "read_report_tables",
    "register_of",
    "registered_to_json",
    "request_timestamp",
    "review",
    "seal_case",
    "search_case",
    "settings_of",
    "summarize_case",
    "summary_of",
    "text_of",
    "text_to_json",
    "verification_to_json",
    "verify",
    "view_incident",
]
