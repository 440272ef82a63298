"""Every format by its name."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.exports.formats.acled import ACLED
from tawthiq.exports.formats.airwars import AIRWARS
from tawthiq.exports.formats.capture_history import CAPTURE_HISTORY
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.ftm import FTM
from tawthiq.exports.formats.geojson import GEOJSON
from tawthiq.exports.formats.hxl import HXL
from tawthiq.exports.formats.ibc import IBC
from tawthiq.exports.formats.jsonld import JSONLD
from tawthiq.exports.formats.parquet import PARQUET
from tawthiq.exports.formats.timemap import TIMEMAP
from tawthiq.exports.formats.ucdp import UCDP
from tawthiq.exports.formats.xlsx import XLSX

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (UCDP, AIRWARS, ACLED, IBC, GEOJSON, HXL, XLSX, PARQUET, TIMEMAP, JSONLD, CAPTURE_HISTORY, FTM)
}
"""In the order in which they are listed to people."""

__all__ = ["FORMATS", "Format"]
