"""The reasons of a decision, made from what is stored: what was decided on which conditions, how the place was chosen,
what was heard, which acts were applied (Administrative Procedure Act 434/2003, 45 §).

Pure: the same grounds give the same words in Finnish, Swedish and English for years. Nobody is named in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.explain import Explanation, explain
from ennakko.engine.service import Law, Service
from ennakko.ledger.models import Addressee, Proposal
from ennakko.register.access import PlaceCard
from ennakko.ui import said
from ennakko.ui.facts import shown

BY_HAND = {
    "sibling": Text("Sisarus samaan kouluun", "Syskon till samma skola", "Sibling at the same school"),
    "support": Text("Tuen tarve", "Stödbehov", "Support need"),
    "safe_way": Text(
        "Turvallinen tai kohtuullinen koulumatka", "Trygg eller skälig skolväg", "Safe or reasonable journey"
    ),
    "two_homes": Text("Kaksi kotia", "Två hem", "Two homes"),
    "guardians_wish": Text(
        "Huoltajien toive, paikka on vapaana",
        "Vårdnadshavarnas önskan, plats finns",
        "Guardians' wish, a place is free",
    ),
    "correction": Text("Virheen korjaus", "Rättelse av ett fel", "Correction of a mistake"),
    "elsewhere": Text(
        "Paikka annettu muualla", "Platsen gavs på annat håll", "The place was given elsewhere"
    ),
}  # the declared reasons for placing by hand (`kinds.ByHand`)

FACT = Text(
    "{name}: {value} (lähde: {source}{day})",
    "{name}: {value} (källa: {source}{day})",
    "{name}: {value} (source: {source}{day})",
)
READ = Text(", tieto {day}", ", uppgift {day}", ", as of {day}")
SHARED = Text(
    "Vapaiden paikkojen jakotapa: {objective}.",
    "Sättet att fördela lediga platser: {objective}.",
    "How free places were shared out: {objective}.",
)
HOLDS = Text("{criterion}: täyttyy.", "{criterion}: uppfylls.", "{criterion}: holds.")
FAILS = Text("{criterion}: ei täyty.", "{criterion}: uppfylls inte.", "{criterion}: does not hold.")
WALK = Text(
    "Kävelymatka kotoa: noin {walk} (linnuntie kerrottuna {factor}).",
    "Gångväg hemifrån: cirka {walk} (fågelvägen gånger {factor}).",
    "Walk from home: about {walk} (the straight line times {factor}).",
)
OTHERS = Text(
    "Muut paikat, joita katsottiin: {places}.",
    "Andra platser som övervägdes: {places}.",
    "Other places considered: {places}.",
)
CHOSEN_BY_HAND = Text(
    "Paikan on valinnut viranhaltija. Peruste: {why}.",
    "Platsen har valts av en tjänsteinnehavare. Grund: {why}.",
    "An official chose the place. Ground: {why}.",
)
CHOSEN_WITH_FAMILY = Text(
    "Paikan on valinnut viranhaltija asianosaisten kanssa.",
    "Platsen har valts av en tjänsteinnehavare tillsammans med parterna.",
    "An official chose the place together with the parties.",
)
HEARD = Text(
    "Asianosaisille on varattu tilaisuus tulla kuulluksi.",
    "Parterna har getts tillfälle att bli hörda.",
    "The parties were given an opportunity to be heard.",
)
NOT_HEARD = Text(
    "Kuulemista ei ole merkitty asiaan.", "Inget hörande har antecknats i ärendet.",
    "No hearing is recorded in the case.",
)  # fmt: skip
UNTIL = Text(
    "Määräaika päättyi {day}.", "Tidsfristen gick ut den {day}.", "The time to answer ended on {day}."
)
OUTCOME = {
    "silent": Text(
        "Määräajassa ei esitetty huomautuksia.",
        "Inga anmärkningar gjordes inom tidsfristen.",
        "No remarks were made in time.",
    ),
    "agreed": Text("Paikka on hyväksytty.", "Platsen har godkänts.", "The place was accepted."),
    "heard_elsewhere": Text(
        "Kuuleminen on tehty ennen tämän järjestelmän käyttöä tai sen ulkopuolella, ja siitä on merkintä asiassa.",
        "Hörandet har ordnats utanför det här systemet, och det har antecknats i ärendet.",
        "The hearing was held outside this system, and the case says so.",
    ),
    "place": Text(
        "Asiaa on käsitelty asianosaisten kanssa, ja varattu paikka sopii heille.",
        "Ärendet har behandlats med parterna, och den reserverade platsen passar dem.",
        "The matter was discussed with the parties, and the place held suits them.",
    ),
}
WISHED = Text(
    "Asiassa on esitetty toive muusta paikasta. Se on käsitelty ennen päätöstä.",
    "I ärendet har framförts ett önskemål om en annan plats. Det har behandlats före beslutet.",
    "A wish for another place was put forward. It was dealt with before the decision.",
)
RULES = Text("Sovelletut säännökset: {acts}.", "Tillämpade bestämmelser: {acts}.", "Rules applied: {acts}.")
HEARING_ACT = Text(
    "hallintolaki 434/2003, 34 § (kuuleminen)", "förvaltningslagen 434/2003, 34 § (hörande)",
    "Administrative Procedure Act 434/2003, section 34 (hearing)",
)  # fmt: skip
DECISION_ACT = Text(
    "hallintolaki 434/2003, 44 ja 45 § (päätöksen sisältö ja perusteleminen)",
    "förvaltningslagen 434/2003, 44 och 45 § (beslutets innehåll och motivering)",
    "Administrative Procedure Act 434/2003, sections 44 and 45 (content of a decision and its reasons)",
)
CORRECTED = {
    "factual": Text(
        "Tämä päätös korjaa päätöksen {number} (hallintolaki 434/2003, 50 §: asiavirhe).",
        "Det här beslutet rättar beslut {number} (förvaltningslagen 434/2003, 50 §: sakfel).",
        "This decision corrects decision {number} (Administrative Procedure Act 434/2003, section 50: factual error).",
    ),
    "clerical": Text(
        "Tämä päätös korjaa päätöksen {number} (hallintolaki 434/2003, 51 §: kirjoitusvirhe).",
        "Det här beslutet rättar beslut {number} (förvaltningslagen 434/2003, 51 §: skrivfel).",
        "This decision corrects decision {number} (Administrative Procedure Act 434/2003, section 51: clerical error).",
    ),
}


def grounds(
    proposal: Proposal, parties: Sequence[Addressee], places: Mapping[int, PlaceCard]
) -> dict[str, Any]:
    """All that the reasons of a proposal are made from, as a decision stores it.

    `until`: when the last of the addressees' deadlines ended, null where somebody was not served; `answers`: the kinds
    of answer given; `places`: the names of every place that is told of, by key.
    """
    facts = {name: value for name, value in proposal.facts.items() if name != "words"}
    deadlines = [party.deadline for party in parties]
    until = max((day for day in deadlines if day is not None), default=None)
    return {
        "facts": facts,
        "place": proposal.place,
        "metres": proposal.cost,
        "reason": proposal.reason,
        "served": bool(parties) and all(party.served_on is not None for party in parties),
        "until": until.isoformat() if until and None not in deadlines else None,
        "answers": sorted({party.answer for party in parties if party.answer}),
        "places": {
            str(key): {language: places[key].name[language] for language in LANGUAGES}
            for key in sorted(seen(proposal) & places.keys())
        },
    }


def seen(proposal: Proposal) -> set[int]:
    """The places that the reasons of a proposal may name: the one it holds, and those considered."""
    considered = {told["place"] for told in proposal.facts.get("considered", ())}
    return considered if proposal.place is None else considered | {proposal.place}


def compose(service: Service, told: Mapping[str, Any]) -> Text:
    """The reasons in the three languages, paragraphs apart by an empty line."""
    explained = explain(service, told["facts"])
    parts = [
        *_conditions(explained),
        [*_choice(service, told, explained)],
        [*_heard(told)],
        [RULES.format(acts=_joined(_acts(service), "; "))],
    ]
    return _joined([_joined(lines, "\n") for lines in parts if lines], "\n\n")


def corrected(number: str, kind: str, why: Mapping[str, str], reasons: Text) -> dict[str, str]:
    """The reasons of a correction: what it corrects, the official's own words in each language they wrote, then the
    reasons of what is decided now."""
    return {
        language: f"{CORRECTED[kind].format(number=number)[language]}\n{said}\n\n{reasons[language]}"
        for language, said in why.items()
    }


def _conditions(explained: Explanation) -> Iterator[list[Text]]:
    """Each condition in the declaration's words, with the facts it rests on, their source and day."""
    for step in explained.steps:
        lines = [step.says]
        for fact in step.facts:
            row = shown(fact.name, fact.value, fact.source, fact.on)
            day = READ.format(day=said.day_text(row.noted)) if row.noted else ""
            lines.append(FACT.format(name=row.name, value=row.value, source=row.source, day=day))
        yield lines


