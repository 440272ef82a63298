"""The contracts on imports in pyproject.toml hold, and the model stays free of other people's code."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tawthiq"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("path", sorted((SOURCE / "model").glob("*.py")), ids=lambda path: path.stem)
def test_the_model_imports_the_standard_library_and_itself(path: Path) -> None:
    ours = ("tawthiq.model", "tawthiq.errors")
    strangers = [
        name
        for name in imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith(ours)
    ]
    assert strangers == []


def test_no_function_imports() -> None:
    hidden = []
    for path in sorted(SOURCE.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
                hidden += [f"{path.relative_to(SOURCE)}:{node.lineno}" for node in inside]
    assert hidden == []


def test_templates_are_opened_in_one_place_which_escapes() -> None:
    makers = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for call in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ):
            if ast.unparse(call.func).rpartition(".")[2] in {"Environment", "NativeEnvironment", "Template"}:
                makers.add(str(path.relative_to(SOURCE)))
    assert makers == {"page_templates.py"}
