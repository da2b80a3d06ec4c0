"""What is in force, as the engine's gate reads it: only the frames the service rests on, of one day, in a query each.

A service on law alone costs no query at all.
"""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Max

from ennakko.consent.models import ConsentRecord, DataAgreement, Objection, Silence
from ennakko.engine.permissions import CONSENTS, OBJECTIONS, SILENCES, Permissions
from ennakko.engine.service import Consent, Guardians, Service
from ennakko.register import access as register

# The last record of each says what holds. Of consents there are millions: they are read in the order of the index, which holds
# every column asked for, and the last of each is taken here.
_CONSENTS = """
SELECT individual_id, category, opt_in
  FROM consent_consentrecord WHERE data_agreement_id = %s AND since <= %s {only}
 ORDER BY individual_id, category, since, id"""
_OBJECTIONS = """
SELECT individual_id, service FROM (
    SELECT individual_id, service, objects_to,
           LEAD(id) OVER (PARTITION BY individual_id ORDER BY since, id) AS later
      FROM consent_objection WHERE service = %s AND since <= %s {only}) said
 WHERE later IS NULL AND objects_to"""
_SILENCES = """
SELECT individual_id, kind FROM (
    SELECT individual_id, kind, begins, until, asked,
           LEAD(id) OVER (PARTITION BY kind, individual_id ORDER BY id) AS later
      FROM consent_silence WHERE since <= %s {only}) said
 WHERE later IS NULL AND asked AND begins <= %s AND (until IS NULL OR until > %s)"""
_ONLY = {
    "sqlite": "AND individual_id IN (SELECT value FROM json_each(%s))",
    "postgresql": "AND individual_id = ANY(%s::bigint[])",  # of the column's own type: no other is hashed
}


def permissions(service: Service, *, on: date, persons: Collection[int] | None = None) -> Permissions:
    """What residents said that decides about `service` on the day; with `persons`, of them and their guardians alone."""
    if not service.asks_residents:
        return Permissions()
    day = on.isoformat()
    named = version(service)
    if not isinstance(service.basis, Consent):
        rows = _rows(_OBJECTIONS, [service.key, day], persons)
        return Permissions(objections=_frame(rows, OBJECTIONS.schema), version=named)
    purpose = service.basis.purpose
    agreement = DataAgreement.objects.filter(purpose=purpose).values_list("pk", flat=True).first()
    given = _rows(_CONSENTS, [agreement, day], persons) if agreement is not None else []
    said = _frame(given, {"person": pl.Int64, "category": pl.String, "allowed": pl.Boolean})
    last = said.lazy().unique(["person", "category"], keep="last", maintain_order=True).filter("allowed")
    consents = last.with_columns(purpose=pl.lit(purpose)).select(CONSENTS.names).collect()
    written_to = persons
    if persons is not None and isinstance(service.to, Guardians):
        written_to = set(persons) | register.elders(set(persons))
    silent = _rows(_SILENCES, [day], written_to, [day, day])
    silent += [(person, "marketing_ban") for person in register.marketing_bans(written_to, on=on)]
    return Permissions(consents=consents, silences=_frame(silent, SILENCES.schema), version=named)


def version(service: Service) -> str:
    """Names the records a plan of `service` rests on; empty where none decide."""
    if not service.asks_residents:
        return ""
    if not isinstance(service.basis, Consent):
        return f"objection:{_last(Objection)}"
    return f"consent:{_last(ConsentRecord)} silence:{_last(Silence)}"


def _last(model: type[ConsentRecord] | type[Objection] | type[Silence]) -> int:
    return int(model.objects.aggregate(last=Max("pk"))["last"] or 0)


def _rows(
    sql: str, values: list[Any], persons: Collection[int] | None, after: list[Any] | None = None
) -> list[tuple[Any, ...]]:
    only, keys = "", []
    if persons is not None:
        only = _ONLY[connection.vendor]
        ordered = sorted(persons)
        keys = [json.dumps(ordered) if connection.vendor == "sqlite" else ordered]
    with connection.cursor() as cursor:
        cursor.execute(sql.format(only=only), [*values, *keys, *(after or [])])
        return list(cursor.fetchall())


def _frame(rows: list[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")
