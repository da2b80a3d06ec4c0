"""Who acts: the `by=` of every verb."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A member of staff (`user:ID`), a resident (`resident:PERSON`) or the platform (`system:NAME`)."""

    kind: str
    key: str
    roles: frozenset[str] = frozenset()
    unit: str = ""
    controller: str = ""  # whose data they may look at; empty: that of any controller here

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def person(self) -> int | None:
        """The person key of a resident; None for anyone else."""
        return int(self.key) if self.kind == "resident" else None

    def may(self, role: str) -> bool:
        """Whether a member of staff holds `role`."""
        return role in self.roles


def system(name: str) -> Actor:
    """The platform acting by itself: a sweep, the worker, a feed."""
    return Actor("system", name)


def resident(person: int) -> Actor:
    """A resident acting for themselves or for a child of theirs."""
    return Actor("resident", str(person))
