"""How long a message waits after a try that failed."""

from datetime import timedelta
from hashlib import sha256

MOST = 8  # tries on one channel; the pauses between them add up to more than a day
FIRST, GROWTH, LONGEST = timedelta(minutes=1), 4, timedelta(hours=12)


def wait(tries: int, key: str) -> timedelta:
    """The pause after so many tries, at least one: four times as long each time, within a quarter more or less, so that
    what failed together is not tried again together. The same message waits the same."""
    pause = min(FIRST * GROWTH ** min(tries - 1, MOST), LONGEST)
    share = int.from_bytes(sha256(f"{key}/{tries}".encode()).digest()[:4]) / 2**32
    return pause * (0.75 + share / 2)
