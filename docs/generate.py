"""The pages made from the code: columns, services, commands. `make docs` writes them; a test refuses old ones."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ennakko.config.cli import main
from ennakko.engine import permissions
from ennakko.engine.described import Described
from ennakko.engine.parameters import Value
from ennakko.engine.service import Claims, Hearing, Law, Remedy, Rules, Self, Service, complete
from ennakko.engine.vocabulary import FRAMES
from ennakko.ledger.catalogue import services

HERE = Path(__file__).parent
NOTE = "<!-- Made by `make docs`: change the code, not this page. -->"
WIDTH = 100


def pages() -> dict[Path, str]:
    """Each generated page and its content."""
    made = {"columns.md": columns(), "services.md": catalogue(), "commands.md": commands()}
    return {HERE / name: "\n".join([NOTE, *lines]) + "\n" for name, lines in made.items()}


def columns() -> Iterator[str]:
    """What a service may read, frame by frame."""
    yield "# Columns"
    yield ""
    yield "Everything a service may read. A service gets only the columns it declares; *location* is null for whoever is handled by hand."
    for frame in FRAMES.values():
        yield from _frame(frame)
    yield ""
    yield "Read by the gate alone, and by no service:"
    for frame in permissions.FRAMES.values():
        yield from _frame(frame)


def _frame(frame: Described) -> Iterator[str]:
    yield from ("", f"## {frame.name}", "", f"{frame.meaning.en}. Key: {', '.join(frame.key)}.", "")
    yield "| column | type | data category | source | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    for column in frame:
        unit = f" ({column.unit})" if column.unit else ""
        made = f"; derived from {', '.join(column.derived_from)}" if column.derived_from else ""
        yield f"| {column.name} | {column.dtype.__name__}{unit} | {column.category} | {column.source}{made} | {column.meaning.en} |"


def catalogue() -> Iterator[str]:
    """What is declared today."""
    yield "# Services"
    for service in services().values():
        yield from _service(service)


def _service(service: Service) -> Iterator[str]:
    ground = (
        f"{service.basis.act.en}, {service.basis.section}"
        if isinstance(service.basis, Law)
        else f"consent for {service.basis.purpose}"
    )
    objective = "published criteria" if isinstance(service.supply.by, Claims) else "least total distance"
    criteria = ", ".join(criterion.says.en for criterion in service.supply.by.criteria)
    who = (
        "the person"
        if isinstance(service.to, Self)
        else f"every guardian in force (limited by {service.to.limited_by})"
    )
    terms = "a hearing: silence is no remark" if isinstance(service.terms, Hearing) else "a yes is asked"
    by = "published rules" if isinstance(service.decision, Rules) else service.decision.role
    remedy = Remedy.of(service.parameters.dated["remedy"][-1])
    yield from ("", f"## {service.title.en} (`{service.key}`, version {service.version})", "")
    yield f"- **Owner** {service.owner}; controller {service.controller}. **Ground** {ground}."
    yield f"- **Season** {service.season.opens} to {service.season.closes} (month-day). **Addressed to** {who}."
    yield f"- **Shares out** {service.supply.kind} places by {objective}: {criteria}"
    yield f"- **Terms** {terms}. **Decides** {by}; challenged with {remedy.body.en}, {remedy.days} days, {remedy.form.en} ({remedy.source})."
    yield f"- **Kept** {service.retention.years} years ({service.retention.source}). **Success** {service.success.en}."
    if service.related:
        yield f"- **Related**, prepared by no service here: {', '.join(one.title.en for one in service.related)}."
    yield from ("", "| who needs it | rests on |", "| --- | --- |")
    for condition in service.needs:
        yield f"| {condition.holds.en} | {', '.join(condition.cites)} |"
    yield from ("", "| goes to a person |", "| --- |")
    yield from (f"| {route.says.en} |" for route in service.routes)
    yield from ("", "| reads | columns | read by absence |", "| --- | --- | --- |")
    for frame, read in service.reads().items():
        used = service.uses.get(frame)
        absence = f"loaded whole within {used.days} days" if isinstance(used, complete) else ""
        yield f"| [{frame}](columns.md#{frame}) | {', '.join(read)} | {absence} |"
    yield from ("", "| parameter | from | value | source |", "| --- | --- | --- | --- |")
    for name, values in service.parameters.dated.items():
        yield from (f"| {name} | {value.since} | {_value(value)} | {value.source} |" for value in values)


def _value(dated: Value) -> str:
    if not isinstance(dated.value, dict):
        return str(dated.value)
    remedy = Remedy.of(dated)
    return f"{remedy.body.en}, {remedy.days} days, {remedy.form.en}"


def commands() -> Iterator[str]:
    """The help of every command, as it is shown."""
    yield "# Commands"
    yield from _help(
        main, click.Context(main, info_name="ennakko", terminal_width=WIDTH, **main.context_settings)
    )


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    shown = [line.rstrip() for line in command.get_help(context).splitlines()]
    yield from ("", f"## {context.command_path}", "", "```", *shown, "```")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _help(below, click.Context(below, context, info_name=name, terminal_width=WIDTH))


def stale() -> list[str]:
    """The pages that are not what the code makes now."""
    return [
        page.name for page, said in pages().items() if not page.exists() or page.read_text("utf-8") != said
    ]


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(f"Run `make docs`: {', '.join(old)} is old." if (old := stale()) else 0)
    for page, content in pages().items():
        page.write_text(content, "utf-8")
