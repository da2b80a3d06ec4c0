"""`ennakko practice`: a synthetic city to practise on, beside the real one and unable to reach it."""

import os
import subprocess
import sys
from pathlib import Path

import click

from ennakko.base.errors import Refused, Trouble

FOLDER = "practice"  # in the data folder of the real installation
MARKER = (
    "practice"  # in the practice's own: every page says so, and no other database is used (`config.settings`)
)


@click.command(epilog="Example: ennakko practice --data /srv/ennakko --port 8001")
@click.option(
    "--data",
    metavar="DIR",
    envvar="ENNAKKO_DATA",
    default="ennakko-data",
    show_default=True,
    help="The folder of the real installation; the practice lives in DIR/practice.",
)
@click.option("--residents", default=20_000, show_default=True, help="How many invented people live there.")
@click.option("--anew", is_flag=True, help="Forget what was practised: build the city again.")
@click.option("--port", default=8001, show_default=True, help="The port the pages answer on.")
@click.option("--no-serve", is_flag=True, help="Build it and stop.")
def command(data: str, residents: int, anew: bool, port: int, no_serve: bool) -> None:
    """Build (once) and serve a synthetic city in DIR/practice, where nothing is real and nothing can go wrong.

    It runs in processes of its own, with a folder, a database and keys of its own; ENNAKKO_DATABASE is not used, and the
    real installation is not even opened. Every page says that everybody is invented.
    """
    folder = Path(data).resolve() / FOLDER
    try:
        _refuse_other(folder)
        if anew or not (folder / MARKER).exists():
            (folder / MARKER).unlink(missing_ok=True)
            _run(folder, port, "demo", "--residents", str(residents), "--no-serve")
            (folder / MARKER).touch()
        if no_serve:
            click.echo(f"Practise on it: ennakko practice --data {folder.parent}")
        else:
            _run(folder, port, "serve", "--port", str(port))
    except Trouble as trouble:
        click.echo(f"{trouble.cause}\n{trouble.remedy}", err=True)
        sys.exit(1)


def _refuse_other(folder: Path) -> None:
    """Refuse a folder that holds anything but a demo."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "day").exists():
        raise Refused(
            f"{folder} holds something that is not a synthetic city; it stays as it is.",
            "Move it away, then practise.",
        )


def _run(folder: Path, port: int, *words: str) -> None:
    """Run `ennakko` in a process of its own that knows nothing of the real installation."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ENNAKKO_")}
    own = {"ENNAKKO_DATA": str(folder), "ENNAKKO_URL": f"http://localhost:{port}"}
    done = subprocess.run([sys.executable, "-m", "ennakko", *words], env=kept | own, check=False)
    if done.returncode:
        sys.exit(done.returncode)
