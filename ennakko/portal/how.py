"""How a proposal was made: what a machine did, by which rules and criteria, on what ground, and who answers for the data."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.criteria import with_sibling
from ennakko.engine.explain import Explanation
from ennakko.engine.service import Consent, Service
from ennakko.engine.share import seed
from ennakko.portal.ways import decides
from ennakko.portal.words import how as said


@dataclass(frozen=True)
class How:
    """The whole account. `shared` is empty where no place was shared out."""

    machine: Text
    ground: Text
    consent_of: int | None  # whose consent it rests on, which can be withdrawn
    version: str
    read_on: date
    shared: tuple[Text, ...]
    changes: Text
    controller: Text


def how(found: Any, service: Service, told: Explanation) -> How:
    """The account of one proposal, from what it stores and what its service declares."""
    deciding = _small(decides(service))
    machine = said.by_person if told.route is not None or told.objective is None else said.machine
    controller = source_named(service.controller)
    return How(
        machine=machine.format(decides=deciding),
        ground=_ground(service),
        consent_of=found.person if isinstance(service.basis, Consent) else None,
        version=found.service_version,
        read_on=date.fromisoformat(found.facts["read"]),
        shared=_shared(found, service, told),
        changes=said.changes_sibling if with_sibling in service.supply.by.criteria else said.changes_body,
        controller=controller,
    )


def _ground(service: Service) -> Text:
    if isinstance(service.basis, Consent):
        return said.consent.format(title=service.basis.title)
    return said.law.format(act=service.basis.act, section=service.basis.section)


def _shared(found: Any, service: Service, told: Explanation) -> tuple[Text, ...]:
    if told.objective is None:
        return ()
    names = [criterion.says for criterion in service.supply.by.criteria]
    criteria = Text(*(", ".join(_small(name)[language] for name in names) for language in LANGUAGES))
    return (
        said.criteria.format(objective=told.objective, criteria=criteria),
        said.lottery.format(seed=seed(service, found.season)),
        said.next_chance,
    )


def _small(text: Text) -> Text:
    """The same, as it stands within a sentence."""
    return Text(*(text[language][:1].lower() + text[language][1:] for language in LANGUAGES))
