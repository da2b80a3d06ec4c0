"""The catalogue of services: whatever is installed under the entry point group `ennakko.services`.

This is the one run-time import upwards in the house: services lie above the ledger, and the ledger must find them.
"""

import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from ennakko.base.errors import Refused, Trouble
from ennakko.engine.agreement import Agreement
from ennakko.engine.check import unsound
from ennakko.engine.service import Consent, Service

GROUP = "ennakko.services"
CHECKOUT = Path(__file__).parents[2] / "pyproject.toml"


@cache
def services() -> dict[str, Service]:
    """Every service by its key, sorted. Raises Trouble where one does not load or two share a key."""
    found: dict[str, Service] = {}
    for point in sorted(_points(), key=lambda point: point.name):
        try:
            declared = point.load()
        except (ImportError, AttributeError) as error:
            raise Trouble(
                f"The service {point.name} does not load: {error}.",
                f"Mend or remove the package that offers {point.value}.",
            ) from error
        if not isinstance(declared, Service) or declared.key != point.name:
            raise Trouble(
                f"{point.value} is not the service {point.name}.",
                "Name the entry point like the key of the Service it points at.",
            )
        if wrong := unsound(declared):
            raise Trouble(
                f"The service {declared.key} is refused: {' '.join(wrong)}", "Mend its declaration."
            )
        if found.setdefault(declared.key, declared) is not declared:
            raise Trouble(
                f"Two packages offer the service {declared.key}.", "Remove one, or give it another key."
            )
    return found


def service(key: str) -> Service:
    """The service called `key`. Raises Refused, with the nearest name, where there is none."""
    known = services()
    if key not in known:
        near = get_close_matches(key, known, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise Refused(f"There is no service {key}.", f"{meant}There are: {', '.join(known) or 'none'}.")
    return known[key]


def of_controller(controller: str) -> list[str]:
    """The services whose data this controller answers for; "": all."""
    return [key for key, declared in services().items() if controller in ("", declared.controller)]


def agreements() -> list[Agreement]:
    """What the services that rest on consent ask residents. Raises Trouble where two ask differently for one purpose."""
    asked: dict[str, Agreement] = {}
    for declared in services().values():
        if isinstance(declared.basis, Consent) and declared.basis.agreement is not None:
            agreement = declared.basis.agreement
            if asked.setdefault(agreement.purpose, agreement) != agreement:
                raise Trouble(
                    f"Two services ask differently for the purpose {agreement.purpose}.",
                    "Let them share one consent.toml, or give one of them a purpose of its own.",
                )
    return list(asked.values())


def _points() -> list[EntryPoint]:
    """What is installed; in a source checkout that is not installed, what its own pyproject.toml declares."""
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if CHECKOUT.exists():
        project = tomllib.loads(CHECKOUT.read_text("utf-8")).get("project", {})
        declared = project.get("entry-points", {}).get(GROUP, {})
        installed = {name: EntryPoint(name, value, GROUP) for name, value in declared.items()} | installed
    return list(installed.values())
