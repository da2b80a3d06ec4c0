"""The ways to answer: each is one link on the letter and one page to confirm, whichever it is. Declared kinds only."""

from dataclasses import dataclass

from ennakko.base.text import Text
from ennakko.engine.service import Answer, Service
from ennakko.ledger.kinds import Said
from ennakko.portal import words
from ennakko.portal.words import ways as said


@dataclass(frozen=True)
class Way:
    """One way: the last part of its address, what it answers, what the button says and what happens next."""

    key: str
    answer: str
    wish: str
    title: Text
    happens: tuple[Text, ...]


def ways(service: Service) -> tuple[Way, ...]:
    """The ways a letter of the service offers, the shortest words first. A refusal is one only where a yes is asked."""
    offered = [_yes(service)]
    if isinstance(service.terms, Answer):
        offered.append(Way("no", Said.NO, "", said.no, (said.no_next,)))
    return (*offered, *(_wish(key, said.wishes[key], said.nexts[key]) for key in service.wishes))


def way(service: Service, key: str) -> Way | None:
    """The way of an address: one the letter offers, or one that says that a fact is wrong."""
    wrongs = (_wish(kind, title, said.wrong_next) for kind, title in said.wrongs.items())
    return next((one for one in (*ways(service), *wrongs) if one.key == key), None)


def named(answer: str, wish: str) -> Text | None:
    """What was answered, in the words of its button; None where nothing was."""
    plain = {Said.YES: said.yes, Said.NO: said.no, Said.SOMETHING_ELSE: said.something_else}
    return said.wishes.get(wish) or said.wrongs.get(wish) or (plain[Said(answer)] if answer else None)


def _yes(service: Service) -> Way:
    return Way(
        "yes", Said.YES, "", said.yes, (said.yes_next, said.who_decides.format(decides=decides(service)))
    )


def _wish(key: str, title: Text, happens: Text) -> Way:
    return Way(key, Said.SOMETHING_ELSE, key, title, (happens, said.HELD, said.who_next))


def decides(service: Service) -> Text:
    """Who decides on proposals of the service."""
    return getattr(service.decision, "title", words.decides_rules)
