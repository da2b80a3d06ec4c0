"""The cities that the list of pages is looked at in, each with everything its states need, done once.

A city is prepared as people would: by commands, and by forms without JavaScript; only what a channel did is said by an act
of `tests.integration`. What it returns is what the paths in
`pages.py` call by name.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from ennakko.base.clock import keep_day
from ennakko.demo.cast import code
from tests.browser.conftest import City, served, window
from tests.integration.own_house import House
from tests.town import code as artificial

RESIDENTS = 3000
MANY = 130
LONG = "Pohjois-Pasilan suomenkielisen yhtenäiskoulun esikaupunkitoimipiste"
Prepared = tuple[City, dict[str, str]]


def enter(page: Any, who: str, found: dict[str, str]) -> None:
    """Sign in: staff by role, a guardian of the cast by first name, "link" by the link of a letter, "late" so too, but more
    than an hour ago."""
    if who == "link":
        page.goto(found["by_link"])
        page.locator("main form button").click()
    elif who == "late":
        page.context.add_cookies(json.loads(found["late"]))
    elif who[0].isupper():
        page.goto("/sign-in/")
        page.locator("main li", has_text=who).get_by_role("button").first.click()
    else:
        page.goto("/desk/sign-in/")
        page.locator(f"button[value={who}]").click()
    page.wait_for_load_state()


@contextmanager
def _as(chromium: Any, city: City, who: str) -> Iterator[Any]:
    with window(chromium, city.url, script=False) as page:
        enter(page, who, {})
        yield page


def _answer(page: Any, letter: str, way: str) -> None:
    page.goto(f"{letter}answer/{way}/")
    page.locator("main form button").click()
    page.wait_for_url(f"**{letter}")


def _give(page: Any, table: str, rows: str, name: str = "") -> str:
    """Give a file; the path of its preview."""
    page.goto("/desk/data/")
    page.select_option("#table", table)
    _upload(page, "#upload", "form[action$='/upload/'] button", name or f"{table}.csv", rows)
    return _path(page)


def _upload(page: Any, field: str, button: str, name: str, rows: str) -> None:
    page.set_input_files(field, {"name": name, "mimeType": "text/csv", "buffer": rows.encode()})
    page.locator(button).click()
    page.wait_for_load_state()


def _load(page: Any, table: str, rows: str) -> None:
    _give(page, table, rows)
    page.locator("form[action$='/load/'] button").click()
    page.wait_for_url("**/desk/data/")


def _path(page: Any) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url)


def _cast(chromium: Any, city: City) -> dict[str, str]:
    """The letter and the case of each child of the cast, by name, and the links of Elsa's letter and of Saga's."""
    found = {}
    for who in ("Laura", "Sanna", "Ida"):
        with _as(chromium, city, who) as page:
            for card in page.locator("article").all():
                child = card.locator("h2").inner_text().split("\n")[0].split()[-1].lower()
                found[child] = card.locator("a[href^='/proposal/']").first.get_attribute("href")
    with _as(chromium, city, "officer") as officer:
        officer.goto("/desk/school-start/queue/?who=")
        found["leo"] = (
            officer.locator("tbody a", has_text="Nieminen, Leo")
            .get_attribute("href")
            .replace("/desk/case/", "/proposal/")
        )
    cases = {f"case_{child}": path.replace("/proposal/", "/desk/case/") for child, path in found.items()}
    links = {f"{child}s_links": _links(city, found[child]) for child in ("elsa", "saga")}
    return (
        found
        | cases
        | {name: min(paths) for name, paths in links.items()}
        | {"by_link": max(links["elsas_links"])}
    )


def _links(city: City, letter: str) -> list[str]:
    """The links of a letter, one an addressee."""
    number = letter.split("/")[2]
    said = "".join(file.read_text() for file in city.data.glob("outbox/*/*.txt"))
    return re.findall(rf"/l/{number}-[\w-]+/", said)


@contextmanager
def swept(folder: Path, chromium: Any) -> Iterator[Prepared]:
    """A day after the letters went out: some guardians have answered, an officer is at work, files wait to be loaded."""
    made = City("", folder / "swept")
    made.command("demo", "--residents", str(RESIDENTS), "--no-serve")
    made.command("worker", "--once")
    for act in ("trouble", "replies"):
        House(made.data, "").done(act)
    with served(made.data, told={"ENNAKKO_SMS_SENDER": "+358501111111"}) as city:
        found = _cast(chromium, city)
        found |= {"link": found["elsas_links"], "opened": found["elsa"]}
        found["late"] = _late(chromium, city, found)
        with _as(chromium, city, "officer") as officer:
            _guardians(chromium, city, found)
            with _as(chromium, city, "Laura") as laura:
                _own_data(laura, found)
            with _as(chromium, city, "Sanna") as sanna:
                _consent(sanna, city, found)
            _officer(officer, found)
        with _as(chromium, city, "operator") as operator:
            operator.goto("/desk/preschool/")
            operator.locator("form[action$='/brake/'] button").click()
            operator.goto("/desk/substitutions/")
            operator.select_option("#stands-in", index=1)
            operator.fill("#since", "2027-02-02")
            operator.locator("form[action$='/add/'] button").click()
        with _as(chromium, city, "protected-unit") as unit:
            unit.goto("/desk/school-start/queue/")
            found["restricted"] = unit.locator("tbody a").first.get_attribute("href")
        yield city, found


def _late(chromium: Any, city: City, found: dict[str, str]) -> str:
    """The cookies of somebody who opened a letter by its link and whose hour is over."""
    with window(chromium, city.url, script=False) as page:
        enter(page, "link", found)
        House(city.data, "").done("late")
        return json.dumps(page.context.cookies())


def _guardians(chromium: Any, city: City, found: dict[str, str]) -> None:
    said = (
        ("Laura", "aino", "no"), ("Sanna", "helmi", "yes"), ("Sanna", "toivo", "two_homes"),
        ("Ida", "saga", "yes"), ("Johan", "saga", "other_place"),
    )  # fmt: skip
    for who, child, way in said:
        with _as(chromium, city, who) as page:
            _answer(page, found[child], way)


def _own_data(page: Any, found: dict[str, str]) -> None:
    """A guardian asks for a correction, wants quiet, and asks about a use of their data."""
    page.goto("/my-data/")
    found["elsas_data"] = page.locator("a[href^='/my-data/']", has_text="Elsa").first.get_attribute("href")
    found["elsas_permissions"] = found["elsas_data"].replace("my-data", "permissions")
    found["elsas_uses"] = found["elsas_data"].replace("my-data", "uses")
    found["wrong"] = page.locator(".facts__wrong a").first.get_attribute("href")
    page.goto(found["elsas_data"])
    page.locator(".facts__wrong a").first.click()
    page.fill("#said", "Etunimi on kirjoitettu väärin: oikea on Elsa.")
    page.locator("main form button").click()

    page.goto("/permissions/")
    page.fill("#last", "2027-02-20")
    page.locator("form[action$='/quiet/'] button").click()
    page.wait_for_load_state()

    page.goto("/uses/")
    uses = [each.get_attribute("href") for each in page.locator("ol a[href*='/uses/']").all()]
    found["use"], found["asked_use"] = uses[0], uses[-1]
    page.goto(found["asked_use"])
    page.locator("main form button").click()
    page.wait_for_load_state()


def _consent(page: Any, city: City, found: dict[str, str]) -> None:
    """A guardian allows a place in a club to be looked for, and it is found."""
    page.goto("/permissions/")
    page.locator("nav .tabs a", has_text="Helmi").click()
    page.wait_for_load_state()
    found["helmis_permissions"] = _path(page)
    page.locator("form[action*='/consent/after-school/give/'] .hds-button--primary").click()
    page.wait_for_load_state()
    city.command("sweep", "--touched")
    page.goto("/")
    club = page.locator("article", has_text="Kerho", has=page.locator("a[href^='/proposal/']"))
    found["club"] = club.first.locator("a[href^='/proposal/']").first.get_attribute("href")


def _officer(page: Any, found: dict[str, str]) -> None:
    """A case worked on, a school with groups and one without children, a stay, and files that wait."""
    page.goto(found["case_leo"])
    page.fill("#note", "Äiti soitti: lapsi asuu vuoroviikoin.")
    page.fill("#remind", "2027-02-01")
    page.locator("form[action$='/note/'] button").first.click()
    page.locator("form[action$='/freeze/'] button").click()
    page.select_option("#place", index=1)
    page.select_option("#hand-reason", "sibling")
    page.locator("form[action$='/place/'] button").first.click()

    _load(page, "groups", "unit;group;kind;seats\n900001;1A;general;20\n900001;1B;special;8\n")
    _load(
        page,
        "places",
        f"unit;kind;name_fi;language;capacity;x;y\n900099;school;{LONG};sv;40;25497000;6674000\n",
    )
    page.goto("/desk/school-start/places/")
    schools = page.locator("table a[href*='/school/']")
    found["school"] = schools.filter(has_text="Ala-aste Kallio").first.get_attribute("href")
    found["empty_school"] = schools.filter(has_text=LONG).get_attribute("href")

    page.goto("/desk/data/children/")
    for field, value in (
        ("first_names", "Milo"),
        ("last_name", "Berg"),
        ("born", "2020-04-05"),
        ("guardian_first", "Eva"),
        ("guardian_last", "Berg"),
    ):
        page.fill(f"#{field}", value)
    page.locator("form[action$='/children/'] .hds-button--primary").click()
    page.wait_for_load_state()

    page.goto("/desk/rectifications/")
    found["rectification"] = page.locator("tbody a").first.get_attribute("href")
    found["seats"] = _give(page, "capacities", "unit;capacity\n900001;35\n900002;many\n900777;20\n")
    born = date(2020, 3, 1)
    found["children"] = _give(
        page, "children",
        "child;first_names;last_name;born;municipality;x;y;school_language;guardian;guardian_first_names;guardian_last_name\n"
        f"{artificial(born, 980)};Kaisla;Hakala;2020-03-01;091;25497000;6674000;fi;{artificial(date(1990, 1, 1), 980)};Outi;Hakala\n"
        f"{artificial(born, 981)[:-1]};Onni;Hakala;1.3.2020;091;25497000;6674000;fi;;;\n",
    )  # fmt: skip
    found["nothing"] = _give(page, "groups", "unit;group;kind;seats\n900001;1A;general;20\n")
    found["unreadable"] = _give(page, "groups", "what;is;this\n1;2;3\n", "ryhmat.csv")
    rows = f"child;school;reason\n{code('Elsa')};900002;sibling\n{code('Toivo')};900777;sibling\n{code('Laura')};900002;\n"
    for key, given in (("placements", rows), ("placements_unreadable", "what;is\n1;2\n")):
        page.goto("/desk/school-start/elsewhere/")
        _upload(page, "#file", "form[action$='/file/'] button", "sijoitukset.csv", given)
        found[key] = _path(page)


@contextmanager
def heard(folder: Path, chromium: Any) -> Iterator[Prepared]:
    """The hearings have ended: one proposal ended, a list is signed but for two children, Elsa's decision is corrected."""
    made = City("", folder / "heard")
    made.command("demo", "--residents", str(RESIDENTS), "--no-serve")
    made.command("worker", "--once")
    with served(made.data) as city:
        found = _cast(chromium, city)
        found["link"] = found["sagas_links"]
        with _as(chromium, city, "officer") as officer, _as(chromium, city, "Johan") as johan:
            _answer(johan, found["saga"], "private_school")
            officer.goto(found["case_saga"])
            officer.select_option("#outcome", "private_school")
            officer.locator("form[action$='/resolve/'] button").first.click()
            officer.wait_for_load_state()
        found["withdrawn_link"] = _withdrawn(chromium, city)
        city.command("tick", "--to", "2027-03-05")
        with _as(chromium, city, "principal") as principal, _as(chromium, city, "Laura") as laura:
            _sign(principal, found)
            _correct(principal, laura, found)
        yield city, found


