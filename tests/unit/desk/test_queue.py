"""The queue and what needs a person today: counted by the database, what is due first, walked case by case."""

from datetime import timedelta

import pytest

from ennakko.accounts import actions as accounts
from ennakko.accounts.access import substitutions
from ennakko.accounts.actor import resident, system
from ennakko.ledger import actions
from ennakko.ledger.models import Note, Proposal
from ennakko.register.models import Place
from tests import town as towns

pytestmark = pytest.mark.django_db
QUEUE = "/desk/school-start/queue/"
AT, DAY = towns.AT, towns.DAY


def appoint(name, role="officer"):
    return accounts.appoint(
        username=name, role=role, by=system("test"), at=AT, first_name=name.capitalize(), last_name="Salo"
    )


def of(person):
    return Proposal.objects.get(person=person, live=True, service="school-start")


def handed(person, reason="by_officer"):
    return actions.to_staff(proposal=of(person).pk, reason=reason, on=DAY, by=system("test"), at=AT)


def page(client, query="", path=QUEUE):
    return client.get(f"{path}{query}").content.decode()


def test_the_queue_shows_each_case_with_its_handler_and_what_each_guardian_said(swept, as_staff):
    officer = as_staff("officer")
    actions.answer(
        proposal=of(swept.elsa).pk, person=swept.maria, answer="yes", on=DAY, by=resident(swept.maria), at=AT
    )
    handed(swept.elsa)
    shown = page(officer)
    assert "Korhonen, Maria: sopii" in shown
    assert "Korhonen, Matti: ei vielä tiedoksi" in shown
    assert "officer" in shown  # the account's name: nobody of this test has another


def test_mine_are_my_cases_and_those_of_whom_i_stand_in_for(swept, as_staff):
    mine, away = as_staff("officer"), appoint("ville")
    handed(swept.elsa)
    actions.hand_over(proposals=[of(swept.elsa).pk], to=int(away.key), by=system("test"), at=AT)
    assert "Korhonen, Elsa" not in page(mine, "?who=mine")
    assert "Korhonen, Elsa" in page(mine, "?who=")
    assert "Korhonen, Elsa" in page(mine, f"?who={away}")
    key = mine.session["_auth_user_id"]
    accounts.substitute(officer=int(away.key), stands_in=int(key), since=DAY, until=None, by=away, at=AT)
    assert "Korhonen, Elsa" in page(mine, "?who=mine")


def test_a_reminder_that_is_due_comes_first_and_brings_a_case_back_whatever_its_state(swept, as_staff):
    officer = as_staff("officer")
    handed(swept.elsa)
    other = next(one for one in towns.proposals() if one.state == "open")
    actions.note(proposal=other.pk, text="Soita", remind_on=DAY, on=DAY, by=system("test"), at=AT)
    Note.objects.update(remind_on=DAY - timedelta(days=1))
    shown = page(officer)
    assert shown.index("Muistutus") < shown.index("Korhonen, Elsa")
    only = page(officer, "?only=due")
    assert f"/desk/case/{other.pk}/" in only and "Korhonen, Elsa" not in only


def test_a_reminder_for_a_later_day_puts_its_case_last(swept, as_staff):
    officer = as_staff("officer")
    handed(swept.elsa)
    actions.note(
        proposal=of(swept.onni).pk, text="Myöhemmin", remind_on=DAY + timedelta(days=9), on=DAY,
        by=system("test"), at=AT - timedelta(days=9),
    )  # fmt: skip
    shown = page(officer)
    assert shown.index("Korhonen, Elsa") < shown.index("Laine, Onni")


def test_selected_cases_of_a_page_are_handed_over_at_once(swept, as_staff):
    officer, colleague = as_staff("officer"), appoint("ville")
    handed(swept.elsa)
    keys = [of(swept.elsa).pk, of(swept.onni).pk]
    assert "Valitse ensin asiat" in page_after(
        officer, {"which": "selected", "to": colleague.key, "shown": keys}
    )
    assert "Siirrettyjä asioita: 1" in page_after(
        officer, {"which": "selected", "to": colleague.key, "case": keys[:1]}
    )
    page_after(officer, {"which": "page", "to": colleague.key, "shown": keys})
    assert {of(swept.elsa).handler, of(swept.onni).handler} == {str(colleague)}


