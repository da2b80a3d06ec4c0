"""The words of "My data": what is held, what kind of data it is, and how one says that it is wrong."""

from ennakko.base.text import Text

title = Text("Omat tiedot", "Mina uppgifter", "My data")
lead = Text(
    "Tässä on kaikki, mitä kaupungin rekisterissä on sinusta: mikä tieto, mistä se tuli ja milloin. Jos jokin on väärin, kerro siitä. Ihminen katsoo asian.",
    "Här är allt som finns om dig i stadens register: vilken uppgift, varifrån den kom och när. Om något är fel, berätta det. En människa ser på saken.",
    "This is everything the city's register holds about you: what, from where and since when. If something is wrong, tell us. A person looks at it.",
)
lead_child = Text(
    "Tässä on kaikki, mitä kaupungin rekisterissä on lapsesta. Näet tiedot, koska olet hänen huoltajansa.",
    "Här är allt som finns om barnet i stadens register. Du ser uppgifterna eftersom du är vårdnadshavare.",
    "This is everything the city's register holds about the child. You see it because you are a guardian.",
)
people = Text("Kenen tiedot", "Vems uppgifter", "Whose data")
you = Text("Sinä: {name}", "Du: {name}", "You: {name}")
missing_child = Text(
    "Jos lapsesi ei ole tässä, soita meille. Kaikkia lapsia ei voi näyttää verkossa.",
    "Om ditt barn inte finns här, ring oss. Alla barn kan inte visas på nätet.",
    "If your child is not here, call us. Not every child can be shown online.",
)
since = Text("alkaen {day}", "från {day}", "since {day}")
until = Text("päättyen {day}", "till {day}", "until {day}")
corrected = Text(
    "kaupungin työntekijän korjaama {day}",
    "rättad av stadens personal {day}",
    "set right by the city's staff {day}",
)
noted = Text("saatu {day}", "fått {day}", "received {day}")
wrong = Text("Tämä on väärin", "Det här är fel", "This is wrong")
asked = Text(
    "Kiitos. Pyyntösi on tallessa, ja ihminen katsoo sen. Vastaus tulee tälle sivulle.",
    "Tack. Din begäran är sparad och en människa ser på den. Svaret kommer på den här sidan.",
    "Thank you. Your request is saved and a person looks at it. The answer comes to this page.",
)
states = {
    "waiting": Text(
        "Ihminen katsoo pyyntöäsi", "En människa ser på din begäran", "A person is looking at your request"
    ),
    "accepted": Text("Korjattu", "Rättad", "Set right"),
    "refused": Text("Tietoa ei muutettu", "Uppgiften ändrades inte", "The fact was not changed"),
}
you_said = Text("Kirjoitit {day}", "Du skrev {day}", "You wrote {day}")
reason = Text("Perustelu", "Motivering", "Reason")
earlier = Text("Aiemmat pyynnöt", "Tidigare begäranden", "Earlier requests")
all_of_it = Text(
    "Ota tietosi mukaan tai poista ne", "Ta ut eller radera dina uppgifter", "Take out or erase your data"
)

ask = Text("Mikä on oikein?", "Vad är rätt?", "What is right?")
ask_lead = Text(
    "Kerro omin sanoin. Ihminen katsoo pyynnön ja korjaa tiedon tai kertoo, miksi se pysyy. Samalla katsotaan uudelleen, mitä sinulle tai lapsellesi on ehdotettu sen perusteella.",
    "Berätta med egna ord. En människa ser på begäran och rättar uppgiften eller berättar varför den står kvar. Samtidigt ses det som har föreslagits utifrån den över på nytt.",
    "Tell us in your own words. A person looks at it and sets the fact right, or says why it stays. What was proposed on its ground is then looked at again.",
)
ask_hint = Text(
    "Enintään {most} merkkiä. Älä kirjoita muiden ihmisten tietoja.",
    "Högst {most} tecken. Skriv inte andra människors uppgifter.",
    "At most {most} characters. Do not write other people's data.",
)
held_now = Text("Rekisterissä nyt", "I registret nu", "In the register now")
vtj = Text(
    "Väestötietojärjestelmän tieto korjataan pysyvästi Digi- ja väestötietovirastossa. Kaupungin korjaus on voimassa, kunnes sieltä tulee uusi tieto.",
    "En uppgift i befolkningsdatasystemet rättas bestående hos Myndigheten för digitalisering och befolkningsdata. Stadens rättelse gäller tills en ny uppgift kommer därifrån.",
    "Data of the Population Information System is corrected for good at the Digital and Population Data Services Agency. The city's correction holds until something new comes from there.",
)
cancel = Text("Peruuta", "Avbryt", "Cancel")
send = Text("Lähetä pyyntö", "Skicka begäran", "Send the request")

kinds = {
    "key": Text("tunniste", "identifierare", "identifier"),
    "identity": Text("henkilötieto", "personuppgift", "personal data"),
    "family": Text("perhesuhde", "familjerelation", "family tie"),
    "location": Text("asuinpaikka", "boendeort", "place of living"),
    "education": Text("opetus", "undervisning", "education"),
    "support need": Text("tuen tarve", "stödbehov", "need of support"),
    "not personal": Text("julkinen", "offentlig", "public"),
}
