"""The command line: arguments to the pipeline, and what came of it to people."""

from tawthiq.cli.group import main

__all__ = ["main"]
