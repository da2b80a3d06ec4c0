"""What must hold before a service may run: a list of problems in plain words; empty when there are none.

`unsound` is asked when a service is loaded: what it says no day can mend. `problems` adds what depends on the day.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from ennakko.engine.algorithm_entry import unregistered
from ennakko.engine.city import Undeclared
from ennakko.engine.gate import gate
from ennakko.engine.impact import unknown_answers
from ennakko.engine.need import found, see
from ennakko.engine.permissions import CONSENTS, Permissions
from ennakko.engine.service import WISHES, Answer, Consent, Hearing, Law, Rules, Service
from ennakko.engine.tables import Tables, polars_tables
from ennakko.engine.vocabulary import FRAMES


def problems(service: Service, *, on: date) -> list[str]:
    """Everything that keeps `service` from running on the day."""
    return unsound(service) or [
        *_law(service, on), *_parameters(service, on), *unregistered(service), *unknown_answers(service, on=on),
    ]  # fmt: skip


def unsound(service: Service) -> list[str]:
    """What is wrong with the declaration itself: a service that has any of it is refused at load."""
    told = [
        *_uses(service),
        *_ground(service),
        *_wishes(service),
        *(service.export.unsound() if service.export else []),
    ]
    latest = max(values[-1].since for values in service.parameters.dated.values())
    return told or _unknown_is_no_need(service, latest)


def _uses(service: Service) -> list[str]:
    told = []
    for name, columns in service.reads().items():
        if name not in FRAMES:
            told.append(f"It uses {name}, which no register offers. There are: {', '.join(FRAMES)}.")
            continue
        unknown = [column for column in columns if column not in FRAMES[name].names]
        if unknown:
            told.append(f"It uses {name}.{', '.join(unknown)}; {name} has {', '.join(FRAMES[name].names)}.")
    return told


def _law(service: Service, on: date) -> list[str]:
    if isinstance(service.basis, Law) and service.basis.in_force and service.basis.in_force > on:
        return [f"Its law is in force from {service.basis.in_force}: until then only on synthetic data."]
    return []


def _ground(service: Service) -> list[str]:
    told = []
    if isinstance(service.basis, Consent):
        if isinstance(service.terms, Hearing):
            told.append(
                "It rests on consent and reads silence as no remark: silence is no consent. Use Answer."
            )
        told += _agreement(service, service.basis)
    if isinstance(service.decision, Rules) and isinstance(service.terms, Answer):
        told.append(
            "Rules decide only where no discretion is needed; a service that asks for an answer has an Official."
        )
    return told


def _wishes(service: Service) -> list[str]:
    unknown = [wish for wish in service.wishes if wish not in WISHES]
    if unknown:
        return [
            f"Its letter offers {', '.join(unknown)}, for which no page has words. There are: {', '.join(WISHES)}."
        ]
    return [] if "other" in service.wishes else ["Its letter offers no way to say something else: add other."]


def _agreement(service: Service, basis: Consent) -> list[str]:
    if basis.agreement is None:
        return [
            f"It rests on consent to {basis.purpose} and shows nobody what they consent to: give an agreement."
        ]
    if basis.agreement.purpose != basis.purpose:
        return [f"Its agreement is about {basis.agreement.purpose}, its basis about {basis.purpose}."]
    unasked = sorted(service.categories() - set(basis.agreement.categories))
    return [f"It reads {', '.join(unasked)}, for which its agreement does not ask."] if unasked else []


def _parameters(service: Service, on: date) -> list[str]:
    needed = {
        "municipality", "walking_factor", "longest_journey", "starts", "remedy", "served_by_letter",
        "served_electronically", service.terms.days,
    }  # fmt: skip
    missing = sorted(needed - service.parameters.on(on).keys())
    return [f"parameters.toml gives no {name} in force on {on}." for name in missing]


def _unknown_is_no_need(service: Service, on: date) -> list[str]:
    """A need that finds anybody on a city of one resident of whom nothing is known is refused: absence of knowledge is
    never a need (invariant 9)."""
    season = service.season.of(on) or on.year
    try:
        passed = gate(service, nobody(), on=on, permissions=_given(service))
        rows = found(service, see(service, nobody(), passed, on=on, season=season))
        hits = rows.collect("polars").to_native()
    except Undeclared as error:
        return [str(error)]
    return (
        []
        if hits.is_empty()
        else ["Its needs find a resident of whom nothing is known: name what must be known."]
    )


def _given(service: Service) -> Permissions:
    """The one resident of `nobody` allows whatever the service asks for: the gate lets them through."""
    if not isinstance(service.basis, Consent):
        return Permissions()
    categories = sorted(service.categories())
    rows = [{"person": 1, "purpose": service.basis.purpose, "category": each} for each in categories]
    return Permissions(pl.DataFrame(rows, schema=CONSENTS.schema))


def nobody(known: Mapping[str, object] | None = None) -> Tables:
    """A city of one resident whose every value but the key is null (`guarded` true lets them through the gate)."""
    row = (
        {column.name: None for column in FRAMES["people"]}
        | {"person": 1, "guarded": True}
        | dict(known or {})
    )
    return polars_tables({"people": pl.DataFrame([row], schema=FRAMES["people"].schema)})
