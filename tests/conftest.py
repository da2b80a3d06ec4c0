"""What every test shares: fixed Hypothesis profiles, the shared data, honest skips."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "test",
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
settings.register_profile(
    "proof", max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
settings.load_profile(os.environ.get("ENNAKKO_HYPOTHESIS", "test"))

ROOT = Path(__file__).parents[1]
REQUIRE_ALL = os.environ.get("ENNAKKO_REQUIRE_ALL") == "1"
SHARED = (ROOT / os.environ.get("ENNAKKO_SHARED", "../shared")).resolve()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for the database runs on both: it is marked `database` here, so that nobody can forget it."""
    for item in items:
        if _asks_for_the_database(item):
            item.add_marker(pytest.mark.database)


def _asks_for_the_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def lacking(what: str, remedy: str) -> None:
    """Skip because the machine lacks `what`; where nothing may skip, fail in one line."""
    message = f"{what} is missing: {remedy}"
    if REQUIRE_ALL:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(autouse=True)
def live(request: pytest.FixtureRequest) -> None:
    """Services are live in tests with a database, but where one is marked `plan_only`: an installation begins so."""
    if _asks_for_the_database(request.node) and not request.node.get_closest_marker("plan_only"):
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        go_live()


def go_live() -> None:
    """Record that every service is live."""
    from ennakko.ledger.catalogue import services
    from ennakko.ledger.models import Deployment

    at = datetime(2027, 1, 1, tzinfo=UTC)
    Deployment.objects.bulk_create(
        Deployment(service=key, live=True, by="system:test", at=at, why="test") for key in services()
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data."""
    if not (SHARED / "data").is_dir():
        lacking("The shared data", f"put it at {SHARED} or name its folder in ENNAKKO_SHARED")
    return SHARED / "data"
