"""The algorithm register: an entry for each service, made from its declaration, and the versions that were published.

A version is kept when a service goes live and whenever its entry has changed by the next full sweep.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.audit.chain import canonical
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Refused
from ennakko.base.text import LANGUAGES
from ennakko.engine.algorithm_entry import Standing, atrs, entry, unregistered
from ennakko.engine.service import Service
from ennakko.ledger import catalogue, refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.access import live
from ennakko.ledger.models import Published

NOT_CONTENT = frozenset({"publication_date", "last_change_date", "status", "website"})


@dataclass(frozen=True)
class Version:
    """A published version: when, of which version of the service, its digest, and which fields changed."""

    on: date
    service_version: str
    digest: str
    changed: tuple[str, ...]


def registered() -> list[Service]:
    """The services that have a whole entry, by key."""
    return [service for service in catalogue.services().values() if not unregistered(service)]


def entry_of(service: Service, language: str, *, on: date) -> dict[str, str]:
    """The entry as the Algorithmic Transparency Standard has it."""
    return entry(service, language, on=on, standing=_standing(service, on))


def atrs_of(service: Service, language: str, *, on: date) -> dict[str, Any]:
    """The entry as the UK's ATRS record."""
    return atrs(service, language, on=on, standing=_standing(service, on))


def index(language: str, *, on: date) -> list[dict[str, str]]:
    """Every entry."""
    return [entry_of(service, language, on=on) for service in registered()]


def versions(service: str) -> list[Version]:
    """The published versions, the newest first."""
    return [
        Version(_day(row.at), row.service_version, row.digest, tuple(row.changed))
        for row in Published.objects.filter(service=service).order_by("-id")
    ]


def refuse_unregistered(service: Service) -> None:
    """Raise Refused, with what is missing, where the service has no whole entry."""
    if wrong := unregistered(service):
        raise Refused(*refusals.said(running.UNREGISTERED, service=service.key, wrong=" ".join(wrong)))


@transaction.atomic
def publish(*, service: Service, on: date, by: Actor, at: datetime) -> None:
    """Keep the entry as a new version where it differs from the latest one."""
    if unregistered(service):
        return
    content = {language: _content(entry_of(service, language, on=on)) for language in LANGUAGES}
    digest = sha256(canonical(content).encode()).hexdigest()
    before = Published.objects.filter(service=service.key).order_by("-id").first()
    if before is not None and before.digest == digest:
        return
    old = before.content if before is not None else {}
    changed = sorted(
        {
            field
            for language, told in content.items()
            for field in old.get(language, {}).keys() | told.keys()
            if old.get(language, {}).get(field) != told.get(field)
        }
    )
    Published.objects.create(
        service=service.key, service_version=service.version, at=at, digest=digest, content=content,
        changed=changed if before is not None else [],
    )  # fmt: skip
    audit.record(
        by=by,
        at=at,
        verb="published",
        about=f"algorithm:{service.key}",
        payload={"digest": digest, "changed": changed},
    )


def _content(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name not in NOT_CONTENT}


def _standing(service: Service, on: date) -> Standing:
    """Until a version is published its dates are the day one reads it on."""
    rows = list(Published.objects.filter(service=service.key).order_by("id").values_list("at", flat=True))
    first, last = (_day(rows[0]), _day(rows[-1])) if rows else (on, on)
    return Standing(live(service.key), first, last, f"{settings.PAGES}/algorithms/{service.key}/")


def _day(at: datetime) -> date:
    return at.astimezone(HELSINKI).date()
