"""The one command. Each subcommand is a module of this package that offers `command`; it is loaded when it is called,
so that `ennakko --help` answers at once."""

from importlib import import_module

import click

COMMANDS = {  # name: one line, shown by --help; the order is the order of the loop
    "demo": "Build a synthetic Helsinki, sweep it and serve the pages.",
    "practice": "Practise on a synthetic city that cannot touch the real one.",
    "feed": "Bring data in: the population register, places, districts, pupils.",
    "show": "Show what the register holds on one person (leaves an audit event).",
    "check": "Check that every declared service may run here today.",
    "staff": "Appoint somebody who works here, with roles and a password.",
    "unlock": "Let somebody sign in again after too many wrong passwords.",
    "deploy": "Record that a service goes live, or back to planning.",
    "plan": "Say what a sweep would do, and why. Proposes nothing.",
    "sweep": "Find, allocate, reconcile with the ledger and apply.",
    "explain": "Why this person, or why not: each condition, fact and source.",
    "impact": "Begin an impact assessment from what the service declares.",
    "export": "Write what another system is given of every child whose place is settled.",
    "tick": "Let time act: deadlines, lapses, silence after a hearing.",
    "audit": "Verify the audit chain.",
    "rotate-keys": "Replace the key that seals identity codes.",
    "retain": "Let go of what need not be kept (says first what that is).",
    "serve": "Serve the pages, with the worker beside them.",
    "worker": "Send messages, seal events, follow register changes.",
}


class Lazy(click.Group):
    """A group whose subcommands are imported when they are called."""

    def __init__(self, *args: object, package: str, commands: dict[str, str], **extra: object) -> None:
        super().__init__(*args, **extra)  # type: ignore[arg-type]
        self.package, self.lines = package, commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lines)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.lines:
            return None
        module = import_module(f"{self.package}.{name.replace('-', '_')}")
        return module.command  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lines.items()))


@click.command(
    cls=Lazy,
    package=__name__,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A first look: ennakko demo --residents 20000. Everything lives in one folder: --data DIR or ENNAKKO_DATA.",
)
@click.version_option(package_name="ennakko")
def main() -> None:
    """Ennakko finds, ahead of time, what residents are entitled to, and brings it to them."""
