"""How long consents are kept: whoever relies on one must be able to show it, and a withdrawal too."""

from ennakko.audit.retention import Kept
from ennakko.consent import models

PROOF = "General Data Protection Regulation, art. 7(1): the controller can show that consent was given"

KEPT = (
    *(Kept(getattr(models, name), "archived", PROOF) for name in ("ConsentRecord", "Objection", "Silence")),
    Kept(models.Individual, "with", "the records it spoke in"),
    *(
        Kept(getattr(models, name), "archived", "no data about people")
        for name in ("Revision", "DataAgreement")
    ),
)
