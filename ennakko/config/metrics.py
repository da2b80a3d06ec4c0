"""The numbers that monitoring reads, counted in the database when it asks. No label names a person."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric

from ennakko.audit import access as audit
from ennakko.channels.access import waiting_count
from ennakko.ledger import access as ledger
from ennakko.ledger.catalogue import services
from ennakko.outbox import access as outbox
from ennakko.register.loads import loads

ROUND = "worker.json"  # what the worker did last, in the data folder


def numbers(*, data: Path, at: datetime) -> CollectorRegistry:
    """All of them, as they are at the moment."""
    registry = CollectorRegistry()
    registry.register(_Counted(data, at))
    return registry


class _Counted:
    """What prometheus_client asks for when it writes a page."""

    def __init__(self, data: Path, at: datetime) -> None:
        self.data, self.at = data, at

    def collect(self) -> Iterator[Metric]:
        yield from self._messages()
        yield _one("ennakko_replies_waiting", "Replies that a person has to read", waiting_count())
        yield _one(
            "ennakko_events_unsealed", "Events of the audit trail that no seal covers yet", audit.unsealed()
        )
        stopped = GaugeMetricFamily(
            "ennakko_service_stopped", "Whether a stop button holds a service", labels=["service"]
        )
        for key in services():
            stopped.add_metric([key], float(ledger.braked(key)))
        yield stopped
        yield from self._loads()
        yield from self._worker()

    def _messages(self) -> Iterator[Metric]:
        number = GaugeMetricFamily(
            "ennakko_messages", "Messages by channel and state", labels=["channel", "state"]
        )
        oldest = GaugeMetricFamily(
            "ennakko_messages_oldest_seconds", "Age of the oldest message that waits", labels=["channel"]
        )
        for channel, state, count, made_at in outbox.by_channel():
            number.add_metric([channel, state], count)
            if state == "waiting":
                oldest.add_metric([channel], (self.at - made_at).total_seconds())
        yield number
        yield oldest

    def _loads(self) -> Iterator[Metric]:
        age = GaugeMetricFamily(
            "ennakko_table_age_seconds", "Since a table was loaded last", labels=["table"]
        )
        for table, cards in loads().items():
            latest = max((card.at for card in cards if card is not None), default=None)
            if latest is not None:
                age.add_metric([table], (self.at - latest).total_seconds())
        yield age

    def _worker(self) -> Iterator[Metric]:
        """The last round; nothing where no worker ever ran here."""
        try:
            told = json.loads((self.data / ROUND).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        yield _one(
            "ennakko_worker_round_timestamp_seconds", "When the worker ended its last round", told["at"]
        )
        yield _one("ennakko_worker_troubles", "What its last round could not do", told["troubles"])


def _one(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=value)
