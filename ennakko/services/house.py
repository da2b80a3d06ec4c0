"""What both education services say in the same words: who goes to a person, whom to call."""

from ennakko.base.text import Text
from ennakko.engine.conditions import circumstance, two_homes
from ennakko.engine.service import Contact, Route

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

CONTACT = Contact(
    desk=Text("Kouluun ilmoittautumisen neuvonta", "Rådgivningen för skolanmälan", "School enrolment desk"),
    phone="09 000 0000",
    hours=Text("ma-pe 9-15", "må-fre 9-15", "Mon-Fri 9-15"),
)
