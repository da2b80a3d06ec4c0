"""The change interface over a real connection: a server in a thread that speaks as the interface does."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ennakko.base.errors import BadInput, Trouble
from ennakko.register.access import find
from ennakko.register.models import LogKey, Resident
from ennakko.register.vtj.client import Client
from ennakko.register.vtj.feed import from_interface
from tests.delivery import CHILD, FATHER, MOTHER, RUN, base, change, changes, group, guardian, look, take

pytestmark = pytest.mark.django_db

Answer = tuple[int, Any] | tuple[int, Any, dict[str, str]]


class Interface:
    """A server whose answers a test writes; it notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any, dict[str, str]]] = []
        self.answer: Callable[[str, Any], Answer] = lambda path, body: (404, {})
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.reply(None)

            def do_POST(self) -> None:
                self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def reply(self, body: Any) -> None:
                outer.asked.append((self.path, body, dict(self.headers)))
                status, value, *headers = outer.answer(self.path, body)
                content = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                for name, said in (headers[0] if headers else {}).items():
                    self.send_header(name, said)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Stay silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = (
            f"http://127.0.0.1:{self.server.server_port}/r1/FI-TEST/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1"
        )
        self.waited: list[float] = []

    def client(self, **more: Any) -> Client:
        return Client(self.url, headers=more.pop("headers", {}), wait=self.waited.append, **more)

    def paths(self) -> list[str]:
        return [path.rpartition("/v1/")[2] for path, _, _ in self.asked]


@pytest.fixture
def interface() -> Iterator[Interface]:
    made = Interface()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_the_first_run_begins_at_a_day_and_ends_with_base_data_of_whom_only_a_relation_told(
    interface: Interface, shared: Path
) -> None:
    first_key = json.loads((shared / "dvv" / "muutokset" / "kirjausavain-response.json").read_text())

    def answer(path: str, body: Any) -> Answer:
        if "kirjausavain" in path:
            return 200, first_key
        if path.endswith("/muutokset"):
            return 200, changes(change(CHILD, guardian(MOTHER)), key=5446623500)
        return 200, base(CHILD, group("SUKUPUOLI", sukupuoli="NAINEN"))

    interface.answer = answer
    with interface.client() as client:
        report = from_interface(client, since=date(2027, 1, 1), codes=[], run=RUN)
    assert interface.paths() == ["kirjausavain/2027-01-01", "muutokset", "perustiedot"]
    assert interface.asked[1][1] == {"viimeisinKirjausavain": 5446623423}
    assert interface.asked[2][1] == {"hetulista": [CHILD, MOTHER]}
    assert (report.absent, report.clean, LogKey.objects.get().key) == (1, True, 5446623500)
    assert look(CHILD)["sex"] == "f"


def test_changes_are_read_page_after_page_and_the_key_moves_after_the_last(interface: Interface) -> None:
    take(changes(key=10))
    pages = {10: (CHILD, 20, False), 20: (MOTHER, 30, False), 30: (FATHER, 40, True)}

    def answer(path: str, body: Any) -> Answer:
        code, key, up_to_date = pages[body["viimeisinKirjausavain"]]
        return 200, changes(change(code, group("TURVAKIELTO", turvakieltoAktiivinen=False)), key=key) | {
            "ajanTasalla": up_to_date
        }

    interface.answer = answer
    with interface.client() as client:
        assert len(client.changes(10)) == 3
    assert [body["viimeisinKirjausavain"] for _, body, _ in interface.asked] == [10, 20, 30]


def test_a_truncated_page_leaves_the_key_and_the_register_as_they_were(interface: Interface) -> None:
    take(changes(key=10))
    whole = changes(change(CHILD, group("SUKUPUOLI", sukupuoli="MIES")), key=20)
    pages = iter([(200, whole | {"ajanTasalla": False}), (200, json.dumps(whole).encode()[:-9])])
    interface.answer = lambda path, body: next(pages)
    with interface.client() as client, pytest.raises(BadInput, match=r"muutokset \(page 2\) is cut short"):
        from_interface(client, since=None, codes=[], run=RUN)
    assert (LogKey.objects.get().key, Resident.objects.count()) == (10, 0)


def test_an_interface_whose_key_stands_still_is_not_asked_for_ever(interface: Interface) -> None:
    interface.answer = lambda path, body: (200, changes(key=10) | {"ajanTasalla": False})
    with interface.client() as client, pytest.raises(Trouble, match="stands still"):
        client.changes(10)
    assert len(interface.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502])
def test_a_busy_server_is_asked_again_three_times_after_fifteen_seconds(
    interface: Interface, status: int
) -> None:
    answers = iter([(status, {}), (status, {}), (status, {}), (200, {"viimeisinKirjausavain": 7})])
    interface.answer = lambda path, body: next(answers)
    with interface.client() as client:
        assert client.first_key(date(2027, 1, 1)) == 7
    assert interface.waited == [15.0, 15.0, 15.0]


def test_a_server_that_stays_broken_is_given_up_with_a_remedy(interface: Interface) -> None:
    interface.answer = lambda path, body: (500, {})
    with interface.client() as client, pytest.raises(Trouble, match="HTTP 500"):
        client.first_key(date(2027, 1, 1))
    assert len(interface.asked) == 4


