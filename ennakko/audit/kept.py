"""How long the trail is kept: that something happened stays for good, what was said of it goes."""

from datetime import datetime

from django.db.models import Q

from ennakko.audit import actions
from ennakko.audit.actions import ERASED, Acting
from ennakko.audit.models import Event, Question, Subject, Use
from ennakko.audit.retention import Kept

LOG = "Act on Information Management 906/2019, 17 §; the years are the city's own to set (unsure)"
YEARS = 5


def _erase(keys: list[int], by: Acting, at: datetime) -> None:
    """Payloads and the data-use rows that say the same; the chain still holds."""
    abouts = Event.objects.filter(pk__in=keys, about__startswith="use:").values_list("about", flat=True)
    uses = [int(about.removeprefix("use:")) for about in abouts]
    actions.erase(events=keys, by=by, at=at)
    Use.objects.filter(pk__in=uses).delete()


KEPT = (
    Kept(
        Event, "expires", LOG, days=YEARS * 365, since="at", only=Q(payload__isnull=False) & ~Q(verb=ERASED),
        goes=_erase,
    ),
    Kept(Use, "with", "its event: " + LOG),
    Kept(Subject, "with", "the use it is of"),
    Kept(Question, "with", "the use it asks about"),
)  # fmt: skip
