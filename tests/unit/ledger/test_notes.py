"""Notes and reminders: their words stay where they were written."""

from datetime import timedelta

import pytest

from ennakko.audit.models import Event
from ennakko.base.errors import Refused
from ennakko.ledger import actions
from ennakko.ledger.models import Note, Proposal
from ennakko.outbox.models import Message
from tests.promised import AT, DAY, applied, change, family, of, proposed, restricted, school, staff

pytestmark = pytest.mark.django_db
SECRET = "Soita äidille iltapäivällä"


@pytest.fixture
def officer():
    return staff("officer")


def note(case, by, text=SECRET, remind_on=None):
    return actions.note(proposal=case.pk, text=text, remind_on=remind_on, on=DAY, by=by, at=AT)


def test_what_a_note_says_is_in_no_event_no_fact_and_no_letter(officer):
    case, _ = proposed(school())
    made = note(case, officer, remind_on=DAY)
    actions.to_staff(proposal=case.pk, on=DAY, by=officer, at=AT)
    event = Event.objects.get(verb="noted")
    assert event.about == f"proposal:{case.pk}"
    assert f'"note":{made.pk}' in event.payload.replace(" ", "")
    told = [str(one) for one in Event.objects.values_list("payload", flat=True)]
    told += [str(one) for one in Proposal.objects.values_list("facts", flat=True)]
    told += list(Message.objects.values_list("body", flat=True))
    assert not any("Soita" in one for one in told)


def test_a_reminder_on_a_case_that_nobody_follows_makes_its_writer_the_follower(officer):
    case, _ = proposed(school())
    note(case, officer)
    assert of(case.person).handler == ""
    note(case, officer, remind_on=DAY + timedelta(days=3))
    assert of(case.person).handler == str(officer)


def test_a_reminder_is_done_once_and_says_by_whom(officer):
    case, _ = proposed(school())
    made = note(case, officer, remind_on=DAY)
    assert actions.reminded(note=made.pk, by=officer, at=AT).done_by == str(officer)
    actions.reminded(note=made.pk, by=officer, at=AT + timedelta(hours=1))
    assert Note.objects.get(pk=made.pk).done_at == AT
    assert Event.objects.filter(verb="reminded").count() == 1


@pytest.mark.parametrize(
    ("text", "remind", "says"), [("  \n", None, "empty"), ("x" * 10_000, None, "2,000 is the most"), ("x", -1, "past")]
)  # fmt: skip
def test_a_note_that_cannot_be_kept_is_refused_in_words(officer, text, remind, says):
    case, _ = proposed(school())
    with pytest.raises(Refused) as refused:
        note(case, officer, text, remind_on=remind and DAY + timedelta(days=remind))
    assert says in refused.value.cause
    assert not Note.objects.exists()


def test_a_reminder_that_is_not_there_is_refused(officer):
    case, _ = proposed(school())
    plain = note(case, officer)
    for key in (plain.pk, 999):
        with pytest.raises(Refused, match="no reminder"):
            actions.reminded(note=key, by=officer, at=AT)


def test_a_non_disclosure_order_erases_what_was_noted_before_and_keeps_what_the_unit_notes_after(officer):
    unit = staff("protected-unit")
    case, _ = proposed(school())
    note(case, officer)
    applied(
        change(
            case,
            "to_staff",
            restricted=True,
            place=None,
            cost=None,
            reason="protected",
            situation="protected",
        )
    )
    assert not Note.objects.exists()
    kept = note(case, unit, "Sovittu yksikön kanssa")
    applied(change(of(case.person), "revise", reason="facts_changed"))
    assert list(Note.objects.all()) == [kept]


def test_nobody_but_the_unit_notes_on_a_restricted_case(officer):
    child, elders = family()
    applied(restricted(child, elders))
    with pytest.raises(Refused, match="There is no proposal"):
        note(of(child), officer)
