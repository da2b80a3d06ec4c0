"""What the education services say in the same words: who goes to a person, whom to call."""

from ennakko.base.text import Text
from ennakko.engine.conditions import circumstance, two_homes
from ennakko.engine.service import Contact, Related, Route

_TOLD = {"circumstances": ("kind", "since", "until")}

ROUTES = (
    Route("in_care", Text("Lapsi on huostaanotettu; paikasta sovitaan sosiaalityöntekijän kanssa.",
                          "Barnet är omhändertaget; platsen avtalas med socialarbetaren.",
                          "The child is in care; the place is agreed with the social worker."),
          circumstance("in_care"), _TOLD),
    Route("special_support", Text("Lapsi tarvitsee tukea; sopivan paikan katsoo ihminen.",
                                  "Barnet behöver stöd; en människa söker en lämplig plats.",
                                  "The child needs support; a person looks for a suitable place."),
          circumstance("special_support"), _TOLD),
    Route("other_programme", Text("Lapselle on haettu muuta opetusta.", "För barnet har sökts annan undervisning.",
                                  "Another programme has been applied for."),
          circumstance("other_programme"), _TOLD),
    Route("immersion", Text("Lapselle on haettu kielikylpyä.", "För barnet har sökts språkbad.",
                            "Language immersion has been applied for."),
          circumstance("immersion"), _TOLD),
    Route("preparatory", Text("Lapsi tulee valmistavaan opetukseen; paikan katsoo ihminen.",
                              "Barnet kommer till förberedande undervisning; en människa söker en plats.",
                              "The child comes to preparatory teaching; a person looks for a place."),
          circumstance("preparatory"), _TOLD),
    Route("second_home", Text("Lapsella on kaksi kotia; paikasta sovitaan huoltajien kanssa.",
                              "Barnet har två hem; platsen avtalas med vårdnadshavarna.",
                              "The child has two homes; the place is agreed with the guardians."),
          two_homes, {**_TOLD, "guardians": ("residence", "since", "until")}),
)  # fmt: skip


def routes(*keys: str) -> tuple[Route, ...]:
    """Of these routes those with the keys: a service on consent asks for no more than it needs."""
    return tuple(route for route in ROUTES if route.key in keys)


AUTHORITY = Text(
    "Helsingin kaupunki, kasvatuksen ja koulutuksen toimiala",
    "Helsingfors stad, fostrans- och utbildningssektorn",
    "City of Helsinki, Education Division",
)

CONTACT = Contact(
    desk=Text("Kouluun ilmoittautumisen neuvonta", "Rådgivningen för skolanmälan", "School enrolment desk"),
    phone="09 000 0000",
    hours=Text("ma-pe 9-15", "må-fre 9-15", "Mon-Fri 9-15"),
)

TRANSPORT = Related(
    Text("Koulumatkat", "Skolresor", "School transport"),
    Text(
        "Pitkään, vaikeaan tai vaaralliseen matkaan voi saada avustuksen (perusopetuslaki 32 §).",
        "För en lång, svår eller farlig väg kan man få understöd (lagen om grundläggande utbildning 32 §).",
        "There is support for a way that is long, difficult or dangerous (Basic Education Act, section 32).",
    ),
)
AFTERNOONS = Related(
    Text("Iltapäivätoiminta", "Eftermiddagsverksamhet", "After-school club"),
    Text(
        "Ohjattua toimintaa koulupäivän jälkeen 1.-2. luokan oppilaille. Siihen haetaan erikseen, tai Luvat-sivulla voi antaa luvan etsiä paikan valmiiksi.",
        "Ledd verksamhet efter skoldagen för elever i årskurs 1-2. Man ansöker separat, eller samtycker på sidan Tillstånd till att en plats söks i förväg.",
        "Supervised activities after the school day for pupils of grades 1-2. There is an application of its own, or on the page Permissions one can allow a place to be found in advance.",
    ),
    "https://www.hel.fi/iltapaivatoiminta",
)
DAY_CARE = Related(
    Text("Varhaiskasvatus ennen ja jälkeen", "Småbarnspedagogik före och efter", "Day care before and after"),
    Text(
        "Esiopetuspäivää voi täydentää varhaiskasvatuksella. Siihen haetaan erikseen.",
        "Förskoledagen kan kompletteras med småbarnspedagogik. Man ansöker separat.",
        "The pre-school day can be extended with early education. There is an application of its own.",
    ),
    "https://www.hel.fi/fi/kasvatus-ja-koulutus/varhaiskasvatus",
)
