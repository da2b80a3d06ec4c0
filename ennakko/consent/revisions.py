"""Revisions: every text anybody ever agreed to, as it read, each hash covering the one before.

Loading the declared agreements makes a new revision where a text changed, and none where it did not.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.consent.models import DataAgreement, Revision
from ennakko.engine.agreement import Agreement

POLICY, AGREEMENT = "Policy", "DataAgreement"


@cache
def policy() -> Mapping[str, Any]:
    """The policy as its file says it."""
    return tomllib.loads((Path(__file__).parent / "policy.toml").read_text("utf-8"))


def canonical(content: Mapping[str, Any]) -> str:
    """The one way to write this content down."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hashed(snapshot: str, predecessor: str) -> str:
    """What proves that neither the snapshot nor any before it was changed."""
    return sha256(f"{predecessor}\n{snapshot}".encode()).hexdigest()


@transaction.atomic
def load(*, agreements: Iterable[Agreement], by: Actor, at: datetime) -> int:
    """Keep the declared agreements, and the policy they stand under; returns how many new revisions that made.

    An agreement no service declares any more is closed: what was given stays on record, and nobody agrees anew.
    """
    declared = {agreement.purpose: agreement for agreement in agreements}
    ruled, made = _revised(POLICY, str(policy()["key"]), policy(), by=by, at=at)
    for purpose, agreement in sorted(declared.items()):
        content = agreement.content() | {"policy": ruled.serialized_hash}
        revision, new = _revised(AGREEMENT, purpose, content, by=by, at=at)
        made += new
        known = DataAgreement.objects.filter(purpose=purpose)
        if not known.exists():
            DataAgreement.objects.create(purpose=purpose, revision=revision)
        elif new or not known.filter(active=True).exists():
            known.update(revision=revision, active=True)
    DataAgreement.objects.filter(active=True).exclude(purpose__in=declared).update(active=False)
    return made


def _revised(
    schema: str, key: str, content: Mapping[str, Any], *, by: Actor, at: datetime
) -> tuple[Revision, int]:
    """The latest revision where it says the same, else a new one; and how many that made."""
    last = Revision.objects.filter(schema_name=schema, object_id=key).order_by("-number").first()
    snapshot = canonical(content)
    if last is not None and last.serialized_snapshot == snapshot:
        return last, 0
    before = last.serialized_hash if last else ""
    made = Revision.objects.create(
        schema_name=schema,
        object_id=key,
        number=last.number + 1 if last else 1,
        serialized_snapshot=snapshot,
        serialized_hash=hashed(snapshot, before),
        predecessor_hash=before,
        timestamp=at,
        authorized_by_other=str(by),
    )
    payload = {"revision": made.number, "hash": made.serialized_hash}
    audit.record(by=by, at=at, verb="revised", about=f"{schema.lower()}:{key}", payload=payload)
    return made, 1


def broken() -> list[str]:
    """The revisions whose content is not what its hash covers, or that do not follow the one before; oldest first."""
    told: list[str] = []
    before: dict[tuple[str, str], str] = {}
    for revision in Revision.objects.order_by("id"):
        key = (revision.schema_name, revision.object_id)
        whole = revision.serialized_hash == hashed(revision.serialized_snapshot, revision.predecessor_hash)
        if not whole or revision.predecessor_hash != before.get(key, ""):
            told.append(f"{revision.schema_name} {revision.object_id}, revision {revision.number}")
        before[key] = revision.serialized_hash
    return told
