"""The words of a letter's link: what it opens, and why it does not."""

from ennakko.base.text import Text

title = Text("Kirje sinulle", "Ett brev till dig", "A letter to you")
lead = Text(
    "Helsingin kaupunki on kirjoittanut sinulle. Avaa kirje vain, jos se on osoitettu sinulle.",
    "Helsingfors stad har skrivit till dig. Öppna brevet bara om det är adresserat till dig.",
    "The City of Helsinki has written to you. Open the letter only if it is addressed to you.",
)
counts = Text(
    "Kun avaat kirjeen, se katsotaan annetuksi sinulle tiedoksi ja vastausaikasi alkaa.",
    "När du öppnar brevet anses det ha delgetts dig och din svarstid börjar.",
    "When you open the letter, it counts as served on you and your time to answer begins.",
)
hour = Text(
    "Linkillä voit lukea tämän yhden kirjeen ja vastata siihen tunnin ajan. Muuta siitä ei näe.",
    "Med länken kan du läsa det här enda brevet och svara på det i en timme. Annat syns inte.",
    "With the link you can read this one letter and answer it for an hour. It shows nothing else.",
)
open_it = Text("Avaa kirje", "Öppna brevet", "Open the letter")
sign_in = Text("Voit myös kirjautua sisään.", "Du kan också logga in.", "You can also sign in.")
reading = Text(
    "Luet kirjettä sen linkillä", "Du läser brevet via dess länk", "You read the letter by its link"
)
close = Text("Sulje kirje", "Stäng brevet", "Close the letter")
over = Text(
    "Tunti on kulunut, ja kirje suljettiin",
    "En timme har gått och brevet stängdes",
    "An hour has passed and the letter was closed",
)
over_body = Text(
    "Avaa se uudelleen saamasi kirjeen linkistä, tai kirjaudu. Vastauksesi on tallessa, jos ehdit lähettää sen.",
    "Öppna det på nytt med länken i brevet du fick, eller logga in. Ditt svar är sparat om du hann skicka det.",
    "Open it again with the link in the letter you got, or sign in. Your answer is kept if you had sent it.",
)
stands = {
    "nothing": (
        Text("Linkki ei avaa mitään", "Länken öppnar ingenting", "The link opens nothing"),
        Text(
            "Linkki voi olla vaillinainen, peruttu tai vanha. Kopioi se kokonaan kirjeestä tai soita meille.",
            "Länken kan vara ofullständig, återtagen eller gammal. Kopiera den i sin helhet ur brevet eller ring oss.",
            "The link may be incomplete, taken back or old. Copy the whole of it from the letter, or call us.",
        ),
    ),
    "another": (
        Text(
            "Kirje on osoitettu toiselle",
            "Brevet är adresserat till någon annan",
            "The letter is addressed to somebody else",
        ),
        Text(
            "Olet kirjautunut toisena henkilönä. Kirjettä ei avattu. Jos se on sinun, kirjaudu ensin ulos.",
            "Du är inloggad som en annan person. Brevet öppnades inte. Om det är ditt, logga först ut.",
            "You are signed in as another person. The letter was not opened. If it is yours, sign out first.",
        ),
    ),
    "withdrawn": (
        Text("Ehdotus on peruttu", "Förslaget har återtagits", "The proposal was withdrawn"),
        Text(
            "Kirje ei ole enää voimassa, eikä siihen tarvitse vastata. Soita meille, jos haluat tietää lisää.",
            "Brevet gäller inte längre och behöver inte besvaras. Ring oss om du vill veta mer.",
            "The letter no longer holds and needs no answer. Call us if you want to know more.",
        ),
    ),
    "over": (
        Text("Kausi on päättynyt", "Säsongen är slut", "The season has ended"),
        Text(
            "Kirjeeseen ei enää voi vastata. Soita meille, jos lapsi on vailla paikkaa.",
            "Brevet kan inte längre besvaras. Ring oss om barnet saknar plats.",
            "The letter can no longer be answered. Call us if the child has no place.",
        ),
    ),
}
