"""Long runs over archives: any number of reports into Parquet by month, stopped and gone on with at any time."""
