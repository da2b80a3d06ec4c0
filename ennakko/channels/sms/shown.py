"""What a text message says. It reminds: that there is a letter, where it is, how to answer. No name, no address, no fact:
whoever holds the telephone may read it. The words of the service stay behind the link, which opens one letter."""

import re

from ennakko.base.text import Text
from ennakko.channels.keys import told
from ennakko.outbox.letter import Posted

LINK = re.compile(r"https?://\S+/l/(\d+)-[\w-]+/")

ONE = Text(
    "{city}: teille on viesti. {links} Vastaa K (sopii) tai E (ei sovi).",
    "{city}: det finns ett meddelande till er. {links} Svara J (passar) eller N (passar inte).",
    "{city}: there is a message for you. {links} Reply Y (fine) or N (not fine).",
)
SOME = Text(
    "{city}: teille on viestejä. {links} Vastaa koodilla, sopii: {code} K, ei sovi: {code} E.",
    "{city}: det finns meddelanden till er. {links} Svara med koden, passar: {code} J, passar inte: {code} N.",
    "{city}: there are messages for you. {links} Reply with the code, fine: {code} Y, not fine: {code} N.",
)
TOLD = Text(
    "{city}: teille on viesti. {links}",
    "{city}: det finns ett meddelande till er. {links}",
    "{city}: there is a message for you. {links}",
)


def code_of(proposal: int) -> str:
    """The word that tells a family's matters apart: A1, B7 ... from the number of the proposal."""
    return f"{chr(ord('A') + proposal // 9 % 26)}{proposal % 9 + 1}"


def shown(message: Posted, city: str) -> str:
    """The text message that tells of a message, or of several that go together."""
    found = [(int(link[1]), link[0]) for link in LINK.finditer(message.body)]
    if not found:
        return message.body  # written for this channel: it holds nothing to be hidden
    says, code = TOLD, ""
    links = " ".join(link for _, link in found)
    what = told(message.key)
    if message.key.startswith("bundle:") or (what is not None and what.asks):
        says = ONE if len(found) == 1 else SOME
    if says is SOME:
        code = code_of(found[0][0])
        links = " ".join(f"{code_of(proposal)}: {link}" for proposal, link in found)
    return says.format(city=city, links=links, code=code)[message.language]
