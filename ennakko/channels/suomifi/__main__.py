"""Try Suomi.fi Messages out on this machine."""

import sys

import click

from ennakko.channels.suomifi.simulator import PASSWORD, SERVICE, USER, Simulator, running


@click.command(epilog="Example: python -m ennakko.channels.suomifi --port 8901 010190-900P")
@click.option("--port", default=8901, show_default=True, help="Where it answers on this machine.")
@click.argument("codes", nargs=-1)
def main(port: int, codes: tuple[str, ...]) -> None:
    """Play Suomi.fi Messages for the mailboxes of CODES (artificial identity codes). Type a reply as MESSAGE TEXT, or the
    number of a MESSAGE alone: it is read; an empty line shows what was delivered; Ctrl-D ends it."""
    with running(Simulator(mailboxes=set(codes)), port) as simulator:
        told = {"URL": simulator.url, "USER": USER, "PASSWORD": PASSWORD, "SERVICE": SERVICE}
        click.echo(" ".join(f"ENNAKKO_SUOMIFI_{name}='{value}'" for name, value in told.items()))
        shown = 0
        for line in sys.stdin:
            sent = list(simulator.messages.items())
            for _, message in sent[shown:]:
                click.echo(
                    f"{message['messageId']}: {message['electronic']['title']}\n{message['electronic']['body']}\n"
                )
            shown = len(sent)
            number, _, text = line.strip().partition(" ")
            external = next((key for key, message in sent if str(message["messageId"]) == number), "")
            if external and text:
                simulator.reply(external, text)
            elif external:
                simulator.read(external)


if __name__ == "__main__":
    main.main()
