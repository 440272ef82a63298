"""Reports of the generator in bench/linkage, run as people run it."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from pathlib import Path

from tawthiq import wire

_SCRIPT = Path(__file__).parents[1] / "bench" / "linkage" / "generate.py"


@functools.cache
def generated(records, seed=1):
    """Reports with so many records of harm, and some more claims."""
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), str(records), "--seed", str(seed)], capture_output=True, check=True
    )
    return [wire.report_from_json(json.loads(line)) for line in done.stdout.splitlines()]
