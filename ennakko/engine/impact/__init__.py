"""Impact assessments, begun from a declaration: what it knows is filled in, what only people can judge is asked.

document   the shapes: sections of text, lists, tables and questions; what was answered is merged in
declared   what both assessments say of a service                  rights   what may happen to people, and what holds it
dpia       data protection (GDPR Art. 35(7))                       fria     fundamental rights (AI Act Art. 27(1))
markdown   the document as somebody reads it
"""

from collections.abc import Callable, Mapping
from datetime import date

from ennakko.engine.impact.document import Assessment, House, Section, answered
from ennakko.engine.impact.dpia import dpia
from ennakko.engine.impact.fria import fria
from ennakko.engine.service import Service

KINDS: Mapping[str, Callable[[Service, date, House], Assessment]] = {"dpia": dpia, "fria": fria}

__all__ = ["KINDS", "Assessment", "House", "Section", "assessment", "unknown_answers"]


def assessment(service: Service, kind: str, *, on: date, house: House) -> Assessment:
    """The assessment of one kind with the answers that lie beside the service. Raises BadInput for an answer to a question
    that is not asked, naming it."""
    return answered(KINDS[kind](service, on, house), service.answers.get(kind, {}))


def unknown_answers(service: Service, *, on: date) -> list[str]:
    """Answers beside the service to questions that nobody asks, each named with its file."""
    told = []
    for kind, answers in sorted(service.answers.items()):
        asked = {question.key for question in KINDS[kind](service, on, House()).questions}
        told += [
            f"impact/{kind}.toml answers {key}, which is not asked." for key in sorted(answers.keys() - asked)
        ]
    return told
