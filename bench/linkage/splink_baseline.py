"""The rival: Splink with DuckDB, the same fields, the same blocking, connected components at five thresholds.

It gets what a user of Splink can give it: comparisons made for these fields, and three ways of training: by its own
expectation maximisation (`em`), with m from labels (`labels`), and with m and u both counted among labelled pairs that
blocking brings together (`pairs`), which is more than Splink offers by itself. Labels are of other reports than those
that it is judged on, made with another seed. All is printed; the best counts.
"""

from __future__ import annotations

import argparse
import json
import logging
import resource
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from scores import Score, pairwise
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from tawthiq.incidents.blocking import CROWD

THRESHOLDS = (0.8, 0.9, 0.95, 0.98, 0.99)
TRAININGS = ("em", "labels", "pairs")
SEED = 1

# The pairs that the program itself compares (`tawthiq.incidents.blocking`): one looks where the other stands, in a
# block that is no crowd; and those of one report, which it groups beforehand.
PAIRS = f"""
CREATE TABLE pairs AS
WITH own AS (SELECT unique_id, unnest(own) AS key FROM records),
probe AS (SELECT unique_id, unnest(probe) AS key FROM records),
crowded AS (SELECT key FROM own WHERE key & 1 = 1 GROUP BY key HAVING count(*) > {CROWD})
SELECT DISTINCT least(a, b) AS join_key_l, greatest(a, b) AS join_key_r, '0' AS match_key FROM (
    SELECT l.unique_id AS a, r.unique_id AS b FROM records l JOIN records r USING (report)
    UNION ALL SELECT own.unique_id, probe.unique_id FROM own JOIN probe USING (key)
        WHERE key NOT IN (SELECT key FROM crowded)
) WHERE a <> b
"""


def _level(sql: str, label: str) -> Any:
    return cll.CustomLevel(sql, label)


def _null(*columns: str) -> Any:
    return cll.NullLevel(columns[0]) if len(columns) == 1 else cll.And(*(cll.NullLevel(column) for column in columns))


