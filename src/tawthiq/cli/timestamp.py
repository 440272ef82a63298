"""`tawthiq timestamp`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import say
from tawthiq.pipeline import keep_timestamp, request_timestamp
from tawthiq.store import User

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(short_help="Have an outside authority sign that a case was so, and when.")
@options.case
@click.option("--answer", type=_FILE, help="The authority's answer: check it, and keep it in the case.")
@click.option("--root", type=_FILE, help="With --answer: certificates (PEM) of whom you trust to sign timestamps.")
@options.user
def timestamp(case: Path, answer: Path | None, root: Path | None, user: User) -> None:
    """Write a request for a timestamp (RFC 3161) of the head of the log of CASE; with --answer, check and keep it.

    An authority's timestamp shows that the case was as it is at that moment, and that nobody, you included, changed
    anything from before since. This program opens no network: send the request yourself, to an authority of your
    choice, which learns nothing but a hash.

    \b
      tawthiq timestamp hajin
      curl -H 'Content-Type: application/timestamp-query' --data-binary @REQUEST.tsq https://AUTHORITY > answer.tsr
      tawthiq timestamp hajin --answer answer.tsr --root authority.pem

    Without --root the answer is only checked against the certificates that it brings itself: it is whole, but whether
    its signer is who they say is for you to find out. `tawthiq verify` checks kept answers again. So can anyone:

    \b
      openssl ts -verify -in ANSWER.tsr -digest HEAD -CAfile authority.pem

    The libraries for this come with: pip install 'tawthiq[proof]'
    """
    if root and not answer:
        raise click.UsageError("--root goes with --answer")
    if answer is None:
        say(f"wrote a request for the head of the log of {case}; send it to a timestamp authority, then:")
        say(f"  tawthiq timestamp {case} --answer ANSWER.tsr --root AUTHORITY.pem")
        click.echo(str(request_timestamp(case)))
        return
    kept = keep_timestamp(case, answer, root, user)
    say(f"entry {kept.seq} of the log, {kept.head}, was there at {kept.time}, says {kept.signer}")
    if not kept.is_trusted:
        say("who that is was not checked; give the certificate of the authority with --root")
    click.echo(str(kept.path))
