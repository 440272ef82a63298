"""One step a file, named by the version that it leads to. What stands in one is frozen: cases have gone through it."""
