"""Who used my data: each look and each check of the reader, or of a child they act for; asking about one of them."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from ennakko.accounts.actor import resident
from ennakko.audit import access as audit
from ennakko.audit import questions
from ennakko.audit.access import Asked, Card, Wanted
from ennakko.audit.purposes import PURPOSES, grouped
from ennakko.base.clock import HELSINKI
from ennakko.base.csv_text import as_text
from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.ledger import catalogue
from ennakko.portal.acting import Concerned, concerned, one_of
from ennakko.portal.page import now, page, today
from ennakko.portal.session import signed_in
from ennakko.portal.words import uses as said
from ennakko.ui.language import current

ROWS = 50
FEW = 10  # fields that are listed at once; more are folded away
TOLD = "asked-use"  # that a question was just sent, shown once


@dataclass(frozen=True)
class Line:
    """A use as a line of the page; `moment` is None for a sweep, which has only its day."""

    key: int
    day: date
    moment: datetime | None
    kind: str
    what: Text
    who: Text
    ground: Text
    fields: Text
    number: int
    everybody: bool
    asked_on: date | None
    answer: Text | None

    @property
    def folded(self) -> bool:
        """Whether there are too many fields to list at once."""
        return self.number > FEW


@require_GET
@signed_in
def show(request: HttpRequest, who: int | None = None, *, person: int) -> HttpResponse:
    """The uses of one person's data, the newest first, as asked for: by time, controller and kind; as a file, or a page."""
    people = concerned(person, on=today())
    one = one_of(people, who or person)
    asked = {name: request.GET.get(name, "")[:60] for name in ("since", "until", "controller", "kind")}
    wanted = _wanted(one, asked)
    keys = audit.keys_of(one.person, wanted)
    if (form := request.GET.get("as", "")) in FORMS:
        return FORMS[form](_lines(keys, one, person))
    numbers = Paginator(keys, ROWS).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in asked.items() if value})
    return page(
        request, "uses", people=people, one=one, said=said, asked=asked, count=len(keys), page=numbers,
        lines=_lines(list(numbers), one, person), query=f"{query}&" if query else "", filtered=bool(query),
        controllers=[
            (key, source_named(key)) for key in audit.controllers_of(one.person, guardian=not one.own)
        ],
        kinds=[(key, said.kinds[key]) for key in audit.KINDS],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def ask(request: HttpRequest, who: int, use: int, *, person: int) -> HttpResponse:
    """One entry, and asking about it. An entry of somebody else's log is answered as one that is not there."""
    one = one_of(concerned(person, on=today()), who)
    if use not in audit.keys_of(one.person, Wanted(guardian=not one.own)):
        raise Http404
    if request.method == "POST":
        questions.ask(use=use, person=one.person, by=resident(person), at=now())
        request.session[TOLD] = True
        return redirect("portal:ask-use", who, use)
    told = said.sent if request.session.pop(TOLD, False) else None
    return page(request, "use", one=one, said=said, line=_lines([use], one, person)[0], told=told)


def _wanted(one: Concerned, asked: Mapping[str, str]) -> Wanted:
    kind = asked["kind"] if asked["kind"] in audit.KINDS else ""
    return Wanted(_day(asked["since"]), _day(asked["until"]), asked["controller"], kind, guardian=not one.own)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _lines(keys: list[int], one: Concerned, reader: int) -> list[Line]:
    found = audit.cards(keys)
    asked = audit.questions_of(one.person, reader, keys)
    return [_line(card, asked.get(card.key)) for card in found]


def _line(card: Card, asked: Asked | None) -> Line:
    at = card.at.astimezone(HELSINKI)
    fields = grouped(card.fields)
    return Line(
        key=card.key,
        day=card.day,
        moment=None if card.kind == "sweep" else at,
        kind=card.kind,
        what=PURPOSES[card.purpose].says.format(service=_title(card.service)),
        who=_who(card),
        ground=card.ground,
        fields=Text(*(", ".join(field[language] for field in fields) for language in LANGUAGES)),
        number=len(fields),
        everybody=card.everybody,
        asked_on=asked.asked_at.astimezone(HELSINKI).date() if asked else None,
        answer=questions.ANSWERS.get(asked.answer) if asked else None,
    )


def _title(service: str) -> Text:
    known = catalogue.services().get(service)
    return known.title if known else Text(*[service or "–"] * 3)


def _who(card: Card) -> Text:
    """The controller; of a look also the unit and the role."""
    controller = source_named(card.controller)
    if card.kind == "sweep":
        return controller
    role = said.roles[card.role]
    parts = [role, Text(*[card.unit] * 3), controller] if card.unit else [role, controller]
    return Text(*(", ".join(part[language] for part in parts) for language in LANGUAGES))


def _row(line: Line) -> dict[str, Any]:
    """A line for a file, in the reader's language."""
    language = current()
    return {
        "when": (line.moment or line.day).isoformat(),
        "kind": line.kind,
        "purpose": line.what[language],
        "who": line.who[language],
        "ground": line.ground[language],
        "fields": line.fields[language],
        "everybody": line.everybody,
        "asked": line.asked_on.isoformat() if line.asked_on else "",
        "answer": line.answer[language] if line.answer else "",
    }


def _csv(lines: list[Line]) -> HttpResponse:
    written = io.StringIO(newline="")
    rows = [_row(line) for line in lines]
    out = csv.DictWriter(written, list(rows[0]) if rows else ["when"])
    out.writeheader()
    out.writerows({name: as_text(str(value)) for name, value in row.items()} for row in rows)
    return HttpResponse(
        written.getvalue().encode(), content_type="text/csv; charset=utf-8", headers=_file("csv")
    )


def _json(lines: list[Line]) -> HttpResponse:
    told = {"language": current(), "uses": [_row(line) for line in lines]}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=_file("json"))


def _file(form: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="who-used-my-data.{form}"',
        "Cache-Control": "no-store",
    }


FORMS = {"csv": _csv, "json": _json}
