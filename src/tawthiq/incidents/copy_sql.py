"""Near copies among very many texts, as SQL: one definition, in the words of DuckDB and of Spark.

Each step is a table that later ones read. Candidates share a band of a signature; whether they are copies is asked as
`copies.py` asks it, by all their runs. What counts as common grows with the texts beyond `ORDINARY` of them: in ever
more of them ever more phrases stand in over `COMMON`, and copies would fade.
"""

from __future__ import annotations

from tawthiq.incidents.copies import SHARE
from tawthiq.incidents.linkage_sql import Dialect
from tawthiq.incidents.shared_runs import COMMON, FIRST, HINT

ORDINARY = 10_000
"""Texts in an archive where a run in more than `COMMON` of them is common; in more texts the same share of them is."""

TWICE = "SELECT doc_id FROM texts GROUP BY doc_id HAVING count(*) > 1 ORDER BY doc_id LIMIT 1"
"""An id that two texts have."""

JUMP = """
SELECT heads.doc_id, coalesce(before.earlier, heads.earlier) AS earlier
FROM heads LEFT JOIN heads AS before ON heads.earlier = before.doc_id
"""
"""Half the way, at the least, from each copy to the head of its line; done again until `WAITING` counts none."""

WAITING = "SELECT count(*) FROM heads JOIN heads AS before ON heads.earlier = before.doc_id"
"""How many lead to what is itself a copy."""

COPIES = """
SELECT heads.doc_id, earlier AS copy_of, nullif(day, '9999') AS published, language, outlet, title
FROM heads JOIN texts ON texts.doc_id = earlier
"""
"""Each copy, with its original and what is known of that."""


def steps(dialect: Dialect) -> dict[str, str]:
    """The tables in the order in which they are made, from `texts`; the last leads from copies to what they copy."""
    rows, length, shared = dialect.rows.format, dialect.length.format, dialect.common.format
    new = "texts ANTI JOIN repeats USING (doc_id)"
    return {
        "usual": f"SELECT greatest({COMMON}, floor(count(*) * {COMMON} / {ORDINARY})) AS most FROM texts",
        "repeats": """
SELECT doc_id, earlier FROM (
    SELECT doc_id, first_value(doc_id) OVER (PARTITION BY whole ORDER BY day, doc_id) AS earlier
    FROM texts WHERE whole IS NOT NULL
) WHERE doc_id <> earlier
""",
        "ranked": f"""
SELECT key, doc_id, day, place FROM (
    SELECT key, doc_id, day, row_number() OVER (PARTITION BY key ORDER BY day, doc_id) AS place,
        count(*) OVER (PARTITION BY key) AS size
    FROM (SELECT doc_id, day, {rows("bands")} AS key FROM {new})
) WHERE size BETWEEN 2 AND (SELECT most FROM usual)
""",
        "candidates": f"""
SELECT DISTINCT later.doc_id AS later, earlier.doc_id AS earlier, earlier.day AS day
FROM ranked AS later JOIN ranked AS earlier ON later.key = earlier.key
WHERE earlier.place <= {FIRST} AND earlier.place < later.place
""",
        "alike": f"""
SELECT later, earlier, day, fewest, {length("joint")} AS shared,
    CASE WHEN {length("standing")} > 0 THEN standing ELSE joint END AS known
FROM (
    SELECT later, earlier, day, fewest, joint, {shared("joint", "kept")} AS standing
    FROM (
        SELECT later, earlier, candidates.day AS day, {shared("l.runs", "e.runs")} AS joint, l.kept || e.kept AS kept,
            least({length("l.runs")}, {length("e.runs")}) AS fewest
        FROM candidates JOIN texts AS l ON later = l.doc_id JOIN texts AS e ON earlier = e.doc_id
        WHERE {length(shared("l.kept", "e.kept"))}
            >= greatest(2, CAST({HINT} AS DOUBLE) * least({length("l.kept")}, {length("e.kept")}))
    )
    WHERE {length("joint")} >= CAST({SHARE} AS DOUBLE) * fewest
)
""",
        "common": f"""
WITH wanted AS (SELECT DISTINCT run FROM (SELECT {rows("known")} AS run FROM alike))
SELECT run FROM (SELECT {rows("kept")} AS run FROM {new}) SEMI JOIN wanted USING (run)
GROUP BY run HAVING count(*) > (SELECT most FROM usual)
""",
        "heads": f"""
WITH worn AS (
    SELECT later, earlier, count(*) AS worn
    FROM (SELECT later, earlier, {rows("known")} AS run FROM alike) SEMI JOIN common USING (run)
    GROUP BY later, earlier
),
held AS (
    SELECT later, earlier, row_number() OVER (PARTITION BY later ORDER BY day, earlier) AS place
    FROM alike LEFT JOIN worn USING (later, earlier)
    WHERE shared * ({length("known")} - coalesce(worn, 0))
        >= CAST({SHARE} AS DOUBLE) * fewest * {length("known")}
)
SELECT later AS doc_id, earlier FROM held WHERE place = 1
UNION ALL SELECT doc_id, earlier FROM repeats
""",
    }
