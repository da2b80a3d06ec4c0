"""The staff's views on what residents ask about the data-use log: the questions of their controller, and the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.access import name_of
from ennakko.accounts.actor import Actor
from ennakko.audit import access as audit
from ennakko.audit import questions
from ennakko.audit.purposes import PURPOSES
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk.asked import waiting
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import looked, now, page
from ennakko.desk.told import tell, told
from ennakko.desk.words import questions as words
from ennakko.ledger import catalogue
from ennakko.register import access as register


@require_GET
@for_roles(OFFICER, PROTECTED_UNIT)
def every(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """The questions that wait for the reader's controller, the oldest first."""
    found = waiting(actor)
    names = register.names_of({asked.person for _, asked in found})
    looked(actor, None, names, "question")
    rows = [
        {
            "key": asked.key,
            "whose": who(names, asked.person),
            "what": PURPOSES[card.purpose].says.format(service=_title(card.service)),
            "at": card.at.astimezone(HELSINKI),
            "by": name_of(audit.actor_of(card.key)),
            "asked_on": asked.asked_at.astimezone(HELSINKI).date(),
        }
        for card, asked in found
    ]
    answers = list(questions.ANSWERS.items())
    return page(request, "questions", actor, topic=words, rows=rows, answers=answers, told=told(request))


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def answer(request: HttpRequest, question: int, *, actor: Actor) -> HttpResponse:
    """Answer one question with a declared kind."""
    if question not in {asked.key for _, asked in waiting(actor)}:
        raise Http404
    chosen = request.POST.get("answer", "")
    if chosen not in questions.ANSWERS:
        tell(request, words.choose, wrong=True)
    else:
        questions.answer(question=question, answer=chosen, by=actor, at=now())
        tell(request, words.answered)
    return redirect("desk:questions")


def _title(service: str) -> Text:
    known = catalogue.services().get(service)
    return known.title if known else Text(*[service or "–"] * 3)
