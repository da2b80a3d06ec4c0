"""Why me, why not me: an explanation from stored facts, and the same for anybody looked at anew.

`examine` makes the facts of one person afresh (found, gated out or never found); `explain` turns facts into words. The
same facts give the same words for years.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.city import City
from ennakko.engine.facts import cited
from ennakko.engine.gate import EXCLUSIONS, gate
from ennakko.engine.need import HOUSE_ROUTES, addressed, routed, see
from ennakko.engine.permissions import Permissions
from ennakko.engine.plan import refuse_stale
from ennakko.engine.service import Claims, LeastTotal, Service
from ennakko.engine.tables import Tables
from ennakko.engine.vocabulary import FRAMES

WHY = {
    "chosen": Text("tämä paikka", "denna plats", "this place"),
    "full": Text("täynnä", "full", "full"),
    "weaker": Text("perusteet heikommat", "svagare grunder", "the claim there is weaker"),
    "shared": Text(
        "yhteismatka pitenisi", "den totala vägen skulle bli längre", "the total walk would be longer"
    ),
    "beyond_bound": Text("liian kaukana", "för långt borta", "too far"),
}
CANNOT_TELL = Text("Tätä ei voida sanoa: tieto puuttuu.", "Det kan inte sägas: uppgiften saknas.",
                   "This cannot be told: the fact is missing.")  # fmt: skip
ABSENT = Text("ei merkintää", "ingen anteckning", "no entry")


@dataclass(frozen=True)
class Fact:
    """A fact with what it is, its value as the register has it (None: not known), its source and the day it was read."""

    name: Text
    value: str | None
    source: str
    on: str


@dataclass(frozen=True)
class Step:
    """One condition: whether it holds (None: cannot tell), in the service's words, and the facts it rests on."""

    key: str
    holds: bool | None
    says: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Considered:
    """A place that was considered: walking metres and why it was or was not chosen."""

    place: int
    metres: int
    why: str
    says: Text
    margin: (
        tuple[str, int, int] | None
    )  # full: the criterion that told, the child's value, the weakest admitted one's


@dataclass(frozen=True)
class Explanation:
    """The whole answer. `outcome`: found, to_staff, not_looked_at, not_entitled."""

    service: str
    outcome: str
    gate: Text | None
    steps: tuple[Step, ...]
    route: Text | None
    objective: Text | None
    criteria: tuple[tuple[Text, bool], ...]
    considered: tuple[Considered, ...]

    def lines(self, language: str, places: Mapping[int, Text]) -> list[str]:
        """The explanation as plain lines; `places` gives the names of places."""
        said = []
        if self.gate is not None:
            return [self.gate[language]]
        for step in self.steps:
            said.append(f"{'+' if step.holds else '?' if step.holds is None else '-'} {step.says[language]}")
            said += [
                f"    {fact.name[language]}: {fact.value if fact.value is not None else ABSENT[language]}"
                f" ({fact.source}, {fact.on})"
                for fact in step.facts
            ]
        if self.route is not None:
            said.append(f"> {self.route[language]}")
        if self.objective is not None:
            said.append(f"= {self.objective[language]}")
        said += [f"    {name[language]}: {'+' if holds else '-'}" for name, holds in self.criteria]
        said += [
            f"    {places[c.place][language] if c.place in places else c.place}: {c.metres} m, {c.says[language]}"
            + (f" ({c.margin[0]}: {c.margin[1]} / {c.margin[2]})" if c.margin else "")
            for c in self.considered
        ]
        return said


