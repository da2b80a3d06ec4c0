"""What Helsinki Profile asks of every service it is connected to: everything held, and its erasure (the City's own library).

A token of the identity provider says who asks: of nobody but that one anything is told or done. The level of assurance is asked
for each holding, because the profile lets anybody sign in weakly. Nothing is created, whoever asks.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from helsinki_gdpr.types import Error, ErrorResponse
from helsinki_gdpr.views import GDPRAPIView, GDPRScopesPermission
from helusers.oidc import ApiTokenAuthentication
from rest_framework.exceptions import APIException, AuthenticationFailed, NotAuthenticated, Throttled
from rest_framework.response import Response

from ennakko.accounts.actor import resident, system
from ennakko.audit import actions as audit
from ennakko.base.text import LANGUAGES, Text
from ennakko.portal import access, actions, provider, words
from ennakko.portal.holdings import Holding, holdings
from ennakko.portal.models import Profile
from ennakko.portal.page import now
from ennakko.register import access as register
from ennakko.ui.limits import MINUTE, address, too_often

ASKING = system("helsinki-profile")
A_MINUTE = 600  # requests of one address: the profile asks for all its users from a few
MATTERS = frozenset({"PROPOSALS", "DECISIONS"})  # of these the city may not let go, whoever asks


@dataclass(frozen=True)
class Caller:
    """Who asks, as the token says: no account, and none is made."""

    subject: str
    is_authenticated: bool = True


class Token(ApiTokenAuthentication):
    """The City's check of a token, with the keys of our own provider: they are fetched with a time limit."""

    def authenticate(self, request: HttpRequest) -> Any:
        """401 for what is no token, and where no audience is agreed."""
        if not (settings.PROFILE_AUDIENCE and provider.connected()):
            raise AuthenticationFailed
        try:
            return super().authenticate(request)
        except provider.Unproven:
            raise AuthenticationFailed from None

    def get_oidc_config(self, issuer: str) -> Any:
        """Where the keys come from."""
        return provider


class OwnAndScoped(GDPRScopesPermission):
    """The scope of the act, and of nobody else: a profile that is known is refused as one that is not."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether the token is for this act and for the one in the address."""
        may = super().has_permission(request, view)
        return bool(may) and request.user.subject.lower() == str(view.kwargs["subject"])


class Asked(GDPRAPIView):
    """GET: everything as a tree. DELETE: erased, or why it may not be; `dry_run` changes nothing."""

    authentication_classes = [Token]
    permission_classes = [OwnAndScoped]

    def perform_authentication(self, request: Any) -> None:
        """429 before the token is looked at: what is no token costs as much to check. (The library's throttles come after
        it, and count in each process.)"""
        if too_often("profile", address(request), A_MINUTE):
            raise Throttled(wait=MINUTE)
        super().perform_authentication(request)

    def get(self, request: Any, *_args: Any, **_values: Any) -> Response:
        """200 with the tree, 204 where nothing is known."""
        try:
            found = self.get_object()
        except Profile.DoesNotExist:
            return Response(status=204)
        audit.record(
            by=ASKING, at=now(), verb="taken_out", about=f"person:{found.person}", person=found.person
        )
        strong = str(request.auth.data.get("loa", "")) in provider.ENOUGH
        return Response(tree(found.person, strong=strong))

    def handle_exception(self, exc: Exception) -> Response:
        """A refusal in the form of the contract."""
        answer = super().handle_exception(exc)
        if isinstance(exc, APIException):
            code = _code(exc)
            answer.data = {"errors": [{"code": code, "message": _message(words.profile_api.refused[code])}]}
        return answer


asked = Asked.as_view()
asked.audience, asked.limit = "profile", A_MINUTE  # read by the tests over all routes


def tree(person: int, *, strong: bool) -> dict[str, Any]:
    """The holdings as the contract wants them: keys in capitals, every value a string, an error where the caller is
    identified too weakly to see it."""
    language = register.languages_of([person]).get(person, "fi")
    return {"key": "ENNAKKO", "children": [_node(one, language, strong) for one in _holdings(person)]}


def profile_of(model: type[Profile], subject: object) -> Profile:
    """The profile of an address. Raises DoesNotExist where none is known."""
    found = access.profile(str(subject))
    if found is None:
        raise model.DoesNotExist
    return found


def caller_of(found: Profile) -> Caller:
    """Whose a profile is."""
    return Caller(found.subject)


def caller(_request: HttpRequest, claims: dict[str, Any]) -> Caller:
    """Whoever a token is of."""
    return Caller(str(claims.get("sub", "")))


def erase(found: Profile, _dry_run: bool) -> ErrorResponse | None:
    """Erase what exists only because of the profile, or say which matters keep it; a dry run is rolled back by the library.

    What the register holds of everybody by law is no ground to refuse: it came from no profile, and after this nothing leads
    from the profile to it."""
    matters = [one for one in _holdings(found.person) if one.key in MATTERS and one.kept]
    if matters:
        return ErrorResponse([Error(one.key, _message(_reason(one))) for one in matters])
    actions.erase(person=found.person, by=ASKING, at=now())
    return None


def _holdings(person: int) -> tuple[Holding, ...]:
    return holdings(person, by=resident(person))


def _code(refusal: APIException) -> str:
    if isinstance(refusal, Throttled):
        return "TOO_OFTEN"
    return "UNAUTHENTICATED" if isinstance(refusal, AuthenticationFailed | NotAuthenticated) else "REFUSED"


def _reason(one: Holding) -> Text:
    assert one.kept is not None
    return words.profile_api.kept.format(what=one.title, law=one.kept.law, until=one.kept.until)


def _node(one: Holding, language: str, strong: bool) -> dict[str, Any]:
    if one.needs_strong and not strong:
        return {"key": one.key, "error": words.holdings.too_weak[language]}
    children = [
        {
            "key": one.entry,
            "children": [
                {"key": key.upper(), "value": value[language] if isinstance(value, Text) else value}
                for key, _, value in entry
            ],
        }
        for entry in one.entries
    ]
    return {"key": one.key, "children": children}


def _message(said: Text) -> dict[str, str]:
    return {language: said[language] for language in LANGUAGES}
