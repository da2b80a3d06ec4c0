"""The words of the requests for rectification, as staff read them."""

from ennakko.base.text import Text

title = Text("Oikaisupyynnöt", "Rättelsebegäranden", "Requests for correction")
lead = Text(
    "Asukas sanoo, että jokin tieto hänestä tai hänen lapsestaan on väärin. Korjaa se tai kerro, miksi se pysyy.",
    "En invånare säger att en uppgift om hen eller hens barn är fel. Rätta den eller säg varför den står kvar.",
    "A resident says that something about them or their child is wrong. Set it right, or say why it stays.",
)
none = Text("Pyyntöjä ei ole", "Det finns inga begäranden", "There are no requests")
waiting = Text("Odottaa: {count}", "Väntar: {count}", "Waiting: {count}")
person = Text("Kenen tieto", "Vems uppgift", "Whose fact")
fact = Text("Tieto", "Uppgift", "Fact")
held = Text("Rekisterissä nyt", "I registret nu", "In the register now")
asked_on = Text("Pyydetty", "Begärt", "Asked")
by = Text("Pyysi", "Begärd av", "Asked by")
guardian = Text("huoltaja", "vårdnadshavare", "guardian")
says = Text("Asukas kirjoittaa", "Invånaren skriver", "The resident writes")
open_it = Text("Avaa", "Öppna", "Open")
back = Text("Oikaisupyynnöt", "Rättelsebegäranden", "Requests for correction")
accept = Text("Korjaa tieto", "Rätta uppgiften", "Set the fact right")
accept_lead = Text(
    "Kirjoita oikea arvo. Kaikki, mitä tiedon perusteella on ehdotettu, katsotaan uudelleen. Väestötietojärjestelmän uusi tieto korvaa korjauksen, jos sellainen tulee.",
    "Skriv det rätta värdet. Allt som har föreslagits utifrån uppgiften ses över. En ny uppgift från befolkningsdatasystemet ersätter rättelsen.",
    "Write the right value. Everything proposed on the ground of the fact is looked at again. New data of the Population Information System takes the place of the correction.",
)
value = Text("Oikea arvo", "Rätt värde", "Right value")
hints = {
    "born": Text("Päivä", "Dag", "Day"),
    "language": Text(
        "Kaksi kirjainta, esimerkiksi uk", "Två bokstäver, till exempel uk", "Two letters, as uk"
    ),
    "municipality": Text(
        "Kolme numeroa, esimerkiksi 091", "Tre siffror, till exempel 091", "Three digits, as 091"
    ),
}
search = Text("Hae osoitetta", "Sök adress", "Search for the address")
street = Text("Katu", "Gata", "Street")
number = Text("Numero", "Nummer", "Number")
no_homes = Text("Osoitetta ei löydy", "Adressen hittas inte", "No such address")
cannot = Text(
    "Tätä tietoa ei voi muuttaa täällä, koska se tulee toisesta rekisteristä. Kerro asukkaalle, missä sen voi korjata.",
    "Uppgiften kan inte ändras här, eftersom den kommer från ett annat register. Säg var den kan rättas.",
    "This fact cannot be changed here, since it comes from another register. Tell the resident where it can be corrected.",
)
refuse = Text("Tieto pysyy", "Uppgiften står kvar", "The fact stays")
reason = Text("Perustelu asukkaalle", "Motivering till invånaren", "Reason, for the resident")
accepted = Text("Tieto on korjattu.", "Uppgiften är rättad.", "The fact is set right.")
refused = Text("Vastaus on tallessa.", "Svaret är sparat.", "The answer is saved.")
nothing = Text("ei merkintää", "ingen anteckning", "no entry")
gone = Text("tietoa ei enää ole", "uppgiften finns inte längre", "no longer held")
answered = Text("Käsitelty", "Behandlad", "Answered")

_FI_SV = (("fi", Text("suomi", "finska", "Finnish")), ("sv", Text("ruotsi", "svenska", "Swedish")))
_OVER = (
    ("ended", Text("päättyi tänään", "upphörde i dag", "ended today")),
    ("never", Text("ei ole koskaan pitänyt paikkaansa", "har aldrig stämt", "was never so")),
)
choices = {"contact_language": _FI_SV, "school_language": _FI_SV, "enrolment": _OVER, "circumstance": _OVER}