def _choice(service: Service, told: Mapping[str, Any], explained: Explanation) -> Iterator[Text]:
    """How the place was chosen: by the published objective among the places considered, or by an official."""
    shared_out = any(c.why == "chosen" and c.place == told["place"] for c in explained.considered)
    by_hand = BY_HAND.get(told["reason"])
    if by_hand is not None:
        yield CHOSEN_BY_HAND.format(why=by_hand)
    elif told["reason"] == "other_place" or (explained.considered and not shared_out):
        yield CHOSEN_WITH_FAMILY
    elif explained.objective is not None:
        yield SHARED.format(objective=explained.objective)
        for criterion, holds in explained.criteria:
            yield (HOLDS if holds else FAILS).format(criterion=criterion)
    if told["metres"] is not None:
        factor = service.parameters.on(date.fromisoformat(told["facts"]["read"]))["walking_factor"]
        yield WALK.format(walk=_walk(told["metres"]), factor=_number(factor))
    others = [
        _joined([_named(told, c.place), _walk(c.metres), *([c.says] if shared_out else [])], ", ")
        for c in explained.considered
        if c.place != told["place"] and str(c.place) in told["places"]
    ]
    if others:
        yield OTHERS.format(places=_joined(others, "; "))


def _heard(told: Mapping[str, Any]) -> Iterator[Text]:
    """What was heard, and what it came to. Who said what is told to nobody."""
    elsewhere = told["reason"] == "heard_elsewhere"
    if not elsewhere:
        yield HEARD if told["served"] or told["answers"] else NOT_HEARD
    if told["until"] is not None and told["reason"] == "silent":
        yield UNTIL.format(day=said.day_text(date.fromisoformat(told["until"])))
    if told["reason"] in OUTCOME:
        yield OUTCOME[told["reason"]]
    if {"no", "something_else"} & set(told["answers"]):
        yield WISHED


def _acts(service: Service) -> list[Text]:
    """The acts applied: the service's own ground, the hearing, and what a decision must hold."""
    acts = [HEARING_ACT, DECISION_ACT]
    if isinstance(service.basis, Law):
        ground = Text(*(f"{service.basis.act[language]}, {service.basis.section}" for language in LANGUAGES))
        acts.insert(0, ground)
    return acts


def _named(told: Mapping[str, Any], place: int) -> Text:
    return Text.of(told["places"][str(place)])


def _walk(metres: int) -> Text:
    return Text(*(said.distance(metres, language) for language in LANGUAGES))


def _number(value: float) -> Text:
    return Text(*(said.number(value, language, 1) for language in LANGUAGES))


def _joined(texts: Sequence[Text], between: str) -> Text:
    return Text(*(between.join(text[language] for text in texts) for language in LANGUAGES))
