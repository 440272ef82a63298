"""Formats in which a case leaves the program: one format a file."""
