"""`tawthiq open`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import progress_bar, say
from tawthiq.pipeline import open_bundle
from tawthiq.store import User


def _fingerprint(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    plain = re.sub(r"[\s:]", "", value).lower()
    if not re.fullmatch("[0-9a-f]{64}", plain):
        raise click.BadParameter(f"{value!r} is no fingerprint; it has 64 hexadecimal digits, as `tawthiq seal` prints")
    return plain


@click.command("open", short_help="Check a sealed case and open it.")
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--fingerprint", callback=_fingerprint, metavar="HASH", help="That of the sender's key, as they told you."
)
@options.user
def open_(bundle: Path, folder: Path, fingerprint: str | None, user: User) -> None:
    """Check the sealed case BUNDLE and open it as the new folder CASE.

    The signature, every file of the bag, and the case itself are checked first; where anything is not as it was
    sealed, nothing is made and the exit code is 1. The log of CASE then says that it was opened, by whom and when.

    Without --fingerprint, that the bag was not changed is checked against the key inside it: whoever changed the bag
    could have put in a key of their own. Ask the sender for the fingerprint by another way and compare.

    The libraries for this come with: pip install 'tawthiq[proof]'

    \b
    Example:
      tawthiq open hajin-sealed hajin --fingerprint 4f6b...
    """
    with progress_bar("verifying") as watch:
        found = open_bundle(bundle, folder, watch, fingerprint, user)
    say(f"opened {bundle} as {folder}; sealed with the head {found.head}")
    if fingerprint is None:
        say(f"sealed with the key {found.fingerprint}; ask the sender whether that is theirs")
    say(f"next: tawthiq build {folder}")
