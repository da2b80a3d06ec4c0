"""The words of the page that says how messages arrive."""

from ennakko.base.text import Text

title = Text("Viestien kulku", "Meddelandenas gång", "How messages arrive")
lead = Text(
    "Mitä on lähetetty, mikä odottaa ja mikä ei mennyt perille. Määräaika alkaa vasta, kun viesti on annettu tiedoksi.",
    "Vad som har sänts, vad som väntar och vad som inte kom fram. En frist löper först när meddelandet har delgetts.",
    "What was sent, what waits and what did not arrive. A deadline runs only once the message was served.",
)
waiting = Text("Ihmistä odottaa: {count}", "Väntar på en människa: {count}", "Waiting for a person: {count}")
open_it = Text("Avaa", "Öppna", "Open")
channel = Text("Kanava", "Kanal", "Channel")
state = Text("Tila", "Läge", "State")
number = Text("Viestejä", "Meddelanden", "Messages")
oldest = Text("Vanhin", "Äldsta", "Oldest")
none_sent = Text("Viestejä ei vielä ole", "Det finns inga meddelanden än", "There are no messages yet")
by_channel = Text("Kanavittain", "Per kanal", "By channel")
troubled = Text("Ihminen katsoo", "En människa ser på dem", "A person looks")
none = Text(
    "Kaikki on mennyt tai odottaa vuoroaan",
    "Allt har gått eller väntar på sin tur",
    "Everything went or waits its turn",
)
whose = Text("Saaja", "Mottagare", "Addressee")
about = Text("Kenen asia", "Vems ärende", "Whose matter")
case = Text("Avaa asia", "Öppna ärendet", "Open the case")
tried = Text("Yritykset", "Försök", "Attempts")
again = Text("Lähetä uudelleen", "Sänd på nytt", "Send again")
gone = Text("Viesti meni perille", "Meddelandet kom fram", "It had gone")
aside = Text("Hoidan muuten", "Jag sköter det på annat sätt", "I deal with it otherwise")
may_double = Text(
    "Kukaan ei tiedä, lähtikö viesti. Jos se lähetetään uudelleen, saaja voi saada sen kahdesti.",
    "Ingen vet om meddelandet gick. Sänds det på nytt kan mottagaren få det två gånger.",
    "Nobody knows whether it went. Sent again, it may arrive twice.",
)
certain = Text(
    "Viesti ei lähtenyt. Mikään kanava ei ota sitä.",
    "Meddelandet gick inte. Ingen kanal tar emot det.",
    "It did not go. No channel takes it.",
)
waits = Text(
    "Viesti odottaa lähetystä.", "Meddelandet väntar på att sändas.", "The message waits to be sent."
)
went = Text(
    "Viesti on merkitty lähteneeksi.", "Meddelandet är antecknat som sänt.", "The message is noted as sent."
)
stays = Text("Viestiä ei enää lähetetä.", "Meddelandet sänds inte längre.", "The message will not be sent.")
channels = {
    "": Text("ei vielä valittu", "inte vald än", "not chosen yet"),
    "files": Text("tiedosto", "fil", "file"),
    "suomifi": Text("Suomi.fi-viestit", "Suomi.fi-meddelanden", "Suomi.fi Messages"),
    "sms": Text("tekstiviesti", "textmeddelande", "text message"),
    "email": Text("sähköposti", "e-post", "e-mail"),
    "letters": Text("kirje", "brev", "letter"),
}
states = {
    "waiting": Text("odottaa", "väntar", "waits"),
    "trying": Text("lähtemässä", "sänds", "being sent"),
    "sent": Text("lähetetty", "sänt", "sent"),
    "delivered": Text("toimitettu", "levererat", "delivered"),
    "opened": Text("avattu", "öppnat", "opened"),
    "returned": Text("palautunut", "returnerat", "returned"),
    "undelivered": Text("ei mennyt perille", "kom inte fram", "not delivered"),
    "stopped": Text("pysäytetty", "stoppat", "stopped"),
    "failed": Text("ei lähtenyt", "gick inte", "did not go"),
    "uncertain": Text("epävarma", "osäkert", "uncertain"),
}
outcomes = {
    "sent": Text("lähti", "gick", "went"),
    "later": Text("yritetään uudelleen", "försöks på nytt", "to be tried again"),
    "never": Text("ei ota vastaan", "tar inte emot", "does not take it"),
    "unknown": Text("ei tiedetä", "okänt", "unknown"),
    "lost": Text("lähetys katkesi", "sändningen avbröts", "the sending broke off"),
}
