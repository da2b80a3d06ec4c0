"""The City's own tester asks our real server, as Helsinki Profile does. Its exit code is always 0: what it prints is judged."""

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.conftest import lacking
from tests.integration.own_house import House, own_house
from tests.provider import free_port

pytestmark = pytest.mark.database

ISSUER, PORT = "http://127.0.0.1:8888/", 8888  # the tester answers there and nowhere else
SUBJECT = "f611424a-9668-435e-8473-1501c4d67af5"
GREEN, RED = "\x1b[32m", "\x1b[31m"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An installation that trusts the tester, and somebody with a profile."""
    if importlib.util.find_spec("gdpr_api_tester") is None:
        lacking("The City's tester of the profile's interface", "make install")
    with own_house(tmp_path / "data") as made:
        made.env |= {
            "ENNAKKO_OIDC_ISSUER": ISSUER, "ENNAKKO_OIDC_CLIENT": "ennakko", "ENNAKKO_PROFILE_AUDIENCE": "ennakko-profile",
        }  # fmt: skip
        made.done("profile", SUBJECT)
        yield made


@pytest.fixture
def pages(house: House) -> Iterator[str]:
    """The real server; its address."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "ennakko", "serve", "--no-worker", "--port", str(port), "--data", str(house.data)],
        env=house.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield _answering(f"http://127.0.0.1:{port}")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def test_the_citys_tester_is_content(house: House, pages: str) -> None:
    said = asked(
        pages,
        house.data,
        "query", "set LOA=low", "query", "set LOA=substantial", "set GDPR_API_QUERY_SCOPE=x.other", "query",
        "set GDPR_API_QUERY_SCOPE=x.gdprquery", "set GDPR_API_DELETE_SCOPE=x.other", "delete",
        "set GDPR_API_DELETE_SCOPE=x.gdprdelete", "set GDPR_API_AUDIENCE=another", "query", "delete",
        "set GDPR_API_AUDIENCE=ennakko-profile", "delete dryrun", "query", "delete", "query", "delete",
    )  # fmt: skip
    first, weak, scope, delete_scope, audience, delete_audience, dry, still, gone, nothing, again = said
    assert [status(one) for one in (first, dry, gone, nothing)] == [200, 204, 204, 204]
    assert [status(one) for one in (scope, delete_scope, audience, delete_audience)] == [403, 403, 401, 401]
    assert [status(one) for one in (weak, still, again)] == [200, 200, 204]
    assert "Aada" in first
    assert "Aada" not in weak
    assert "in the correct format" in delete_scope
    assert all(GREEN in one and RED not in one for one in (first, dry, gone, again))
    assert house.done("accounts") == {"accounts": 0, "profiles": 0}


def asked(pages: str, folder: Path, *commands: str) -> list[str]:
    """What the tester said of each request, in order. Its key lies in the folder: to make one takes it half a minute."""
    _until_free()
    (folder / "gdpr_api_tester_key.pem").write_bytes(_key())
    env = os.environ | {
        "ISSUER": ISSUER, "ISSUER_TYPE": "keycloak", "GDPR_API_AUDIENCE": "ennakko-profile",
        "GDPR_API_AUTHORIZATION_FIELD": "authorization.permissions.scopes", "GDPR_API_QUERY_SCOPE": "x.gdprquery",
        "GDPR_API_DELETE_SCOPE": "x.gdprdelete", "GDPR_API_URL": f"{pages}/profile/v1/$user_uuid", "USER_UUID": SUBJECT,
        "PROFILE_ID": SUBJECT, "LOA": "substantial", "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    tester = subprocess.Popen(
        [sys.executable, "-m", "gdpr_api_tester"],
        cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert tester.stdin is not None
    assert tester.stdout is not None
    try:
        _answering(f"{ISSUER}jwks")
        lines: list[str] = []
        for command in (*commands, "exit"):
            tester.stdin.write(f"{command}\n")
            tester.stdin.flush()
            if command.startswith(("query", "delete")):
                for line in tester.stdout:
                    lines.append(line)
                    if "Response status code" in line:
                        break
        whole = "".join([*lines, *tester.stdout])
    finally:
        tester.kill()
        tester.wait()
        tester.stdin.close()
        tester.stdout.close()
    return re.split(r"\nSending GDPR API request\n", whole)[1:]


def status(said: str) -> int:
    """The status of an answer, as the tester tells it."""
    found = re.search(r"Response status code: (\d+)", said)
    assert found, said
    return int(found[1])


def _key() -> bytes:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def _answering(url: str, seconds: float = 60) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            httpx.get(url, timeout=2)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return url
    raise AssertionError(f"{url} did not answer")


def _until_free(seconds: float = 120) -> None:
    """Wait until nobody else's tester is at work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", PORT)):
                return
        time.sleep(1)
    raise AssertionError(f"somebody else answers on port {PORT}")
