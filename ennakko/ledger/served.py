"""Service of the notice and of the decision: what proves it, and the deadline that runs from it. Text messages and e-mail prove nothing."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.service import Service
from ennakko.ledger import bulk, catalogue, refusals
from ennakko.ledger import refusals_decisions as refused
from ennakko.ledger.change import change, party, take
from ennakko.ledger.judging import BY_SILENCE, ENTITLED
from ennakko.ledger.kinds import Proof
from ennakko.ledger.models import Addressee, DecisionParty, Proposal, Standing, State

RUNS = frozenset({State.OPEN, State.SOMETHING_ELSE})  # states in which a notice waits for an answer
CHUNK = 1000


def deadline(service: Service, served_on: date) -> date:
    """The last day to answer for somebody served on the day."""
    return served_on + timedelta(days=int(service.parameters.on(served_on)[service.terms.days]))


@transaction.atomic
def deliver(*, proposal: int, person: int, on: date, proof: str, by: Actor, at: datetime) -> Addressee:
    """An addressee was served on the day; their time to answer runs from it. The first proof holds.

    A letter and an electronic message count as served some days after `on`, the day they were sent, as the dated parameters
    say; any other proof on the day itself. A proposal that no longer waits for an answer changes nothing. Raises Refused for
    what proves nothing.
    """
    _proves(proof)
    found = take(proposal, by)
    _own(person, by)
    mine = party(found, person)
    if mine.served_on is not None or not found.live or found.restricted or found.state not in RUNS:
        return mine
    _serve(found, mine, on=on, proof=proof)
    mine.save(update_fields=["served_on", "proof", "deadline"])
    payload = {"addressee": person, "proof": proof, "deadline": str(mine.deadline)}
    change(found, verb="served", by=by, at=at, payload=payload)
    return mine


def deliver_many(*, served: Sequence[tuple[int, int]], on: date, proof: str, by: Actor, at: datetime) -> int:
    """Many (proposal, addressee) were served on the day, as `deliver` does one. Returns how many deadlines began."""
    _proves(proof)
    began = 0
    for start in range(0, len(served), CHUNK):
        with transaction.atomic():
            began += _deliver(served[start : start + CHUNK], on=on, proof=proof, by=by, at=at)
    return began


def _deliver(served: Sequence[tuple[int, int]], *, on: date, proof: str, by: Actor, at: datetime) -> int:
    waiting = Proposal.objects.select_for_update().filter(
        pk__in={key for key, _ in served}, live=True, restricted=False, state__in=RUNS
    )
    proposals = {found.pk: found for found in waiting.order_by("pk")}
    wanted = set(served)
    parties = [
        mine
        for mine in Addressee.objects.filter(proposal__in=proposals, active=True, served_on=None).order_by(
            "id"
        )
        if (mine.proposal_id, mine.person) in wanted
    ]
    for mine in parties:
        _serve(proposals[mine.proposal_id], mine, on=on, proof=proof)
    touched = [proposals[key] for key in sorted({mine.proposal_id for mine in parties})]
    for found in touched:
        found.version += 1
        found.changed_at = at
    bulk.update(parties, ["served_on", "proof", "deadline"])
    bulk.update(touched, ["version", "changed_at"])
    audit.record_many([_served(proposals[mine.proposal_id], mine, by=by, at=at) for mine in parties])
    return len(parties)


@transaction.atomic
def deliver_decision(
    *, decision: int, person: int, on: date, proof: str, by: Actor, at: datetime
) -> DecisionParty:
    """A party was served the decision; their own time to challenge it runs from it. The first proof holds.

    A letter and an electronic message count as served some days after `on`, the day they were sent, as the dated
    parameters say; any other proof on the day itself. Raises Refused for whoever is no party.
    """
    _own(person, by)
    mine = DecisionParty.objects.filter(decision=decision, person=person, active=True).first()
    if mine is None:
        raise Refused(*refusals.said(refused.NO_DECISION, key=decision))
    deliver_decisions(served=[(decision, person)], on=on, proof=proof, by=by, at=at)
    mine.refresh_from_db()
    return mine


@transaction.atomic
def deliver_decisions(
    *, served: Sequence[tuple[int, int]], on: date, proof: str, by: Actor, at: datetime
) -> int:
    """Many (decision, party) were served, as `deliver_decision` does one. Returns how many times began to run.

    What was undone or corrected meanwhile starts no clock.
    """
    _proves(proof)
    wanted = set(served)
    waiting = DecisionParty.objects.select_for_update(of=("self",)).filter(
        decision__in={key for key, _ in wanted}, active=True, served_on=None
    )
    holding = waiting.filter(decision__standing=Standing.IN_FORCE, decision__proposal__restricted=False)
    parties = [
        mine
        for mine in holding.select_related("decision__proposal").order_by("id")
        if (mine.decision_id, mine.person) in wanted
    ]
    for mine in parties:
        made = mine.decision
        mine.served_on = _counts_as_served(catalogue.service(made.proposal.service), on, proof)
        mine.proof = proof
        mine.deadline = mine.served_on + timedelta(days=int(made.remedy["days"]))
    bulk.update(parties, ["served_on", "proof", "deadline"])
    audit.record_many([_decision_served(mine, by=by, at=at) for mine in parties])
    return len(parties)


def _counts_as_served(service: Service, on: date, proof: str) -> date:
    """The day something sent or opened `on` counts as served."""
    rule = {Proof.LETTER: "served_by_letter", Proof.ELECTRONIC: "served_electronically"}.get(Proof(proof))
    return on if rule is None else on + timedelta(days=int(service.parameters.on(on)[rule]))


def _decision_served(party: DecisionParty, *, by: Actor, at: datetime) -> audit.Entry:
    found = party.decision.proposal
    payload = {
        "decision": party.decision_id,
        "addressee": party.person,
        "proof": party.proof,
        "served_on": str(party.served_on),
        "deadline": str(party.deadline),
    }
    return audit.Entry(by, at, "decision_served", f"proposal:{found.pk}", found.person, payload)


@transaction.atomic
def returned(*, proposal: int, person: int, by: Actor, at: datetime) -> Addressee:
    """The letter came back, or the mailbox is dead: nobody was served, and the clock stops. It is a to-do of staff until
    something proves service. Where silence was read meanwhile it was none: the proposal waits for an answer again.

    Who answered has read: then it changes nothing.
    """
    found = take(proposal, by)
    mine = party(found, person)
    if mine.answer or (mine.served_on is None and mine.returned_at is not None):
        return mine
    mine.served_on, mine.proof, mine.deadline, mine.returned_at = None, "", None, at
    mine.save(update_fields=["served_on", "proof", "deadline", "returned_at"])
    unread = {"state": State.OPEN, "reason": ENTITLED, "handler": ""} if found.reason in BY_SILENCE else {}
    change(found, verb="returned", by=by, at=at, payload={"addressee": person}, **unread)
    return mine


def serve(found: Proposal, mine: Addressee, *, on: date, proof: Proof) -> None:
    """Begin the addressee's time to answer, where it has not begun. Stores nothing."""
    if mine.served_on is None:
        _serve(found, mine, on=on, proof=proof)


def _serve(found: Proposal, mine: Addressee, *, on: date, proof: str) -> None:
    service = catalogue.service(found.service)
    mine.served_on, mine.proof = _counts_as_served(service, on, proof), proof
    mine.deadline = deadline(service, mine.served_on)


def _served(found: Proposal, mine: Addressee, *, by: Actor, at: datetime) -> audit.Entry:
    payload = {
        "state": found.state,
        "reason": found.reason,
        "addressee": mine.person,
        "proof": mine.proof,
        "deadline": str(mine.deadline),
    }
    return audit.Entry(by, at, "served", f"proposal:{found.pk}", found.person, payload)


def _proves(proof: str) -> None:
    if proof not in list(Proof):
        raise Refused(*refusals.said(refused.NO_PROOF, proof=proof, known=", ".join(Proof)))


def _own(person: int, by: Actor) -> None:
    """A resident opens their own letter and nobody else's."""
    if by.kind == "resident" and by.person != person:
        raise Refused(*refused.NOT_YOURS)
