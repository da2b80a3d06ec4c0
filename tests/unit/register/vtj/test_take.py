"""Taking a delivery: order, held records, unknown groups, codes, the key, and what it leaves behind."""

import json

import pytest

from ennakko.audit.models import Event
from ennakko.register.access import find
from ennakko.register.models import IdentityCode, Load, LogKey, RawRecord, Resident, Touched
from ennakko.register.sealing import unseal
from ennakko.register.vtj.feed import marked_for_fetching
from tests.delivery import (
    AWAY,
    BROKEN,
    CHILD,
    FATHER,
    HOME,
    MOTHER,
    OTHER,
    announced,
    base,
    change,
    changes,
    group,
    guardian,
    home,
    look,
    person,
    take,
)

pytestmark = pytest.mark.django_db


def sex(value: str = "NAINEN") -> dict[str, object]:
    return group("SUKUPUOLI", "MUUTETTU", sukupuoli=value)


def correction(old: str, new: str) -> dict[str, object]:
    return group(
        "HENKILOTUNNUS_KORJAUS",
        voimassaolo="AKTIIVI",
        muutettuHenkilotunnus=new,
        aktiivinenHenkilotunnus=new,
        edellisetHenkilotunnukset=[old],
    )


def test_a_persons_records_are_applied_in_the_order_of_their_moments() -> None:
    late = change(CHILD, home(AWAY), at="2027-01-21T22:00:00.000Z")
    early = change(CHILD, home(HOME, since="2026-05-01"), at="2026-05-01T21:00:00.000Z")
    take(changes(late, early))
    assert look(CHILD)["home"]["dwelling"] == AWAY
    assert [row["until"] for row in look(CHILD)["addresses"]] == ["2027-01-21", None]


def test_a_broken_record_holds_its_person_back_and_nobody_else() -> None:
    report = take(
        changes(
            change(CHILD, sex(), BROKEN, at="2027-01-20T22:00:00Z"),
            change(CHILD, home(), at="2027-01-21T22:00:00Z"),
            change(MOTHER, sex(), at="2027-01-22T22:00:00Z"),
        )
    )
    assert (report.held, report.changed, report.refused, report.clean) == (2, 1, 0, False)
    assert report.troubles[0][0] == "1.json: muutokset[0].tietoryhmat[1].syntymapv: the date does not exist."
    assert find(CHILD) is None
    assert look(MOTHER)["sex"] == "f"
    assert list(RawRecord.objects.order_by("changed_at").values_list("state", flat=True)) == [
        "held",
        "waiting",
        "applied",
    ]


def test_a_held_record_is_tried_again_at_the_next_feed_and_the_later_ones_follow() -> None:
    take(changes(change(CHILD, sex(), BROKEN), change(CHILD, home(), at="2027-01-21T22:00:00Z")))
    assert take(changes(change(MOTHER, sex()))).held == 2
    held = RawRecord.objects.get(state="held")
    body = json.loads(unseal(held.sealed))
    body["tietoryhmat"].pop()
    from ennakko.register.sealing import seal

    RawRecord.objects.filter(pk=held.pk).update(
        sealed=seal(json.dumps(body))
    )  # as a mended reader would see it
    report = take(changes())
    assert (report.read, report.held, report.changed) == (0, 0, 2)
    assert look(CHILD)["home"]["dwelling"] == HOME


def test_base_data_overtakes_the_changes_held_for_its_person() -> None:
    take(changes(change(CHILD, sex())))
    take(changes(change(CHILD, BROKEN, at="2027-01-21T22:00:00Z")))
    assert list(marked_for_fetching()) == [CHILD]
    take(base(CHILD, home()))
    assert take(changes()).clean
    assert list(marked_for_fetching()) == []


def test_an_unknown_group_is_kept_raw_and_marks_the_person_for_fetching() -> None:
    take(base(CHILD, sex()))
    report = take(changes(change(CHILD, sex("MIES"), group("UUSI_RYHMA", kentta="arvo"))))
    assert (report.unknown, report.clean) == ({"UUSI_RYHMA": 1}, True)
    assert (look(CHILD)["sex"], look(CHILD)["refetch"]) == ("m", True)
    assert "UUSI_RYHMA" in unseal(RawRecord.objects.get(feed="vtj-changes").sealed)


def test_religion_is_not_even_kept_raw() -> None:
    take(base(CHILD, sex(), group("USKONTOKUNTALAJI", uskontokuntalaji="EI_USKONTOKUNTAA")))
    assert "USKONTOKUNTALAJI" not in unseal(RawRecord.objects.get().sealed)


def test_a_record_that_names_nobody_is_refused_by_its_position_and_without_its_code() -> None:
    report = take(changes(change("010516B903Y", sex()), "text", change(MOTHER, sex()), {"tietoryhmat": []}))
    assert (report.refused, report.changed) == (3, 1)
    assert "muutokset[0].henkilotunnus" in report.troubles[0][0]
    assert "010516B903Y" not in str(report.as_json())
    assert Resident.objects.count() == 1


def test_the_same_delivery_again_changes_nothing_and_announces_nothing() -> None:
    delivery = changes(change(CHILD, home(), guardian(MOTHER)), change(MOTHER, sex()))
    take(delivery)
    before = announced()
    report = take(delivery)
    assert (report.read, report.changed, report.unchanged, report.touched) == (2, 0, 2, 0)
    assert announced() == before


def test_an_old_record_given_again_does_not_undo_what_came_after_it() -> None:
    first = changes(change(CHILD, sex("MIES"), at="2027-01-01T22:00:00Z"))
    take(first)
    take(changes(change(CHILD, sex("NAINEN"), at="2027-01-02T22:00:00Z")))
    take(first)
    assert look(CHILD)["sex"] == "f"


