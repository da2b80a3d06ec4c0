"""Every table of the house with how long it is kept: each room's own declaration, and what libraries bring."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from helusers.models import ADGroup, ADGroupMapping, OIDCBackChannelLogoutEvent

from ennakko.accounts import kept as accounts
from ennakko.accounts.actor import Actor
from ennakko.audit import kept as audit
from ennakko.audit.retention import Kept, let_go
from ennakko.channels import kept as channels
from ennakko.consent import kept as consent
from ennakko.desk import uploads
from ennakko.ledger import kept as ledger
from ennakko.outbox import kept as outbox
from ennakko.portal import kept as portal
from ennakko.register import kept as register
from ennakko.ui.counting import Asker

SHORT = "General Data Protection Regulation, art. 5(1)(e)"
UNUSED = "empty: the house has roles of its own"
ASKERS = Kept(Asker, "expires", SHORT, since="until", real=True)  # said here: its room lies below the trail's


def declared() -> tuple[Kept, ...]:
    """Every table, by room."""
    rooms = (audit, accounts, outbox, register, consent, channels, portal)
    return (*(one for room in rooms for one in room.KEPT), *ledger.kept(), ASKERS, *_libraries())


def _libraries() -> Iterator[Kept]:
    yield Kept(Session, "expires", SHORT, since="expire_date", real=True)
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        yield Kept(model, "expires", SHORT, days=1, since="attempt_time", real=True)
    yield Kept(AccessAttemptExpiration, "with", "its attempt")
    yield Kept(OIDCBackChannelLogoutEvent, "expires", SHORT, days=30, since="created_at", real=True)
    for unused in (Permission, Group, ContentType, ADGroup, ADGroupMapping):
        yield Kept(unused, "current", UNUSED)


def apply(kept: Kept, *, on: date, today: date, by: Actor, at: datetime) -> Iterator[int]:
    """Let go of what is due in one table, a chunk at a time. `today` is the real day, `on` the installation's."""
    return let_go(kept, on=today if kept.real else on, by=by, at=at)


def forget_files(data: Path, *, at: datetime) -> int:
    """Files that somebody gave and did not load within a day. Snapshots go by themselves: each new one drops the oldest."""
    return uploads.forget_old(data, at=at)
