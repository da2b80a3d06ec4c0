"""Records of the Population Information System for tests: made from groups, taken, looked at.

Every code is artificial. `JUST` tells how a delivery runs: by whom, when, on which day.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from ennakko.accounts.actor import system
from ennakko.audit.models import Event
from ennakko.register.access import find
from ennakko.register.models import Touched
from ennakko.register.show import shown
from ennakko.register.vtj.feed import Circumstances, from_files
from ennakko.register.vtj.report import Report

ON = date(2027, 2, 1)
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
RUN = Circumstances(system("test"), AT, ON)

CHILD, MOTHER, FATHER, OTHER = "010516B903X", "010594Y9032", "020594X903P", "030594W903B"
HOME, AWAY = "900000041C1F028 ", "90000015964A002a"


def day(value: str, precision: str = "PAIVA") -> dict[str, str]:
    """A date as the interface writes it."""
    return {"arvo": value, "tarkkuus": precision}


def group(name: str, change: str = "LISATTY", **fields: Any) -> dict[str, Any]:
    """A group of a change record."""
    return {"tietoryhma": name, "muutosattribuutti": change, **fields}


def change(code: str, *groups: dict[str, Any], at: str = "2027-01-20T22:00:00.000Z") -> dict[str, Any]:
    """A change record."""
    return {"henkilotunnus": code, "muutospv": at, "tietoryhmat": list(groups)}


def changes(*records: Any, key: int = 100000022) -> dict[str, Any]:
    """A whole answer of /muutokset."""
    return {"viimeisinKirjausavain": key, "ajanTasalla": True, "muutokset": list(records)}


def base(code: str, *groups: dict[str, Any]) -> dict[str, Any]:
    """A whole answer of /perustiedot about one person."""
    stated = [{name: value for name, value in each.items() if name != "muutosattribuutti"} for each in groups]
    return {"ajanTasalla": True, "perustiedot": [{"henkilotunnus": code, "tietoryhmat": stated}]}


def take(*answers: dict[str, Any], codes: tuple[str, ...] = (), run: Circumstances = RUN) -> Report:
    """Feed these answers as files named 1.json, 2.json ..."""
    files = {f"{place}.json": json.dumps(answer).encode() for place, answer in enumerate(answers, 1)}
    return from_files(files, codes, run)


def person(code: str) -> int:
    """The key of the person with this code."""
    found = find(code)
    assert found is not None
    return found


def look(code: str) -> dict[str, Any]:
    """What the register shows of the person with this code."""
    return shown(person(code), ON)


def announced() -> tuple[int, int]:
    """How many announcements and events there are: neither may grow when nothing changes."""
    return Touched.objects.count(), Event.objects.count()


def home(
    code: str = HOME, change: str = "LISATTY", since: str = "2027-01-21", **fields: Any
) -> dict[str, Any]:
    """A group that names a permanent dwelling."""
    return group(
        "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS", change, asuinpaikantunnus=code, alkupv=day(since), **fields
    )


def lives_in(
    code: str = "091", since: str = "2027-01-21", change: str = "LISATTY", **fields: Any
) -> dict[str, Any]:
    """A group that names a municipality of residence."""
    return group("KOTIKUNTA", change, kuntakoodi=code, kuntaanMuuttopv=day(since), **fields)


def guardian(code: str | None, change: str = "LISATTY", **fields: Any) -> dict[str, Any]:
    """A HUOLTAJA group on the child's record."""
    who = (
        {"henkilotunnus": code}
        if code
        else {"etunimet": "Juan", "sukunimi": "Perez", "syntymapv": day("1990-05-01")}
    )
    told = {
        "huoltajanLaji": "LAKISAATEINEN_HUOLTAJA",
        "huoltosuhteenAlkupv": day("2016-05-01"),
        "oikeudet": [],
    }
    return group(
        "HUOLTAJA", change, huoltaja=who, **(told | {"huoltosuhteenLoppupv": day("2034-05-01")} | fields)
    )


ORDER = group("TURVAKIELTO", turvakieltoAktiivinen=True)
END_OF_ORDER = group("TURVAKIELTO", "MUUTETTU", turvakieltoAktiivinen=False, turvaLoppuPv=day("2027-01-25"))
BROKEN = group("SYNTYMAPAIVA", syntymapv=day("2020-02-31"))
