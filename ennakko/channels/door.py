"""The door for text messages: the provider posts each reply here, signed.

    POST /channels/sms/in/   X-Signature: ...   {"id": "...", "from": "+358...", "text": "..."}
                                                {"message": "...", "status": "delivered" or "undelivered"}

An unsigned, old or unreadable one is refused and nothing of it is kept. The same again is answered as the first was.
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ennakko.base import clock
from ennakko.channels.sms.inbound import received, reported
from ennakko.channels.sms.signature import is_signed

LONGEST = 64 * 1024  # bytes: far more than a text message ever has


@csrf_exempt
@require_POST
def sms(request: HttpRequest) -> JsonResponse:
    """200 with what became of the reply; 403 for whoever is not the provider; 413 and 400 for what is no reply."""
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > LONGEST:
        return _refused("too_long", 413)
    body = request.body
    if not is_signed(request.headers.get("X-Signature", ""), settings.SMS_SECRET, body, clock.now()):
        return _refused("not_signed", 403)
    at = clock.moment(settings.DATA)
    if (report := _report(body)) is not None:
        return _said(
            "noted" if reported(reference=report["reference"], status=report["status"], at=at) else "unknown"
        )
    told = _reply(body)
    if told is None:
        return _refused("not_a_reply", 400)
    found = received(
        reference=told["reference"],
        called=told["called"],
        text=told["text"],
        on=clock.today(settings.DATA),
        at=at,
    )
    return _said(found.outcome)


sms.audience = "machine"  # type: ignore[attr-defined]  # read by the test over all routes


def _reply(body: bytes) -> dict[str, str] | None:
    told = _strings(body, {"id": "reference", "from": "called", "text": "text"})
    return told if told and 0 < len(told["reference"]) <= 120 and len(told["called"]) <= 60 else None


def _report(body: bytes) -> dict[str, str] | None:
    told = _strings(body, {"message": "reference", "status": "status"})
    return told if told and told["status"] in {"delivered", "undelivered"} else None


def _strings(body: bytes, named: dict[str, str]) -> dict[str, str] | None:
    """These fields of a JSON object, by our names; None where one is missing or no string."""
    try:
        said: Any = json.loads(body)
        told = {ours: said[theirs] for theirs, ours in named.items()}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return told if all(isinstance(value, str) for value in told.values()) else None


def _said(outcome: str) -> JsonResponse:
    return JsonResponse({"outcome": outcome}, headers={"Cache-Control": "no-store"})


def _refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"error": why}, status=status, headers={"Cache-Control": "no-store"})
