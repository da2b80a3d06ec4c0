"""Asking about an entry of one's log, and answering: each a verb that leaves its event."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ennakko.audit import actions
from ennakko.audit.actions import Acting
from ennakko.audit.models import Question
from ennakko.base.errors import Refused
from ennakko.base.text import Text

NO_QUESTION = Text("Kysymystä {key} ei ole.", "Fråga {key} finns inte.", "There is no question {key}.")
NO_ANSWER = Text("Se ei ole vastaus.", "Det är inget svar.", "That is no answer.")
ONE_OF = Text("Valitse jokin näistä: {known}.", "Välj något av dessa: {known}.", "Choose one of {known}.")
ANSWERED = Text(
    "Kysymykseen on jo vastattu.", "Frågan har redan besvarats.", "The question has been answered already."
)
LOOK_AGAIN = Text("Katso luettelo uudelleen.", "Titta på listan på nytt.", "Look at the list again.")
ANSWERS: Mapping[str, Text] = {
    "handling": Text(
        "Tietoja katsottiin asian hoitamiseksi. Käynti on tarkistettu ja se oli asiallinen.",
        "Uppgifterna granskades för att sköta ärendet. Granskningen har kontrollerats och var befogad.",
        "The data was looked at in order to handle the case. The look was checked and had a proper reason.",
    ),
    "mistake": Text(
        "Tietoja katsottiin vahingossa. Asia on kirjattu ja siitä on ilmoitettu tietosuojavastaavalle.",
        "Uppgifterna granskades av misstag. Det har antecknats och meddelats till dataskyddsombudet.",
        "The data was looked at by mistake. It has been noted, and the data protection officer was told.",
    ),
    "unfounded": Text(
        "Katsomiselle ei löytynyt perustetta. Asiaa tutkitaan, ja tietosuojavastaava on yhteydessä.",
        "Ingen grund hittades för granskningen. Saken utreds, och dataskyddsombudet tar kontakt.",
        "No ground was found for the look. It is being investigated, and the data protection officer will be in touch.",
    ),
    "contact": Text(
        "Käsittelijä on yhteydessä ja kertoo lisää.",
        "Handläggaren tar kontakt och berättar mer.",
        "The officer will be in touch and tell more.",
    ),
}


@transaction.atomic
def ask(*, use: int, person: int, by: Acting, at: datetime) -> Question:
    """Ask the controller about a use of a person's data. Asking twice changes nothing.

    Whether the use is in the log that the asker may read is the caller's to have looked up.
    """
    found, new = Question.objects.get_or_create(
        use_id=use, person=person, asked_by=int(by.key), defaults={"asked_at": at}
    )
    if new:
        actions.record(
            by=by, at=at, verb="asked", about=f"question:{found.pk}", person=person, payload={"use": use}
        )
    return found


@transaction.atomic
def answer(*, question: int, answer: str, by: Acting, at: datetime) -> Question:
    """Answer with one of the declared kinds. Whoever works for another controller finds no such question."""
    found = Question.objects.select_for_update(of=("self",)).select_related("use").filter(pk=question).first()
    if found is None or by.controller not in ("", found.use.controller):
        raise Refused(NO_QUESTION.format(key=question), LOOK_AGAIN)
    if answer not in ANSWERS:
        raise Refused(NO_ANSWER, ONE_OF.format(known=", ".join(ANSWERS)))
    if found.answer:
        raise Refused(ANSWERED, LOOK_AGAIN)
    found.answer, found.answered_by, found.answered_at = answer, f"{by.kind}:{by.key}", at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    actions.record(
        by=by, at=at, verb="answered_question", about=f"question:{question}", person=found.person,
        payload={"answer": answer},
    )  # fmt: skip
    return found
