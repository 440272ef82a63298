"""The Python in README.md and docs/library.md runs and prints what stands below it; the demo prints what is shown."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "library.md")
LONGEST = 12
_BLOCK = re.compile(r"^```(python|text)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    """The Python blocks of a page, each with its first line's number and the text block that follows at once."""
    source = page.read_text(encoding="utf-8")
    found = list(_BLOCK.finditer(source))
    for match, following in zip(found, [*found[1:], None], strict=True):
        if match[1] == "python":
            near = (
                following is not None and following[1] == "text" and not source[match.end() : following.start()].strip()
            )
            line = source[: match.start()].count("\n") + 1
            yield f"{page.name}:{line}", match[2], following[2] if near and following else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_prints_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page are one session, in a folder that has the project's examples in it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    shown = list(blocks(page))
    assert shown
    for where, code, expected in shown:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, where, "exec"), names)
        assert printed.getvalue() == expected, where


def test_the_first_example_is_short() -> None:
    _, code, expected = next(blocks(README))
    assert expected
    assert len([line for line in code.splitlines() if line.strip()]) < LONGEST


def plain(text: str) -> str:
    """Without the frame and widths of the table, and without the number of claims, which every new rule moves."""
    return re.sub(r"\s+", " ", re.sub(r"[\u2500-\u257f]|\d+ (?=claims)", " ", text)).strip()


def test_the_demo_prints_what_is_shown(tmp_path: Path) -> None:
    section = README.read_text(encoding="utf-8").split("## What the demo prints\n")[1]
    shown = next(_BLOCK.finditer(section))[2]
    steps = re.findall(r"^\t\$\(BIN\)/tawthiq (.+?)(?: \|\| .*)?$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    steps = [step for step in steps if "demo-case" in step]
    assert [step.split()[0] for step in steps] == ["new", "add", "build"]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    printed = "".join(
        subprocess.run(
            f'"{sys.executable}" -m tawthiq {step}',
            shell=True,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout
        for step in steps
    )
    assert plain(printed) == plain(shown)
