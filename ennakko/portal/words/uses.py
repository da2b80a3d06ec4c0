"""The words of "Who used my data": who looked or what was checked, why, on what ground, and the way to ask."""

from ennakko.base.text import Text

title = Text("Kuka on käyttänyt tietojani", "Vem har använt mina uppgifter", "Who used my data")
lead = Text(
    "Tässä on jokainen kerta, kun joku on katsonut tietojasi tai palvelu on tarkistanut ne: milloin, miksi, millä "
    "oikeudella ja mitkä tiedot.",
    "Här är varje gång någon har sett på dina uppgifter eller en tjänst har kontrollerat dem: när, varför, med vilken rätt "
    "och vilka uppgifter.",
    "This is every time somebody looked at your data or a service checked it: when, why, by what right, and which data.",
)
lead_child = Text(
    "Tässä on jokainen kerta, kun lapsen tietoja on katsottu tai tarkistettu. Huoltajalle ei näytetä asioita, jotka lapsi "
    "hoitaa itse, eikä lastensuojelun asioita.",
    "Här är varje gång barnets uppgifter har granskats eller kontrollerats. För en vårdnadshavare visas inte ärenden som "
    "barnet sköter självt och inte barnskyddets ärenden.",
    "This is every time the child's data was looked at or checked. A guardian is not shown what the child handles alone, "
    "nor what concerns child welfare.",
)
names = Text(
    "Työntekijän nimeä ei näytetä. Sen voi saada pyynnöstä päätöksellä.",
    "Arbetstagarens namn visas inte. Det kan lämnas ut på begäran genom ett beslut.",
    "The employee's name is not shown. It can be given on request, by a decision.",
)
since = Text("Alkaen", "Från", "From")
until = Text("Päättyen", "Till", "To")
whose = Text("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller")
all_controllers = Text("Kaikki", "Alla", "All")
what = Text("Mitä", "Vad", "What")
all_kinds = Text("Kaikki", "Alla", "Everything")
kinds = {
    "staff": Text("Työntekijä katsoi", "En anställd granskade", "An employee looked"),
    "sweep": Text("Palvelu tarkisti", "En tjänst kontrollerade", "A service checked"),
    "system": Text("Toinen järjestelmä", "Ett annat system", "Another system"),
}
show = Text("Näytä", "Visa", "Show")
count = Text("Kertoja: {count}.", "Gånger: {count}.", "Entries: {count}.")
when = Text("Milloin", "När", "When")
nothing_else = Text("Ei mitään muuta.", "Inget annat.", "Nothing else.")
used = Text("Tiedot: {fields}.", "Uppgifter: {fields}.", "Data: {fields}.")
ground = Text("Peruste: {ground}", "Grund: {ground}", "Ground: {ground}")
fields = Text("Mitkä tiedot ({count})", "Vilka uppgifter ({count})", "Which data ({count})")
everybody = Text(
    "Palvelu tarkisti samalla kaikki asukkaat.",
    "Tjänsten kontrollerade samtidigt alla invånare.",
    "The service checked every resident at the same time.",
)
roles = {
    "officer": Text("käsittelijä", "handläggare", "officer"),
    "principal": Text("päättävä viranhaltija", "beslutande tjänsteinnehavare", "deciding official"),
    "operator": Text("ylläpito", "administration", "operations"),
    "protected-unit": Text("turvakieltoyksikkö", "enheten för spärrmarkering", "protected-persons unit"),
    "": Text("järjestelmä", "system", "system"),
}
ask = Text("Kysy tästä", "Fråga om detta", "Ask about this")
ask_title = Text("Kysy tästä merkinnästä", "Fråga om den här posten", "Ask about this entry")
ask_body = Text(
    "Kysymys menee rekisterinpitäjän henkilöstölle. Vastaus tulee tälle sivulle.",
    "Frågan går till den personuppgiftsansvariges personal. Svaret kommer på den här sidan.",
    "The question goes to the controller's staff. The answer comes to this page.",
)
send = Text("Lähetä kysymys", "Skicka frågan", "Send the question")
asked = Text("Kysyit tästä {day}.", "Du frågade om detta {day}.", "You asked about this on {day}.")
waits = Text("Odottaa vastausta.", "Väntar på svar.", "Waiting for an answer.")
sent = Text(
    "Kysymys on lähetetty. Vastaus tulee tälle sivulle.",
    "Frågan har skickats. Svaret kommer på den här sidan.",
    "The question is sent. The answer comes to this page.",
)
back = Text("Takaisin luetteloon", "Tillbaka till listan", "Back to the list")
take = Text("Ota mukaan", "Ta med", "Take with you")
as_csv = Text("Lataa taulukkona (CSV)", "Ladda ner som tabell (CSV)", "Download as a table (CSV)")
as_json = Text(
    "Lataa koneluettavana (JSON)", "Ladda ner maskinläsbart (JSON)", "Download for machines (JSON)"
)
empty = Text("Kukaan ei ole käyttänyt tietoja", "Ingen har använt uppgifterna", "Nobody has used the data")
none_match = Text(
    "Mikään merkintä ei vastaa rajausta", "Ingen post motsvarar avgränsningen", "No entry matches"
)
empty_body = Text(
    "Kun joku katsoo tietoja tai palvelu tarkistaa ne, siitä tulee merkintä tähän.",
    "När någon ser på uppgifterna eller en tjänst kontrollerar dem antecknas det här.",
    "When somebody looks at the data or a service checks it, an entry appears here.",
)
