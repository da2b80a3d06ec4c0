"""Pre-school: a place near home for every child in the year before compulsory education; a yes is asked.

Helsinki's pilot wrote to 1,058 guardians: 93 % answered and 83 % accepted. Whoever says nothing goes to staff, and the
traditional application stays open.
"""

from pathlib import Path

from ennakko.base.text import Text
from ennakko.engine.conditions import enrolled_at, not_enrolled, turns
from ennakko.engine.criteria import walking_metres
from ennakko.engine.service import (
    Answer,
    Condition,
    Guardians,
    Law,
    LeastTotal,
    Official,
    Places,
    Retention,
    Season,
    Service,
    complete,
)
from ennakko.services.folder import algorithm_of, answers_of, export_of, parameters_of, texts_of
from ennakko.services.house import AUTHORITY, CONTACT, DAY_CARE, ROUTES, TRANSPORT

HERE = Path(__file__).parent

preschool = Service(
    key="preschool",
    version="2027.1",
    title=Text("Esiopetus", "Förskoleundervisning", "Pre-school"),
    owner="Education Division",
    controller="Education Division",
    basis=Law(
        Text(
            "Perusopetuslaki 628/1998",
            "Lagen om grundläggande utbildning 628/1998",
            "Basic Education Act 628/1998",
        ),
        "26 a §",
    ),
    uses={
        "people": ("born", "stays_until"),
        "enrolments": complete(days=7, columns=("place", "kind", "until")),
    },
    needs=(
        Condition(
            "turns_six",
            Text(
                "Lapsi täyttää kuusi vuotta tänä vuonna, joten esiopetus alkaa elokuussa.",
                "Barnet fyller sex år i år, så förskoleundervisningen börjar i augusti.",
                "The child turns six this year, so pre-school begins in August.",
            ),
            Text(
                "Lapsi ei täytä kuutta vuotta tänä vuonna.",
                "Barnet fyller inte sex år i år.",
                "The child does not turn six this year.",
            ),
            turns("preschool_age"),
            cites=("people.born",),
        ),
        Condition(
            "not_enrolled",
            Text(
                "Lapsella ei ole vielä esiopetuspaikkaa.",
                "Barnet har ännu ingen förskoleplats.",
                "The child has no pre-school place yet.",
            ),
            Text(
                "Lapsella on jo esiopetuspaikka.",
                "Barnet har redan en förskoleplats.",
                "The child already has a pre-school place.",
            ),
            not_enrolled("preschool"),
            cites=("enrolments",),
            settles=True,
            met_at=enrolled_at("preschool"),
        ),
    ),
    routes=ROUTES,
    to=Guardians(limited_by="P502"),
    supply=Places(kind="preschool", by=LeastTotal(walking_metres)),
    terms=Answer(days="days_to_answer"),
    decision=Official(
        role="principal",
        title=Text("Päiväkodin johtaja", "Daghemsföreståndare", "Head of the day-care centre"),
        authority=AUTHORITY,
    ),
    season=Season(opens="01-07", closes="08-10"),
    retention=Retention(years=10, source="City of Helsinki archive plan (not read: unsure)"),
    contact=CONTACT,
    texts=texts_of(HERE),
    parameters=parameters_of(HERE),
    algorithm=algorithm_of(HERE),
    answers=answers_of(HERE),
    export=export_of(HERE),
    related=(DAY_CARE, TRANSPORT),
    success=Text(
        "Osuus lapsista, joiden ehdotus hyväksyttiin",
        "Andel barn vars förslag godkändes",
        "Share of children whose proposal was accepted",
    ),
)
