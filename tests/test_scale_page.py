"""docs/scale.md and the container file name only commands, options and extras that there are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tawthiq.cli.reference import reference

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_BLOCK = re.compile(r"^ *```\w+\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:tawthiq|\"\$MAIN\"|tawthiq tawthiq) (extract|copies|link)\b(.*)")


def commands() -> list[tuple[str, str]]:
    blocks = "\n".join(block.replace("\\\n", " ") for block in _BLOCK.findall(PAGE))
    return [(name, re.sub(r"\s+", " ", rest)) for name, rest in _COMMAND.findall(blocks)]


def test_there_are_commands_of_each_kind() -> None:
    assert {name for name, _ in commands()} == {"extract", "copies", "link"}


@pytest.mark.parametrize(("name", "rest"), commands())
def test_every_option_is_one_of_the_command(name: str, rest: str) -> None:
    section = reference().split(f"\n## tawthiq {name}\n")[1].split("\n## ")[0]
    for option in re.findall(r"--[a-z-]+", rest):
        assert re.search(rf"(^|\s){option}\b", section), option


def test_the_container_installs_extras_that_there_are_and_a_python_that_fits() -> None:
    (extras,) = re.findall(r'"tawthiq\[(.+)\]"', CONTAINER)
    assert set(extras.split(",")) <= PROJECT["optional-dependencies"].keys()
    (version,) = re.findall(r"python:(\d\.\d+)", CONTAINER)
    assert PROJECT["requires-python"].startswith(f">={version}")


def test_the_page_builds_the_container_with_the_files_that_it_copies() -> None:
    for source in re.findall(r"^COPY (\S+)", CONTAINER, re.MULTILINE):
        assert f"deploy/{source}" in PAGE
    assert f"--file deploy/{'Containerfile'}" in PAGE
