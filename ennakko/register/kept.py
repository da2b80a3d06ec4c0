"""How long the register is kept: what holds now and its history as long as the city may use the source."""

from django.db.models import Q

from ennakko.audit.retention import Kept
from ennakko.register import models

MINIMAL = "General Data Protection Regulation, art. 5(1)(e)"
SOURCE = (
    "Act on the Population Information System 661/2009: kept as long as its information permit holds (unsure)"
)
OF_PEOPLE = (
    "Resident", "IdentityCode", "Name", "MunicipalityPeriod", "Stay", "Residence", "Citizenship", "Parenthood",
    "Partnership", "Guardianship", "CustodyRight", "ContactBan", "Enrolment", "Choice", "Circumstance", "Building",
    "Dwelling",
)  # fmt: skip
OF_THE_CITY = ("Place", "Group", "District", "BuildingDistrict", "Load", "LogKey")
SETTLED = Q(state__in=("applied", "refused"))

KEPT = (
    *(Kept(getattr(models, name), "current", SOURCE) for name in OF_PEOPLE),
    *(Kept(getattr(models, name), "current", "no data about people") for name in OF_THE_CITY),
    Kept(models.Contact, "current", "kept until its person takes it back, or gives another"),
    Kept(models.ContactCode, "expires", MINIMAL, days=1, since="until"),
    Kept(models.Touched, "current", "kept until the fast path has looked: seconds"),
    Kept(models.RawRecord, "expires", MINIMAL, days=90, since="received_at", only=SETTLED),
    Kept(
        models.Rectification, "expires", MINIMAL, days=2 * 365, since="answered_at", only=~Q(answered_at=None)
    ),
)
