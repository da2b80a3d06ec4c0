"""Try text messages out: a provider on this machine, and replies typed by hand."""

import sys

import click
import httpx

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
        told = {
            "URL": simulator.url,
            "TOKEN": simulator.token,
            "SECRET": secret,
            "SENDER": "+358481111111",
            "KEYS": 1,
        }
        click.echo(" ".join(f"ENNAKKO_SMS_{name}='{value}'" for name, value in told.items()))
        shown = 0
        for typed, line in enumerate(sys.stdin):
            for to, text in simulator.texts[shown:]:
                click.echo(f"to {to}: {text}")
            shown = len(simulator.texts)
            called, _, text = line.strip().partition(" ")
            if called:
                click.echo(posted(door, secret, f"typed-{int(now().timestamp())}-{typed}", called, text))


def posted(door: str, secret: str, reference: str, called: str, text: str) -> str:
    """What our door said to a reply."""
    try:
        answer = reply(door, secret, reference=reference, called=called, text=text, at=now())
    except httpx.HTTPError as error:
        return f"Nobody answers at {door} ({type(error).__name__}): is `ennakko serve` running?"
    return f"{answer.status_code} {answer.text}"


if __name__ == "__main__":
    main.main()
