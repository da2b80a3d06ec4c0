"""Decisions: acts of an official with reasons and a remedy. A proposal is never one by itself."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Refused
from ennakko.base.text import LANGUAGES
from ennakko.engine.service import Official, Remedy, Service
from ennakko.ledger import catalogue
from ennakko.ledger.change import active, change, take_living
from ennakko.ledger.letters import Post
from ennakko.ledger.models import Decision, Proposal, State, Tell

HEARD = frozenset({State.ACCEPTED, State.NO_REMARK, State.BY_HAND})
OFFICIAL_LANGUAGES = ("fi", "sv")  # decisions are issued in these; other languages are courtesy translations


@transaction.atomic
def decide(
    *, proposals: Collection[int], reasons: str, language: str, on: date, by: Actor, at: datetime
) -> list[Decision]:
    """Decide on proposals whose parties were heard, all of them or none, with reasons in the language of the decision.

    Raises Refused without the role that decides, without reasons, before the hearing has ended, or without a place.
    """
    if language not in OFFICIAL_LANGUAGES:
        raise Refused("A decision is issued in Finnish or Swedish.", "Choose fi or sv.")
    if not reasons.strip():
        raise Refused("A decision needs reasons.", "Write why (Administrative Procedure Act, section 45).")
    return [
        _decide(take_living(key, by), reasons.strip(), language, on=on, by=by, at=at)
        for key in sorted(set(proposals))
    ]


def _decide(found: Proposal, reasons: str, language: str, *, on: date, by: Actor, at: datetime) -> Decision:
    service = catalogue.service(found.service)
    _may(service, by)
    if found.state not in HEARD:
        raise Refused(
            f"Proposal {found.pk} is {State(found.state).label.lower()}: its parties have not been heard to the end.",
            "Wait for the deadline, or close the case first.",
        )
    if found.place is None:
        raise Refused(f"Proposal {found.pk} holds no place.", "Place by hand first.")
    decision = Decision.objects.create(
        proposal=found,
        place=found.place,
        kind="official" if isinstance(service.decision, Official) else "rules",
        by=str(by),
        at=at,
        language=language,
        reasons=reasons,
        remedy=remedy(service.decision.remedy),
    )
    change(
        found, verb="decided", by=by, at=at, payload={"decision": decision.pk},
        state=State.DECIDED, reason="decided", tell=Tell.RESIDENT,
    )  # fmt: skip
    post = Post(service, on=on, by=by, at=at)
    post.decided(found, active(found))
    post.send()
    return decision


def remedy(declared: Remedy) -> dict[str, object]:
    """A remedy as a decision stores it: what was told then stays told."""
    return {
        "body": {language: declared.body[language] for language in LANGUAGES},
        "days": declared.days,
        "form": {language: declared.form[language] for language in LANGUAGES},
        "source": declared.source,
        "unsure": declared.unsure,
    }


def _may(service: Service, by: Actor) -> None:
    if isinstance(service.decision, Official):
        if not by.may(service.decision.role):
            raise Refused(
                "Your role does not decide on this.", f"A {service.decision.role} of the service decides."
            )
    elif by.kind != "system":
        raise Refused("Published rules decide on this.", "The platform does it by itself.")
