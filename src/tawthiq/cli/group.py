"""`tawthiq` itself."""

from __future__ import annotations

import errno
from typing import Any

import click

from tawthiq.cli.add import add
from tawthiq.cli.build import build
from tawthiq.cli.copies import copies
from tawthiq.cli.erase import erase
from tawthiq.cli.evaluate import evaluate
from tawthiq.cli.evidence import evidence
from tawthiq.cli.explain import explain
from tawthiq.cli.export import export
from tawthiq.cli.extract import extract
from tawthiq.cli.gazetteer import gazetteer
from tawthiq.cli.head import head
from tawthiq.cli.history import history
from tawthiq.cli.incidents import incidents
from tawthiq.cli.judge import judge
from tawthiq.cli.judgements import judgements
from tawthiq.cli.lang import lang
from tawthiq.cli.link import link
from tawthiq.cli.log import log
from tawthiq.cli.new import new
from tawthiq.cli.open import open_
from tawthiq.cli.plot import plot
from tawthiq.cli.report import report
from tawthiq.cli.seal import seal
from tawthiq.cli.search import search
from tawthiq.cli.serve import serve_
from tawthiq.cli.show import show
from tawthiq.cli.summary import summary
from tawthiq.cli.text import text
from tawthiq.cli.timestamp import timestamp
from tawthiq.cli.verify import verify_
from tawthiq.errors import TawthiqError


class _Group(click.Group):
    """Commands in the order they are used; the project's own errors become messages, not tracebacks."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of adding."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except TawthiqError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE or not error.filename:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tawthiq", prog_name="tawthiq")
def main() -> None:
    """Read reports of civilian harm; keep who said what, in which words.

    A case is a folder. Three commands make one and read it:

    \b
      tawthiq new hajin
      tawthiq add hajin reports.jsonl
      tawthiq build hajin

    and its page is hajin/output/report.html. In the terminal, what came of it:

    \b
      tawthiq incidents hajin
      tawthiq show hajin INCIDENT
      tawthiq history hajin INCIDENT

    For other programs, with a report of what their format cannot say:

    \b
      tawthiq export hajin --to ucdp

    What people decide about it is kept beside it, and takes effect at the next build:

    \b
      tawthiq judge hajin CLAIM reject --reason TEXT

    All of that in a browser, for several people, in Arabic and English:

    \b
      tawthiq serve hajin

    What was received and done, by whom, and whether anything was changed since:

    \b
      tawthiq evidence hajin
      tawthiq log hajin
      tawthiq verify hajin

    To read one report without a case:

    \b
      tawthiq extract --published 2018-11-18 report.txt

    Data goes to the standard output, messages to the standard error stream. Exit codes: 0 fine, 1 failed, 2 the
    command was not understood, 3 done but something was skipped (the messages say what and why).
    """


_COMMANDS = (
    *(new, add, build, incidents, show, summary, history, report, plot, export, judge, judgements),
    serve_,
    *(evidence, text, search, log, verify_, head, timestamp, seal, open_, erase),
    *(extract, copies, link, explain, evaluate, gazetteer, lang),
)
for command in _COMMANDS:
    main.add_command(command)