def _withdrawn(chromium: Any, city: City) -> str:
    """The link of a letter whose proposal rested on a consent that was withdrawn after it went."""
    with _as(chromium, city, "Sanna") as sanna:
        found: dict[str, str] = {}
        _consent(sanna, city, found)
        city.command("worker", "--once")
        link = min(_links(city, found["club"]))
        sanna.goto(found["helmis_permissions"])
        sanna.locator("form[action*='/consent/after-school/withdraw/'] button:not([name])").click()
        sanna.wait_for_load_state()
    return link


def _sign(page: Any, found: dict[str, str]) -> None:
    """Sign the list but for Toivo and another child, open the next one and leave a row out."""
    page.goto("/desk/school-start/sign/")
    page.locator(f"tr:has(a[href='{found['case_toivo']}']) button[name=proposal]").click()
    page.locator("tr:not(.off) button[name=proposal]").last.click()
    page.locator("form[action$='/sign/do/'] button").click()
    page.wait_for_url("**/signed/*/")
    found["signed"] = _path(page)
    page.goto("/desk/school-start/sign/")
    page.locator("tr:not(.off) button[name=proposal]").first.click()
    page.wait_for_load_state()
    found["list"] = _path(page).split("#")[0]


def _correct(principal: Any, laura: Any, found: dict[str, str]) -> None:
    """Laura opens the decision about Elsa, which serves it; then it is corrected."""
    laura.goto(found["elsa"])
    laura.locator("a[href*='/decision/']").first.click()
    laura.wait_for_url("**/decision/*/")
    principal.goto(found["case_elsa"])
    principal.locator("summary:near(form[action$='/correct/'])").last.click()
    principal.locator("label[for^=kind-][for$=clerical]").click()
    for words in principal.locator("textarea[name^=why]").all():
        words.fill("Numero oli väärä. Numret var fel.")
    principal.locator("form[action$='/correct/'] button").click()
    principal.wait_for_load_state()
    laura.goto(found["elsa"])
    found["decision"] = laura.locator("a[href*='/decision/']").first.get_attribute("href")


