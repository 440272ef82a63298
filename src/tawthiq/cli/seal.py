"""`tawthiq seal`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import progress_bar, say
from tawthiq.pipeline import seal_case
from tawthiq.store import User

_KEY = Path(click.get_app_dir("tawthiq")) / "seal-key.pem"


@click.command(short_help="Write a case as one signed folder for others.")
@options.case
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Your private key (Ed25519, PEM). One that is not there is made. Default: seal-key.pem in the folder where "
    "your system keeps settings of programs.",
)
@options.user
def seal(case: Path, out: Path, key: Path | None, user: User) -> None:
    """Write CASE to the new folder OUT as a bag (BagIt, RFC 8493) that you sign.

    The bag has the evidence, the register with the log, the settings, the case's places and timestamps; not the
    output, which can be built again. The case is verified first, and its log says that it was sealed.

    Whoever gets OUT checks it with `tawthiq open`, or with tools of their own: any BagIt validator for the files, and

    \b
      openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin \\
        -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.sig

    for the signature over the list of all their hashes. The key's fingerprint is printed on the standard output: give
    it to them by another way than the bag (on the phone, on paper), for a key inside the bag proves nothing by itself.
    Keep the key file where others cannot read it; whoever has it can sign as you.

    The libraries for this come with: pip install 'tawthiq[proof]'

    \b
    Example:
      tawthiq seal hajin hajin-sealed
    """
    with progress_bar("verifying") as watch:
        sealed = seal_case(case, out, key or _KEY, watch, user)
    if sealed.made_key:
        say(f"made the key {key or _KEY}; keep it to yourself")
    say(f"sealed {case} as {out}; head of its log: {sealed.head}")
    say("the fingerprint of the key that signed it, for those who get it:")
    click.echo(sealed.fingerprint)
