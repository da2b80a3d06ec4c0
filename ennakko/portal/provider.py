"""The identity provider (OpenID Connect): asked who somebody is by authorization code with PKCE, and believed only when every
check holds. Nothing of its answer is kept but `sub` and `sid`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from authlib.oidc.core import CodeIDToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from requests import RequestException

ALGORITHMS = ["RS256", "PS256", "ES256"]  # never a shared secret, never "none"
ENOUGH = frozenset({"substantial", "high"})  # levels of assurance (eIDAS) that identify strongly
SECONDS = 5  # the provider answers within these, or not at all
LEEWAY = 30  # seconds by which its clock may differ from ours


class Unproven(Exception):
    """The provider's answer does not prove who somebody is; `why` is one word, for the page and the trail."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Proven:
    """Who the provider says somebody is. The identity code is for one look-up; it is kept nowhere."""

    issuer: str
    subject: str
    sid: str
    loa: str
    code: str


class Token(CodeIDToken):
    """An ID token. `amr` is not used here, and the older provider of the City writes it as a bare string."""

    def validate_amr(self) -> None:
        """Whatever it is."""


def connected() -> bool:
    """Whether this installation has an identity provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT)


def start(request: HttpRequest) -> HttpResponse:
    """To the provider, with a state, a nonce and a code challenge that the session keeps."""
    try:
        back = settings.PAGES + reverse("portal:sign-in-back")
        return _client().authorize_redirect(request, back)
    except (RequestException, AuthlibBaseError, ValueError):
        raise Unproven("unreachable") from None


def came_back(request: HttpRequest) -> Proven:
    """What the provider answered, once every check holds. The state is spent by being looked at."""
    client = _client()
    told = request.GET.get("iss")
    if told is not None and told != settings.OIDC_ISSUER:  # RFC 9207: the answer of another provider
        raise Unproven("issuer")
    try:
        token = client.authorize_access_token(
            request, claims_options=_expected(), claims_cls=Token, leeway=LEEWAY
        )
        claims = dict(token.get("userinfo") or {})
        if not claims:
            raise Unproven("token")
        said = dict(client.userinfo(token=token))
    except RequestException:
        raise Unproven("unreachable") from None
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unproven(_why(error)) from None
    if said.get("sub") != claims["sub"]:
        raise Unproven("subject")
    claims = said | claims
    return Proven(
        issuer=settings.OIDC_ISSUER,
        subject=str(claims["sub"]),
        sid=str(claims.get("sid", "")),
        loa=str(claims.get("loa", "")),
        code=str(claims.get(settings.OIDC_CODE_CLAIM, "")),
    )


def verified(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token that the provider signed; what the claims say is for the caller to judge."""
    client = _client()
    try:
        try:
            read = jwt.decode(token, KeySet.import_key_set(client.fetch_jwk_set()), algorithms=ALGORITHMS)
        except InvalidKeyIdError:  # the provider changed its keys
            read = jwt.decode(
                token, KeySet.import_key_set(client.fetch_jwk_set(force=True)), algorithms=ALGORITHMS
            )
    except RequestException:
        raise Unproven("unreachable") from None
    except (JoseError, ValueError, KeyError, TypeError):
        raise Unproven("signature") from None
    return dict(read.header), dict(read.claims)


def keys() -> dict[str, Any]:
    """The keys the provider signs with, asked for once more than what is kept."""
    return dict(_client().fetch_jwk_set(force=True))


def way_out() -> str | None:
    """Where one signs out of the provider itself; None where it offers no such page, or does not answer."""
    if not connected():
        return None
    client = _client()
    try:
        made = client.create_logout_url(
            post_logout_redirect_uri=settings.PAGES + reverse("portal:sign-in"), client_id=client.client_id
        )
    except (RequestException, RuntimeError, ValueError):
        return None
    return str(made["url"])


def _client() -> DjangoOAuth2App:
    if not connected():
        raise Unproven("unreachable")
    client = _made(settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET, settings.OIDC_SCOPE)
    try:
        known = client.load_server_metadata()
    except (RequestException, ValueError):
        raise Unproven("unreachable") from None
    if known.get("issuer") != settings.OIDC_ISSUER:
        raise Unproven("issuer")
    known["id_token_signing_alg_values_supported"] = ALGORITHMS
    return client


@cache
def _made(issuer: str, client: str, secret: str, scope: str) -> DjangoOAuth2App:
    """One client a process: it keeps what the provider says of itself, and its keys."""
    return OAuth().register(
        "resident",
        client_id=client,
        client_secret=secret or None,
        server_metadata_url=issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": scope, "code_challenge_method": "S256", "default_timeout": SECONDS},
    )


def _expected() -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": settings.OIDC_ISSUER},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "nonce": {"essential": True},
    }


def _why(error: Exception) -> str:
    """One word for what was wrong: never the error's own message, which may quote a claim."""
    said = str(getattr(error, "error", "") or "")
    if said == "access_denied":
        return "cancelled"
    if said in {"mismatching_state", "expired_token", "bad_signature", "invalid_grant"}:
        return {"mismatching_state": "state", "expired_token": "expired", "bad_signature": "signature"}.get(
            said, "code"
        )
    return "token"
