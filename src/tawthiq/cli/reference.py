"""`python -m tawthiq.cli.reference` prints docs/cli.md, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tawthiq.cli.group import main

_WIDTH = 100
_HEAD = """# The command line

Made by `python -m tawthiq.cli.reference > docs/cli.md`; a test fails when it is out of date.
"""


def reference() -> str:
    """The help of every command, as Markdown."""
    return _HEAD + "".join(_sections(main, None, "tawthiq"))


def _sections(command: click.Command, parent: click.Context | None, name: str) -> Iterator[str]:
    context = click.Context(
        command,
        parent=parent,
        info_name=name,
        max_content_width=_WIDTH,
        terminal_width=_WIDTH,
        **command.context_settings,
    )
    yield f"\n## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child_name in command.list_commands(context):
            child = command.get_command(context, child_name)
            if child is not None:
                yield from _sections(child, context, child_name)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
