"""The fixed words of a decision on paper and on the page. What was told in one decision is stored with it; these frame it."""

from ennakko.base.text import Text

title = Text("Päätös {number}", "Beslut {number}", "Decision {number}")
heading = Text("Päätös", "Beslut", "Decision")
authority = Text("Viranomainen", "Myndighet", "Authority")
number = Text("Numero", "Nummer", "Number")
day = Text("Antopäivä", "Datum", "Date")
by = Text("Päättäjä", "Beslutsfattare", "Decided by")
matter = Text("Asia", "Ärende", "Matter")
parties = Text("Asianosaiset", "Parter", "Parties")
child = Text("Lapsi", "Barn", "Child")
decision = Text("Ratkaisu", "Avgörande", "What was decided")
reasons = Text("Perustelut", "Motivering", "Reasons")
remedy = Text("Muutoksenhaku", "Ändringssökande", "How to challenge the decision")
contact = Text("Lisätietoja", "Mer information", "More information")
asks = Text("{who}, {contact}", "{who}, {contact}", "{who}, {contact}")
body = Text("{body}.", "{body}.", "{body}.")
where = Text("Osoite: {address}.", "Adress: {address}.", "Address: {address}.")
time = Text(
    "Aikaa on {days} päivää siitä, kun päätös on annettu asianosaiselle tiedoksi. Jokaisen asianosaisen aika alkaa hänen "
    "omasta tiedoksisaannistaan; tiedoksisaantipäivää ei lasketa mukaan.",
    "Tiden är {days} dagar från det att parten delgavs beslutet. Varje parts tid börjar vid den egna delgivningen; dagen "
    "för delgivningen räknas inte med.",
    "The time is {days} days from when the party was served the decision. Each party's time runs from their own service; "
    "the day of service is not counted.",
)
form = Text("Muutosta haetaan {form}.", "Ändring söks {form}.", "The decision is challenged {form}.")
say = Text(
    "Ilmoittakaa, mihin päätökseen haette muutosta, mitä muutosta vaaditte ja millä perusteilla, sekä nimenne ja "
    "yhteystietonne. Liittäkää mukaan tämä päätös.",
    "Uppge vilket beslut ni söker ändring i, vilken ändring ni yrkar och på vilka grunder samt ert namn och era "
    "kontaktuppgifter. Bifoga det här beslutet.",
    "Say which decision you challenge, what change you ask for and why, with your name and contact details. Enclose this "
    "decision.",
)
courtesy = Text(
    "Tämä on käännös. Päätös on annettu {issued}, ja vain se teksti on päätös.",
    "Det här är en översättning. Beslutet har getts {issued}, och endast den texten är beslutet.",
    "This is a courtesy translation. The decision was issued {issued}, and only that text is the decision.",
)
issued = {
    "fi": Text("suomeksi", "på finska", "in Finnish"),
    "sv": Text("ruotsiksi", "på svenska", "in Swedish"),
}
both = Text("suomeksi ja ruotsiksi", "på finska och svenska", "in Finnish and in Swedish")
own_words = Text(
    "Viranhaltija on kirjoittanut perustelut itse. Lukekaa ne päätöksen kielellä.",
    "Tjänsteinnehavaren har själv skrivit motiveringen. Läs den på beslutets språk.",
    "The official wrote the reasons. Read them in the language of the decision.",
)
corrected = Text(
    "Tämä päätös on korjattu päätöksellä {number}.",
    "Det här beslutet har rättats med beslut {number}.",
    "This decision was corrected by decision {number}.",
)
corrects = Text(
    "Tämä päätös korjaa päätöksen {number}.",
    "Det här beslutet rättar beslut {number}.",
    "This decision corrects decision {number}.",
)
undone = Text(
    "Tämä päätös on peruttu ennen tiedoksiantoa.",
    "Det här beslutet återtogs före delgivningen.",
    "This decision was undone before anybody was served.",
)
page = Text("Sivu", "Sida", "Page")
of = Text("/", "/", "of")
languages = {
    "fi": Text("suomi", "finska", "Finnish"),
    "sv": Text("ruotsi", "svenska", "Swedish"),
    "en": Text("englanti, käännös", "engelska, översättning", "English, a courtesy translation"),
}
