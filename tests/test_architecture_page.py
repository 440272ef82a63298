"""docs/architecture.md names every module once and no other, and has the packages in the order of the contracts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tawthiq"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SECTIONS = dict(section.split("\n", 1) for section in PAGE.split("\n## ")[1:])
_FIRST_CELL = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
_MODULE = re.compile(r"^\| `([^`]+\.py)` \| (\S.*\S) \|$", re.MULTILINE)


def test_every_module_is_named_once_and_no_other() -> None:
    named = [module for module, _ in _MODULE.findall(SECTIONS["Every module"])]
    there = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if path.name != "__init__.py"}
    assert {"missing": sorted(there - set(named)), "gone": sorted(set(named) - there)} == {"missing": [], "gone": []}
    assert len(named) == len(set(named))


def test_each_module_stands_under_its_package() -> None:
    for heading, table in (part.split("\n", 1) for part in SECTIONS["Every module"].split("\n### ")[1:]):
        package = "." if heading == "The root" else heading.strip("`")
        assert {str(Path(module).parent) for module, _ in _MODULE.findall(table)} == {package}


def test_the_packages_stand_in_the_order_of_the_contracts() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    expected = [set(layer.split(" | ")) for layer in layers]
    listed = _FIRST_CELL.findall(SECTIONS["Packages, and what each may import"])
    for layer in expected:
        assert set(listed[: len(layer)]) == layer
        del listed[: len(layer)]
    assert listed == []


def test_every_data_file_of_a_package_is_named() -> None:
    """Those of `lang` are described as kinds: a folder a language."""
    packages = [path.parent for path in SOURCE.glob("*/__init__.py") if path.parent.name != "lang"]
    data = [path for package in packages for path in package.iterdir() if path.suffix != ".py"]
    for path in (path for path in data if path.name != "__pycache__"):
        section = SECTIONS["Every module"].split(f"\n### `{path.parent.name}`\n")[1].split("\n### ")[0]
        assert f"`{path.name}{'/' if path.is_dir() else ''}`" in section, path
