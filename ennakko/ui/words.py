"""The words of the frame around every page."""

from ennakko.base.text import Text

skip = Text("Siirry sisältöön", "Gå till innehållet", "Skip to content")
product = Text("Ennakko", "Ennakko", "Ennakko")
navigation = Text("Päävalikko", "Huvudmeny", "Main menu")
language = Text("Kieli", "Språk", "Language")
today = Text("Tänään on {day}.", "I dag är det {day}.", "Today is {day}.")
practice = Text(
    "Harjoitus: kaikki ihmiset ovat keksittyjä",
    "Övning: alla människor är påhittade",
    "Practice: everybody is invented",
)
demo = Text(
    "Tämä on esittelykaupunki: kaikki ihmiset, koodit ja osoitteet ovat keksittyjä.",
    "Det här är en demonstrationsstad: alla människor, koder och adresser är påhittade.",
    "This is a demonstration city: every person, code and address is invented.",
)
footer = Text(
    "Ennakko on avointa lähdekoodia (EUPL‑1.2).",
    "Ennakko är öppen källkod (EUPL‑1.2).",
    "Ennakko is open source (EUPL‑1.2).",
)
sign_out = Text("Kirjaudu ulos", "Logga ut", "Sign out")
source = Text("Lähde", "Källa", "Source")
noted = Text("tieto {day}", "uppgift {day}", "as of {day}")
pages = Text("Sivut", "Sidor", "Pages")
previous = Text("Edellinen", "Föregående", "Previous")
following = Text("Seuraava", "Nästa", "Next")
page_of = Text("Sivu {page} / {pages}", "Sida {page} / {pages}", "Page {page} of {pages}")
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}  # each in its own language

not_found_title = Text("Sivua ei löydy", "Sidan hittas inte", "Page not found")
not_found = Text(
    "Osoitteessa ei ole sivua, tai sitä ei näytetä tällä kirjautumisella.",
    "Det finns ingen sida på adressen, eller så visas den inte med den här inloggningen.",
    "There is no page at this address, or it is not shown to you as you are signed in.",
)
refused_title = Text("Tätä ei voitu tehdä", "Det här gick inte att göra", "This could not be done")
forbidden = Text(
    "Tähän tarvitaan rooli, jota kirjautumisellasi ei ole.",
    "Det här kräver en roll som din inloggning inte har.",
    "This needs a role that you do not have as you are signed in.",
)
start = Text("Alkuun", "Till början", "To the start")
too_many_title = Text("Odota hetki", "Vänta en stund", "Wait a moment")
too_many = Text(
    "Tästä osoitteesta on tullut liian monta pyyntöä. Yritä uudelleen minuutin kuluttua.",
    "Det har kommit för många förfrågningar från den här adressen. Försök på nytt om en minut.",
    "There were too many requests from this address. Try again in a minute.",
)
unseen = Text(
    "Tekstissä on näkymättömiä merkkejä, joita ei voida näyttää oikein. Kirjoita teksti itse sen sijaan, että liität sen.",
    "Texten innehåller osynliga tecken som inte kan visas rätt. Skriv texten själv i stället för att klistra in den.",
    "The text holds invisible characters that cannot be shown as they were meant. Type the text instead of pasting it.",
)
too_great = Text(
    "Luku on liian suuri. Palaa edelliselle sivulle ja yritä uudelleen.",
    "Talet är för stort. Gå tillbaka till föregående sida och försök på nytt.",
    "The number is too great. Go back to the page before and try again.",
)
too_long = Text(
    "Teksti on liian pitkä: kentässä voi olla enintään 10 000 merkkiä. Lyhennä sitä.",
    "Texten är för lång: ett fält rymmer högst 10 000 tecken. Förkorta den.",
    "The text is too long: a field holds 10,000 characters at most. Shorten it.",
)
