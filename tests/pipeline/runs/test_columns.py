"""Whoever opens the files of a run finds in the docs what stands in them."""

from __future__ import annotations

import re

import pytest
from tests.spark_session import ROOT

from tawthiq.pipeline.archives import incident_files
from tawthiq.pipeline.runs import rows

TOLD = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "names",
    [rows.SCHEMA.names, [name for name, _ in rows._CLAIM_FIELDS], incident_files.rows_of_incidents([]).schema.names],
    ids=["reports", "claims", "incidents"],
)
def test_every_column_is_told(names: list[str]) -> None:
    assert set(names) - TOLD == set()
