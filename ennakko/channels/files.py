"""The channel of files: each message a text file under the data folder. The one channel for now, and the demo's.

    outbox/2027-02-01/3f9a...e1.txt      the day the message was made; a hash of its key

The file's name is the key: sent twice, it is one file. A file is written whole beside its place and moved there. It
outlives the death of the process; it is not flushed to the disk one by one, so that a power cut may take the last few
seconds with it.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ennakko.base.clock import HELSINKI
from ennakko.channels.provider import Evidence, NotSent
from ennakko.outbox.letter import Posted


@dataclass(frozen=True)
class Files:
    """Writes messages below `folder`. `proves`: a demo takes the written file for an arrival; nothing else may."""

    folder: Path
    proves: bool
    name: str = "files"
    takes_key: bool = True

    def reach(self, persons: Collection[int]) -> dict[int, str]:
        """Everybody: a file needs no address."""
        return dict.fromkeys(persons, "")

    def send(self, message: Posted, to: str = "") -> Evidence:
        """Write one message; the same message again writes the same file."""
        path = self.path(message)
        fresh = path.with_suffix(".new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_text(f"{message.title}\n\n{message.body}\n", encoding="utf-8")
            fresh.replace(path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            raise NotSent(
                f"A message could not be written below {self.folder.name}: {error.strerror}.",
                "Make room or give the right to write there; what waits is then sent by itself.",
            ) from None
        return Evidence("delivered" if self.proves else None, f"file {path.name}")

    def path(self, message: Posted) -> Path:
        """Where a message lies. The day is the message's own, so that a try after midnight writes the same file."""
        day = message.made_at.astimezone(HELSINKI).date()
        return self.folder / day.isoformat() / f"{sha256(message.key.encode()).hexdigest()[:32]}.txt"