def page_after(client, form):
    return client.post("/desk/school-start/hand-over/", form, follow=True).content.decode()


def test_nobody_hands_a_case_to_somebody_dismissed(swept, as_staff):
    officer, gone = as_staff("officer"), appoint("ville")
    accounts.dismiss(user=int(gone.key), by=system("test"), at=AT)
    answer = officer.post(
        "/desk/school-start/hand-over/", {"which": "selected", "to": gone.key, "case": [of(swept.onni).pk]}
    )
    assert answer.status_code == 409
    assert "oltava virassa" in answer.content.decode()


def test_a_letter_that_came_back_is_in_the_queue_until_something_proves_service(swept, as_staff):
    officer, case = as_staff("officer"), of(swept.elsa)
    actions.returned(proposal=case.pk, person=swept.matti, by=system("post"), at=AT)
    assert "kirje palautunut" in page(officer, "?only=returned")
    assert "Palautuneet kirjeet" in page(officer, path="/desk/")
    actions.deliver(proposal=case.pk, person=swept.matti, on=DAY, proof="letter", by=system("post"), at=AT)
    assert "kirje palautunut" not in page(officer, "?only=returned")


# --- what needs a person today -----------------------------------------------------------------------------


def test_the_first_page_says_what_needs_the_reader_today_by_reason_each_with_its_number(swept, as_staff):
    shown = page(as_staff("officer"), path="/desk/")
    assert "Mikä odottaa sinua tänään" in shown
    assert shown.index("Mikä odottaa sinua tänään") < shown.index("Palvelut</h2>")
    assert 'href="/desk/school-start/queue/?reason=second_home"' in shown


def test_a_change_after_the_decision_stays_on_the_list_until_a_person_closes_it(swept, as_staff):
    officer, case = as_staff("officer"), of(swept.elsa)
    actions.place_by_hand(
        proposal=case.pk, place=swept.far, reason="correction", on=DAY, by=system("test"), at=AT
    )
    actions.decide(proposal=case.pk, on=DAY, by=appoint("pekka", "principal"), at=AT)
    assert "Tiedot muuttuivat päätöksen jälkeen" not in page(officer, path="/desk/")
    Proposal.objects.filter(pk=case.pk).update(state="with_staff", reason="facts_changed", handler="desk:x")
    assert "Tiedot muuttuivat päätöksen jälkeen" in page(officer, path="/desk/")
    assert "Korhonen, Elsa" in page(officer, "?only=decided")
    actions.resolve(proposal=case.pk, outcome="place", on=DAY, by=system("test"), at=AT)
    assert "Tiedot muuttuivat päätöksen jälkeen" not in page(officer, path="/desk/")


def test_a_place_with_too_many_children_is_on_the_list(swept, as_staff):
    officer = as_staff("officer")
    assert "liikaa lapsia" not in page(officer, path="/desk/")
    Place.objects.filter(pk=swept.near).update(capacity=1)
    assert "liikaa lapsia" in page(officer, path="/desk/")


def test_the_unit_is_told_of_its_own_cases_and_nobody_else_of_them(swept, as_staff):
    unit = page(as_staff("protected-unit"), path="/desk/")
    assert "?reason=protected" in unit
    assert "second_home" not in unit
    for role in ("officer", "principal", "operator"):
        assert "protected" not in page(as_staff(role), path="/desk/")


# --- the case page -----------------------------------------------------------------------------------------


def case_page(client, person):
    return client.get(f"/desk/case/{of(person).pk}/").content.decode()


