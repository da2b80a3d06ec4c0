"""A declaration that cannot hold is refused with words that say why; texts, seasons and parameters mean what they say."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from ennakko.base.errors import BadInput, Refused
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.check import problems, unsound
from ennakko.engine.city import Undeclared
from ennakko.engine.conditions import circumstance
from ennakko.engine.gate import gate
from ennakko.engine.parameters import Parameters
from ennakko.engine.permissions import CONSENTS, Permissions
from ennakko.engine.plan import plan
from ennakko.engine.service import Consent, Law, Rules, Season
from ennakko.engine.texts import SECTIONS, read_texts, render
from ennakko.services.after_school.service import after_school
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, Small, held, ledger


def changed(**parts):
    return replace(school_start, **parts)


@pytest.mark.parametrize("service", [school_start, preschool, after_school], ids=lambda s: s.key)
def test_the_shipped_services_are_sound(service):
    assert unsound(service) == problems(service, on=DAY) == []


@pytest.mark.parametrize(
    ("service", "told"),
    [
        (changed(uses={"pets": ("name",)}), "It uses pets, which no register offers."),
        (changed(uses={"people": ("shoe_size",)}), "It uses people.shoe_size;"),
        (changed(basis=Consent("outings")), "silence is no consent"),
        (
            replace(preschool, decision=Rules(Text("a", "b", "c"))),
            "Rules decide only where no discretion",
        ),
        (changed(uses={"people": ("born",)}, routes=()), "needs find"),
        (changed(wishes=("a_pony", "other")), "offers a_pony, for which no page has words"),
        (changed(wishes=("moving",)), "no way to say something else"),
    ],
)
def test_a_declaration_that_cannot_hold_is_refused_at_load(service, told):
    if told == "needs find":
        everybody = replace(service.needs[0], keep=lambda rows, city: rows)
        service = replace(service, needs=(everybody,))
    assert told in " ".join(unsound(service))


def test_a_frame_that_was_not_declared_cannot_be_read():
    peeking = replace(school_start.needs[0], keep=circumstance("in_care"))
    blind = changed(needs=(peeking,), routes=())
    assert "without declaring it" in " ".join(unsound(blind))


def test_a_law_not_yet_in_force_and_a_missing_parameter_stop_it_on_the_day():
    coming = changed(basis=Law(Text("a", "b", "c"), "1 §", in_force=date(2030, 1, 1)))
    assert unsound(coming) == []
    assert "in force from 2030-01-01" in problems(coming, on=DAY)[0]
    assert "gives no starts in force" in problems(school_start, on=date(2026, 8, 1))[0]


@pytest.mark.parametrize(
    ("opens", "closes", "day", "season"),
    [
        ("01-07", "08-10", date(2027, 1, 7), 2027),
        ("01-07", "08-10", date(2027, 8, 10), 2027),
        ("01-07", "08-10", date(2027, 8, 11), None),
        ("10-01", "03-31", date(2027, 10, 1), 2028),
        ("10-01", "03-31", date(2028, 3, 31), 2028),
        ("10-01", "03-31", date(2028, 4, 1), None),
    ],
)
def test_a_season_is_month_and_day_and_may_wrap_the_year(opens, closes, day, season):
    assert Season(opens, closes).of(day) == season


def test_a_parameter_holds_from_its_day_on():
    age = Parameters.of(
        {
            "age": [
                {"since": date(2030, 1, 1), "value": 6, "source": "a later act"},
                {"since": date(2020, 1, 1), "value": 7, "source": "an act"},
            ]
        }
    )
    assert age.on(date(2019, 12, 31)) == {}
    assert (age.on(date(2029, 12, 31)), age.on(date(2030, 1, 1))) == ({"age": 7}, {"age": 6})


def test_without_consent_nobody_is_looked_at_and_silence_of_the_register_is_no_consent():
    asked = replace(preschool, basis=Consent("outings"))
    city = Small(people="person | born | x | y\n1 | 2021-03-01 | 0 | 0\n2 | 2021-03-01 | 0 | 0").tables()
    assert gate(asked, city, on=DAY).counts() == {"no_consent": 2}
    rows = [
        {"person": person, "purpose": purpose, "category": category}
        for person, purpose in ((1, "outings"), (2, "walks"))
        for category in asked.categories()
    ]
    given = Permissions(pl.DataFrame(rows, schema=CONSENTS.schema))
    assert gate(asked, city, on=DAY, permissions=given).reasons([1, 2]) == {2: "no_consent"}
    less = Permissions(given.consents.filter(pl.col("category") != "education"))
    assert gate(asked, city, on=DAY, permissions=less).counts() == {"no_consent": 2}  # each category counts


@pytest.mark.parametrize(
    ("loaded", "told"),
    [({}, "never loaded whole"), ({"enrolments": date(2027, 1, 24)}, "older than the 7 days")],
)
def test_a_sweep_stops_when_absence_is_no_knowledge(loaded, told):
    city = Small(loaded=loaded).tables()
    with pytest.raises(Refused, match=told):
        plan(school_start, city, ledger=ledger(), held=held(ledger()), on=DAY)


def test_a_sweep_outside_the_season_is_refused_and_says_when():
    with pytest.raises(Refused, match="open from 01-07 to 08-10"):
        plan(school_start, Small().tables(), ledger=ledger(), held=held(ledger()), on=date(2027, 9, 1))


WHOLE = "version: 2027-01-01\nstatus: ready\n\n" + "\n".join(f"# {s}\nLapsi: {{child}}\n" for s in SECTIONS)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda files: files.pop("sv"), "sv.md is missing"),
        (lambda files: files.update(en=WHOLE.replace("ready", "draft")), "en.md is not marked ready"),
        (lambda files: files.update(en=WHOLE.replace("version: 2027-01-01\n", "")), "en.md has no version"),
        (lambda files: files.update(fi=WHOLE.replace("# decided", "# other")), "fi.md lacks: decided"),
        (lambda files: files.update(fi=WHOLE.replace("{child}", "{chld}")), "fields nobody fills in: chld"),
        (lambda files: files.update(fi=WHOLE.replace("2027-01", "2028-01")), "different versions"),
    ],
)
def test_a_text_that_is_not_whole_in_three_languages_is_refused(fault, told):
    files = dict.fromkeys(LANGUAGES, WHOLE)
    assert read_texts(files)["sv"]["notice"] == "Lapsi: {child}"
    fault(files)
    with pytest.raises(BadInput, match=told):
        read_texts(files)


def test_a_field_without_a_value_is_an_error_never_an_empty_string():
    assert render("Lapsi: {child}", {"child": "Elsa"}) == "Lapsi: Elsa"
    with pytest.raises(KeyError):
        render("Lapsi: {child}", {})


def test_an_undeclared_parameter_is_named():
    from ennakko.engine.need import see

    passed = gate(school_start, Small().tables(), on=DAY)
    city = see(school_start, Small().tables(), passed, on=DAY, season=2027)
    with pytest.raises(Undeclared, match="No parameter 'tax'"):
        city.parameter("tax")