def _number(column: str) -> Any:
    """Equal numbers; within a fifth or one; within a half; else. Small numbers agree by chance more than large ones."""
    left, right = f"{column}_l", f"{column}_r"
    levels = [
        cll.NullLevel(column),
        _level(f"{left} = {right} AND {left} >= 10", "equal and large"),
        _level(f"{left} = {right} AND {left} >= 4", "equal and middling"),
        _level(f"{left} = {right}", "equal"),
        _level(f"abs({left} - {right}) <= greatest(1, 0.2 * greatest({left}, {right}))", "a fifth"),
        _level(f"abs({left} - {right}) <= 0.5 * greatest({left}, {right})", "a half"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name=column, comparison_levels=levels)


def comparisons() -> list[Any]:
    days = [
        _level("first_day_l IS NULL OR first_day_r IS NULL", "unsaid"),
        _level("stated_l = stated_r", "the same day stated"),
        _level("abs(stated_l - stated_r) = 1", "a day apart"),
        _level("first_day_l <= last_day_r AND first_day_r <= last_day_l", "days in common"),
        cll.ElseLevel(),
    ]
    days[0] = days[0].configure(is_null_level=True)
    same_id = _level("place_id_l = place_id_r AND NOT is_area_l", "same entry").configure(
        tf_adjustment_column="place_id", disable_tf_exact_match_detection=True
    )
    places = [
        cll.NullLevel("place_name"),
        same_id,
        _level("place_name_l = place_name_r AND NOT is_area_l AND NOT is_area_r", "same name"),
        _level(
            "jaro_winkler_similarity(place_name_l, place_name_r) >= 0.92 AND NOT is_area_l AND NOT is_area_r", "alike"
        ),
        _level("near_l = place_name_r OR near_r = place_name_l OR near_l = near_r", "near"),
        _level("is_area_l AND is_area_r AND (place_id_l = place_id_r OR place_name_l = place_name_r)", "same area"),
        _level("(is_area_l OR is_area_r) AND language_l = language_r AND admin1_l = admin1_r", "an area around it"),
        _level("is_area_l OR is_area_r", "another area"),
        _level("jaro_winkler_similarity(place_name_l, place_name_r) >= 0.8", "somewhat alike"),
        _level("place_id_l IS NULL OR place_id_r IS NULL", "other name"),
        cll.ElseLevel(),
    ]
    kilometres = [
        _level("lat_l IS NULL OR lat_r IS NULL OR place_id_l = place_id_r", "unsaid").configure(is_null_level=True),
        *(cll.DistanceInKMLevel("lat", "lon", km) for km in (1, 3, 10, 25, 50)),
        cll.ElseLevel(),
    ]
    provinces = [
        _level("admin1_l IS NULL OR admin1_r IS NULL OR language_l <> language_r", "unsaid").configure(
            is_null_level=True
        ),
        _level("admin1_l = admin1_r", "same"),
        cll.ElseLevel(),
    ]
    parties = [
        cll.NullLevel("party"),
        _level("party_l = party_r", "same body"),
        _level("party_side_l = party_side_r", "same side"),
        _level("party_side_l IS NULL OR party_side_r IS NULL", "a name without an entry"),
        cll.ElseLevel(),
    ]
    kinds = [
        cll.NullLevel("attack_kind"),
        _level("attack_kind_l = attack_kind_r", "same kind"),
        _level("attack_kind_l IN ('airstrike', 'drone') AND attack_kind_r IN ('airstrike', 'drone')", "from the air"),
        cll.ElseLevel(),
    ]
    return [
        cl.CustomComparison(output_column_name="days", comparison_levels=days),
        cl.CustomComparison(output_column_name="place", comparison_levels=places),
        cl.CustomComparison(output_column_name="kilometres", comparison_levels=kilometres),
        cl.CustomComparison(output_column_name="province", comparison_levels=provinces),
        cl.CustomComparison(output_column_name="parties", comparison_levels=parties),
        cl.CustomComparison(output_column_name="kinds", comparison_levels=kinds),
        _number("killed"),
        _number("injured"),
        _number("killed_children"),
        cl.ExactMatch("speaker"),
        cl.CustomComparison(
            output_column_name="one_report",
            comparison_levels=[_level("report_l = report_r", "the same report"), cll.ElseLevel()],
        ),
    ]


def open_table(path: Path) -> tuple[DuckDBAPI, Any]:
    """A DuckDB in memory with the records and blocked pairs of a Parquet file, and the records as Splink takes them."""
    connection = duckdb.connect(":memory:")
    load = f"CREATE TABLE records AS SELECT * FROM read_parquet('{path}')"
    drop = "ALTER TABLE records DROP own", "ALTER TABLE records DROP probe"
    for statement in (load, PAIRS, *drop):
        connection.execute(statement).fetchall()
    api = DuckDBAPI(connection)
    return api, api.register("records")


def train(path: Path, training: str) -> dict[str, Any]:
    """A trained model, as Splink saves it, from the records of a file."""
    api, table = open_table(path)
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons(), additional_columns_to_retain=["incident"]
    )
    linker = Linker(table, settings, log_level=None)
    share = api.duckdb_con.execute(
        "SELECT sum(n * (n - 1)) / (sum(n) * (sum(n) - 1)) FROM (SELECT count(*) AS n FROM records GROUP BY incident)"
    ).fetchall()[0][0]
    if training == "pairs":
        return _from_pairs(api, linker)
    linker._settings_obj._probability_two_random_records_match = share
    linker.training.estimate_u_using_random_sampling(max_pairs=2e7, seed=SEED)
    if training == "labels":
        linker.training.estimate_m_from_label_column("incident")
    else:
        for rule in (block_on("stated", "place_id"), block_on("stated", "party"), block_on("place_id", "killed")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=2e6)
    return linker.misc.save_model_to_json()


