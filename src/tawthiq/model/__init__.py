"""The value types: frozen, checked on creation, without input or output."""

from tawthiq.model.actor import Actor
from tawthiq.model.attack_kind import AttackKind
from tawthiq.model.bond import Bond
from tawthiq.model.claim import (
    Casualty,
    Claim,
    ClaimType,
    DenialKind,
    Mode,
    Outcome,
    Population,
    Scope,
    Stance,
    Strikes,
)
from tawthiq.model.count import OPEN, Count, exactly
from tawthiq.model.document import Document
from tawthiq.model.grade import Grade, StrikeStatus
from tawthiq.model.incident import (
    Accused,
    Assessment,
    Belonging,
    BoundedFigure,
    Change,
    Cluster,
    Convention,
    Incident,
    Membership,
    Origin,
    Position,
    Range,
    SetAside,
    SettingAside,
)
from tawthiq.model.judgement import LINKING, NOWHERE, Anchor, Judgement, Verdict, anchor_of
from tawthiq.model.place import Place, Precision
from tawthiq.model.problem import Problem
from tawthiq.model.report import Report
from tawthiq.model.span import Span
from tawthiq.model.timespan import TimeSpan

__all__ = [
    "LINKING",
    "NOWHERE",
    "OPEN",
    "Accused",
    "Actor",
    "Anchor",
    "Assessment",
    "AttackKind",
    "Belonging",
    "Bond",
    "BoundedFigure",
    "Casualty",
    "Change",
    "Claim",
    "ClaimType",
    "Cluster",
    "Convention",
    "Count",
    "DenialKind",
    "Document",
    "Grade",
    "Incident",
    "Judgement",
    "Membership",
    "Mode",
    "Origin",
    "Outcome",
    "Place",
    "Population",
    "Position",
    "Precision",
    "Problem",
    "Range",
    "Report",
    "Scope",
    "SetAside",
    "SettingAside",
    "Span",
    "Stance",
    "StrikeStatus",
    "Strikes",
    "TimeSpan",
    "Verdict",
    "anchor_of",
    "exactly",
]
