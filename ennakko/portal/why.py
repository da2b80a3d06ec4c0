"""Why this place: the conditions and criteria met, and each fact with its source, its day, and the way to say it is wrong."""

from dataclasses import dataclass, replace
from typing import Any

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.explain import Explanation
from ennakko.engine.vocabulary import FRAMES
from ennakko.portal import words
from ennakko.ui.facts import Shown, shown
from ennakko.ui.said import distance

WRONG = {"people.born": "wrong_born", "enrolments": "wrong_enrolment"}  # a cited fact to its kind of wish


@dataclass(frozen=True)
class Cited:
    """A fact, and the way (`ways.py`) that says it is wrong."""

    shown: Shown
    wrong: str


def reasons(told: Explanation) -> tuple[Text, ...]:
    """The conditions met, why a person looks at it, and the published criteria that speak for the place."""
    said = [step.says for step in told.steps if step.holds]
    if told.route is not None:
        said.append(told.route)
    said += [words.criterion_holds.format(criterion=name) for name, holds in told.criteria if holds]
    return tuple(said)


def facts(found: Any, told: Explanation) -> tuple[Cited, ...]:
    """Every fact the proposal rests on: what the conditions cite, then what the place was shared out by."""
    stored = found.facts
    cited = [
        Cited(shown(fact.name, fact.value, fact.source, fact.on), WRONG.get(name, "wrong_other"))
        for step, kept in zip(told.steps, stored.get("conditions", ()), strict=True)
        for name, fact in zip(kept["facts"], step.facts, strict=True)
    ]
    read = stored.get("read", "")
    if stored.get("language"):
        chosen = FRAMES["choices"]["school_language"]
        value = shown(words.taught_in, stored["language"], chosen.source, read)
        cited.append(Cited(value, "wrong_language"))
    if stored.get("criteria", {}).get("own_district"):
        value = shown(words.own_district, "True", FRAMES["districts"]["place"].source, read)
        cited.append(Cited(value, "wrong_home"))
    if stored.get("criteria", {}).get("with_sibling"):
        value = shown(words.with_sibling, "True", FRAMES["enrolments"]["place"].source, read)
        cited.append(Cited(value, "wrong_enrolment"))
    if found.cost is not None:
        value = shown(words.home_at, None, FRAMES["people"]["home"].source, read)
        metres = Text(*(distance(found.cost, language) for language in LANGUAGES))
        cited.append(Cited(replace(value, value=metres), "wrong_home"))
    return tuple(cited)
