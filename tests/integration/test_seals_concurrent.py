"""Several processes write events while several seal: every link of the chain is whole, and no event is left out."""

import pytest

from tests.integration.own_house import ended, own_house

pytestmark = pytest.mark.database


def test_writers_and_sealers_at_once_leave_a_whole_chain_without_a_missing_event(tmp_path):
    stop = tmp_path / "stop"
    with own_house(tmp_path / "data") as house:
        sealers = [house.act("seal", stop) for _ in range(2)]
        writers = [house.act("write", seed, 300) for seed in range(4)]
        committed = sum(ended(writer)["committed"] for writer in writers)
        stop.touch()
        sealed = [ended(sealer) for sealer in sealers]
        assert committed >= 1200
        assert sum(each["sealed"] for each in sealed) == committed
        assert min(each["rounds"] for each in sealed) > 3
        assert house.done("verify") == {"sealed": committed, "unsealed": 0, "broken": ""}
