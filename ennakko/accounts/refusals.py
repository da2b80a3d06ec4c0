"""What staff read when a rule about accounts and roles forbids an act, in their language: each a cause and a remedy."""

from ennakko.base.text import LANGUAGES, Text

ROLES = {
    "officer": Text("käsittelijä", "handläggare", "officer"),
    "principal": Text("rehtori", "rektor", "principal"),
    "protected-unit": Text("turvakieltoyksikkö", "enheten för spärrmarkering", "protected-unit"),
    "operator": Text("ylläpito", "driften", "operator"),
}
OR = Text("tai", "eller", "or")
AND = Text("ja", "och", "and")

ANOTHER_ROLE = (
    Text("Roolisi ei salli tätä.", "Din roll tillåter inte detta.", "Your role does not allow this."),
    Text(
        "Pyydä henkilöä, jolla on rooli {role}.",
        "Be någon som har rollen {role}.",
        "Ask somebody who has the role {role}.",
    ),
)
NO_ACCOUNT = (
    Text(
        "Voimassa olevaa tunnusta {user} ei ole.",
        "Det finns inget konto {user} i kraft.",
        "There is no account {user} in office.",
    ),
    Text("Nimitä henkilö ensin.", "Utnämn personen först.", "Appoint them first."),
)
NOBODY_STANDS_IN = (
    Text(
        "Tämä henkilö ei voi olla sijaisena.",
        "Den personen kan inte vara ställföreträdare.",
        "That is nobody who can stand in.",
    ),
    Text(
        "Valitse virassa oleva työtoveri.",
        "Välj en kollega som är i tjänst.",
        "Choose a colleague in office.",
    ),
)
STANDS_IN_WITHOUT_ROLE = (
    Text(
        "Sijaisella on oltava myös rooli {role}.",
        "Ställföreträdaren behöver också rollen {role}.",
        "Whoever stands in needs the role {role} too.",
    ),
    Text("Valitse toinen työtoveri.", "Välj en annan kollega.", "Choose another colleague."),
)
ENDS_BEFORE_IT_BEGINS = (
    Text(
        "Viimeinen päivä on ennen ensimmäistä.",
        "Den sista dagen är före den första.",
        "The last day is before the first.",
    ),
    Text(
        "Anna ensimmäinen päivä ja sitten viimeinen.",
        "Ange den första dagen och sedan den sista.",
        "Give the first day, then the last.",
    ),
)
STANDS_IN_ALREADY = (
    Text(
        "Joku on jo tämän käsittelijän sijaisena noina päivinä.",
        "Någon är redan ställföreträdare för handläggaren de dagarna.",
        "Somebody stands in for this officer on those days already.",
    ),
    Text("Päätä se ensin.", "Avsluta det först.", "End that first."),
)
SUBSTITUTION_ENDED = (
    Text("Sijaisuus on päättynyt.", "Vikariatet har upphört.", "That substitution has ended."),
    Text("Katso luettelo uudelleen.", "Titta på listan på nytt.", "Look at the list again."),
)
NOT_YOURS_TO_SUBSTITUTE = (
    Text(
        "Vain käsittelijä itse tai ylläpito voi nimetä sijaisen.",
        "Bara handläggaren själv eller driften kan utse en ställföreträdare.",
        "Only the officer or an operator may say who stands in.",
    ),
    Text("Pyydä jompaakumpaa.", "Be någon av dem.", "Ask one of them."),
)
NOT_YOURS_TO_APPOINT = (
    Text(
        "Vain digitoimisto nimittää henkilökuntaa.",
        "Bara digitaliseringsbyrån utnämner personal.",
        "Only the digital office appoints staff.",
    ),
    Text(
        "Pyydä henkilöä, jolla on ylläpidon rooli.",
        "Be någon som har driftens roll.",
        "Ask somebody with the role operator.",
    ),
)


def another_role(*roles: str) -> tuple[Text, Text]:
    """That the act needs one of `roles`."""
    cause, remedy = ANOTHER_ROLE
    return cause, remedy.format(role=listed(roles, OR))


def listed(roles: tuple[str, ...] | list[str], word: Text) -> Text:
    """Roles by name, with a word between them."""
    return Text(*(f" {word[each]} ".join(role_said(role)[each] for role in roles) for each in LANGUAGES))


def role_said(role: str) -> Text:
    """A role by name; one that another city's service declares by its key."""
    return ROLES.get(role) or Text(role, role, role)


def said(refusal: tuple[Text, Text], **values: object) -> tuple[Text, Text]:
    """A refusal with its {fields} filled in."""
    cause, remedy = refusal
    return cause.format(**values), remedy.format(**values)
