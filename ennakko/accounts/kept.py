"""How long accounts are kept: what somebody did stays under their key."""

from ennakko.accounts.models import Charge, Grant, Substitution, User
from ennakko.audit.retention import Kept

OFFICE = "Act on the Openness of Government Activities 621/1999, 18 §: who acted can be told as long as the act can"

KEPT = (
    Kept(User, "current", OFFICE),
    Kept(Grant, "current", "a role is kept while it is held"),
    Kept(Charge, "current", "a charge is kept while it is held"),
    Kept(
        Substitution, "expires", "General Data Protection Regulation, art. 5(1)(e)", days=365, since="until"
    ),
)
