"""The generator of archives keeps its promises; it runs as people run it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tawthiq import lang
from tawthiq.claims import read
from tawthiq.documents import Skipped, read_jsonl

FOLDER = Path(__file__).parents[2] / "bench" / "scale"


def generate(count, *arguments):
    command = [sys.executable, str(FOLDER / "generate.py"), str(count), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def archive():
    return generate(3000)


@pytest.fixture(scope="module")
def reports(archive):
    return [json.loads(line) for line in archive.decode().splitlines()]


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others():
    assert generate(40, "--seed", "3") == generate(40, "--seed", "3")
    assert generate(40, "--seed", "3") != generate(40, "--seed", "4")


def test_there_are_as_many_reports_as_asked_for_each_with_an_id_of_its_own(reports):
    assert len(reports) == len({report["doc_id"] for report in reports}) == 3000


def test_the_languages_are_those_asked_for(reports):
    assert {json.loads(line)["language"] for line in generate(40, "--languages", "en").splitlines()} == {"en"}
    assert 0.6 < Counter(report["language"] for report in reports)["ar"] / len(reports) < 0.8


def test_most_reports_are_ordinary_and_spread_over_the_years(reports):
    topics = Counter(report["truth"]["topic"] for report in reports)
    assert 0.01 < topics["attack"] / len(reports) < 0.06
    assert len(topics) > 15
    assert {report["published"][:4] for report in reports if report["published"]} == {f"20{n}" for n in range(14, 24)}


def test_copies_share_a_sentence_with_what_they_copy_and_nothing_else_does(reports):
    first = {}
    copies = 0
    for report in reports:
        truth = report["truth"]
        told = first.setdefault((truth["story"], truth["telling"]), report)
        if told is not report:
            copies += 1
            assert set(told["text"].replace("\n", " ").split(". ")) & set(report["text"].replace("\n", " ").split(". "))
    assert 0.08 < copies / len(reports) < 0.2


def test_reports_of_attacks_give_claims_and_are_read_without_complaint(archive):
    attacks = b"".join(line for line in archive.splitlines(keepends=True) if b'"topic":"attack"' in line)
    found = list(read_jsonl(io.BytesIO(attacks), "archive"))[:30]
    assert not any(isinstance(item, Skipped) for item in found)
    for item in found:
        claims = read(item.document, lang.load(item.document.language)).claims
        assert any(claim.casualties for claim in claims)
