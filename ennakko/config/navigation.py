"""The main menu of each audience."""

from ennakko.base.text import Text
from ennakko.ui.shell import Link


def navigation() -> dict[str, tuple[Link, ...]]:
    """Audience (the room's namespace of routes) to its menu; `foot` is below every page.

    A resident's pages stand in this order, each here once its page is: For you, My data, Permissions, Who used my data,
    Decisions, Messages, Settings.
    """
    return {
        "portal": (
            Link(Text("Sinulle", "För dig", "For you"), "portal:for-you"),
            Link(Text("Omat tiedot", "Mina uppgifter", "My data"), "portal:my-data"),
            Link(Text("Luvat", "Tillstånd", "Permissions"), "portal:permissions"),
            Link(Text("Tietojeni käyttö", "Användning av uppgifter", "Who used my data"), "portal:uses"),
            Link(Text("Päätökset", "Beslut", "Decisions"), "portal:decisions"),
            Link(Text("Viestit", "Meddelanden", "Messages"), "portal:messages"),
            Link(Text("Asetukset", "Inställningar", "Settings"), "portal:settings"),
        ),
        "foot": (
            Link(Text("Algoritmirekisteri", "Algoritmregister", "Algorithm register"), "portal:algorithms"),
        ),
        "desk": (Link(Text("Palvelut", "Tjänster", "Services"), "desk:home"),),
    }