@contextmanager
def plan_only(folder: Path, chromium: Any) -> Iterator[Prepared]:
    """A practice that only plans."""
    City("", folder / "practised").command("practice", "--residents", "1000", "--no-serve")
    made = City("", folder / "practised" / "practice")
    made.command("deploy", "school-start", "--plan-only", "--why", "Not decided yet")
    with served(made.data) as city, _as(chromium, city, "officer") as officer:
        officer.goto("/desk/school-start/?action=all")
        case = officer.locator("#rows tbody a").first.get_attribute("href")
        with _as(chromium, city, "operator") as operator:
            operator.goto("/desk/preschool/")
            operator.locator(
                "form[action$='/brake/'] button"
            ).click()  # else the worker proposes before anybody looks
            place = f"900500;preschool;Iso päiväkoti;fi;{MANY};25497000;6674000"
            _load(officer, "places", f"unit;kind;name_fi;language;capacity;x;y\n{place}\n")
            _load(officer, "children", _many_children(MANY))
            operator.goto("/desk/preschool/")
            operator.locator("form[action$='/growth/'] button").click()
            operator.wait_for_load_state()
        yield city, {"case": case}


def _many_children(number: int) -> str:
    """A file of children who start pre-school: more than a service may propose to without two people."""
    rows = [
        "child;first_names;last_name;born;municipality;x;y;school_language;guardian;guardian_first_names;guardian_last_name"
    ]
    for n in range(number):
        born, elder = date(2021, 1 + n % 12, 1 + n // 12), date(1990, 1 + n % 12, 1 + n // 12)
        rows.append(
            f"{artificial(born, 990)};Kaisla;Hakala;{born};091;25497000;6674000;fi;{artificial(elder, 990)};Outi;Hakala"
        )
    return "\n".join(rows) + "\n"


@contextmanager
def empty(folder: Path, chromium: Any) -> Iterator[Prepared]:
    """An installation in which nothing is known yet, in its season."""
    keep_day(folder / "empty", date(2027, 2, 1))
    City("", folder / "empty").command("check")
    with served(folder / "empty") as city:
        yield city, {}


@contextmanager
def real(folder: Path, chromium: Any) -> Iterator[Prepared]:
    """No demo: nobody can be signed in by choosing."""
    City("", folder / "real").command("check")
    with served(folder / "real") as city:
        yield city, {}


CITIES: dict[str, Callable[[Path, Any], Any]] = {
    "swept": swept,
    "heard": heard,
    "plan_only": plan_only,
    "empty": empty,
    "real": real,
}
