"""Decisions on the case page: what was decided and whom it was served on; deciding, undoing, correcting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ennakko.accounts.access import in_charge_of, name_of
from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.channels.papers import words as paper_words
from ennakko.desk import words
from ennakko.desk.overview import who
from ennakko.desk.session import PRINCIPAL, for_roles, handles
from ennakko.desk.staff import now, today
from ennakko.desk.told import tell
from ennakko.desk.words import signing as topic
from ennakko.engine.service import Official, Service
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, catalogue
from ennakko.ledger.deciding import draft
from ennakko.ledger.parties import joined_since
from ennakko.register import access as register


@dataclass(frozen=True)
class Party:
    """A party: when served, until when they may challenge."""

    who: str
    served_on: date | None
    deadline: date | None


@dataclass(frozen=True)
class Joined:
    """A guardian in force who is no party."""

    person: int
    who: str


@dataclass(frozen=True)
class Shown:
    """One decision as the case page shows it, and what may be done with it."""

    key: int
    number: str
    made_on: date
    by: str
    standing: Text
    in_force: bool
    texts: tuple[tuple[str, str], ...]  # (language, reasons)
    written_in: tuple[tuple[str, Text], ...]
    printed_in: tuple[tuple[str, Text], ...]
    parties: tuple[Party, ...]
    joined: tuple[Joined, ...]
    may_undo: bool
    may_correct: bool
    may_give: bool


def section(found: Any, service: Service, actor: Actor) -> dict[str, Any]:
    """What the case page shows of decisions. A restricted case shows none: they tell of a place."""
    if found.restricted:
        return {"decisions": (), "drafts": (), "topic": topic}
    decides = isinstance(service.decision, Official) and actor.may(service.decision.role)
    schools = in_charge_of(actor)
    decides = decides and (not schools or found.place in schools)
    made = ledger.decisions(found.pk)
    drafts = draft(service, found, on=today(), by=actor) if decides and found.live else {}
    return {
        "topic": topic,
        "decisions": tuple(_shown(one, found, decides=decides) for one in reversed(made)),
        "drafts": tuple(
            (language, words.decide_language[language], text) for language, text in drafts.items()
        ),
        "kinds": tuple(topic.kinds.items()),
    }


def _shown(one: Any, found: Any, *, decides: bool) -> Shown:
    in_force = one.standing == "in_force"
    joined = joined_since(one, on=today()) if in_force and found.live else []
    parties = one.parties.all()
    names = register.names_of([party.person for party in parties] + joined)
    served = any(party.served_on is not None for party in parties)
    return Shown(
        key=one.pk,
        number=one.number,
        made_on=one.at.astimezone(HELSINKI).date(),
        by=name_of(one.by),
        standing=topic.standing[one.standing],
        in_force=in_force,
        texts=tuple((language, one.texts[language]["reasons"]) for language in one.languages),
        printed_in=tuple((code, title) for code, title in paper_words.languages.items() if code in one.texts),
        written_in=tuple((language, topic.languages[language]) for language in one.languages),
        parties=tuple(
            Party(who(names, party.person), party.served_on, party.deadline)
            for party in parties
            if party.active
        ),
        joined=tuple(Joined(person, who(names, person)) for person in joined),
        may_undo=decides
        and in_force
        and not served
        and one.corrects_id is None
        and not ledger.letter_left(one),
        may_correct=decides and in_force and found.live,
        may_give=decides and in_force and found.live,
    )


@require_POST
@for_roles(PRINCIPAL)
def decide(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Decide, with the reasons as composed or as the official wrote them."""
    found = ledger.proposal(proposal, actor)
    if found is None or not handles(actor, found):
        raise Http404
    drafted = draft(catalogue.service(found.service), found, on=today(), by=actor)
    said = {language: _written(request.POST, f"reasons-{language}") for language in drafted}
    if drafted and not all(said.values()):
        tell(request, topic.write_reasons, wrong=True)
        return redirect("desk:case", proposal)
    actions.decide(
        proposal=proposal, reasons=None if said == drafted else said, on=today(), by=actor, at=now()
    )
    tell(request, words.done["decided"])
    return redirect("desk:case", proposal)


@require_POST
@for_roles(PRINCIPAL)
def undo(request: HttpRequest, decision: int, *, actor: Actor) -> HttpResponse:
    """Take a decision back that nobody was served with."""
    made = _made(decision, actor)
    actions.undo_decision(decision=decision, on=today(), by=actor, at=now())
    tell(request, topic.undone)
    return redirect("desk:case", made.proposal_id)


@require_POST
@for_roles(PRINCIPAL)
def correct(request: HttpRequest, decision: int, *, actor: Actor) -> HttpResponse:
    """Correct a decision by a new one."""
    made = _made(decision, actor)
    kind, place = request.POST.get("kind", ""), request.POST.get("place", "")
    why = {language: _written(request.POST, f"why-{language}") for language in made.languages}
    if kind not in topic.kinds or not all(why.values()):
        tell(request, topic.write_why, wrong=True)
        return redirect("desk:case", made.proposal_id)
    actions.correct_decision(
        decision=decision, kind=kind, why=why, place=int(place) if place.isdecimal() else None,
        agreed="agreed" in request.POST, on=today(), by=actor, at=now(),
    )  # fmt: skip
    tell(request, topic.corrected)
    return redirect("desk:case", made.proposal_id)


@require_POST
@for_roles(PRINCIPAL)
def give(request: HttpRequest, decision: int, *, actor: Actor) -> HttpResponse:
    """Make a guardian a party who joined after the decision."""
    made, person = _made(decision, actor), request.POST.get("person", "")
    if not person.isdecimal():
        raise Http404
    actions.give_decision(decision=decision, person=int(person), on=today(), by=actor, at=now())
    tell(request, topic.given)
    return redirect("desk:case", made.proposal_id)


def _made(decision: int, actor: Actor) -> Any:
    made = ledger.decision(decision, actor)
    if made is None or made.proposal.restricted:
        raise Http404
    return made


def _written(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").replace("\r\n", "\n").strip()
