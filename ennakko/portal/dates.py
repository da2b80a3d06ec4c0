"""Dates as a calendar file (RFC 5545): the last day to answer and the first day. The child by called name only."""

from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar, Event

from ennakko.base.text import Language, Text
from ennakko.portal.letter import Brief
from ennakko.portal.words import papers as said

TYPE = "text/calendar; charset=utf-8"


def calendar(letters: Iterable[Brief], language: Language, *, base: str) -> bytes:
    """The dates of these letters as all-day events. An event keeps its UID when its date changes; `base` is the address
    of the pages, without a slash at its end."""
    made = Calendar()
    made.add("prodid", "-//Ennakko//portal//FI")
    made.add("version", "2.0")
    for letter in letters:
        for kind, day, says in _dates(letter):
            made.add_component(_event(letter, kind, day, says[language], base))
    return made.to_ical()


def _dates(letter: Brief) -> list[tuple[str, date, Text]]:
    named = {"title": letter.title, "child": letter.child or ""}
    dates: list[tuple[str, date, Text]] = []
    if letter.may_answer and letter.deadline:
        dates.append(("answer", letter.deadline, said.calendar_answer.format(**named)))
    if letter.live and letter.place and letter.starts:
        dates.append(("starts", letter.starts, said.calendar_starts.format(**named)))
    return dates


def _event(letter: Brief, kind: str, day: date, says: str, base: str) -> Event:
    event = Event()
    event.add("uid", f"proposal-{letter.proposal}-{kind}@ennakko")
    event.add("dtstamp", letter.changed_at)
    event.add("sequence", letter.changes)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", says)
    event.add("url", f"{base}/proposal/{letter.proposal}/")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if kind == "starts" and letter.place:
        event.add("location", letter.place.name.fi)
    return event
