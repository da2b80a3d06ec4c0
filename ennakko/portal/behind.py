"""OpenID Connect Back-Channel Logout 1.0: the provider says, behind the browser's back, that somebody signed out there."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ennakko.base import clock
from ennakko.portal import actions
from ennakko.portal.provider import LEEWAY, Unproven, verified
from ennakko.portal.session import public

EVENT = "http://schemas.openid.net/event/backchannel-logout"
FRESH = timedelta(minutes=5)  # an older token is not heard
LONGEST = 10_000  # characters


@public
@csrf_exempt
@require_POST
def sign_out_behind(request: HttpRequest) -> JsonResponse:
    """200 when the sessions have ended, or there were none; 400 for a token that proves nothing."""
    at = clock.moment(settings.DATA)
    try:
        claims = _claims(request.POST.get("logout_token", ""), clock.now())
        ended = actions.ended_behind(
            issuer=claims["iss"],
            subject=str(claims.get("sub", "")),
            sid=str(claims.get("sid", "")),
            jti=str(claims["jti"]),
            until=at + 2 * FRESH,
            at=at,
        )
        if ended is None:
            raise Unproven("replayed")
    except Unproven as unproven:
        actions.not_signed_in(why=f"logout_{unproven.why}", at=at)
        said = {"error": "invalid_request", "error_description": unproven.why}
        return JsonResponse(said, status=400, headers={"Cache-Control": "no-store"})
    return JsonResponse({}, headers={"Cache-Control": "no-store"})


def _claims(token: str, now: datetime) -> dict[str, Any]:
    """The claims of a logout token, every check of section 2.6 made."""
    if not token or len(token) > LONGEST:
        raise Unproven("token")
    header, claims = verified(token)
    if header.get("typ", "JWT").lower().removeprefix("application/") not in {"jwt", "logout+jwt"}:
        raise Unproven("type")
    if claims.get("iss") != settings.OIDC_ISSUER:
        raise Unproven("issuer")
    audience = claims.get("aud")
    if settings.OIDC_CLIENT not in (audience if isinstance(audience, list) else [audience]):
        raise Unproven("audience")
    leeway = timedelta(seconds=LEEWAY)
    made, ends = _moment(claims.get("iat")), _moment(claims.get("exp"))
    if (
        made is None
        or made > now + leeway
        or made < now - FRESH
        or (ends is not None and ends < now - leeway)
    ):
        raise Unproven("expired")
    if not isinstance(events := claims.get("events"), dict) or not isinstance(events.get(EVENT), dict):
        raise Unproven("events")
    if "nonce" in claims or not claims.get("jti") or not (claims.get("sub") or claims.get("sid")):
        raise Unproven("claims")
    return claims


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < 1e11:
        return None
    return datetime.fromtimestamp(seconds, UTC)
