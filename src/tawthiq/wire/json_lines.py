"""One value as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def dumps(value: Mapping[str, Any]) -> str:
    """One line of JSON, Arabic left readable; the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