def _from_pairs(api: DuckDBAPI, linker: Linker) -> dict[str, Any]:
    """m and u as shares among the labelled pairs that blocking brings together."""
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    scored = linker.inference.predict(warning_mode="never").physical_name
    model = linker.misc.save_model_to_json()
    same = "incident_l = incident_r"
    for comparison in model["comparisons"]:
        gamma = f"gamma_{comparison['output_column_name']}"
        query = f"SELECT {gamma}, count(*) FILTER ({same}), count(*) FILTER (NOT {same}) FROM {scored} GROUP BY 1"
        found = {value: (true, false) for value, true, false in api.duckdb_con.execute(query).fetchall()}
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        totals = [sum(counts[side] for value, counts in found.items() if value >= 0) for side in (0, 1)]
        for value, level in zip(range(len(levels) - 1, -1, -1), levels, strict=True):
            true, false = found.get(value, (0, 0))
            level["m_probability"] = (true + 0.5) / (totals[0] + 0.5 * len(levels))
            level["u_probability"] = (false + 0.5) / (totals[1] + 0.5 * len(levels))
            for key in [key for key in level if key.startswith(("tf_", "disable_tf"))]:
                del level[key]
    share = api.duckdb_con.execute(f"SELECT avg(CAST({same} AS INTEGER)) FROM {scored}").fetchall()[0][0]
    model["probability_two_random_records_match"] = share
    return model


def run(path: Path, model: Mapping[str, Any], trained_on: int) -> dict[str, Any]:
    """Times, pairs and the scores at each threshold of a model on the records of a file."""
    start = time.perf_counter()
    api, table = open_table(path)
    count, pairs = (
        api.duckdb_con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in ("records", "pairs")
    )
    blocked = time.perf_counter()
    settings = dict(model)
    if trained_on:  # matches a record stay the same, so their share among random pairs falls as records grow
        settings["probability_two_random_records_match"] *= trained_on / count
    linker = Linker(table, SettingsCreator.from_path_or_dict(settings), log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    predictions = linker.inference.predict(threshold_match_probability=min(THRESHOLDS), warning_mode="never")
    predicted = time.perf_counter()
    found: dict[str, Any] = {
        "records": count,
        "pairs": pairs,
        "block_s": blocked - start,
        "predict_s": predicted - blocked,
    }
    found["thresholds"] = {}
    for threshold in THRESHOLDS:
        begun = time.perf_counter()
        clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        seconds = time.perf_counter() - begun
        query = f"SELECT cluster_id, incident FROM {clustered.physical_name}"
        score = pairwise(api.duckdb_con.execute(query).fetchall())
        found["thresholds"][threshold] = {"cluster_s": seconds, **_figures(score)}
        query = f"""SELECT count(*), count(*) FILTER (incident_l = incident_r) FROM {predictions.physical_name}
            WHERE match_probability >= {threshold}"""
        made, common = api.duckdb_con.execute(query).fetchall()[0]
        true = api.duckdb_con.execute(
            "SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM records GROUP BY incident)"
        ).fetchall()[0][0]
        found["thresholds"][threshold]["pair_f1"] = Score(common / made if made else 1.0, common / float(true)).f1
        clustered.drop_table_from_database_and_remove_from_cache()
    return found


def _figures(score: Score) -> dict[str, float]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("training_records", type=Path, help="Parquet of `records.py`, made with the training seed")
    parser.add_argument("records", type=Path, help="Parquet to link")
    parser.add_argument("--training", choices=TRAININGS, default="labels")
    parser.add_argument("--model", type=Path, help="keep the trained model here, or take it from here")
    asked = parser.parse_args(arguments)
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    start = time.perf_counter()
    if asked.model and asked.model.is_file():
        model = json.loads(asked.model.read_text(encoding="utf-8"))
    else:
        model = train(asked.training_records, asked.training)
        if asked.model:
            asked.model.write_text(json.dumps(model), encoding="utf-8")
    trained = time.perf_counter() - start
    size = duckdb.execute("SELECT count(*) FROM read_parquet(?)", [str(asked.training_records)]).fetchall()[0][0]
    figures = run(asked.records, model, 0 if asked.training == "pairs" else size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"training": asked.training, "train_s": trained, "peak_mb": peak, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
