"""The generator of synthetic reports keeps its promises; it runs as people run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "bench" / "linkage"


def generate(records, *arguments):
    script = str(FOLDER / "generate.py")
    done = subprocess.run([sys.executable, script, str(records), *arguments], capture_output=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def lines():
    return [json.loads(line) for line in generate(60).decode().splitlines()]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    first = generate(20, "--seed", "3")
    assert first == generate(20, "--seed", "3")
    assert first != generate(20, "--seed", "4")
    assert first != generate(20, "--seed", "3", "--style", "tables")


def test_there_are_as_many_records_as_asked_for_and_each_has_its_incident(lines):
    truth = {claim: incident for line in lines for claim, incident in line["truth"].items()}
    harm = {
        claim["id"]
        for line in lines
        for claim in line["claims"]
        if claim["type"] == "casualty" and claim["scope"] == "incident"
    }
    assert 60 <= len(truth) < 65
    assert truth.keys() == harm


def test_a_smaller_number_gives_the_beginning_of_a_larger_one(lines):
    fewer = [json.loads(line) for line in generate(20).decode().splitlines()]
    assert fewer == lines[: len(fewer)]


def test_most_reports_name_the_kind_of_attack_and_those_of_an_incident_mostly_the_same():
    kinds = {}
    for line in map(json.loads, generate(400).decode().splitlines()):
        for claim in line["claims"]:
            if claim["id"] in line["truth"]:
                kinds.setdefault(line["truth"][claim["id"]], []).append(claim.get("attack_kind"))
    told = [kind for incident in kinds.values() for kind in incident if kind]
    several = [[kind for kind in incident if kind] for incident in kinds.values()]
    leading = sum(max(map(incident.count, incident)) for incident in several if incident)
    assert 0.6 < len(told) / sum(map(len, kinds.values())) < 0.9
    assert leading / len(told) > 0.85


def test_every_span_holds_the_words_of_its_field():
    for line in map(json.loads, generate(60, "--with-text").decode().splitlines()):
        for claim in line["claims"]:
            for span in claim["spans"]:
                value = claim
                for step in span["field"].split("."):
                    value = value[int(step)] if step.isdigit() else value[step]
                assert line["source_text"][span["start"] : span["end"]] == value


def test_reports_of_several_incidents_set_them_at_places_of_their_own(lines):
    several = [line for line in lines if len(set(line["truth"].values())) > 1]
    assert several
    for line in several:
        places = {}
        for claim in line["claims"]:
            if claim["id"] in line["truth"] and claim.get("place"):
                places.setdefault(claim["place"]["name"], set()).add(line["truth"][claim["id"]])
        assert all(len(incidents) == 1 for incidents in places.values())