def test_a_note_is_shown_escaped_and_what_turns_its_direction_by_number(swept, as_staff):
    officer, case = as_staff("officer"), of(swept.onni)
    path = f"/desk/case/{case.pk}/note/"
    shown = officer.post(
        path, {"text": "<script>x</script> \u202eabc", "remind_on": "2027-02-03"}, follow=True
    )
    told = shown.content.decode()
    assert "Muistiinpano on tallennettu" in told
    assert "&lt;script&gt;x&lt;/script&gt; [U+202E]abc" in told
    assert "<script>x" not in told
    note = Note.objects.get()
    assert note.remind_on.isoformat() == "2027-02-03"
    told = officer.post(f"{path}{note.pk}/done/", follow=True).content.decode()
    assert "Muistutus on merkitty hoidetuksi" in told
    assert officer.post(path, {"text": "x" * 10_000}).status_code == 409


def test_a_note_of_another_case_is_not_there(swept, as_staff):
    officer = as_staff("officer")
    made = actions.note(
        proposal=of(swept.aino).pk, text="Salainen", remind_on=DAY, on=DAY, at=AT,
        by=appoint("tuula", "protected-unit"),
    )  # fmt: skip
    assert officer.post(f"/desk/case/{of(swept.onni).pk}/note/{made.pk}/done/").status_code == 404
    assert officer.post(f"/desk/case/{of(swept.aino).pk}/note/", {"text": "x"}).status_code == 404
    assert "Salainen" not in case_page(as_staff("principal"), swept.onni)


def test_an_officer_walks_the_queue_by_one_button(swept, as_staff):
    officer = as_staff("officer")
    handed(swept.elsa)
    others = [one for one in towns.proposals() if one.state == "open"][:2]
    for one in others:
        handed(one.person)
    page(officer, "?reason=by_officer")
    keys, walked = {one.pk for one in others} | {of(swept.elsa).pk}, []
    here = of(swept.elsa).pk
    for _ in range(3):
        walked.append(here)
        officer.get(f"/desk/case/{here}/")
        to = officer.post(f"/desk/case/{here}/resolve/", {"outcome": "place", "then": "next"}).headers[
            "Location"
        ]
        if to == QUEUE:
            break
        here = int(to.strip("/").split("/")[-1])
    assert set(walked) <= keys and len(set(walked)) == len(walked)
    assert of(swept.elsa).state == "accepted"


def test_what_changed_is_shown_old_against_new(swept, as_staff):
    officer, case = as_staff("officer"), of(swept.onni)
    before = dict(case.facts) | {"metres": 300, "route": None}
    Proposal.objects.filter(pk=case.pk).update(facts=case.facts | {"before": before, "metres": 4200})
    shown = case_page(officer, swept.onni)
    assert "Mikä on muuttunut" in shown
    assert "300" in shown and "4,2" in shown
    assert "Mikä on muuttunut" not in case_page(officer, swept.elsa)


def test_the_case_page_says_who_stands_in_for_its_handler(swept, as_staff):
    officer, other = as_staff("officer"), appoint("ville")
    key = int(officer.session["_auth_user_id"])
    accounts.substitute(
        officer=key, stands_in=int(other.key), since=DAY, until=None, by=system("test"), at=AT
    )
    actions.hand_over(proposals=[of(swept.onni).pk], to=key, by=system("test"), at=AT)
    assert "Ville Salo sijaistaa." in case_page(officer, swept.onni)


# --- substitutions -----------------------------------------------------------------------------------------


def test_an_officer_says_who_stands_in_and_comes_back(swept, as_staff):
    officer, other = as_staff("officer"), appoint("ville")
    form = {
        "officer": officer.session["_auth_user_id"],
        "stands_in": other.key,
        "since": "2027-02-01",
        "until": "",
    }
    shown = officer.post("/desk/substitutions/add/", form, follow=True).content.decode()
    assert "Sijaisuus on kirjattu" in shown and "sijaisena Ville Salo" in shown
    [made] = substitutions(DAY)
    shown = officer.post(f"/desk/substitutions/{made.key}/end/", follow=True).content.decode()
    assert "Kukaan ei ole poissa." in shown
    assert (
        officer.post("/desk/substitutions/add/", form | {"since": "huomenna"}, follow=True).status_code == 200
    )
    assert officer.post("/desk/substitutions/add/", form | {"officer": other.key}).status_code == 409
