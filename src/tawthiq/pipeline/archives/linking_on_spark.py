"""Claims of an archive to graded incidents on Spark: the machines read, weigh and grade; this process puts together."""

from __future__ import annotations

import functools
import importlib
import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tawthiq import assessment, incidents
from tawthiq.errors import EngineError
from tawthiq.incidents.matching import Matcher
from tawthiq.model import Cluster, Report
from tawthiq.pipeline.archives.copying import Copies, copies_of
from tawthiq.pipeline.archives.incident_files import month_of, rows_of_incidents
from tawthiq.pipeline.archives.linking import report_of, reports_of, with_originals
from tawthiq.pipeline.archives.spreading import fit
from tawthiq.pipeline.archives.tables import arrow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_AT_ONCE = 256  # incidents in a batch of rows


def link_on_spark(inputs: Sequence[str], rule_set: str, copies: str | None, session: SparkSession) -> DataFrame:
    """The incidents as `linking.link_archive` gives them, a row each with its `month`, in no order.

    `inputs` are addresses of what `extract` wrote, `copies` that of a table of copies. Pairs of records are weighed
    and incidents are graded by the machines; what lies between is done in this process, which holds the claims, and
    the texts where there is no table of copies.
    """
    fit(session)
    claims = _claims(inputs, session).persist()
    columns = ["line"] if copies else ["line", "text"]
    known = _copies(copies, claims, session) if copies else None
    rows = claims.select(*columns).toLocalIterator()
    reports, copy_of = with_originals(reports_of((", ".join(inputs), row.asDict()) for row in rows), known)
    clusters = incidents.link(reports, copies=copy_of, matcher=matcher_on(session))
    return _together(session, claims, clusters, reports).mapInArrow(_grading(rule_set), _COLUMNS)


_COLUMNS = (
    "id string, start date, end date, place string, place_id string, lat double, lon double, grade string, "
    "strike_status string, origins int, reports int, line string, month string"
)


def _claims(inputs: Sequence[str], session: SparkSession) -> DataFrame:
    """The reports with their ids, lines and texts."""
    lines, tables = _files(inputs, session)
    frames = [session.read.parquet(*tables).select("doc_id", "line", "text")] if tables else []
    if lines:
        fields = "get_json_object(value, '$.doc_id') AS doc_id", "value AS line"
        text = "get_json_object(value, '$.source_text') AS text"
        frames.append(session.read.text(lines).where("trim(value) <> ''").selectExpr(*fields, text))
    return functools.reduce(lambda whole, frame: whole.unionAll(frame), frames)


def _files(inputs: Sequence[str], session: SparkSession) -> tuple[list[str], list[str]]:
    """The addresses of the tables in JSON Lines, and of those in Parquet."""
    sources = arrow("tawthiq.pipeline.runs.spark_sources")
    found = sources.sources_at(session, inputs, (sources.LINES, sources.PACKED_LINES, sources.TABLE))
    tables = [address for one in found if one.form == sources.TABLE for address in one.addresses]
    return [address for one in found if one.form != sources.TABLE for address in one.addresses], tables


def _copies(address: str, claims: DataFrame, session: SparkSession) -> Copies:
    """The copies among the reports with claims."""
    lines, tables = _files([address], session)
    table = session.read.parquet(*tables) if tables else session.read.json(lines)
    rows = table.join(claims.select("doc_id"), "doc_id", "left_semi").toLocalIterator()
    return copies_of((address, row.asDict()) for row in rows)


def _together(
    session: SparkSession, claims: DataFrame, clusters: Sequence[Cluster], reports: Sequence[Report]
) -> DataFrame:
    """Each cluster with the lines of its reports; originals without claims come with the cluster."""
    library = arrow()
    bare = {report.document.doc_id: report for report in reports if not report.claims}
    home = {claim.id: report.document.doc_id for report in reports for claim in report.claims}
    members = [sorted(one.with_originals(home[claim] for claim in one.claims)) for one in clusters]
    blobs = [
        pickle.dumps((one, [bare[doc_id] for doc_id in own if doc_id in bare]))
        for one, own in zip(clusters, members, strict=True)
    ]
    table = library.table(
        {
            "number": library.array(range(len(clusters)), library.int64()),
            "cluster": library.array(blobs, library.binary()),
            "members": library.array(members, library.list_(library.string())),
        }
    )
    given = session.createDataFrame(table).persist()
    wanted = given.selectExpr("number", "explode(members) AS doc_id")
    told = wanted.join(claims.select("doc_id", "line"), "doc_id").groupBy("number")
    return given.select("number", "cluster").join(told.agg({"line": "collect_list"}), "number").drop("number")


def _grading(rule_set: str) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def grade(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            for start in range(0, batch.num_rows, _AT_ONCE):
                part = batch.slice(start, _AT_ONCE)
                found = [
                    assessment.assess(*_read(blob, lines), rule_set)
                    for blob, lines in zip(*(column.to_pylist() for column in part.columns), strict=True)
                ]
                table = rows_of_incidents(found)
                months = arrow().array([month_of(one) for one in found], arrow().string())
                yield from table.append_column("month", months).to_batches()

    return grade


def _read(blob: bytes, lines: Iterable[str]) -> tuple[Cluster, list[Report]]:
    cluster, bare = pickle.loads(blob)
    known = {report.document.doc_id for report in bare}
    reports = [report_of({"line": line}, "input") for line in lines if json.loads(line)["doc_id"] not in known]
    return cluster, [*bare, *reports]


def matcher_on(session: SparkSession) -> Matcher:
    """What compares records on the machines of Spark. Raises EngineError where a package for it is missing."""
    try:
        module = importlib.import_module("tawthiq.incidents.spark_matching")
    except ImportError as error:
        raise EngineError(f"linking on Spark needs the package {error.name}: pip install 'tawthiq[spark]'") from error
    fit(session)
    found: Matcher = functools.partial(module.match_on_spark, session)
    return found
