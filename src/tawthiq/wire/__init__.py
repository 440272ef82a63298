"""The one JSON shape of reports, claims and incidents, both ways: docs/annotation.md describes it field by field."""

from tawthiq.wire.claims import claim_from_json, claim_to_json, copied_spans
from tawthiq.wire.incident_parts import UNTOLD
from tawthiq.wire.incidents import incident_from_json, incident_to_json
from tawthiq.wire.json_lines import Json, dumps
from tawthiq.wire.parts import place_to_json
from tawthiq.wire.reports import report_from_json, report_to_json

__all__ = [
    "UNTOLD",
    "Json",
    "claim_from_json",
    "claim_to_json",
    "copied_spans",
    "dumps",
    "incident_from_json",
    "incident_to_json",
    "place_to_json",
    "report_from_json",
    "report_to_json",
]
