"""The words of "Decisions" and "Messages"."""

from ennakko.base.text import Text

decisions = Text("Päätökset", "Beslut", "Decisions")
decisions_lead = Text(
    "Tässä ovat kaikki päätökset, joissa olet asianosainen: mitä päätettiin, miksi ja miten siitä voi valittaa.",
    "Här är alla beslut där du är part: vad som beslutades, varför och hur man söker ändring.",
    "These are all the decisions you are a party of: what was decided, why, and how to challenge it.",
)
no_decisions = Text("Päätöksiä ei ole", "Det finns inga beslut", "There are no decisions")
no_decisions_body = Text(
    "Kun sinua tai lastasi koskeva päätös tehdään, se näkyy tässä.",
    "När ett beslut om dig eller ditt barn fattas syns det här.",
    "When a decision about you or your child is made, it is shown here.",
)
unread = Text(
    "Et ole avannut päätöstä vielä", "Du har inte öppnat beslutet ännu", "You have not opened it yet"
)
unread_body = Text(
    "Kun avaat päätöksen, se katsotaan annetuksi sinulle tiedoksi ja aika muutoksenhakuun alkaa.",
    "När du öppnar beslutet anses det ha delgetts dig, och tiden för ändringssökande börjar.",
    "When you open the decision it counts as served on you, and the time to challenge it begins.",
)
open_it = Text("Avaa päätös", "Öppna beslutet", "Open the decision")
whole = Text("Koko päätös", "Hela beslutet", "The whole decision")
corrected = Text(
    "Korjattu uudella päätöksellä", "Rättat genom ett nytt beslut", "Corrected by a new decision"
)
appeal_by = Text(
    "Muutosta voi hakea {day} asti", "Ändring kan sökas till {day}", "May be challenged until {day}"
)
child_and_day = Text("Lapsi: {child}, {day}", "Barn: {child}, {day}", "Child: {child}, {day}")

messages = Text("Viestit", "Meddelanden", "Messages")
messages_lead = Text(
    "Tässä ovat viestit, jotka kaupunki on lähettänyt sinulle: mitä, milloin ja miten.",
    "Här är de meddelanden som staden har sänt till dig: vad, när och hur.",
    "These are the messages the city has sent to you: what, when and how.",
)
no_messages = Text("Viestejä ei ole", "Det finns inga meddelanden", "There are no messages")
no_messages_body = Text(
    "Kun kaupunki lähettää sinulle viestin, se jää tähän.",
    "När staden sänder ett meddelande till dig finns det kvar här.",
    "When the city sends you a message, it is kept here.",
)
read = Text("Lue viesti", "Läs meddelandet", "Read the message")
sent_on = Text("Lähetetty {day}", "Sänt {day}", "Sent on {day}")
channel_other = Text("muulla tavalla", "på annat sätt", "in another way")
channels = {
    "files": Text("tiedostona tällä palvelimella", "som fil på den här servern", "as a file on this server"),
    "letters": Text("kirjeenä", "som brev", "by letter"),
    "sms": Text("tekstiviestinä", "som textmeddelande", "by text message"),
    "email": Text("sähköpostina", "som e-post", "by e-mail"),
    "suomifi": Text("Suomi.fi-viestinä", "som Suomi.fi-meddelande", "by Suomi.fi Messages"),
}
proofs = {
    "returned": Text("palautui lähettäjälle", "kom tillbaka", "came back"),
    "opened": Text("avattu", "öppnat", "opened"),
    "delivered": Text("tullut perille", "framme", "arrived"),
}
