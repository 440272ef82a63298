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


def run(script, *arguments):
    done = subprocess.run([sys.executable, str(FOLDER / script), *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_simulation_prints_what_it_assumes_and_the_same_table_each_time():
    printed = run("simulate.py", "--reports", "20000000", "--cores", "16", "64")
    assert printed == run("simulate.py", "--reports", "20000000", "--cores", "16", "64")
    assert "dollars for a core" in printed
    few, many = (float(line.split()[1]) for line in printed.splitlines()[-2:])
    assert 3 < few / many < 4  # four times the cores, less what it takes to start and to wait for the last


def test_the_parts_that_are_simulated_are_those_that_are_measured():
    measured = json.loads((FOLDER / "measured.json").read_text(encoding="utf-8"))
    printed = run("parts.py", "--reports", "60")
    assert all(what in printed for what in measured["about"].values())
    assert measured["about"].keys() | {"about"} == measured.keys()


def test_the_bench_of_the_filter_says_what_is_missing(tmp_path):
    assert run("filtering.py", "--shared", str(tmp_path)).startswith("skipped: ")
