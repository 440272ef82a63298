"""Where a run reads and where it writes: it never reads what it has written, and says at once what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pipeline.runs.archives import files_of, rejected_of, report, run, write_lines

from tawthiq.errors import InputError


def test_the_output_is_no_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(Path("claims.jsonl"), [report(1), {"doc_id": "r2"}])
    write_lines(Path("claims2") / "a.jsonl", [report(3)])
    for _ in range(2):
        assert run([Path()], Path("claims")).tally.items == 3
    assert len(files_of(Path("claims"))) == 2
    assert len(rejected_of(Path("claims"))) == 1
    assert run([Path()], tmp_path / "claims").taken_over == 3
    with pytest.raises(InputError, match="nothing that stands in the output itself"):
        run([Path("claims"), Path("claims.rejected.jsonl")], Path("claims"), fresh=True)


def test_the_folder_in_which_one_is_can_be_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines(tmp_path / "in.jsonl", [report(1), {"doc_id": "r2"}])
    (tmp_path / "here" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "inner")
    run([path], Path())
    assert len(rejected_of(tmp_path / "here" / "inner")) == 1
    monkeypatch.chdir(tmp_path / "here" / "inner" / "month=2018-11")
    assert run([path], Path("..")).taken_over == 2


@pytest.mark.parametrize(
    ("output", "complaint"),
    [("/", "no folder above it"), ("in.jsonl", "it is a file, not a folder")],
)
def test_what_cannot_be_an_output_is_refused_before_anything_is_read(
    output: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_lines(Path("in.jsonl"), [report(1)])
    with pytest.raises(InputError, match=complaint):
        run([path], Path(output))


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").touch()
    with pytest.raises(InputError, match="in: no file of a kind that is read with --output"):
        run([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
