"""What people decided: their judgements replayed, found again in what the program reads now, and applied."""
