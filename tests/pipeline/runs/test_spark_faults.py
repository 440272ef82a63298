"""Which of what Spark raises over a file says that it is broken, and which stops a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.pipeline.runs.archives import Report, rejected_of, report, rows_of, write_lines, write_table
from tests.pipeline.runs.test_spark_runs import run_by
from tests.spark_session import spark

from tawthiq.engines import Local
from tawthiq.errors import InputError
from tawthiq.pipeline.runs.summary import Standing

spark_faults = pytest.importorskip("tawthiq.pipeline.runs.spark_faults")

READ = "An error occurred while calling o9.save.\n: org.apache.spark.SparkException: "
AT_A_FILE = (
    f"{READ}[FAILED_READ_FILE.NO_HINT] Encountered error while reading file file:///in/a%20b.gz.  SQLSTATE: KD001\n"
)
SPARK = "\tat org.apache.spark.scheduler.Task.run(Task.scala:1)\n"
JDK = "\tat java.base/java.io.FileInputStream.readBytes(Native Method)\n"
GZIP = "\tat org.apache.hadoop.io.compress.DecompressorStream.decompress(DecompressorStream.java:165)\n"
PARQUET = "\tat shaded.parquet.org.apache.thrift.protocol.TCompactProtocol.getTType(TCompactProtocol.java:9)\n"
DISK = "\tat org.apache.hadoop.fs.RawLocalFileSystem$LocalFSFileInputStream.read(RawLocalFileSystem.java:243)\n"
WAITING = "\tat org.apache.parquet.hadoop.util.wrapped.io.FutureIO.awaitFuture(FutureIO.java:70)\n"


def raised(*causes: str, told: str = AT_A_FILE) -> Exception:
    """What Py4J raises: each cause with the frames of its stack, as Java prints them."""
    return Exception(told + SPARK + "".join(f"Caused by: {cause}\t... 50 more\n" for cause in causes))


BROKEN = {
    "cut short": ["java.io.EOFException: Unexpected end of input stream\n" + GZIP],
    "no gzip": ["java.io.IOException: not a gzip file\n" + GZIP],
    "unpacked by Java": ["java.util.zip.DataFormatException: invalid block type\n" + JDK],
    "a head of Parquet": [
        "java.io.IOException: can not read FileMetaData: don't know what type: 14\n" + PARQUET,
        "shaded.parquet.org.apache.thrift.protocol.TProtocolException: don't know what type: 14\n" + PARQUET,
    ],
    "a place beyond its end": ["java.io.EOFException: Read past End of File\n" + DISK],
    "several lines": [
        "org.apache.parquet.io.InvalidRecordException: x not found in {\n  optional binary y;\n}\n\n" + JDK
    ],
    "raised too often": ["java.lang.ArrayIndexOutOfBoundsException\n"],
    "told twice": [
        "java.io.IOException: not a gzip file\n" + GZIP + "\nDriver stacktrace:\n" + DISK,
    ],
}
NOT_BROKEN = {
    "a disk that fails": [
        "org.apache.hadoop.fs.FSError: java.io.IOException: Input/output error\n" + DISK,
        "java.io.IOException: Input/output error\n" + JDK + DISK,
    ],
    "while a head is read": [
        "java.io.IOException: could not read the footer\n" + PARQUET,
        "java.net.SocketTimeoutException: Read timed out\n" + JDK,
    ],
    "gone": ["java.io.FileNotFoundException: File file:/in/a b.gz does not exist\n" + DISK],
    "not allowed": ["java.io.FileNotFoundException: /in/a b.gz (Permission denied)\n" + JDK + DISK],
    "too slow": ["java.util.concurrent.TimeoutException\n" + JDK + WAITING],
    "no memory": ["java.lang.OutOfMemoryError: Java heap space\n" + JDK],
    "a network without a place": ["java.net.ConnectException: Connection refused\n" + JDK],
}


@pytest.mark.parametrize("causes", BROKEN.values(), ids=BROKEN)
def test_what_unpacking_raises_says_that_a_file_is_broken(causes: list[str]) -> None:
    cause = spark_faults.broken_at(raised(*causes))
    assert cause.said == causes[-1].partition("\n")[0].partition(": ")[2]


@pytest.mark.parametrize("causes", NOT_BROKEN.values(), ids=NOT_BROKEN)
def test_what_the_disk_or_the_network_raises_says_nothing_of_a_file(causes: list[str]) -> None:
    error = raised(*causes)
    assert spark_faults.broken_at(error) is None
    fault = spark_faults.unreachable(error)
    assert (fault.where, fault.remedy[:9]) == ("/in/a b.gz", "mend that")
    assert fault.problem == f"it cannot be read: {causes[-1].partition(chr(10))[0]}"


def test_what_is_not_raised_over_a_file_is_neither() -> None:
    error = raised(*BROKEN["no gzip"], told=f"{READ}Job aborted.\n")
    assert spark_faults.broken_at(error) is None
    assert spark_faults.unreachable(error) is None
    assert spark_faults.broken_at(Exception("no cause")) is None


def test_the_disk_of_a_process_of_python_is_told_with_the_file() -> None:
    told = "PythonException: Traceback (most recent call last):\nOSError: [Errno 5] Input/output error: '/in/a.warc'\n"
    fault = spark_faults.unreachable(Exception(told))
    assert (fault.where, fault.problem) == ("/in/a.warc", "it cannot be read: Input/output error")


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_a_file_that_is_gone_for_a_while_stops_a_run_that_goes_on_later(ending: str, tmp_path: Path) -> None:
    spark()
    write = write_table if ending == "parquet" else write_lines
    path = write(tmp_path / f"a.{ending}", [report(number) for number in range(3)])
    elsewhere = tmp_path / "elsewhere"

    def take_away(_standing: Standing) -> None:
        if path.exists():
            path.rename(elsewhere)

    with pytest.raises(InputError, match=rf"{path.name}: it cannot be read: .*\(mend that"):
        run_by(None, [path], tmp_path / "out", watch=take_away)
    elsewhere.rename(path)
    assert run_by(None, [path], tmp_path / "out").tally.reports == 3
    assert not rejected_of(tmp_path / "out")


def test_a_task_fails_where_an_archive_of_the_web_cannot_be_reached(tmp_path: Path) -> None:
    spark_sources = pytest.importorskip("tawthiq.pipeline.runs.spark_sources")
    batch = pa.RecordBatch.from_pylist([{"file": f"file:{tmp_path}/gone.warc"}])
    with pytest.raises(FileNotFoundError):
        list(spark_sources._pages_on_disk(batch))


def test_broken_tables_of_different_columns_cost_themselves_alone(tmp_path: Path) -> None:
    spark()
    (tmp_path / "in").mkdir()
    days = write_table(tmp_path / "in" / "days.parquet", [report(number) for number in range(1, 5)])
    words = tmp_path / "in" / "words.parquet"
    _write_words(words, [report(number) for number in range(6, 10)])
    for path in (days, words):
        path.write_bytes(_without_its_last_pages(path))
    (tmp_path / "in" / "empty.parquet").touch()
    (tmp_path / "in" / "none.parquet").write_bytes(b"no Parquet")
    write_table(tmp_path / "in" / "whole.parquet", [report(number) for number in range(11, 15)])
    found = {}
    for how in (Local(), None):
        output = tmp_path / ("spark" if how is None else "local")
        tally = run_by(how, [tmp_path / "in"], output).tally
        broken = sorted(Path(one["where"]).name for one in rejected_of(output))
        assert broken == ["days.parquet", "empty.parquet", "none.parquet", "words.parquet"]
        found[output.name] = ([row["line"] for row in rows_of(output)], tally)
    assert found["spark"] == found["local"]
    ids = [json.loads(line)["doc_id"] for line in found["local"][0]]
    assert ids == ["r001", "r002", "r006", "r007", "r011", "r012", "r013", "r014"]


def _write_words(path: Path, reports: list[Report]) -> None:
    """A table whose days are words."""
    rows = [{"published": "", **one} for one in reports]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)


def _without_its_last_pages(path: Path) -> bytes:
    """A table whose second group of rows is noise; its head and tail are as they were."""
    data = path.read_bytes()
    with pq.ParquetFile(path) as table:
        group = table.metadata.row_group(1)
        begins = min(_begin(group.column(number)) for number in range(group.num_columns))
    ends = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    return data[:begins] + b"\xff" * (ends - begins) + data[ends:]


def _begin(column: Any) -> int:
    return int(column.dictionary_page_offset or column.data_page_offset)
