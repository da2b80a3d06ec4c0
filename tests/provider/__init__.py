"""A real, certified OpenID provider (npm `oidc-provider`) on this machine, and a person who signs in with it."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests
from joserfc.jwk import RSAKey

from tests.conftest import ROOT, lacking

CLIENT, SECRET = "ennakko", "a secret of tests only, 32 letters"
STRONG = {"loa": "substantial", "amr": ["suomi_fi"]}


@dataclass(frozen=True)
class Running:
    """The provider: what it calls itself, and the key it signs with."""

    issuer: str
    key: RSAKey

    @property
    def environment(self) -> dict[str, str]:
        """What an installation is told of it."""
        return {
            "ENNAKKO_OIDC_ISSUER": self.issuer,
            "ENNAKKO_OIDC_CLIENT": CLIENT,
            "ENNAKKO_OIDC_SECRET": SECRET,
        }


@contextmanager
def provider(pages: str, accounts: Mapping[str, Mapping[str, Any]]) -> Iterator[Running]:
    """The provider for an installation whose pages are at `pages`: `accounts` is login to {claims, spoil}."""
    if not shutil.which("node") or not (ROOT / "node_modules/oidc-provider").is_dir():
        lacking("The OpenID provider", "apt-get install nodejs npm, then make install")
    port, key = free_port(), RSAKey.generate_key(2048, {"kid": "of-tests", "use": "sig", "alg": "RS256"})
    client = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "redirect_uris": [f"{pages}/sign-in/back/"],
        "post_logout_redirect_uris": [f"{pages}/sign-in/"],
        "backchannel_logout_uri": f"{pages}/sign-out/behind/",
        "backchannel_logout_session_required": True,
    }
    told = {
        "port": port,
        "client": client,
        "jwks": {"keys": [key.as_dict(private=True)]},
        "accounts": accounts,
    }
    script = Path(__file__).with_name("serve.mjs")
    process = subprocess.Popen(
        ["node", str(script), json.dumps(told)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        with process.stdout as said:
            for line in said:
                if line == "ready\n":
                    break
            else:
                raise AssertionError("the provider did not start")
            yield Running(f"http://127.0.0.1:{port}", key)
    finally:
        process.terminate()
        process.wait(timeout=20)


def identified(start: str, login: str) -> str:
    """Where the provider sends the browser back to, once `login` identified themselves and agreed."""
    with requests.Session() as browser:
        answer = browser.get(start, allow_redirects=False)
        for _ in range(12):
            while answer.is_redirect:
                to = urljoin(answer.url, answer.headers["Location"])
                if "/sign-in/back/" in to:
                    return to
                answer = browser.get(to, allow_redirects=False)
            action = re.search(r'<form[^>]*action="([^"]+)"', answer.text)
            assert action, answer.text[:500]
            prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
            said = {"prompt": prompt[1] if prompt else "", "login": login, "password": "any"}
            answer = browser.post(urljoin(answer.url, action[1]), data=said, allow_redirects=False)
    raise AssertionError("the provider led nowhere")


def free_port() -> int:
    """A port nobody answers on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
