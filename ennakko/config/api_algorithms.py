"""The algorithm register in the public API: each entry as the Algorithmic Transparency Standard has it, and as a UK ATRS record.

The same stands under `/algorithms/`, where those who know the register look for it.
"""

from typing import Any, Literal

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import create_model

from ennakko.base import clock
from ennakko.base.text import LANGUAGES
from ennakko.config.api_problem import ERRORS, Problem
from ennakko.engine.algorithm import CHOICES, FIELDS, REQUIRED
from ennakko.engine.service import Service
from ennakko.ledger import algorithms
from ennakko.ui.language import current


def _field(name: str) -> tuple[Any, Any]:
    kind: Any = Literal[*CHOICES[name]] if name in CHOICES else str
    if name == "lang":
        kind = Literal[*LANGUAGES]
    return (kind, ...) if name in REQUIRED else (kind | None, None)


# The fields are those of the standard, as the engine lists them: no second list that could differ.
_FIELDS: Any = {name: _field(name) for name in FIELDS}
Entry: Any = create_model(
    "AlgorithmEntry", __base__=Schema, __doc__="An entry of the algorithm register.", **_FIELDS
)


class Tier1(Schema):
    """What everybody is told."""

    name: str
    description: str
    website: str
    contact_email: str


class Owner(Schema):
    """Who owns it and answers for it."""

    organisation: str
    team: str
    senior_responsible_owner: str
    external_supplier: str
    role: str
    data_access_terms: str


class Rationale(Schema):
    """What it is and why."""

    scope: str
    benefit: str
    alternatives_considered: str
    model_type: str
    frequency_usage: str
    phase: str
    maintenance: str
    system_architecture: str


class DecisionMaking(Schema):
    """Its part in a decision, and the people's."""

    process_integration: str
    provided_information: str
    human_decisions: str
    required_training: str
    appeals_and_review: str


class Data(Schema):
    """One table that is read."""

    source_data_name: str
    description: str
    data_collection: str
    data_sharing_agreements: str
    data_access_and_storage: str


class Impact(Schema):
    """The impact assessment."""

    name: str
    description: str


class Risk(Schema):
    """One risk, and what is done about it."""

    risk_name: str
    description: str
    mitigation: str


class Risks(Schema):
    """Risks and impact."""

    impact_assessment: Impact
    risks: list[Risk]


class Tier2(Schema):
    """What those are told who want to know more."""

    owner_and_responsibility: Owner
    description_and_rationale: Rationale
    decision_making: DecisionMaking
    data: list[Data]
    risks_and_impact: Risks


class AtrsRecord(Schema):
    """The entry as the UK's Algorithmic Transparency Recording Standard has it."""

    tier_1: Tier1
    tier_2: Tier2
    lang: str


router = Router()


@router.get(
    "", response={200: list[Entry], 429: Problem}, url_name="algorithms", operation_id="algorithms",
    exclude_none=True,
)  # fmt: skip
def algorithms_said(request: HttpRequest) -> list[dict[str, str]]:
    """Every entry of the algorithm register."""
    return algorithms.index(current(), on=clock.today(settings.DATA))


@router.get(
    "/{key}",
    response={200: Entry} | ERRORS,
    url_name="algorithm",
    operation_id="algorithm",
    exclude_none=True,
)
def algorithm_said(request: HttpRequest, key: str) -> dict[str, str]:
    """One entry."""
    return algorithms.entry_of(_registered(key), current(), on=clock.today(settings.DATA))


@router.get(
    "/{key}/atrs",
    response={200: AtrsRecord} | ERRORS,
    url_name="algorithm-atrs",
    operation_id="algorithm_atrs",
)
def atrs_said(request: HttpRequest, key: str) -> dict[str, Any]:
    """One entry as a UK ATRS record."""
    return algorithms.atrs_of(_registered(key), current(), on=clock.today(settings.DATA))


def _registered(key: str) -> Service:
    for service in algorithms.registered():
        if service.key == key:
            return service
    raise Http404
