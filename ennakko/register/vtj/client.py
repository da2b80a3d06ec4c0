"""The client of the change interface (VTJ-muutosrajapinta), straight or through an X-Road security server.

    GET  /kirjausavain/{yyyy-MM-dd}   the first log key of a day
    POST /muutokset                   changes since a log key, page after page until `ajanTasalla`
    POST /perustiedot                 base data, at most 1000 codes a call

A busy or broken server (429, 500, 502) is asked again after a pause. Whether an error is X-Road's own is told by the
header X-Road-Error, never by the status: a provider's error passes through with the same one.
"""

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx

from ennakko.base.errors import BadInput, Trouble
from ennakko.register.vtj.answers import Answer, AnswerKind, read_answer

BATCH = 100  # the size the national student register uses; the interface takes at most MOST
MOST = 1000
PAGES = 100_000  # a key that moves but never arrives is a broken server, not a long answer
AGAIN = frozenset({429, 500, 502})
TRIES = 3
PAUSE = 15.0  # seconds
TIMEOUT = httpx.Timeout(60.0, connect=10.0)


@dataclass(frozen=True)
class BaseAnswer:
    """One batch of base data: the answer, how many codes it asked for and how many of them were not there."""

    answer: Answer
    requested: int
    absent: int


class Client:
    """The interface at `url` with the installation's own headers. Use as a context manager."""

    def __init__(
        self,
        url: str,
        *,
        headers: Mapping[str, str],
        login: tuple[str, str] | None = None,
        ca: Path | None = None,
        wait: Callable[[float], None],
    ) -> None:
        """`headers`: X-Road-Client, X-API-KEY, MUTP-Tunnus ... as the contract says. `login`: Basic user and password.
        `ca`: the authority to trust (the interface's own is no public one). `wait` pauses before another try (seconds).
        """
        self._wait = wait
        self._http = httpx.Client(
            base_url=url.rstrip("/") + "/",
            headers={"Accept": "application/json", **headers},
            auth=login,
            verify=_trusted(ca),
            timeout=TIMEOUT,
            follow_redirects=False,  # X-Road does not follow them; a redirect would carry the codes elsewhere
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def first_key(self, day: date) -> int:
        """The log key with which a day begins."""
        answer = self._ask("GET", f"kirjausavain/{day.isoformat()}", None, "key")
        assert answer.key is not None
        return answer.key

    def changes(self, key: int, codes: Sequence[str] = ()) -> list[Answer]:
        """Every page of changes since `key`; of `codes` only, where the permit selects by code.

        All pages are read before any is given back: the key may move only after the last.
        """
        pages: list[Answer] = []
        while not pages or not pages[-1].up_to_date:
            body: dict[str, object] = {"viimeisinKirjausavain": key}
            if codes:
                body["hetulista"] = list(codes)
            page = self._ask("POST", "muutokset", body, "changes", number=len(pages) + 1)
            assert page.key is not None
            if not page.up_to_date and (page.key == key or len(pages) == PAGES):
                raise Trouble(
                    f"The interface says that there is more after page {len(pages) + 1}, but its log key stands still.",
                    "Try again later; if it stays so, tell the Population Information System's support.",
                )
            pages.append(page)
            key = page.key
        return pages

    def base(self, codes: Sequence[str], batch: int = BATCH) -> Iterator[BaseAnswer]:
        """Base data of these codes, one batch after another. A code that is unknown, or outside the permit, is simply
        not in the answer."""
        if not 1 <= batch <= MOST:
            raise ValueError(f"a call takes 1 to {MOST} codes")
        for number, start in enumerate(range(0, len(codes), batch), 1):
            asked = list(codes[start : start + batch])
            answer = self._ask("POST", "perustiedot", {"hetulista": asked}, "base", number=number)
            got = {record.code for record in answer.records}
            yield BaseAnswer(answer, len(asked), len(set(asked) - got))

    def _ask(
        self, method: str, path: str, body: object, kind: AnswerKind, number: int | None = None
    ) -> Answer:
        where = path if number is None else f"{path} (page {number})"
        response = self._send(method, path, body)
        if response.status_code != httpx.codes.OK or "X-Road-Error" in response.headers:
            raise _error(response, where)
        answer = read_answer(response.content, where)
        if answer.kind != kind:
            raise BadInput(
                f"{where} answered with something else than was asked for.", "Check the interface's address."
            )
        return answer

    def _send(self, method: str, path: str, body: object) -> httpx.Response:
        """One call, tried again where the server is busy or broken."""
        for tries_left in range(TRIES, -1, -1):
            try:
                response = (
                    self._http.request(method, path, json=body) if body else self._http.request(method, path)
                )
            except httpx.HTTPError as error:
                if not tries_left:
                    raise Trouble(
                        f"The Population Information System did not answer ({type(error).__name__}).",
                        "Check the address, the network and the certificates; then run the feed again.",
                    ) from None
            else:
                if response.status_code not in AGAIN or not tries_left:
                    return response
            self._wait(PAUSE)
        raise AssertionError("unreachable")


def _trusted(ca: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca)
    except (OSError, ssl.SSLError):
        raise Trouble("The authority's certificate cannot be read.", "Name a PEM file with --ca.") from None


def _error(response: httpx.Response, where: str) -> Trouble:
    """The Trouble for a response that is none. What the server wrote in it is not repeated: it may name people."""
    mark = response.headers.get("X-Road-Error")
    if mark is not None:
        side = "our own security server" if mark.startswith("Server.ClientProxy") else "X-Road"
        return Trouble(
            f"{where}: {side} refused or failed the call ({mark[:80]}).",
            "Check the X-Road client and service identifiers and the security servers.",
        )
    if response.status_code in (401, 403):
        return Trouble(
            f"{where}: the interface refused the credentials (HTTP {response.status_code}).",
            "Check the user name, the password file and the headers.",
        )
    return Trouble(
        f"{where}: the interface answered HTTP {response.status_code}.",
        "Run the feed again later: nothing of it was taken and the log key stands where it stood.",
    )
