"""On Spark, too, a run does not read what it has written, and what is thrown away is thrown away whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pipeline.runs.archives import rejected_of, report, run, write_lines
from tests.pipeline.runs.test_spark_runs import lines_of, run_by
from tests.spark_session import spark

from tawthiq.errors import InputError
from tawthiq.pipeline.runs.hadoop_folder import Hadoop, HadoopFolder
from tawthiq.pipeline.runs.record import Finished, Record
from tawthiq.pipeline.runs.tally import Tally


def test_the_output_is_no_input(tmp_path: Path) -> None:
    write_lines(tmp_path / "claims.jsonl", [report(1), {"doc_id": "r2"}])
    (tmp_path / "notes.txt").touch()
    first = run_by(None, [tmp_path], tmp_path / "claims")
    (tmp_path / "notes.txt").write_text("of no matter", encoding="utf-8")
    again = run_by(None, [tmp_path], tmp_path / "claims")
    assert (again.taken_over, again.tally) == (2, first.tally)
    run([tmp_path / "claims.jsonl"], tmp_path / "here")
    assert lines_of(tmp_path / "claims") == lines_of(tmp_path / "here")
    assert len(rejected_of(tmp_path / "claims")) == 1
    with pytest.raises(InputError, match=r"no file of a kind .* nothing that stands in the output itself"):
        run_by(None, [tmp_path / "claims"], tmp_path / "claims")
    with pytest.raises(InputError, match="no folder above it"):
        run_by(None, [tmp_path], Path("/"))


@pytest.mark.parametrize("number", range(4))
def test_a_stop_while_all_is_thrown_away_is_made_up_for(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = HadoopFolder(Hadoop(spark()), str(tmp_path / "out"))
    before, now = Record(folder, {"form": 1}), Record(folder, {"form": 2})
    before.begin(fresh=False)
    folder.write("month=2018-11/part-00000.parquet", b"rows")
    before.finish(Finished(0, Tally(1), 0.0, {}), [])
    with monkeypatch.context() as stopped:
        stopped.setattr(HadoopFolder, "delete", _stopping_after(number))
        with pytest.raises(KeyboardInterrupt):
            now.begin(fresh=True)
    assert now.begin(fresh=False) == now.begin(fresh=False) == []
    assert folder.names() == [".run"]
    assert folder.names(".run") == ["run.json"]


def _stopping_after(number: int) -> Callable[[HadoopFolder, str], None]:
    left, delete = iter(range(number)), HadoopFolder.delete

    def do(folder: HadoopFolder, name: str) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        delete(folder, name)

    return do


def test_a_record_without_one_of_its_parts_is_refused(tmp_path: Path) -> None:
    folder = HadoopFolder(Hadoop(spark()), str(tmp_path / "out"))
    record = Record(folder, {})
    record.begin(fresh=False)
    record.finish(Finished(1, Tally(1), 0.0, {}), [])
    with pytest.raises(InputError, match=r"no part 00000, but later ones .*--fresh"):
        record.begin(fresh=False)
