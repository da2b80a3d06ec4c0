"""After-school club: whoever allows it need not apply; a place near home is proposed for the first school year.

Nobody is looked at whose guardian did not allow it: morning and afternoon activities are voluntary, for the city to arrange and
for a family to use (Basic Education Act 628/1998, 48 a §), so there is no duty of the city that could stand in for consent.
"""

from pathlib import Path

from ennakko.base.text import Text
from ennakko.engine.conditions import enrolled_at, not_enrolled, turns
from ennakko.engine.criteria import walking_metres
from ennakko.engine.service import (
    Answer,
    Condition,
    Consent,
    Guardians,
    LeastTotal,
    Official,
    Places,
    Retention,
    Season,
    Service,
    complete,
)
from ennakko.services.folder import (
    agreement_of,
    algorithm_of,
    answers_of,
    export_of,
    parameters_of,
    texts_of,
)
from ennakko.services.house import AUTHORITY, CONTACT, routes

HERE = Path(__file__).parent

after_school = Service(
    key="after-school",
    version="2027.1",
    title=Text("Iltapäivätoiminta", "Eftermiddagsverksamhet", "After-school club"),
    owner="Education Division",
    controller="Education Division",
    basis=Consent("after-school", agreement_of(HERE)),
    uses={
        "people": ("born", "stays_until"),
        "enrolments": complete(days=7, columns=("place", "kind", "until")),
    },
    needs=(
        Condition(
            "turns_seven",
            Text(
                "Lapsi täyttää seitsemän vuotta tänä vuonna, joten ensimmäinen luokka alkaa elokuussa.",
                "Barnet fyller sju år i år, så första klassen börjar i augusti.",
                "The child turns seven this year, so the first grade begins in August.",
            ),
            Text(
                "Lapsi ei täytä seitsemää vuotta tänä vuonna.",
                "Barnet fyller inte sju år i år.",
                "The child does not turn seven this year.",
            ),
            turns("school_age"),
            cites=("people.born",),
        ),
        Condition(
            "not_enrolled",
            Text(
                "Lapsella ei ole vielä kerhopaikkaa.",
                "Barnet har ännu ingen klubbplats.",
                "The child has no place in a club yet.",
            ),
            Text(
                "Lapsella on jo kerhopaikka.",
                "Barnet har redan en klubbplats.",
                "The child already has a place in a club.",
            ),
            not_enrolled("club"),
            cites=("enrolments",),
            settles=True,
            met_at=enrolled_at("club"),
        ),
    ),
    routes=routes("in_care", "special_support", "second_home"),
    to=Guardians(limited_by="P502"),
    supply=Places(kind="club", by=LeastTotal(walking_metres)),
    terms=Answer(days="days_to_answer"),
    wishes=("other_place", "two_homes", "moving", "support", "other"),
    decision=Official(
        role="principal",
        title=Text(
            "Iltapäivätoiminnan esihenkilö",
            "Chefen för eftermiddagsverksamheten",
            "Head of after-school activities",
        ),
        authority=AUTHORITY,
    ),
    season=Season(opens="01-07", closes="08-10"),
    retention=Retention(years=2, source="City of Helsinki archive plan (not read: unsure)"),
    contact=CONTACT,
    texts=texts_of(HERE),
    parameters=parameters_of(HERE),
    algorithm=algorithm_of(HERE),
    answers=answers_of(HERE),
    export=export_of(HERE),
    success=Text(
        "Osuus lapsista, joiden ehdotus hyväksyttiin",
        "Andel barn vars förslag godkändes",
        "Share of children whose proposal was accepted",
    ),
)
