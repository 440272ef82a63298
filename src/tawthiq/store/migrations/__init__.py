"""Steps that bring a `case.db` of an earlier version up to date, run by Alembic."""
