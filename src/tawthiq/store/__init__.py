"""A case on disk: its settings, the evidence as received, the register, and what was built from them."""

from tawthiq.store.archive import Received
from tawthiq.store.case import TIMESTAMPS, Case
from tawthiq.store.case_lines import CaseLines
from tawthiq.store.derived import DamagedError, Derived
from tawthiq.store.derived_rows import BuildChanges, KeptIncident, KeptProposal, KeptReading, KeptTrace, ReadingRow
from tawthiq.store.erasure import Erasure, Order, Removal
from tawthiq.store.evidence import Addition, Circumstances, Entry, Evidence, Form, Receipt
from tawthiq.store.fault import Fault, Verification
from tawthiq.store.log_entry import Action, Head, LogEntry, Row
from tawthiq.store.outgoing import Outgoing, outgoing
from tawthiq.store.output import CLAIMS, INCIDENTS, PAGE, Output, output_folder
from tawthiq.store.report_index import ReportIndex
from tawthiq.store.search_index import Indexed, SearchIndex
from tawthiq.store.user import UNSAID, UNSTATED, Delivery, User

__all__ = [
    "CLAIMS",
    "INCIDENTS",
    "PAGE",
    "TIMESTAMPS",
    "UNSAID",
    "UNSTATED",
    "Action",
    "Addition",
    "BuildChanges",
    "Case",
    "CaseLines",
    "Circumstances",
    "DamagedError",
    "Delivery",
    "Derived",
    "Entry",
    "Erasure",
    "Evidence",
    "Fault",
    "Form",
    "Head",
    "Indexed",
    "KeptIncident",
    "KeptProposal",
    "KeptReading",
    "KeptTrace",
    "LogEntry",
    "Order",
    "Outgoing",
    "Output",
    "ReadingRow",
    "Receipt",
    "Received",
    "Removal",
    "ReportIndex",
    "Row",
    "SearchIndex",
    "User",
    "Verification",
    "outgoing",
    "output_folder",
]
