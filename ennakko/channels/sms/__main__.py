"""Try text messages out: a provider on this machine, and replies typed by hand."""

import sys

import click

from ennakko.base.clock import now
from ennakko.channels.sms.simulator import Simulator, reply, running


@click.command(epilog="Example: python -m ennakko.channels.sms --port 8900 --secret abc")
@click.option("--port", default=8900, show_default=True, help="Where it answers on this machine.")
@click.option(
    "--door", default="http://localhost:8000/channels/sms/in/", show_default=True, help="Where replies go."
)
@click.option("--secret", default="secret of a simulator", show_default=True, help="ENNAKKO_SMS_SECRET.")
def main(port: int, door: str, secret: str) -> None:
    """Play a text message provider. Type a reply as NUMBER TEXT; an empty line shows what was delivered; Ctrl-D ends it."""
    with running(Simulator(), port) as simulator:
        click.echo(
            f"ENNAKKO_SMS_URL={simulator.url} ENNAKKO_SMS_TOKEN='{simulator.token}' ENNAKKO_SMS_SECRET='{secret}'"
        )
        shown = typed = 0
        for line in sys.stdin:
            for to, text in simulator.texts[shown:]:
                click.echo(f"to {to}: {text}")
            shown = len(simulator.texts)
            called, _, text = line.strip().partition(" ")
            if called:
                typed += 1
                reference = f"typed-{int(now().timestamp())}-{typed}"
                answer = reply(door, secret, reference=reference, called=called, text=text, at=now())
                click.echo(f"{answer.status_code} {answer.text}")


if __name__ == "__main__":
    main.main()
