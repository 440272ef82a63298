"""What is done with a whole archive at once, without a case: near copies found, claims linked and graded."""
