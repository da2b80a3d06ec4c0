"""The words of questions about the data-use log."""

from ennakko.base.text import Text

title = Text(
    "Kysymykset tietojen käytöstä", "Frågor om användning av uppgifter", "Questions about the use of data"
)
lead = Text(
    "Asukas kysyy, miksi hänen tietojaan on käytetty. Tarkista merkintä ja valitse vastaus; asukas lukee sen sivultaan.",
    "En invånare frågar varför hens uppgifter har använts. Kontrollera posten och välj ett svar; invånaren läser det på "
    "sin sida.",
    "A resident asks why their data was used. Check the entry and choose an answer; the resident reads it on their page.",
)
waiting = Text("Odottaa vastausta: {count}", "Väntar på svar: {count}", "Waiting for an answer: {count}")
open_it = Text("Avaa", "Öppna", "Open")
whose = Text("Kenen tiedot", "Vems uppgifter", "Whose data")
entry = Text("Merkintä", "Post", "Entry")
by = Text("Kuka katsoi", "Vem granskade", "Who looked")
asked_on = Text("Kysytty", "Frågat", "Asked")
answer = Text("Vastaus", "Svar", "Answer")
send = Text("Vastaa", "Svara", "Answer")
answered = Text("Vastaus on tallennettu", "Svaret har sparats", "The answer is saved")
choose = Text("Valitse vastaus.", "Välj ett svar.", "Choose an answer.")
none = Text("Yksikään kysymys ei odota", "Ingen fråga väntar", "No question waits")
