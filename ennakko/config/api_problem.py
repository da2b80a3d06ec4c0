"""How the public API says what went wrong: problem details (RFC 9457)."""

from ninja import Schema


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int


ERRORS: dict[int, type[Schema]] = {404: Problem, 429: Problem}
