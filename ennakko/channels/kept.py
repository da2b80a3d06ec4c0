"""How long replies are kept: as long as a remark on the matter may be asked about."""

from ennakko.audit.retention import Kept
from ennakko.channels.models import Polled, Reply

KEPT = (
    Kept(Reply, "expires", "General Data Protection Regulation, art. 5(1)(e)", days=2 * 365, since="at"),
    Kept(Polled, "current", "one row a channel, nothing about people"),
)
