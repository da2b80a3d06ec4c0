"""`ennakko impact`: an impact assessment of a service, filled from its declaration."""

import json
from datetime import datetime
from pathlib import Path

import click

from ennakko.config.cli.edge import as_json, edge
from ennakko.config.cli.plan import on_option, the_day


@click.command(epilog="Example: ennakko impact school-start --kind fria --language sv --output fria.md")
@click.argument("service")
@click.option(
    "--kind", type=click.Choice(["dpia", "fria"]), default="dpia", show_default=True,
    help="dpia: data protection (GDPR Art. 35). fria: fundamental rights (AI Act Art. 27).",
)  # fmt: skip
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="en", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), help="The file to write (default: standard output)."
)
@on_option
@as_json
@edge
def command(
    service: str, kind: str, language: str, output: Path | None, on: datetime | None, json_: bool
) -> None:
    """Write the data-protection or fundamental-rights impact assessment of SERVICE as Markdown.

    What the declaration and the algorithm register know is filled in: purpose, ground, data with its sources and times, who
    is looked at and who is not, who decides, remedies, oversight, logs, brakes. What only people can judge is left as a
    question, and the questions are counted. Answers lie beside the service in impact/dpia.toml and impact/fria.toml: a
    table named like the question, with fi, sv and en.
    """
    from ennakko.base.errors import BadInput
    from ennakko.engine.impact.markdown import as_json as for_machine
    from ennakko.engine.impact.markdown import left, markdown
    from ennakko.ledger import catalogue
    from ennakko.ledger.impact import assessment_of

    made = assessment_of(catalogue.service(service), kind, on=the_day(on))
    told = (
        json.dumps(for_machine(made, language), ensure_ascii=False, indent=1) + "\n"
        if json_
        else markdown(made, language)
    )
    if output is None:
        click.echo(told, nl=False)
        return
    try:
        output.write_text(told, "utf-8")
    except OSError as error:
        raise BadInput(
            f"{output} cannot be written: {error.strerror}.", "Name a file in a folder you may write to."
        ) from error
    click.echo(f"{output}: {left(made).en}", err=True)
