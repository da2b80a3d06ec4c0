"""What the plan page says of plan only and of going live."""

from datetime import date
from typing import Any

from ennakko.accounts.access import name_of
from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.desk.session import OFFICER, OPERATOR
from ennakko.desk.words import deploy as words
from ennakko.engine.impact import KINDS
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger


def section(service: Service, actor: Actor, *, on: date) -> dict[str, Any]:
    """Whether the service is live, who decided it, and what the reader may do about it or about a hearing elsewhere."""
    season = service.season.of(on)
    latest, live = ledger.deployment(service.key), ledger.live(service.key)
    return {
        "topic": words,
        "live": live,
        "count": ledger.state_counts(service.key, season).get("open", 0) if season else 0,
        "latest": latest and _act(latest),
        "may_deploy": actor.may(OPERATOR),
        "assessments": [(kind, words.assessments[kind]) for kind in KINDS] if actor.may(OPERATOR) else [],
        "may_hear": actor.may(OFFICER) and not live and season is not None,
    }


def _act(latest: Any) -> dict[str, object]:
    return {"day": latest.at.astimezone(HELSINKI).date(), "who": name_of(latest.by), "why": latest.why}
