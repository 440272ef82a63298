"""Links lead somewhere, examples print what they show, the command reference is current."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tawthiq.cli.reference import reference

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("*.md")) + [
    page for folder in ("docs", "bench", "examples") for page in sorted((ROOT / folder).glob("**/*.md"))
]
_LINK = re.compile(r"(?<!\\)\[[^\]\[]*\]\(([^()\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
            if not re.match(r"[a-z]+:", target):
                yield page, target


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("page", "target"), [pytest.param(*link, id=f"{link[0].name}: {link[1]}") for link in links()])
def test_links_lead_somewhere(page: Path, target: str) -> None:
    name, _, anchor = target.partition("#")
    found = (page.parent / name).resolve() if name else page
    assert found.exists()
    if anchor and found.suffix == ".md":
        assert anchor in anchors(found)


def examples() -> Iterator[tuple[Path, list[tuple[str, str]]]]:
    """The console blocks of a page as (command, what it is to print), in order: one session a page."""
    for page in PAGES:
        steps = [
            (command, shown)
            for block in _CONSOLE.findall(page.read_text(encoding="utf-8"))
            for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
        ]
        if steps:
            yield page, steps


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """A command that is `tawthiq` without the time that it takes to start."""
    path = tmp_path_factory.mktemp("warm") / "socket"
    program = [sys.executable, str(ROOT / "tests" / "warm_command.py")]
    with subprocess.Popen([*program, "serve", str(path)], env={**os.environ, "PYTHONUTF8": "1"}) as server:
        while not path.exists():
            assert server.poll() is None
            time.sleep(0.02)
        yield [program[0], "-I", "-S", *program[1:], "run", str(path)]
        server.kill()


@pytest.mark.parametrize(("page", "steps"), [pytest.param(*example, id=example[0].name) for example in examples()])
def test_examples_print_what_they_show(
    page: Path, steps: list[tuple[str, str]], tmp_path: Path, warm: Sequence[str]
) -> None:
    """Each page is run in an empty folder that has the project's examples in it, with this Python's tawthiq.

    A line `...` in a page stands for any lines.
    """
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "tawthiq"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(warm)} "$@"\n')
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
    for line, shown in steps:
        done = subprocess.run(
            line,
            shell=True,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        expected = re.escape(shown.rstrip()).replace(r"\.\.\.", ".*")
        assert re.fullmatch(expected, done.stdout.rstrip(), re.DOTALL), f"$ {line}\n{done.stdout}"


def test_the_command_reference_is_current() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), "run: make docs"
