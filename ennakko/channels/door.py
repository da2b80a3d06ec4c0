"""The door for text messages: the provider posts each reply here, signed.

    POST /channels/sms/in/   X-Signature: ...   {"id": "...", "from": "+358...", "text": "..."}

An unsigned, old or unreadable one is refused and nothing of it is kept. The same again is answered as the first was.
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ennakko.base import clock
from ennakko.channels.sms.inbound import received
from ennakko.channels.sms.signature import is_signed

LONGEST = 64 * 1024  # bytes: far more than a text message ever has


@csrf_exempt
@require_POST
def sms(request: HttpRequest) -> JsonResponse:
    """200 with what became of the reply; 403 for whoever is not the provider; 413 and 400 for what is no reply."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return _refused("too_long", 413)
    body = request.body
    if not is_signed(request.headers.get("X-Signature", ""), settings.SMS_SECRET, body, clock.now()):
        return _refused("not_signed", 403)
    told = _told(body)
    if told is None:
        return _refused("not_a_reply", 400)
    at = clock.moment(settings.DATA)
    found = received(**told, on=clock.today(settings.DATA), at=at)
    return JsonResponse({"outcome": found.outcome}, headers={"Cache-Control": "no-store"})


sms.audience = "machine"  # type: ignore[attr-defined]  # read by the test over all routes


def _told(body: bytes) -> dict[str, str] | None:
    try:
        said: Any = json.loads(body)
        told = {"reference": said["id"], "called": said["from"], "text": said["text"]}
    except (ValueError, KeyError, TypeError):
        return None
    whole = all(isinstance(value, str) for value in told.values())
    return told if whole and 0 < len(told["reference"]) <= 120 and len(told["called"]) <= 60 else None


def _refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"error": why}, status=status, headers={"Cache-Control": "no-store"})
