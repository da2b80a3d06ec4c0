"""The words of where a place is, how one walks there, and what else there is."""

from ennakko.base.text import Text

minutes = Text(
    "noin {minutes} minuuttia, {metres}",
    "cirka {minutes} minuter, {metres}",
    "about {minutes} minutes, {metres}",
)
minutes_note = Text(
    "Arvio: linnuntie kerrottuna {factor}, ja {speed} metriä minuutissa.",
    "Uppskattning: fågelvägen gånger {factor}, och {speed} meter i minuten.",
    "An estimate: the straight line times {factor}, at {speed} metres a minute.",
)
direction = Text("Suunta kotoa", "Riktning hemifrån", "Direction from home")
directions = (  # eighths of a turn, clockwise from north
    Text("pohjoiseen", "norrut", "north"),
    Text("koilliseen", "nordost", "north-east"),
    Text("itään", "österut", "east"),
    Text("kaakkoon", "sydost", "south-east"),
    Text("etelään", "söderut", "south"),
    Text("lounaaseen", "sydväst", "south-west"),
    Text("länteen", "västerut", "west"),
    Text("luoteeseen", "nordväst", "north-west"),
)
outside = Text("Kartta ja reitti", "Karta och rutt", "Map and route")
on_map = Text("Näytä kartalla", "Visa på kartan", "Show on the map")
route_to = Text("Hae reitti tänne", "Sök rutt hit", "Find a route here")
outside_note = Text(
    "Linkit vievät toiseen palveluun. Niissä on vain määränpää, ei kotiasi eikä nimiä.",
    "Länkarna leder till en annan tjänst. De innehåller bara målet, inte ert hem eller namn.",
    "The links lead to another service. They hold the destination only, not your home and no names.",
)

else_title = Text("Mitä muuta on vapaana", "Vad annat som är ledigt", "What else is free")
else_lead = Text(
    "Lähimmät paikat valitulla opetuskielellä. Vapaat paikat ovat tilanne juuri nyt.",
    "De närmaste platserna på det valda undervisningsspråket. Lediga platser visar läget just nu.",
    "The nearest places in the chosen language of instruction. Free seats are as they are right now.",
)
free = Text("Vapaana {free}: mahdollinen", "Lediga {free}: möjlig", "{free} free: possible")
full = Text(
    "Täynnä: vain jos paikka vapautuu", "Fullt: bara om en plats blir ledig", "Full: only if a seat is freed"
)
closed = Text("Ei enää tarjolla", "Erbjuds inte längre", "No longer offered")
weaker = Text(
    "Ehdotetussa paikassa perusteenne ovat vahvemmat",
    "På den föreslagna platsen är era grunder starkare",
    "Your claim to the proposed place is stronger",
)
nearer = Text(
    "Viimeisenä paikan saanut asuu {metres} lähempänä",
    "Den som fick den sista platsen bor {metres} närmare",
    "The last one admitted lives {metres} nearer",
)
stronger = Text(
    "Viimeisenä paikan saaneella oli vahvempi peruste: {criterion}",
    "Den som fick den sista platsen hade en starkare grund: {criterion}",
    "The last one admitted had a stronger claim: {criterion}",
)
drawn = Text(
    "Perusteet olivat samat, ja arpa ratkaisi",
    "Grunderna var desamma, och lotten avgjorde",
    "The claims were equal, and the lottery decided",
)
no_seats = Text(
    "Kaikki paikat oli jo annettu, kun paikat jaettiin",
    "Alla platser var redan givna när platserna delades ut",
    "Every seat had been given when the places were shared out",
)
lost = Text("Mitä vaihtaessa menettää", "Vad man förlorar på att byta", "What is lost by changing")
lost_nothing = Text(
    "Toivomalla ette menetä mitään: ehdotettu paikka pysyy varattuna, kunnes toinen on sovittu. Kun "
    "toinen paikka on sovittu, tämä vapautuu jollekulle muulle.",
    "Ni förlorar inget på att önska: den föreslagna platsen är reserverad tills en annan är avtalad. När "
    "en annan plats är avtalad blir den här ledig för någon annan.",
    "You lose nothing by wishing: the proposed place stays held until another one is agreed. Once another "
    "is agreed, this one is free for somebody else.",
)

related = Text("Samaan aikaan", "Samtidigt", "At the same time")
related_ask = Text("Kysy meiltä: {phone}", "Fråga oss: {phone}", "Ask us: {phone}")