def test_a_server_that_is_not_there_is_tried_again_and_given_up(interface: Interface) -> None:
    interface.server.server_close()
    with interface.client() as client, pytest.raises(Trouble, match="did not answer"):
        client.first_key(date(2027, 1, 1))
    assert len(interface.waited) == 3


def test_an_x_road_error_is_told_by_its_header_and_not_by_its_status(interface: Interface) -> None:
    x_road = {"X-Road-Error": "Server.ServerProxy.NetworkError"}
    for answer, said in (
        ((400, {}, x_road), "X-Road refused"),
        ((200, {}, x_road), "X-Road refused"),
        ((400, {}), "HTTP 400"),
    ):
        interface.answer = lambda path, body, answer=answer: answer
        with interface.client() as client, pytest.raises(Trouble, match=said):
            client.first_key(date(2027, 1, 1))
    own = {"X-Road-Error": "Server.ClientProxy.SslAuthenticationFailed"}
    interface.answer = lambda path, body: (500, {}, own)
    with interface.client() as client, pytest.raises(Trouble, match="our own security server"):
        client.first_key(date(2027, 1, 1))


def test_refused_credentials_are_told_without_them_and_what_the_server_wrote_is_not_repeated(
    interface: Interface,
) -> None:
    interface.answer = lambda path, body: (401, {"virhe": CHILD})
    with interface.client(login=("user", "secret")) as client, pytest.raises(Trouble) as caught:
        client.first_key(date(2027, 1, 1))
    assert "credentials" in caught.value.cause
    assert not [word for word in (CHILD, "secret") if word in str(caught.value)]


def test_the_contracts_headers_and_basic_login_are_sent(interface: Interface) -> None:
    interface.answer = lambda path, body: (200, {"viimeisinKirjausavain": 7})
    headers = {"X-Road-Client": "FI-TEST/MUN/0201256-6/ennakko", "MUTP-Tunnus": "city"}
    with interface.client(headers=headers, login=("user", "secret")) as client:
        client.first_key(date(2027, 1, 1))
    sent = {name.lower(): value for name, value in interface.asked[0][2].items()}
    assert sent["x-road-client"] == "FI-TEST/MUN/0201256-6/ennakko"
    assert sent["mutp-tunnus"] == "city"
    assert sent["authorization"] == "Basic dXNlcjpzZWNyZXQ="
    assert sent["accept"] == "application/json"
    assert (
        interface.asked[0][0] == "/r1/FI-TEST/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1/kirjausavain/2027-01-01"
    )


def test_base_data_is_asked_for_in_batches_and_the_absent_are_counted(interface: Interface) -> None:
    codes = [f"{number:05}" for number in range(250)]

    def answer(path: str, body: Any) -> Answer:
        records = [{"henkilotunnus": code, "tietoryhmat": []} for code in body["hetulista"][1:]]
        return 200, {"ajanTasalla": True, "perustiedot": records}

    interface.answer = answer
    with interface.client() as client:
        batches = list(client.base(codes))
        assert [(batch.requested, batch.absent) for batch in batches] == [(100, 1), (100, 1), (50, 1)]
        with pytest.raises(ValueError, match="1 to 1000"):
            list(client.base(codes, batch=1001))


def test_where_the_permit_selects_by_code_every_call_names_the_residents_and_the_key_is_the_least_reached(
    interface: Interface, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ennakko.register.vtj.feed.MOST", 1)
    take(
        base(CHILD, group("SUKUPUOLI", sukupuoli="MIES")), base(FATHER, group("SUKUPUOLI", sukupuoli="MIES"))
    )
    take(changes(key=10))
    interface.answer = lambda path, body: (200, changes(key=20 if body["hetulista"] == [CHILD] else 30))
    with interface.client() as client:
        from_interface(client, since=None, codes=[], run=RUN, listed=True)
    assert [body["hetulista"] for _, body, _ in interface.asked] == [[CHILD], [FATHER]]
    assert LogKey.objects.get().key == 20


def test_a_register_that_never_read_changes_asks_from_which_day(interface: Interface) -> None:
    with interface.client() as client, pytest.raises(Trouble) as caught:
        from_interface(client, since=None, codes=[], run=RUN)
    assert "--since" in caught.value.remedy
    assert interface.asked == []


def test_base_data_of_named_people_alone_leaves_the_key_alone(interface: Interface) -> None:
    interface.answer = lambda path, body: (200, base(CHILD, group("SUKUPUOLI", sukupuoli="MIES")))
    with interface.client() as client:
        report = from_interface(client, since=None, codes=[CHILD, FATHER], run=RUN)
    assert (report.changed, report.absent, find(FATHER)) == (1, 1, None)
    assert not LogKey.objects.exists()


def test_an_answer_of_another_kind_is_refused(interface: Interface) -> None:
    interface.answer = lambda path, body: (200, changes())
    with interface.client() as client, pytest.raises(BadInput, match="something else"):
        client.first_key(date(2027, 1, 1))