def explain(service: Service, facts: Mapping[str, Any]) -> Explanation:
    """The explanation of stored facts (`facts.py` says what they hold)."""
    conditions = {condition.key: condition for condition in service.needs}
    steps = []
    for told in facts.get("conditions", ()):
        condition = conditions[told["key"]]
        says = (
            condition.holds if told["holds"] else condition.fails if told["holds"] is False else CANNOT_TELL
        )
        shown = tuple(_fact(name, value, facts) for name, value in told["facts"].items())
        steps.append(Step(condition.key, told["holds"], says, shown))
    route = facts.get("route")
    gated = facts.get("gate")
    chosen = {"claims": Claims.title, "least_total": LeastTotal.title}.get(facts.get("objective", ""))
    criteria = {criterion.key: criterion.says for criterion in service.supply.by.criteria}
    return Explanation(
        service=service.key,
        outcome=_outcome(gated, route, steps),
        gate=EXCLUSIONS[gated].says if gated else None,
        steps=tuple(steps),
        route=routes(service)[route] if route else None,
        objective=chosen,
        criteria=tuple((criteria[key], holds) for key, holds in facts.get("criteria", {}).items()),
        considered=tuple(
            Considered(
                c["place"],
                c["metres"],
                c["why"],
                WHY[c["why"]],
                tuple(c["margin"]) if "margin" in c else None,
            )
            for c in facts.get("considered", ())
        ),
    )


def routes(service: Service) -> dict[str, Text]:
    """Every reason for which a case goes to a person instead of being allocated."""
    return HOUSE_ROUTES | {route.key: route.says for route in service.routes}


def examine(
    service: Service,
    tables: Tables,
    person: int,
    *,
    on: date,
    season: int,
    permissions: Permissions | None = None,
) -> dict[str, Any] | None:
    """Facts about one person made anew, whatever became of them; None where the register does not know the person.

    `tables` must hold the person and everybody related. Raises Refused when a table read by absence is stale.
    """
    refuse_stale(service, tables, on=on)
    known = tables.frames["people"].filter(nw.col("person") == person).collect("polars").to_native()
    if known.is_empty():
        return None
    passed = gate(service, tables, on=on, permissions=permissions)
    base: dict[str, Any] = {
        "read": on.isoformat(),
        "gate": passed.reasons([person]).get(person),
        "conditions": [],
        "route": None,
        "loaded": {name: str(tables.loaded[name]) for name in service.read_by_absence()},
    }
    if base["gate"]:
        return base
    city = see(service, tables, passed, on=on, season=season)
    alone = city.people.filter(nw.col("person") == person)
    rows = alone
    for condition in service.needs:
        held = not condition.keep(alone, city).select("person").collect("polars").to_native().is_empty()
        values = cited(condition, known.row(0, named=True), located=not known["guarded"][0])
        values |= {name: _entries(city, name, person) for name in values if "." not in name}
        unknown = not held and values and all(v is None for v in values.values()) and "." in "".join(values)
        base["conditions"].append({"key": condition.key, "holds": None if unknown else held, "facts": values})
        rows = condition.keep(rows, city)
    hits = rows.collect("polars").to_native()
    if not hits.is_empty():
        base["route"] = routed(service, city, hits, addressed(service, city, tables, hits)).get(person)
    return base


def _entries(city: City, frame: str, person: int) -> int | None:
    """How many rows a table read by absence holds about the person; None for none."""
    rows = getattr(city, frame).filter(nw.col("person") == person).select("person")
    return len(rows.collect("polars").to_native()) or None


def _outcome(gated: str | None, route: str | None, steps: list[Step]) -> str:
    if gated:
        return "not_looked_at"
    if not all(step.holds for step in steps):
        return "not_entitled"
    return "to_staff" if route else "found"


def _fact(name: str, value: Any, facts: Mapping[str, Any]) -> Fact:
    frame, _, column = name.partition(".")
    described = FRAMES[frame]
    on = facts.get("loaded", {}).get(frame, facts["read"])
    if not column:
        sources = sorted({c.source for c in described if c.name not in described.key}) or [described.name]
        return Fact(described.meaning, None if value is None else str(value), sources[0], on)
    shown = described[column]
    return Fact(shown.meaning, None if value is None else str(value), shown.source, on)


def names(rows: Mapping[int, Mapping[str, str]]) -> dict[int, Text]:
    """Place names as Texts from {place: {fi, sv, en}}; a missing language falls back on Finnish."""
    return {
        place: Text(*(said.get(language) or said["fi"] for language in LANGUAGES))
        for place, said in rows.items()
    }
