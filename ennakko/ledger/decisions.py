"""Decisions: acts of an official with reasons and a remedy. A proposal is never one by itself.

Until a party was served, a decision may be undone; afterwards a mistake is corrected, by a decision of its own.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.service import Service
from ennakko.ledger import catalogue, parties, refusals, turns
from ennakko.ledger import refusals_decisions as refused
from ennakko.ledger.cases import seat
from ennakko.ledger.change import change, take_living
from ennakko.ledger.deciding import Deciding, held, may_decide, next_serial, stored, texts
from ennakko.ledger.kinds import Correction
from ennakko.ledger.letters import Post
from ennakko.ledger.models import Addressee, Decision, DecisionParty, Proposal, Standing, State, Tell
from ennakko.ledger.reasons import compose, corrected, grounds, seen
from ennakko.outbox import actions as outbox
from ennakko.register import access as register


@transaction.atomic
def decide(
    *, proposal: int, reasons: Mapping[str, str] | None = None, on: date, by: Actor, at: datetime
) -> Decision:
    """Decide on a proposal whose parties were heard. Every guardian in force is a party, each served in their language.

    `reasons`: the official's own words by language, in place of those composed from the stored facts. Raises Refused
    without the role that decides, before the hearing has ended, without a place, or where the register of the day
    forbids it.
    """
    found, service = _deciding(proposal, by)
    made = Deciding(service, found.season, on, by, at).decide({proposal: None}, edited=reasons)
    for left in made.left.values():
        raise Refused(*refusals.said(refused.LEFT_OUT[left], key=proposal))
    return made.decisions[0]


@transaction.atomic
def undo_decision(*, decision: int, on: date, by: Actor, at: datetime) -> Proposal:
    """Take a decision back as if it had not been made, and the proposal to what it was before.

    Only until a party was served or a letter left: what waits to be sent is stopped. Raises Refused afterwards. A case
    that has gone to staff since stays there. A correction is not undone: it is corrected again.
    """
    made, found, _ = _standing(decision, by)
    if made.corrects_id is not None:
        raise Refused(*refusals.said(refusals.CORRECTS, number=made.number))
    stopped = outbox.stop(about=[f"proposal:{found.pk}"], by=by, at=at)
    left = any(message.key.startswith(f"decision:{made.pk}/") for message in stopped.gone)
    if left or made.parties.filter(served_on__isnull=False).exists():
        raise Refused(*refusals.said(refusals.LEFT, number=made.number))
    _end(made, Standing.UNDONE, by=by, at=at)
    fields = made.before if found.state == State.DECIDED else {}
    return change(
        found,
        verb="decision_undone",
        by=by,
        at=at,
        payload={"decision": made.pk, "number": made.number},
        **fields,
    )


@transaction.atomic
def correct_decision(
    *,
    decision: int,
    kind: str,
    why: Mapping[str, str],
    place: int | None = None,
    agreed: bool = False,
    on: date,
    by: Actor,
    at: datetime,
) -> Decision:
    """Correct a decision by a new one: the parties are served anew, each with a new time to challenge it; the old one
    stays readable and says that it was corrected.

    `kind`: factual (Administrative Procedure Act 434/2003, 50 §) or clerical (51 §); `why`: what was wrong, by language;
    `place`: another place, where a seat is free there (factual only). A factual error is corrected only where it is to
    the parties' benefit or they agree (`agreed`). Raises Refused otherwise.
    """
    if kind not in list(Correction):
        raise Refused(*refusals.said(refused.NO_CORRECTION, kind=kind, known=", ".join(Correction)))
    old, found, service = _standing(decision, by)
    moves = place is not None and place != old.place
    if kind == Correction.CLERICAL and moves:
        raise Refused(*refused.CLERICAL_MOVES)
    if kind == Correction.FACTUAL and not agreed:
        raise Refused(*refused.NOT_AGREED)
    today = parties.now(service, [found.person], season=found.season, on=on).get(found.person)
    if today is None or today.guarded or not today.parties:
        raise Refused(*refused.NO_PARTY_TODAY)
    Post(service, on=on, by=by, at=at).stop([found])
    seated = seat(found, service, place if place is not None else old.place, on=on)
    change(
        found, verb="corrected", by=by, at=at, payload={"corrects": old.pk, "kind": kind, "place": seated["place"]},
        state=State.DECIDED, reason="decided", tell=Tell.RESIDENT, **seated,
    )  # fmt: skip
    _end(old, Standing.CORRECTED, by=by, at=at)
    return _corrected(old, found, service, today.parties, kind, why, on=on, by=by, at=at)


@transaction.atomic
def give_decision(*, decision: int, person: int, on: date, by: Actor, at: datetime) -> DecisionParty:
    """Make somebody a party who got custody after the decision: they are written to, and get their own time.

    Nobody is added silently: the case page shows who joined, and a person decides. Raises Refused for anybody without
    custody today. Who is a party already changes nothing.
    """
    made, found, service = _standing(decision, by)
    today = parties.now(service, [found.person], season=found.season, on=on).get(found.person)
    if today is None or today.guarded or person not in today.parties:
        raise Refused(*refused.NO_CUSTODY)
    language = "sv" if register.languages_of([person])[person] == "sv" else "fi"
    party, fresh = DecisionParty.objects.get_or_create(
        decision=made, person=person, defaults={"language": language}
    )
    if fresh:
        if language not in made.texts:
            if made.edited:
                raise Refused(*refusals.said(refused.REASONS_IN_ONE_LANGUAGE, number=made.number))
            made.texts |= texts(service, found, {language}, compose(service, made.grounds))
            made.save(update_fields=["texts"])
        post = Post(service, on=on, by=by, at=at)
        post.decided(made, [party])
        post.send()
        audit.record(
            by=by, at=at, verb="decision_given", about=f"proposal:{found.pk}", person=found.person,
            payload={"decision": made.pk, "addressee": person},
        )  # fmt: skip
    return party


def _corrected(
    old: Decision,
    found: Proposal,
    service: Service,
    concerned: tuple[int, ...],
    kind: str,
    why: Mapping[str, str],
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> Decision:
    known = register.languages_of(concerned)
    languages = {person: "sv" if known[person] == "sv" else "fi" for person in concerned}
    heard = list(Addressee.objects.filter(proposal=found, active=True).order_by("person"))
    places = register.places(seen(found))
    told = grounds(found, heard, places) | {"reason": _why_placed(old, found)}
    reasons = compose(service, told)
    said = {language: why.get(language, "").strip() for language in set(languages.values())}
    own = corrected(old.number, kind, {k: text for k, text in said.items() if text}, reasons)
    new = Decision.objects.create(
        proposal=found, season=found.season, serial=next_serial(found.season), place=held(found), kind=old.kind,
        by=str(by), at=at, texts=texts(service, found, set(languages.values()), reasons, own), edited=True,
        grounds=told, remedy=stored(service.remedy(on)), before=old.before, corrects=old, correction=kind,
    )  # fmt: skip
    theirs = [
        DecisionParty(decision=new, person=person, language=language)
        for person, language in languages.items()
    ]
    DecisionParty.objects.bulk_create(theirs)
    post = Post(service, on=on, by=by, at=at)
    post.decided(new, theirs, section="corrected")
    post.send()
    return new


def _why_placed(old: Decision, found: Proposal) -> str:
    """Why the child has this place: as before, unless the correction moved it."""
    return str(old.grounds["reason"]) if found.place == old.place else "other_place"


def _deciding(proposal: int, by: Actor) -> tuple[Proposal, Service]:
    """The proposal with the seats' turn taken first, and its service, where `by` decides on it."""
    season = Proposal.objects.filter(pk=proposal).values_list("season", flat=True).first()
    if season is not None:
        turns.seats(season)
    found = take_living(proposal, by)
    service = catalogue.service(found.service)
    may_decide(service, by, found.place)
    return found, service


def _standing(decision: int, by: Actor) -> tuple[Decision, Proposal, Service]:
    """A decision in force, its proposal locked, and the service, where `by` decides on it."""
    known = Decision.objects.filter(pk=decision).values_list("proposal", "season").first()
    if known is None:
        raise Refused(*refusals.said(refused.NO_DECISION, key=decision))
    turns.seats(known[1])
    found = take_living(known[0], by)
    made = Decision.objects.get(pk=decision)
    service = catalogue.service(found.service)
    may_decide(service, by, made.place)
    if made.standing != Standing.IN_FORCE:
        raise Refused(*refusals.said(refused.NOT_IN_FORCE, number=made.number))
    return made, found, service


def _end(made: Decision, standing: Standing, *, by: Actor, at: datetime) -> None:
    made.standing, made.ended_by, made.ended_at = standing, str(by), at
    made.save(update_fields=["standing", "ended_by", "ended_at"])
