"""What Helsinki Profile tells its user in the name of this service."""

from ennakko.base.text import Text

kept = Text(
    "{what} säilytetään {until}. {law} Näet ne kirjautumalla palveluun.",
    "{what} bevaras {until}. {law} Du ser dem genom att logga in i tjänsten.",
    "{what}: kept, {until}. {law} You see them by signing in to the service.",
)
refused = {
    "UNAUTHENTICATED": Text(
        "Tunniste puuttuu tai ei kelpaa.",
        "Token saknas eller duger inte.",
        "The token is missing or invalid.",
    ),
    "REFUSED": Text(
        "Tunnisteella ei ole oikeutta tähän.",
        "Token ger inte rätt till detta.",
        "The token does not allow this.",
    ),
    "TOO_OFTEN": Text(
        "Pyyntöjä on tullut liian monta. Yritä uudelleen minuutin kuluttua.",
        "Det har kommit för många förfrågningar. Försök på nytt om en minut.",
        "There were too many requests. Try again in a minute.",
    ),
}
