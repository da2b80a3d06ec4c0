"""The one command teaches: every subcommand has help with an example, and errors name cause and remedy."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from ennakko.config.cli import main

TOP = {
    "demo",
    "export",
    "practice",
    "feed",
    "show",
    "check",
    "staff",
    "unlock",
    "deploy",
    "plan",
    "sweep",
    "explain",
    "impact",
    "tick",
    "audit",
    "rotate-keys",
    "retain",
    "serve",
    "worker",
}
FOR_MACHINES = {
    "show person",
    "check",
    "plan",
    "sweep",
    "explain",
    "impact",
    "tick",
    "audit verify",
    "rotate-keys",
    "retain",
}


def _commands(
    group: click.Group, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*before, name))


ALL = {" ".join(path): command for path, command in _commands(main)}
LEAVES = sorted(name for name, command in ALL.items() if not isinstance(command, click.Group))


def test_the_commands_are_those_of_the_house():
    assert {name for name in ALL if " " not in name} == TOP


@pytest.mark.parametrize("name", sorted(ALL))
def test_help_is_shown_and_says_what_the_command_does(name: str):
    shown = CliRunner().invoke(main, [*name.split(), "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) >= 4


@pytest.mark.parametrize("name", LEAVES)
def test_help_gives_an_example_that_parses(name: str):
    command = ALL[name]
    epilog = command.epilog or ""
    assert f"ennakko {name}" in epilog


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_takes_the_data_folder(name: str):
    assert "--data" in {option for parameter in ALL[name].params for option in parameter.opts}


@pytest.mark.parametrize("name", sorted(FOR_MACHINES))
def test_a_machine_may_read_the_answer(name: str):
    assert "--json" in {option for parameter in ALL[name].params for option in parameter.opts}
