"""How an installation starts where residents come: safe, or not at all, with the cause and the remedy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEX = {"ENNAKKO_KEY_" + name: os.urandom(32).hex() for name in ("DJANGO", "REGISTER", "AUDIT")}
SAFE = {"ENNAKKO_URL": "https://ennakko.example", "ENNAKKO_HOSTS": "ennakko.example"}


def start(data: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these settings and no other of ours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ENNAKKO_", "DJANGO_"))}
    own = {"ENNAKKO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ennakko.config.settings"}
    return subprocess.run(
        [sys.executable, *command], env=kept | own | settings, capture_output=True, text=True, check=False
    )


def test_djangos_own_check_of_a_deployment_finds_nothing(tmp_path):
    checked = start(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", **SAFE, **HEX)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


SHOWN = """
from django.conf import settings as s
print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 3e7, s.SECURE_SSL_REDIRECT)
"""


def test_cookies_are_bound_to_tls_but_on_this_machine(tmp_path):
    assert start(tmp_path, "-c", SHOWN, **SAFE).stdout.split() == [
        "True", "__Host-sessionid", "True", "True", "True",
    ]  # fmt: skip
    here = start(tmp_path / "here", "-c", SHOWN)
    assert here.stdout.split() == ["False", "sessionid", "False", "False", "False"]


@pytest.mark.parametrize(
    ("settings", "cause", "remedy"),
    [
        ({"ENNAKKO_URL": "http://ennakko.example"}, "ENNAKKO_URL is not https", "Write https://"),
        ({"ENNAKKO_KEY_DJANGO": "secret"}, "not written in hexadecimal", "openssl rand -hex 32"),
        ({"ENNAKKO_KEY_DJANGO": "abcd"}, "too weak", "openssl rand -hex 32"),
        ({"ENNAKKO_KEY_REGISTER": "ab" * 32}, "ENNAKKO_KEY_REGISTER is too weak", "openssl rand -hex 32"),
        ({"ENNAKKO_DATABASE": "postgresql://nobody@127.0.0.1:1/x"}, "`django` is missing", "Put back the one"),
    ],
)  # fmt: skip
def test_what_is_not_safe_stops_the_start(tmp_path, settings, cause, remedy):
    stopped = start(tmp_path, "-m", "ennakko", "check", **settings)
    assert stopped.returncode == 1
    assert cause in stopped.stderr and remedy in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_a_lost_secret_is_not_made_anew_over_what_it_sealed(tmp_path):
    assert start(tmp_path, "-m", "ennakko", "audit", "verify").returncode == 0  # an installation begins
    (tmp_path / "keys" / "register").unlink()
    stopped = start(tmp_path, "-m", "ennakko", "audit", "verify")
    assert stopped.returncode == 1
    assert "`register` is missing" in stopped.stderr
    assert not (tmp_path / "keys" / "register").exists()


def test_a_secret_of_the_environment_holds_before_the_file(tmp_path):
    start(tmp_path, "-m", "ennakko", "audit", "verify")
    told = start(tmp_path, "-c", "from django.conf import settings; print(settings.AUDIT_KEY.hex())", **HEX)
    assert told.stdout.strip() == HEX["ENNAKKO_KEY_AUDIT"]


def test_a_demo_begins_with_secrets_of_its_own_on_any_database(tmp_path):
    start(tmp_path / "new", "-m", "ennakko", "demo", ENNAKKO_DATABASE="postgresql://nobody@127.0.0.1:1/x")
    assert (tmp_path / "new" / "keys" / "register").exists()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "something").touch()
    start(tmp_path / "ours", "-m", "ennakko", "demo", ENNAKKO_DATABASE="postgresql://nobody@127.0.0.1:1/x")
    assert not (tmp_path / "ours" / "keys").exists()
