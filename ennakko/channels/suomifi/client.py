"""The client of Suomi.fi Messages: the City's library with what it leaves to its user. Requests end in time, and a token that
has run out is renewed once.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import requests
from django.conf import settings
from suomifi_messages.client import SuomiFiClient
from suomifi_messages.errors import SuomiFiAPIError, SuomiFiClientError, SuomiFiDuplicateMessageError
from urllib3.exceptions import MaxRetryError, NewConnectionError

from ennakko.channels.provider import Later, Never, NotSent, Unknown

SECONDS = (5, 20)  # to connect, to answer
STATUS = re.compile(r"\(status (\d{3})\)$")  # how the library says it
CODE = re.compile(r"[\w.-]{1,60}")
REMEDY = "See ENNAKKO_SUOMIFI_URL, _USER and _PASSWORD; what waits is then sent by itself."
T = TypeVar("T")


class Timed(requests.Session):
    """A session whose requests end."""

    def request(self, *args: Any, **more: Any) -> requests.Response:  # type: ignore[override]
        return super().request(*args, **({"timeout": SECONDS} | more))


@cache
def client(url: str, user: str, password: str) -> SuomiFiClient:
    """One a process, logged in when it is first used. It is not for several threads."""
    made = SuomiFiClient("prod")
    made.base_url, made.session = url, Timed()
    return made


def ask(made: SuomiFiClient, call: Callable[[], T]) -> T:
    """Do one call; logs in where that has not been done, and once again where the token has run out.

    Raises NotSent where the service is not there or does not know us, Later, Never or Unknown as `provider` says.
    """
    try:
        if made.token is None:
            _log_in(made)
        try:
            return call()
        except SuomiFiClientError as error:
            if _status(error) != 401:
                raise
            _log_in(made)
            return call()
    except SuomiFiDuplicateMessageError:
        raise
    except SuomiFiAPIError as error:
        raise _ended(error) from None
    except requests.RequestException as error:
        raise _broken(error) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unknown("an answer that cannot be read") from None


def _log_in(made: SuomiFiClient) -> None:
    try:
        made.login(settings.SUOMIFI_USERNAME, settings.SUOMIFI_PASSWORD)
    except SuomiFiClientError as error:
        raise NotSent(f"Suomi.fi Messages does not let us in (status {_status(error)}).", REMEDY) from None
    except (KeyError, TypeError, ValueError):
        raise NotSent("Suomi.fi Messages gave no token.", REMEDY) from None


def _ended(error: SuomiFiAPIError) -> Exception:
    status = _status(error)
    if status in {429, 503}:
        return Later(f"status {status}")
    if status == 400:
        return Never(_codes(error.response_body))
    if status < 500:
        return NotSent(f"Suomi.fi Messages does not take messages from us (status {status}).", REMEDY)
    return Unknown(f"status {status}")


def _broken(error: requests.RequestException) -> Exception:
    """No answer: where no connection was made nothing went."""
    cause = error.args[0] if error.args else None
    refused = isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
    if refused or isinstance(error, requests.ConnectTimeout):
        return NotSent(f"Suomi.fi Messages is not there ({type(error).__name__}).", REMEDY)
    return Unknown(type(error).__name__)


def _status(error: SuomiFiAPIError) -> int:
    found = STATUS.search(str(error))
    return int(found[1]) if found else 0


def _codes(body: Any) -> str:
    """The error codes of an answer: one word each, so that nothing of a person is repeated."""
    errors = body.get("validationErrors", []) if isinstance(body, dict) else []
    codes = [each.get("errorCode", "") for each in errors if isinstance(each, dict)]
    return ", ".join(code for code in codes if isinstance(code, str) and CODE.fullmatch(code)) or "status 400"
