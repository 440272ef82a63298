"""`tawthiq evidence`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.messages import counted
from tawthiq.pipeline import Registered, register_of, registered_to_json
from tawthiq.store import Receipt


@click.command(short_help="List what a case has received: when, from where, by whom.")
@options.case
@click.option("--json", "as_json", is_flag=True, help="Print each piece of evidence as a line of JSON, whole.")
def evidence(case: Path, as_json: bool) -> None:
    """List the evidence of CASE in the order received, each with every time that its bytes came in.

    The file itself is CASE/archive/SHA-256. What is not stated was not stated when it was added: who (--by), from
    whom or where (--source), and of plain text files the outlet, address and day of publication.

    \b
    Examples:
      tawthiq evidence hajin
      tawthiq evidence hajin --json
    """
    for one in register_of(case):
        if as_json:
            click.echo(wire.dumps(registered_to_json(one)))
            continue
        click.echo(_head(one))
        for receipt in one.receipts:
            click.echo(f"    received {_receipt(receipt)}")
        for erasure in one.erasures:
            click.echo(f"    {erasure}")


def _head(one: Registered) -> str:
    kept = one.evidence
    what = f"{counted(one.reports, 'report')}, {counted(kept.bytes, 'byte')}, {kept.media_type}"
    return f"{kept.received:>6}  {kept.name}  {what}, sha256 {kept.sha256}"


def _receipt(receipt: Receipt) -> str:
    said = receipt.circumstances
    parts = [
        receipt.received_at or "(time not stated)",
        f"by {receipt.received_by}" if receipt.received_by else "(by whom not stated)",
        f"as {receipt.name}",
        f"source: {said.source}" if said.source else "",
        f"outlet: {said.outlet}" if said.outlet else "",
        f"published {said.published}" if said.published else "",
        said.url or "",
    ]
    return ", ".join(part for part in parts if part)
