"""What came of a feed, in counts and positions: no name, no code, no address."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """Counts of one feed. `troubles` pairs a position with what is wrong there and what to do."""

    read: int = 0  # records received now (held ones that were tried again are not counted twice)
    changed: int = 0  # records that changed the register
    unchanged: int = 0  # records that told what was known, or that were applied before
    held: int = 0  # records that failed, or wait behind one of the same person that failed
    refused: int = 0  # records and files that could not be taken at all
    absent: int = 0  # requested and not received: unknown codes, or outside the permit
    touched: int = 0  # persons whose situation changed
    unknown: Counter[str] = field(default_factory=Counter)  # unknown groups, by name
    troubles: list[tuple[str, str]] = field(default_factory=list)

    def trouble(self, cause: str, remedy: str) -> None:
        """Name a record that did not go in."""
        self.troubles.append((cause, remedy))

    @property
    def clean(self) -> bool:
        """Whether everything went in."""
        return not (self.held or self.refused)

    def add(self, other: "Report") -> None:
        """Take another feed's counts into this one."""
        for name in ("read", "changed", "unchanged", "held", "refused", "absent", "touched"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.unknown += other.unknown
        self.troubles += other.troubles

    def as_json(self) -> dict[str, object]:
        """The report for a machine."""
        return {
            "read": self.read,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "held": self.held,
            "refused": self.refused,
            "absent": self.absent,
            "touched": self.touched,
            "unknown_groups": dict(sorted(self.unknown.items())),
            "troubles": [{"cause": cause, "remedy": remedy} for cause, remedy in self.troubles],
        }
