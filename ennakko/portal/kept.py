"""How long what exists only because a resident signed in is kept."""

from ennakko.audit.retention import Kept
from ennakko.portal.models import Preference, Profile, SignIn, SpentToken

MINIMAL = "General Data Protection Regulation, art. 5(1)(e)"

KEPT = (
    Kept(SignIn, "expires", MINIMAL, days=30, since="at"),
    Kept(SpentToken, "expires", MINIMAL, since="until", real=True),
    Kept(Profile, "current", "kept until the resident erases it (Helsinki Profile)"),
    Kept(Preference, "current", "kept until the resident changes it"),
)
