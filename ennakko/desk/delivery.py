"""The staff's views on how messages arrive: counts by channel, and what a person must look at."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, OPERATOR, PRINCIPAL, for_roles
from ennakko.desk.staff import looked, now, page
from ennakko.desk.told import tell, told
from ennakko.desk.words import delivery as words
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.outbox.letter import Posted
from ennakko.register import access as register

ROWS = 25


@require_GET
@for_roles(OFFICER, PRINCIPAL, OPERATOR)
def every(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """What stands where by channel; whoever handles cases sees each message that waits for a person."""
    shown: dict[str, Any] = {"counts": _counts(), "topic": words, "told": told(request)}
    if actor.may(OFFICER):
        services = catalogue.of_controller(actor.controller)
        numbers = Paginator(range(outbox.left_count(services)), ROWS).get_page(request.GET.get("page"))
        found = outbox.left(services, numbers.start_index() - 1, ROWS) if numbers.object_list else []
        shown |= {"page": numbers, "rows": _rows(found, actor)}
    return page(request, "delivery", actor, **shown)


@require_POST
@for_roles(OFFICER)
def again(request: HttpRequest, message: int, *, actor: Actor) -> HttpResponse:
    """Have one message tried anew."""
    return _done(request, message, actor, attempts.again, words.waits)


@require_POST
@for_roles(OFFICER)
def gone(request: HttpRequest, message: int, *, actor: Actor) -> HttpResponse:
    """Note that one message had gone."""
    return _done(request, message, actor, attempts.found_gone, words.went)


@require_POST
@for_roles(OFFICER)
def aside(request: HttpRequest, message: int, *, actor: Actor) -> HttpResponse:
    """Take one message off the list: it is dealt with in another way."""
    return _done(request, message, actor, attempts.set_aside, words.stays)


def _done(
    request: HttpRequest, message: int, actor: Actor, verb: Callable[..., None], said: Text
) -> HttpResponse:
    if not outbox.is_left(message, catalogue.of_controller(actor.controller)):
        raise Http404
    verb(message=message, by=actor, at=now())
    tell(request, said)
    return redirect("desk:delivery")


def _counts() -> list[dict[str, Any]]:
    rows: list[tuple[str, str, int, date | None]] = [
        (
            channel,
            state,
            number,
            oldest.astimezone(HELSINKI).date() if state in {"waiting", "trying"} else None,
        )
        for channel, state, number, oldest in outbox.by_channel()
    ]
    rows += [
        (channel, kind, number, None) for (channel, kind), number in outbox.evidence_by_channel().items()
    ]
    order = list(words.states)
    rows.sort(key=lambda row: (row[0], order.index(row[1])))
    return [
        {
            "channel": words.channels.get(channel, channel),
            "state": words.states[state],
            "number": number,
            "oldest": day,
        }
        for channel, state, number, day in rows
    ]


def _rows(messages: list[Posted], actor: Actor) -> list[dict[str, Any]]:
    subjects = {message.id: _subject(message, actor) for message in messages}
    persons = {message.person for message in messages} | {each.person for each in subjects.values() if each}
    names = register.names_of(persons)
    for service in {message.service for message in messages}:
        about = {message.person for message in messages if message.service == service}
        about |= {each.person for each in subjects.values() if each and each.service == service}
        looked(actor, catalogue.service(service), about, "case")
    tried = outbox.tried([message.id for message in messages])
    return [
        {
            "message": message,
            "whose": who(names, message.person),
            "about": who(names, subject.person) if subject else "",
            "case": subject.pk if subject else None,
            "service": catalogue.service(message.service).title,
            "tried": [
                {
                    "channel": words.channels.get(each.channel, each.channel),
                    "at": each.at.astimezone(HELSINKI),
                    "outcome": words.outcomes[each.outcome],
                    "why": each.why,
                }
                for each in tried.get(message.id, ())
            ],
        }
        for message in messages
        for subject in [subjects[message.id]]
    ]


def _subject(message: Posted, actor: Actor) -> Any:
    """The proposal that a message is about, as the reader may see it."""
    kind, _, key = message.about.partition(":")
    return ledger.proposal(int(key), actor) if kind == "proposal" and key.isdecimal() else None
