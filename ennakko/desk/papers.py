"""What comes and goes on paper and by phone: an officer records an answer, and prints a letter with its form."""

from datetime import date
from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.text import LANGUAGES, Text
from ennakko.desk import words
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, for_roles
from ennakko.desk.staff import TOLD, looked, now, page, today
from ennakko.desk.words import papers as topic
from ennakko.engine.service import WISHES, Answer, Service
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, catalogue
from ennakko.ledger.kinds import Received, Said
from ennakko.ledger.letters import on_paper
from ennakko.register import access as register


@require_http_methods(["GET", "POST"])
@for_roles(OFFICER)
def record(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Record an answer that came on paper or by phone. Stands in the log of everybody it names."""
    found = _found(proposal, actor)
    parties = [party for party in ledger.addressees(proposal) if party.active]
    choices = _choices(catalogue.service(found.service))
    trouble = None
    if request.method == "POST":
        sent = _sent(request, {str(party.pk): party.person for party in parties}, choices)
        if sent is not None:
            actions.record_answer(proposal=proposal, **sent, by=actor, at=now())
            request.session[TOLD] = "recorded"
            return redirect("desk:case", proposal)
        trouble = topic.incomplete
    service = catalogue.service(found.service)
    looked(actor, service, [found.person, *(party.person for party in parties)], "record_answer")
    names = register.names_of({found.person, *(party.person for party in parties)})
    return page(
        request, "record", actor, topic=topic, proposal=proposal, child=who(names, found.person), trouble=trouble,
        open=[(party.pk, who(names, party.person)) for party in parties if not party.answer],
        given=[
            (party.pk, who(names, party.person), words.answers[party.answer], words.wishes.get(party.wish))
            for party in parties if party.answer
        ],
        choices=list(choices.items()), hows=list(topic.hows.items()), kept=request.POST,
    )  # fmt: skip


@require_POST
@for_roles(OFFICER)
def take_back(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Take back an answer that was recorded by mistake."""
    _found(proposal, actor)
    party = next(
        (one for one in ledger.addressees(proposal) if str(one.pk) == request.POST.get("party")), None
    )
    if party is None:
        raise Http404
    actions.undo(proposal=proposal, person=party.person, on=today(), by=actor, at=now())
    request.session[TOLD] = "taken_back"
    return redirect("desk:case", proposal)


@require_GET
@for_roles(OFFICER)
def paper(request: HttpRequest, proposal: int, language: str, *, actor: Actor) -> HttpResponse:
    """The letter and its answer form, to print. No guardian's own link is on it."""
    found = _found(proposal, actor)
    if language not in LANGUAGES or found.place is None:
        raise Http404
    printed = on_paper(found, language)
    looked(actor, catalogue.service(found.service), [found.person], "letter")
    code = segno.make(printed.link, error="m").svg_data_uri(scale=3)
    return page(
        request, "paper", actor, topic=topic, proposal=proposal, printed=printed, code=code, on=language
    )


def _found(proposal: int, actor: Actor) -> Any:
    """The proposal, where it is one that is written to: nothing of a restricted case is on paper here."""
    found = ledger.proposal(proposal, actor)
    if found is None or found.restricted:
        raise Http404
    return found


def _choices(service: Service) -> dict[str, Text]:
    """What may have been answered: a yes, a refusal where a yes is asked, and every wish of the letter; a fact may be wrong."""
    plain = topic.answers if isinstance(service.terms, Answer) else {"yes": topic.answers["yes"]}
    unoffered = set(WISHES) - set(service.wishes)
    return plain | {wish: says for wish, says in words.wishes.items() if wish not in unoffered}


def _sent(request: HttpRequest, parties: dict[str, int], choices: dict[str, Text]) -> dict[str, Any] | None:
    """What the form says, as the verb takes it; None where something is missing."""
    party, chosen, how = (request.POST.get(name, "") for name in ("party", "answer", "how"))
    try:
        day = date.fromisoformat(request.POST.get("received_on", ""))
    except ValueError:
        return None
    if party not in parties or chosen not in choices or how not in list(Received):
        return None
    plain = chosen in topic.answers
    return {
        "person": parties[party],
        "answer": chosen if plain else Said.SOMETHING_ELSE,
        "wish": "" if plain else chosen,
        "received_on": day,
        "how": how,
    }
