"""For whom a signed-in resident may act: themselves, and each child of whom they have custody on the day.

It is asked anew at every request: custody that ended yesterday ends it today. Acting for another adult (Suomi.fi
e-Authorizations) has its place here: `concerned` would add whoever gave the mandate, for as long as it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from ennakko.register import access as register


@dataclass(frozen=True)
class Concerned:
    """Somebody whose data the signed-in resident may see; `own`: the resident themselves."""

    person: int
    name: register.PersonName
    own: bool


def concerned(person: int, *, on: date) -> tuple[Concerned, ...]:
    """The resident first, then each child they act for on the day."""
    children = register.wards_of(person, on)
    names = register.names_of([person, *children])
    return tuple(Concerned(key, names[key], key == person) for key in (person, *children) if key in names)


def one_of(found: Iterable[Concerned], asked: int) -> Concerned:
    """The one asked for, where the resident may act for them; somebody else is answered as nobody is."""
    for one in found:
        if one.person == asked:
            return one
    raise Http404
