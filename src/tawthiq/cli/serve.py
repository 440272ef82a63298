"""`tawthiq serve`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import say
from tawthiq.web.serving import PORT, Address, serve

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("serve", short_help="Open the workbench of a case for a browser.")
@options.case
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen: this machine alone, by default.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True)
@click.option("--tls-cert", "certificate", type=_FILE, metavar="FILE", help="A certificate (PEM), with its chain.")
@click.option("--tls-key", "key", type=_FILE, metavar="FILE", help="The certificate's key (PEM).")
@click.option("--url", metavar="URL", help="The address in browsers, where a proxy on this machine does the TLS.")
@click.option("--insecure-network", "is_open", is_flag=True, help="Listen to a network without TLS all the same.")
@click.option(
    "--people",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where accounts are kept. Default: CASE/people.db.",
)
def serve_(case: Path, people: Path | None, **address: object) -> None:
    """Open the workbench of CASE: pages to read, search, import, build and export it, for several people at once.

    At the first start it prints a link that makes the first admin; it works once. That person invites the others, each
    with a link of their own and a role:

    \b
      viewer    reads everything
      recorder  adds reports, judges, builds, and exports what is redacted
      reviewer  decides what takes a second person: grades, merges, splits
      admin     invites people, and exports what is not redacted, with a reason

    It listens to this machine alone. For a team, give a certificate and its key, or put a proxy that does TLS before
    it and say the address that browsers see. Without either it refuses to listen to a network, unless told to with
    --insecure-network: whoever shares the network can then read all of it, passwords too.

    Nothing is fetched from anywhere, by the server or by the pages. What people do is in the case's log under their
    names; sign-ins are in a log of their own, for admins. Accounts are in CASE/people.db, which no bundle and no export
    takes along: without it, the next start makes a first admin anew. docs/web.md is the guide.

    The libraries for it come with: pip install 'tawthiq[web]'

    \b
    Examples:
      tawthiq serve hajin
      tawthiq serve hajin --host 0.0.0.0 --port 443 --tls-cert chain.pem --tls-key key.pem --url https://cases.example.org
      tawthiq serve hajin --url https://cases.example.org
    """
    serve(case, Address(**address), people, options.now, say)  # type: ignore[arg-type]
