"""The lists of `tawthiq.lang.classes` are what the source of the stages really makes, asks for and reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tawthiq
from tawthiq.lang.actors import KINDS
from tawthiq.lang.classes import ASKED, FEATURES, MADE, REQUIRED, STAGES
from tawthiq.mentions.named import _BY_LEVEL

SOURCE = Path(tawthiq.__file__).parent
STAGE_FILES = sorted(
    path
    for package in ("mentions", "claims")
    for path in (SOURCE / package).glob("*.py")
    if not path.stem.startswith(("time_", "times", "lunar"))  # they have classes of their own, in times.tsv
)
TIME_CLASSES = {"DAY", "NIGHTS", "RANGE", "PERIOD", "MONTHP", "YEARP", "PAST", "BACK", "SINCED"}


def strings() -> Iterator[str]:
    for path in STAGE_FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


CLASS_LIKE = {text for text in strings() if re.fullmatch(r"[A-Z][A-Z_]*[A-Z]", text)}
ACTORS = {name for name in MADE if name.startswith("ACTOR_")}
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in STAGE_FILES)


def test_every_class_that_the_source_names_is_listed() -> None:
    unknown = CLASS_LIKE - MADE - ASKED - TIME_CLASSES
    assert not unknown


def test_every_listed_class_is_named_in_the_source() -> None:
    elsewhere = {"STOPWORD"}  # only keeps a word from being WORD
    unused = (MADE | ASKED) - ACTORS - elsewhere - CLASS_LIKE
    assert not unused


def test_each_kind_of_actor_has_its_class() -> None:
    assert len(ACTORS) == len(KINDS)
    assert {"ACTOR_ARMED_GROUP", "ACTOR_OFFICIAL_BODY"} <= ACTORS


def test_every_feature_that_the_source_reads_is_listed() -> None:
    read = set(re.findall(r'(?:\.feature|_feature)\((?:match, setting, )?"(\w+)"\)', TEXT))
    read |= set(re.findall(r'\.features\["(\w+)"\]', TEXT))
    assert read == set(FEATURES)
    assert {key for keys in REQUIRED.values() for key in keys} <= set(FEATURES)


def test_levels_of_places_are_those_that_the_stage_knows() -> None:
    assert FEATURES["level"] == set(_BY_LEVEL)


def test_every_setting_and_part_that_the_source_reads_is_listed() -> None:
    settings = set(re.findall(r'values(?:\.get\(|\[)"([\w-]+)"', TEXT))
    settings |= set(re.findall(r'"([\w-]+)" (?:not )?in (?:match\.)?(?:rule\.)?values', TEXT))
    listed = {key for stage in STAGES.values() for key in stage.settings}
    assert settings == listed
    parts = set(re.findall(r'parts(?:\.get\(|\[)"([\w-]+)"', TEXT))
    parts |= set(re.findall(r'"([\w-]+)" (?:not )?in match\.parts', TEXT))
    assert parts <= {name for stage in STAGES.values() for name in stage.parts}


def test_stages_need_parts_that_they_look_at() -> None:
    assert all(stage.needs <= stage.parts for stage in STAGES.values())
