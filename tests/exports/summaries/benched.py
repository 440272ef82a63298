"""The modules of bench/summaries: invented incidents, and what checks their summaries."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

_FOLDER = Path(__file__).parents[3] / "bench" / "summaries"


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_summaries_{name}", _FOLDER / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


agreement, carried, inventing = map(_module, ("agreement", "carried", "inventing"))
