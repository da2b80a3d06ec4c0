"""Impact assessments of a service: what its declaration says, with what the ledger knows of it and how long things are kept."""

from datetime import date

from ennakko.audit.kept import LOG, YEARS
from ennakko.base.clock import HELSINKI
from ennakko.base.sources import SOURCES
from ennakko.base.text import Text
from ennakko.engine.impact import Assessment, House, assessment
from ennakko.engine.impact.document import Decided
from ennakko.engine.service import Service
from ennakko.ledger.access import deployment, live
from ennakko.ledger.brakes import braked
from ennakko.ledger.kept import ARCHIVE
from ennakko.register.kept import SOURCE

KEPT = (
    (
        Text("Rekisterin tiedot", "Registrets uppgifter", "What the register holds"),
        Text(
            f"niin kauan kuin kaupunki saa lähdettä käyttää ({SOURCE})",
            f"så länge staden får använda källan ({SOURCE})",
            f"as long as the city may use the source ({SOURCE})",
        ),
    ),
    (
        Text("Päätökset", "Beslut", "Decisions"),
        Text(f"pysyvästi ({ARCHIVE})", f"varaktigt ({ARCHIVE})", f"for good ({ARCHIVE})"),
    ),
    (
        Text("Lokit", "Loggar", "Logs"),
        Text(f"{YEARS} vuotta ({LOG})", f"{YEARS} år ({LOG})", f"{YEARS} years ({LOG})"),
    ),
)


def assessment_of(service: Service, kind: str, *, on: date) -> Assessment:
    """The assessment of one kind (`engine.impact.KINDS`) as it stands on the day."""
    latest = deployment(service.key)
    decided = None
    if latest is not None:
        decided = Decided(latest.at.astimezone(HELSINKI).date(), latest.live, latest.why)
    house = House(live(service.key), braked(service.key), decided, SOURCES, KEPT)
    return assessment(service, kind, on=on, house=house)
