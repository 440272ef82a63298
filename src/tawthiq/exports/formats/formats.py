"""Every format by its name."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.exports.formats.acled import ACLED
from tawthiq.exports.formats.airwars import AIRWARS
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.ibc import IBC
from tawthiq.exports.formats.ucdp import UCDP

FORMATS: Mapping[str, Format] = {one.name: one for one in (UCDP, AIRWARS, ACLED, IBC)}
"""In the order in which they are listed to people."""

__all__ = ["FORMATS", "Format"]
