"""What every test shares: a data folder of its own, the shared data, fixed Hypothesis profiles, honest skips."""

import os
import tempfile
from pathlib import Path

# Before Django reads its settings: every run lives in a folder of its own.
os.environ.setdefault("ENNAKKO_DATA", tempfile.mkdtemp(prefix="ennakko-tests-"))

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

REQUIRE_ALL = os.environ.get("ENNAKKO_REQUIRE_ALL") == "1"
SHARED = Path(os.environ.get("ENNAKKO_SHARED", "../shared"))


def lacking(what: str, remedy: str) -> None:
    """Skip because the machine lacks `what`; where nothing may skip, fail in one line."""
    message = f"{what} is missing: {remedy}"
    if REQUIRE_ALL:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data."""
    if not (SHARED / "data").is_dir():
        lacking("The shared data", f"put it at {SHARED} or name its folder in ENNAKKO_SHARED")
    return SHARED / "data"
