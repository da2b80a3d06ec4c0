"""`ennakko serve`: the pages, with the worker beside them."""

import os
import socket
import subprocess
import sys

import click

from ennakko.base.errors import Trouble
from ennakko.config.cli.edge import edge


@click.command(epilog="Example: ennakko serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option("--port", default=8000, show_default=True, help="The port to answer on.")
@click.option(
    "--workers", default=1, show_default=True, help="How many processes answer (with PostgreSQL: one a core)."
)
@click.option("--no-worker", is_flag=True, help="Only the pages: messages wait until a worker runs.")
@edge
def command(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Serve the pages and run the worker: one command is the whole platform on SQLite.

    With PostgreSQL run several of each: `ennakko serve --no-worker` and `ennakko worker`.
    """
    serve(host, port, worker=not no_worker, workers=workers)


def serve(host: str, port: int, *, worker: bool, workers: int = 1) -> None:
    """Serve until interrupted; the worker is a process of its own and ends with us."""
    from granian.constants import Interfaces
    from granian.server import Server

    _refuse_taken(host, port)
    os.environ["ENNAKKO_HOSTS"] = f"{os.environ.get('ENNAKKO_HOSTS', 'localhost,127.0.0.1,[::1]')},{host}"
    beside = subprocess.Popen([sys.executable, "-m", "ennakko", "worker"]) if worker else None
    click.echo(
        f"For residents: http://{host}:{port}/    for staff: http://{host}:{port}/desk/    stop: Ctrl-C"
    )
    try:
        Server(
            "ennakko.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            log_access=False,
            log_level="warning",  # type: ignore[arg-type]
        ).serve()
    finally:
        if beside is not None:
            beside.terminate()
            beside.wait()  # it ends after the part it is at


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise Trouble(
                f"The pages cannot answer on {host} port {port} ({error.strerror}).",
                "Choose another with --host or --port, or stop what answers there.",
            ) from None
