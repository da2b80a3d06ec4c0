"""A consent is withdrawn, or an objection made: in one transaction it is recorded and what rests on it is taken back.

Nothing else may call these two verbs of the room `consent`: what is recorded there without this would leave proposals that
rest on nothing. What had already been sent cannot be taken back, and is listed.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.consent import actions as consent
from ennakko.engine.reconcile import TABLE, Act, Need, ledger_class
from ennakko.engine.service import Consent, Service
from ennakko.ledger import catalogue, turns
from ennakko.ledger.access import standing
from ennakko.ledger.change import active, change
from ennakko.ledger.letters import Post
from ennakko.ledger.models import Proposal, State, Tell
from ennakko.outbox import access as outbox
from ennakko.outbox.letter import Posted

TO_STAFF = frozenset({Act.TO_STAFF})
BACK = frozenset({Act.WITHDRAW, Act.CLOSE})


@dataclass(frozen=True)
class Withdrawn:
    """What came of it: whether anything was said anew, the services (one for each proposal) of which a proposal was taken
    back, those of which a person now looks at one, and the messages that had gone. Restricted cases are in none of them."""

    anew: bool
    back: tuple[str, ...] = ()
    to_staff: tuple[str, ...] = ()
    sent: tuple[Posted, ...] = ()


@transaction.atomic
def withdraw_consent(
    *, person: int, purpose: str, categories: Collection[str] = (), on: date, by: Actor, at: datetime
) -> Withdrawn:
    """Withdraw a consent, of categories or (none named) whole. Every proposal that rests on it is taken back at once."""
    resting = [
        service
        for service in catalogue.services().values()
        if isinstance(service.basis, Consent) and service.basis.purpose == purpose
        if not categories or service.categories() & set(categories)
    ]

    def said() -> bool:
        turned = consent.withdraw(person=person, purpose=purpose, categories=categories, on=on, by=by, at=at)
        return bool(turned)

    return _taken_back(said, resting, person, "no_consent", on=on, by=by, at=at)


@transaction.atomic
def object_to(*, person: int, service: str, on: date, by: Actor, at: datetime) -> Withdrawn:
    """Object to the processing of a service on law. Raises Refused where GDPR Art. 21 does not apply to it."""
    declared = catalogue.services().get(service)
    if declared is None or not declared.may_be_objected_to:
        raise Refused(
            Text(
                "Tätä käsittelyä ei voi vastustaa.",
                "Den här behandlingen kan inte motsättas.",
                "This processing cannot be objected to.",
            ),
            Text(
                "Tehtävä on säädetty kaupungin velvollisuudeksi. Luvat-sivu kertoo perusteen.",
                "Uppgiften är lagstadgad. Sidan Tillstånd berättar grunden.",
                "The law makes it the city's task. The page Permissions tells the ground.",
            ),
        )

    def said() -> bool:
        return consent.object_to(person=person, service=service, on=on, by=by, at=at)

    return _taken_back(said, [declared], person, "objected", on=on, by=by, at=at)


def _taken_back(
    said: Callable[[], bool],
    resting: Sequence[Service],
    person: int,
    reason: str,
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> Withdrawn:
    """Record what was `said`, then take back what rests on it. A sweep that writes at this moment is waited for, or asks
    again afterwards: both take the seats' turn."""
    theirs = Proposal.objects.filter(
        person=person, service__in=[service.key for service in resting], live=True
    )
    seasons = {season for service in resting if (season := service.season.of(on)) is not None}
    for season in sorted(seasons | set(theirs.values_list("season", flat=True))):
        turns.seats(season)
    anew = said()
    if not anew:
        return Withdrawn(False)
    back, to_staff = [], []
    services = {service.key: service for service in resting}
    for found in theirs.select_for_update().order_by("pk"):
        act = _act(found)
        if act in BACK:
            _withdraw(found, services[found.service], reason, on=on, by=by, at=at)
            back.append(found)
        elif act in TO_STAFF:
            _hand_over(found, services[found.service], reason, on=on, by=by, at=at)
            to_staff.append(found)
    return Withdrawn(True, _services(back), _services(to_staff), tuple(_gone([*back, *to_staff])))


def _act(found: Proposal) -> Act:
    """What the reconcile table says of a proposal whose person may not be looked at any more."""
    bound = any(party.served_on is not None for party in active(found))
    return TABLE[ledger_class(found.state, found.live, bound, standing(found))][Need.GATED]


def _withdraw(found: Proposal, service: Service, reason: str, *, on: date, by: Actor, at: datetime) -> None:
    post = Post(service, on=on, by=by, at=at)
    post.stop([found])
    change(
        found, verb="withdrawn", by=by, at=at, payload={"tell": str(Tell.RESIDENT)},
        state=State.WITHDRAWN, live=False, place=None, cost=None, reason=reason, tell=Tell.RESIDENT,
    )  # fmt: skip
    others = [
        party for party in active(found) if party.person != by.person
    ]  # who did it reads it on the page
    post.withdrawn(found, others)
    post.send()


def _hand_over(found: Proposal, service: Service, reason: str, *, on: date, by: Actor, at: datetime) -> None:
    Post(service, on=on, by=by, at=at).stop([found])
    change(found, verb="to_staff", by=by, at=at, state=State.WITH_STAFF, reason=reason, tell=Tell.STAFF)


def _services(found: Sequence[Proposal]) -> tuple[str, ...]:
    return tuple(one.service for one in found if not one.restricted)


def _gone(found: Sequence[Proposal]) -> Iterator[Posted]:
    for one in found:
        if not one.restricted:
            yield from (sent for sent in outbox.of(f"proposal:{one.pk}") if sent.sent_at is not None)