def test_two_records_of_one_code_in_one_answer_are_applied_in_order() -> None:
    answer = {
        "ajanTasalla": True,
        "perustiedot": [base(CHILD, sex("MIES"))["perustiedot"][0], base(CHILD, sex())["perustiedot"][0]],
    }
    report = take(answer, answer)
    assert (report.read, report.clean) == (4, True)
    assert look(CHILD)["sex"] == "f"
    assert IdentityCode.objects.count() == 1


def test_a_corrected_code_keeps_the_old_one_as_an_alias_and_both_find_the_person() -> None:
    take(changes(change(CHILD, sex())))
    take(changes(change(CHILD, correction(CHILD, OTHER), at="2027-01-21T22:00:00Z")))
    take(changes(change(OTHER, home(), at="2027-01-22T22:00:00Z")))
    assert person(CHILD) == person(OTHER)
    codes = {unseal(row.sealed): row.active for row in IdentityCode.objects.all()}
    assert codes == {CHILD: False, OTHER: True}
    assert look(CHILD)["home"]["dwelling"] == HOME


def test_a_correction_that_comes_under_the_new_code_finds_the_person_by_the_old() -> None:
    take(changes(change(CHILD, sex())))
    take(changes(change(OTHER, correction(CHILD, OTHER), at="2027-01-21T22:00:00Z")))
    assert person(CHILD) == person(OTHER)
    assert Resident.objects.count() == 1


def test_a_held_correction_holds_back_the_records_of_both_codes() -> None:
    take(changes(change(CHILD, sex())))
    report = take(
        changes(
            change(CHILD, correction(CHILD, OTHER), BROKEN, at="2027-01-21T22:00:00Z"),
            change(OTHER, home(), at="2027-01-22T22:00:00Z"),
        )
    )
    assert report.held == 2
    assert Resident.objects.count() == 1


@pytest.mark.parametrize("named", [CHILD, OTHER])
def test_a_relation_that_named_the_new_code_first_leaves_no_second_person(named: str) -> None:
    take(changes(change(CHILD, home(), guardian(MOTHER))))
    take(changes(change(MOTHER, group("HUOLLETTAVA", huollettava={"henkilotunnus": OTHER}, oikeudet=[]))))
    assert person(CHILD) != person(OTHER)
    take(changes(change(named, correction(CHILD, OTHER), at="2027-01-21T22:00:00Z")))
    assert person(CHILD) == person(OTHER)
    assert look(OTHER)["home"]["dwelling"] == HOME
    assert [row["person"] for row in look(MOTHER)["wards"]] == [person(OTHER)]
    assert Resident.objects.count() == 2


def test_a_code_that_is_somebody_elses_is_held_and_not_taken_from_them() -> None:
    take(changes(change(CHILD, sex()), change(OTHER, sex("MIES"))))
    report = take(changes(change(CHILD, correction(CHILD, OTHER), at="2027-01-21T22:00:00Z")))
    assert report.held == 1
    assert person(CHILD) != person(OTHER)


def test_the_key_moves_forward_only_and_only_when_every_file_could_be_read() -> None:
    take(changes(key=200))
    take(changes(key=100))
    assert LogKey.objects.get().key == 200
    from ennakko.register.vtj.feed import from_files
    from tests.delivery import RUN

    good = json.dumps(changes(change(CHILD, sex()), key=300)).encode()
    report = from_files({"1.json": good, "2.json": good[:-20]}, [], RUN)
    assert (report.changed, report.refused) == (1, 1)
    assert report.troubles[0][0].startswith("2.json is cut short")
    assert LogKey.objects.get().key == 200


def test_every_change_leaves_an_event_an_announcement_and_a_load_but_no_code_and_no_name() -> None:
    take(
        changes(
            change(CHILD, sex(), group("HENKILON_NIMI", etunimi="Elsa", sukunimi="Tes"), guardian(FATHER))
        )
    )
    assert {row.about for row in Event.objects.all()} == {
        f"person:{person(CHILD)}",
        f"person:{person(FATHER)}",
    }
    assert {row.person for row in Touched.objects.all()} == {person(CHILD), person(FATHER)}
    load = Load.objects.get()
    assert (load.table, load.read, load.changed, load.refused) == ("people", 1, 1, 0)
    told = json.dumps([[row.verb, row.payload] for row in Event.objects.all()])
    assert "Elsa" not in told
    assert CHILD not in told


def test_a_bare_list_of_groups_needs_its_code_and_says_so() -> None:
    from ennakko.register.vtj.feed import from_files
    from tests.delivery import RUN

    fragment = {"bare.json": json.dumps([sex()]).encode()}
    report = from_files(fragment, [], RUN)
    assert report.refused == 1
    assert "--person -" in report.troubles[0][1]
    assert from_files(fragment, [CHILD], RUN).changed == 1
    assert look(CHILD)["sex"] == "f"


def test_a_failing_delivery_leaves_nothing_behind() -> None:
    from django.db import DatabaseError, connection

    def full(execute: object, sql: str, *rest: object) -> object:
        if "register_logkey" in sql:
            raise DatabaseError("database or disk is full")
        return execute(sql, *rest)  # type: ignore[operator]

    with connection.execute_wrapper(full), pytest.raises(DatabaseError):
        take(changes(change(CHILD, sex())))
    assert (Resident.objects.count(), RawRecord.objects.count(), *announced()) == (0, 0, 0, 0)
