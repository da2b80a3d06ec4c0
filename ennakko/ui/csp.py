"""What a page may load: what this server serves, and nothing inline, evaluated or framed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # hds-core draws its icons from data addresses
        "worker-src 'self' blob:",  # MapLibre works in a worker of its own
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"  # no page asks for one


class ContentSecurityPolicy:
    """Middleware: every answer carries the policy, and is kept in nobody's cache but the reader's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Permissions-Policy"] = NO_DEVICES
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
