"""The main menu of each audience."""

from ennakko.base.text import Text
from ennakko.ui.shell import Link


def navigation() -> dict[str, tuple[Link, ...]]:
    """Audience (the room's namespace of routes) to its menu."""
    return {
        "portal": (Link(Text("Sinulle", "För dig", "For you"), "portal:for-you"),),
        "desk": (Link(Text("Palvelut", "Tjänster", "Services"), "desk:home"),),
    }
