"""School start: a place in a nearby school for every child whose compulsory education begins next August."""

from pathlib import Path

from ennakko.base.text import Text
from ennakko.engine.conditions import enrolled_at, not_enrolled, turns
from ennakko.engine.criteria import own_district, walking_metres, with_sibling
from ennakko.engine.service import (
    Claims,
    Condition,
    Guardians,
    Hearing,
    Law,
    Official,
    Places,
    Retention,
    Season,
    Service,
    Tell,
    complete,
)
from ennakko.services.folder import algorithm_of, answers_of, export_of, parameters_of, texts_of
from ennakko.services.house import AFTERNOONS, AUTHORITY, CONTACT, ROUTES, TRANSPORT

HERE = Path(__file__).parent

school_start = Service(
    key="school-start",
    version="2027.1",
    title=Text("Koulun aloitus", "Skolstart", "School start"),
    owner="Education Division",
    controller="Education Division",
    basis=Law(
        Text(
            "Perusopetuslaki 628/1998",
            "Lagen om grundläggande utbildning 628/1998",
            "Basic Education Act 628/1998",
        ),
        "6 §",
    ),
    uses={
        "people": ("born", "stays_until"),
        "enrolments": complete(days=7, columns=("place", "kind", "until")),
    },
    needs=(
        Condition(
            "turns_seven",
            Text(
                "Lapsi täyttää seitsemän vuotta tänä vuonna, joten oppivelvollisuus alkaa elokuussa.",
                "Barnet fyller sju år i år, så läroplikten börjar i augusti.",
                "The child turns seven this year, so compulsory education begins in August.",
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
                "Lapsella ei ole vielä koulupaikkaa.",
                "Barnet har ännu ingen skolplats.",
                "The child has no school place yet.",
            ),
            Text(
                "Lapsella on jo koulupaikka.",
                "Barnet har redan en skolplats.",
                "The child already has a school place.",
            ),
            not_enrolled("school"),
            cites=("enrolments",),
            settles=True,
            met_at=enrolled_at("school"),
            tell=Tell.RESIDENT,
        ),
    ),
    routes=ROUTES,
    to=Guardians(limited_by="P502"),
    supply=Places(kind="school", by=Claims(own_district, with_sibling, walking_metres)),
    terms=Hearing(days="days_to_answer"),
    decision=Official(
        role="principal",
        title=Text("Rehtori", "Rektor", "Principal"),
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
    related=(AFTERNOONS, TRANSPORT),
    success=Text(
        "Osuus lapsista, jotka saivat paikan ilman yhteydenottoa",
        "Andel barn som fick plats utan kontakt",
        "Share of children placed without anybody having to get in touch",
    ),
)
