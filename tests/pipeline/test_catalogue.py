"""What was built is found by filters and by ids, anew after the next build, and by several threads at once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import CaseError
from tawthiq.pipeline import Catalogue, Wanted, new_case


def incident(number: int, grade: str = "weak", place: str = "Hajin") -> dict[str, Any]:
    figures = {"civilians": {"min": number, "max": number, "from": [f"c-{number}"]}}
    return {
        "id": f"i-{number:04}",
        "reports": [f"r-{number}"],
        "claims": [f"c-{number}"],
        "place": {"name": place, "country": "SY"},
        "time": {"start": "2018-11-17", "end": "2018-11-17"},
        "killed": figures,
        "injured": {},
        "belligerents": [{"name": "the Coalition", "id": "us-led-coalition", "aliases": [], "claims": []}],
        "origins": [{}],
        "grade": grade,
        "strike_status": "likely_strike",
        "reason": {"en": "for some reason"},
    }


def write(case: Path, incidents: Sequence[dict[str, Any]]) -> None:
    """Leave files as a build does: beside the old ones, then in their place."""
    reports = [{"doc_id": f"r-{at}", "claims": []} for at in range(len(incidents))]
    for name, lines in {"incidents.jsonl": incidents, "claims.jsonl": reports}.items():
        beside = case / "output" / f".{name}"
        beside.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
        beside.replace(case / "output" / name)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "hajin", "Hajin")
    write(tmp_path / "hajin", [incident(0, "fair"), incident(1), incident(2, place="Sousa")])
    return tmp_path / "hajin"


@pytest.fixture
def catalogue(case: Path) -> Iterator[Catalogue]:
    found = Catalogue(case)
    yield found
    found.close()


def ids(catalogue: Catalogue, wanted: Wanted) -> list[str]:
    return [one["id"] for one in catalogue.choose(wanted).incidents]


def test_incidents_are_chosen_as_the_command_line_chooses_them(catalogue: Catalogue) -> None:
    assert ids(catalogue, Wanted()) == ["i-0000", "i-0001", "i-0002"]
    assert ids(catalogue, Wanted(grades=("fair",))) == ["i-0000"]
    assert ids(catalogue, Wanted(place="SOUSA")) == ["i-0002"]
    assert ids(catalogue, Wanted(party="us-led")) == ["i-0000", "i-0001", "i-0002"]
    assert catalogue.choose(Wanted()).grades == {"fair": 1, "weak": 2}
    assert catalogue.choose(Wanted()).incidents[1]["origins"] == 1


def test_one_is_found_whole(catalogue: Catalogue) -> None:
    assert catalogue.get("i-0001") == incident(1)
    assert catalogue.get("i-00") is None
    assert catalogue.incident("0002") == incident(2, place="Sousa")
    assert catalogue.incident_of("r-1", "c-1") == catalogue.choose(Wanted()).incidents[1]
    assert catalogue.incident_of("r-1", "c-2") is None
    with pytest.raises(CaseError, match="beginning of 3"):
        catalogue.incident("i-00")
    assert catalogue.reports(["r-2", "r-9"]) == {"r-2": {"doc_id": "r-2", "claims": []}}
    assert catalogue.report_ids() == ["r-0", "r-1", "r-2"]


def test_what_is_built_anew_is_found(case: Path, catalogue: Catalogue) -> None:
    assert len(ids(catalogue, Wanted())) == 3
    write(case, [incident(7, "confirmed")])
    assert ids(catalogue, Wanted()) == ["i-0007"]
    assert catalogue.get("i-0001") is None


def test_others_have_what_was_before_while_one_looks(case: Path, catalogue: Catalogue) -> None:
    assert len(ids(catalogue, Wanted())) == 3
    write(case, [incident(7)])
    catalogue._reading.acquire()  # as one who is at reading does
    assert ids(catalogue, Wanted()) == ["i-0000", "i-0001", "i-0002"]
    assert catalogue.get("i-0001") == incident(1)
    catalogue._reading.release()
    assert ids(catalogue, Wanted()) == ["i-0007"]


def test_many_can_ask_at_once(case: Path, catalogue: Catalogue) -> None:
    wrong: list[object] = []

    def ask() -> None:
        for at in range(200):
            found = catalogue.get(f"i-{at % 3:04}")
            if found is None or found["id"] != f"i-{at % 3:04}":
                wrong.append(found)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        write(case, [incident(0, "fair"), incident(1), incident(2)])
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_was_deleted_is_kept_by_nobody(case: Path, catalogue: Catalogue) -> None:
    assert catalogue.get("i-0001")
    (case / "output" / "incidents.jsonl").unlink()
    with pytest.raises(CaseError):
        catalogue.get("i-0001")
    assert catalogue._edition is None


@pytest.mark.parametrize("name", ["incidents.jsonl", "claims.jsonl"])
@pytest.mark.parametrize("text", [None, "no json\n", "[]\n"])
def test_what_no_build_leaves_is_named(case: Path, catalogue: Catalogue, name: str, text: str | None) -> None:
    path = case / "output" / name
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=name):
        catalogue.choose(Wanted())
