from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError, LanguageError
from tawthiq.lang.gazetteer import HEADER
from tawthiq.pipeline import AddResult, add_paths, build_case, new_case

REPORTS = [
    {
        "doc_id": "monitor",
        "published": "2018-11-18",
        "text": "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين.",
    },
    {
        "doc_id": "agency",
        "published": "2018-11-18",
        "text": "أفادت مصادر طبية بمقتل خمسة مدنيين السبت في قصف على بلدة هجين شرق سوريا.",
    },
]


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def add(case: Path, *paths: Path) -> AddResult:
    return add_paths(case, paths, Metadata(), watch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def write(path: Path, *reports: object) -> Path:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir()}


def test_a_case_is_built_the_same_every_time(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", *REPORTS))
    result = build_case(case, watch)
    first = outputs(case)
    assert result.skipped == ()
    assert sorted(first) == ["claims.jsonl", "incidents.jsonl", "report.html"]
    assert [report.document.doc_id for report in result.reports] == ["agency", "monitor"]
    for name in first:
        (case / "output" / name).unlink()
    build_case(case, watch)
    assert outputs(case) == first


def incidents(case: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in outputs(case)["incidents.jsonl"].decode().splitlines()]


def test_the_order_of_adding_changes_ids_alone(case: Path, tmp_path: Path) -> None:
    one, two = (write(tmp_path / f"{report['doc_id']}.jsonl", report) for report in REPORTS)
    new_case(tmp_path / "other", "A case")
    add(case, one, two)
    add(tmp_path / "other", two, one)
    for folder in (case, tmp_path / "other"):
        build_case(folder, watch)
    assert outputs(case)["claims.jsonl"] == outputs(tmp_path / "other")["claims.jsonl"]
    here, there = incidents(case), incidents(tmp_path / "other")
    assert [{**one, "id": ""} for one in here] == [{**one, "id": ""} for one in there]


def test_an_incident_keeps_its_id_when_an_earlier_report_comes_in_later(case: Path, tmp_path: Path) -> None:
    later = {**REPORTS[0], "published": "2018-11-20", "text": REPORTS[0]["text"].replace("السبت", "في 17 تشرين الثاني")}
    add(case, write(tmp_path / "later.jsonl", later))
    build_case(case, watch)
    (before,) = incidents(case)
    add(case, write(tmp_path / "earlier.jsonl", REPORTS[1]))
    build_case(case, watch)
    (after,) = incidents(case)
    assert (before["reports"], after["reports"]) == (["monitor"], ["agency", "monitor"])
    assert after["id"] == before["id"]


def test_the_same_bytes_again_change_nothing(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", *REPORTS)
    assert add(case, path).added == ["monitor", "agency"]
    again = add(case, path, write(tmp_path / "copy.jsonl", *REPORTS))
    assert again.added == []
    assert again.skipped == []
    assert again.known == [str(path), str(tmp_path / "copy.jsonl")]
    assert len(list((case / "archive").iterdir())) == 1


def test_a_taken_id_is_told_when_adding_and_when_building(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", *REPORTS))
    other = write(
        tmp_path / "other.jsonl", {**REPORTS[0], "text": "قتل مدني في القرية."}, {**REPORTS[1], "doc_id": "third"}
    )
    result = add(case, other)
    assert result.added == ["third"]
    assert [(item.where, "is taken by" in item.problem) for item in result.skipped] == [(f"{other}:1", True)]
    built = build_case(case, watch)
    assert [item.where for item in built.skipped] == [f"{other}:1"]
    assert len(built.reports) == 3


def test_what_the_user_said_of_a_text_file_is_kept(case: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(REPORTS[0]["text"], encoding="utf-8")
    metadata = Metadata("عنوان", None, None, "صحيفة", "https://example.org")
    add_paths(case, [path], metadata, watch)
    (report,) = build_case(case, watch).reports
    found = report.document
    assert (found.doc_id, found.title, found.outlet, found.url) == ("note", "عنوان", "صحيفة", "https://example.org")
    assert found.text == f"عنوان\n\n{REPORTS[0]['text']}"


def test_a_file_without_a_readable_report_is_not_kept(case: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    assert [item.where for item in add(case, bad).skipped] == [str(bad)]
    assert list((case / "archive").iterdir()) == []


def test_changed_evidence_is_told_and_not_read(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", *REPORTS))
    (kept,) = (case / "archive").iterdir()
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes() + b"\n")
    result = build_case(case, watch)
    assert not result.reports
    assert "missing or changed" in result.skipped[0].problem


def test_a_fault_in_one_report_costs_no_other(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawthiq.pipeline import extraction  # noqa: PLC0415

    whole = extraction.claims.read

    def faulty(document: object, language: object) -> object:
        if getattr(document, "doc_id", "") == "monitor":
            raise RuntimeError("a fault")
        return whole(document, language)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction.claims, "read", faulty)
    path = write(tmp_path / "in.jsonl", *REPORTS)
    add(case, path)
    result = build_case(case, watch)
    assert [report.document.doc_id for report in result.reports] == ["agency"]
    assert [(item.where, item.problem) for item in result.skipped] == [
        (f"{path}:1", "report 'monitor' could not be read: RuntimeError: a fault")
    ]


def test_languages_that_the_case_leaves_out_are_told(case: Path, tmp_path: Path) -> None:
    english = {"doc_id": "en", "text": "Three people were killed in the raid on the village."}
    french = {"doc_id": "fr", "text": "Trois personnes sont mortes.", "language": "fr"}
    settings = case / "case.toml"
    lines = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("languages")]
    settings.write_text("\n".join([*lines, 'languages = ["ar"]']), encoding="utf-8")
    add(case, write(tmp_path / "in.jsonl", english, french, REPORTS[0]))
    result = build_case(case, watch)
    assert len(result.skipped) == 2
    assert {report.document.doc_id: [problem.code for problem in report.problems] for report in result.reports} | {
        "monitor": []
    } == {"en": ["unsupported-language"], "fr": ["unsupported-language"], "monitor": []}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("languages", '["ar", "xx"]', "case.toml: languages has 'xx', which cannot be read; there are: ar"),
        ("rule_set", '"mine"', "case.toml: rule_set: .*mine"),
    ],
)
def test_settings_that_nothing_stands_behind_are_told(case: Path, key: str, value: str, message: str) -> None:
    settings = case / "case.toml"
    lines = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith(key)]
    settings.write_text("\n".join([*lines, f"{key} = {value}"]), encoding="utf-8")
    with pytest.raises(CaseError, match=message):
        build_case(case, watch)


PLACE = "my.x\tvillage\tكفر التجربة\tTestville\t\t\tsy-hama\tSY\t35.1\t36.9\t\t\tmine"
UNKNOWN = {**REPORTS[0], "text": REPORTS[0]["text"].replace("بلدة هجين", "كفر التجربة")}


def with_gazetteer(case: Path, *rows: str) -> None:
    folder = case / "gazetteers"
    folder.mkdir(exist_ok=True)
    (folder / "own.tsv").write_text("\n".join(["# own", "\t".join(HEADER), *rows]), encoding="utf-8")
    settings = case / "case.toml"
    text = settings.read_text(encoding="utf-8").replace('["world"]', '["world", "own"]')
    settings.write_text(text, encoding="utf-8")


def test_places_of_the_case_are_found_beside_the_shipped_ones(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", REPORTS[1], UNKNOWN))
    before = {r.document.doc_id: r.claims[0].place for r in build_case(case, watch).reports}
    with_gazetteer(case, PLACE)
    after = {r.document.doc_id: r.claims[0].place for r in build_case(case, watch).reports}
    first = outputs(case)
    assert before["monitor"] is None or before["monitor"].id is None
    assert after["monitor"]
    assert (after["monitor"].id, after["monitor"].lat, after["monitor"].admin1) == ("my.x", 35.1, "حماة")
    assert after["agency"] == before["agency"]
    build_case(case, watch)
    assert outputs(case) == first


def test_a_changed_table_is_read_anew(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", UNKNOWN))
    found = []
    for row in (PLACE, PLACE.replace("35.1", "35.2")):
        with_gazetteer(case, row)
        place = build_case(case, watch).reports[0].claims[0].place
        assert place
        found.append(place.lat)
    assert found == [35.1, 35.2]


def test_a_malformed_table_stops_the_build_with_its_line(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "in.jsonl", UNKNOWN))
    with_gazetteer(case, PLACE.replace("village", "planet"))
    with pytest.raises(LanguageError, match=r"own\.tsv:3: 'planet' is no kind of place"):
        build_case(case, watch)
