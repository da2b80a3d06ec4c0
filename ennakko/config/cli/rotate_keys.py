"""`ennakko rotate-keys`: a new key for identity codes."""

import json
from dataclasses import asdict

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ennakko.config.cli.edge import as_json, data_folder, edge


@click.command(epilog="Example: ennakko rotate-keys --dry-run --json")
@click.option("--dry-run", is_flag=True, help="Only say what there is to seal anew. Makes no key.")
@as_json
@edge
def command(dry_run: bool, json_: bool) -> None:
    """Replace the key that seals and finds identity codes, and seal every code and raw record anew.

    Pages go on meanwhile: the new key and the old one both open and find. Feeds wait until it is done. Killed at any
    moment, the next run goes on where it was; at the end the old key is deleted. Where the key comes from the environment
    (ENNAKKO_KEY_REGISTER), whoever keeps it sets the new one, and the old one as ENNAKKO_KEY_REGISTER_OLD, first.
    """
    from ennakko.accounts.actor import system
    from ennakko.base.clock import moment
    from ennakko.channels.resealed import SEALED
    from ennakko.config import keys
    from ennakko.register import rotation

    data = data_folder()
    from_outside = keys.VARIABLES["register.old"]
    ours = keys.given_outside("register.old") is None
    if not dry_run and ours:
        keys.replace_register_key(data)
    columns = (
        TextColumn("sealing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("rows"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, transient=True, disable=json_) as bar:
        task = bar.add_task("", total=rotation.length(SEALED))
        done = rotation.rotate(
            by=system("cli"),
            at=moment(data),
            progress=lambda read: bar.update(task, completed=read),
            apply=not dry_run,
            others=SEALED,
        )
    if not dry_run and ours:
        keys.forget_old_register_key(data)
    if json_:
        click.echo(json.dumps(asdict(done) | {"dry_run": dry_run}))
        return
    if dry_run:
        click.echo(
            f"{done.read:,} sealed rows, {done.codes + done.records + done.others:,} of them by an older key."
        )
        return
    click.echo(
        f"{done.codes:,} codes, {done.records:,} raw records and {done.others:,} numbers and replies sealed anew; the old key opens nothing now."
    )
    if not ours:
        click.echo(f"Take {from_outside} out of the environment and start every process anew.")
