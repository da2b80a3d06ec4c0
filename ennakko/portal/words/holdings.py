"""The words of the download and of an erasure: what is held, what must be kept, by which law and until when."""

from ennakko.base.text import Text

register = Text("Rekisterin tiedot", "Registrets uppgifter", "Data of the register")
proposals = Text("Ehdotukset ja vastauksesi", "Förslag och dina svar", "Proposals and your answers")
decisions = Text("Päätökset", "Beslut", "Decisions")
messages = Text("Viestit", "Meddelanden", "Messages")
replies = Text("Vastauksesi viesteihin", "Dina svar på meddelanden", "Your replies to messages")
rectifications = Text("Oikaisupyynnöt", "Rättelsebegäranden", "Requests for correction")
permissions = Text("Luvat ja kiellot", "Tillstånd och förbud", "Permissions and objections")
uses = Text("Kuka käytti tietojasi", "Vem använde dina uppgifter", "Who used your data")
pages = Text("Näiden sivujen käyttö", "Användningen av dessa sidor", "Use of these pages")

part = Text("Osa", "Del", "Part")
name = Text("Tieto", "Uppgift", "Fact")
value = Text("Arvo", "Värde", "Value")
source = Text("Lähde", "Källa", "Source")
since = Text("Alkaen", "Från", "Since")
until = Text("Päättyen", "Till", "Until")
noted = Text("Saatu", "Fått", "Received")
title = Text("Otsikko", "Rubrik", "Title")
subject = Text("Ketä koskee", "Vem det gäller", "About whom")
made = Text("Päiväys", "Datum", "Date")
state = Text("Tilanne", "Läge", "Status")
place = Text("Paikka", "Plats", "Place")
served = Text("Annettu tiedoksi", "Delgivet", "Served")
deadline = Text("Vastaa viimeistään", "Svara senast", "Answer by")
challenge = Text("Muutosta voi hakea", "Ändring kan sökas till", "May be challenged until")
answer = Text("Vastaus", "Svar", "Answer")
answered = Text("Vastattu", "Besvarat", "Answered")
number = Text("Numero", "Nummer", "Number")
section = Text("{heading}", "{heading}", "{heading}")
unread = Text("Lukematta", "Oläst", "Not read")
sent = Text("Lähetetty", "Sänt", "Sent")
channel = Text("Miten", "Hur", "How")
proof = Text("Perillä", "Framme", "Arrived")
body = Text("Teksti", "Text", "Text")
asked = Text("Pyydetty", "Begärt", "Asked")
said = Text("Kirjoitit", "Du skrev", "You wrote")
reason = Text("Perustelu", "Motivering", "Reason")
at = Text("Milloin", "När", "When")
controller = Text("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller")
category = Text("Tietolaji", "Uppgiftskategori", "Category of data")
by = Text("Kuka", "Vem", "By whom")
text = Text("Tekstin versio", "Textens version", "Version of the text")
unit = Text("Yksikkö", "Enhet", "Unit")
ground = Text("Peruste", "Grund", "Ground")
fields = Text("Tiedot", "Uppgifter", "Data")
purpose = Text("Tarkoitus", "Ändamål", "Purpose")
sign_in = Text("Kirjautuminen", "Inloggning", "Sign-in")
profile = Text("Helsinki-profiili yhdistetty", "Helsingforsprofilen kopplad", "Helsinki Profile connected")

register_law = Text(
    "Kaupunki tarvitsee tiedot lakisääteisiin tehtäviinsä (yleinen tietosuoja-asetus, 17 artiklan 3 kohdan b alakohta; väestötietolaki 661/2009).",
    "Staden behöver uppgifterna för sina lagstadgade uppgifter (allmänna dataskyddsförordningen, artikel 17.3 b; lagen om befolkningsdatasystemet 661/2009).",
    "The city needs them for its duties by law (General Data Protection Regulation, Article 17(3)(b); Population Information System Act 661/2009).",
)
register_until = Text(
    "niin kauan kuin kaupungilla on sinua koskeva tehtävä",
    "så länge staden har en uppgift som gäller dig",
    "as long as the city has a duty that concerns you",
)
replies_until = Text("kaksi vuotta", "två år", "two years")
matter_law = Text(
    "Asiaan vaikuttavat tiedot on kirjattava ja säilytettävä (hallintolaki 434/2003, 42 §; arkistolaki 831/1994).",
    "Uppgifter som inverkar på ett ärende ska antecknas och bevaras (förvaltningslagen 434/2003, 42 §; arkivlagen 831/1994).",
    "What bears on a matter must be recorded and kept (Administrative Procedure Act 434/2003, 42 §; Archives Act 831/1994).",
)
decision_law = Text(
    "Päätös on viranomaisen asiakirja (arkistolaki 831/1994; hallintolaki 434/2003, 43 ja 45 §).",
    "Ett beslut är en myndighetshandling (arkivlagen 831/1994; förvaltningslagen 434/2003, 43 och 45 §).",
    "A decision is a document of an authority (Archives Act 831/1994; Administrative Procedure Act 434/2003, 43 and 45 §).",
)
archived = Text("arkistoidaan", "arkiveras", "archived")
with_matter = Text(
    "yhtä kauan kuin asia, josta viesti kertoo", "lika länge som ärendet", "as long as the matter it is about"
)
kept_until = Text("{day} asti", "till {day}", "until {day}")
proof_law = Text(
    "Kaupungin on voitava osoittaa suostumus ja sen peruminen (yleinen tietosuoja-asetus, 7 artiklan 1 kohta).",
    "Staden ska kunna visa samtycket och återkallelsen (allmänna dataskyddsförordningen, artikel 7.1).",
    "The city must be able to show a consent and its withdrawal (General Data Protection Regulation, Article 7(1)).",
)
trail_law = Text(
    "Tietojen käytöstä pidetään lokia (laki julkisen hallinnon tiedonhallinnasta 906/2019, 17 §).",
    "Användningen av uppgifter loggas (lagen om informationshantering inom den offentliga förvaltningen 906/2019, 17 §).",
    "The use of data is logged (Act on Information Management in Public Administration 906/2019, 17 §).",
)
trail_until = Text(
    "kaupungin tiedonohjaussuunnitelman mukaan",
    "enligt stadens informationsstyrningsplan",
    "as the city's records plan says",
)

take_title = Text("Ota tietosi mukaan", "Ta ut dina uppgifter", "Take out your data")
take_lead = Text(
    "Yksi paketti, jossa on kaikki: sivu, jonka voi lukea millä tahansa selaimella, ja sama koneluettavana (JSON).",
    "Ett paket med allt: en sida som kan läsas i vilken webbläsare som helst, och samma i maskinläsbar form (JSON).",
    "One package with everything: a page that any browser reads, and the same for machines (JSON).",
)
take = Text("Lataa paketti", "Ladda ner paketet", "Download the package")
take_careful = Text(
    "Paketissa on henkilötietoja. Lataa se vain omalle laitteellesi.",
    "Paketet innehåller personuppgifter. Ladda ner det bara på din egen enhet.",
    "The package holds personal data. Download it to your own device only.",
)
contents = Text("Paketissa on", "Paketet innehåller", "The package holds")
entries = Text("{title}: {count}", "{title}: {count}", "{title}: {count}")
taken_title = Text(
    "Tiedot, jotka kaupungilla on: {name}",
    "Uppgifter som staden har: {name}",
    "What the city holds: {name}",
)
taken_on = Text("Koottu {day}", "Sammanställt {day}", "Made on {day}")

erase_title = Text("Poista tietosi", "Radera dina uppgifter", "Erase your data")
erase_lead = Text(
    "Poistamme heti sen, minkä laki antaa poistaa. Muusta kerromme, minkä lain mukaan se säilytetään ja mihin asti.",
    "Vi raderar genast det som lagen låter oss radera. Om resten berättar vi enligt vilken lag och hur länge det bevaras.",
    "We erase at once what the law lets us erase. Of the rest we say by which law it is kept, and until when.",
)
erased = Text("Poistetaan", "Raderas", "Erased")
erased_list = (
    Text(
        "kirjautumisesi ja yhteys Helsinki-profiiliin",
        "dina inloggningar och kopplingen till Helsingforsprofilen",
        "your sign-ins and the connection to your Helsinki Profile",
    ),
    Text("valitsemasi kieli", "språket du har valt", "the language you chose"),
    Text(
        "oikaisupyynnöt, joihin ei ole vastattu, ja vastattujen tekstit",
        "rättelsebegäranden som inte har besvarats, och de besvarades texter",
        "requests for correction that wait, and the words of those that were answered",
    ),
)
kept = Text("Säilytetään", "Bevaras", "Kept")
kept_why = Text("Miksi", "Varför", "Why")
kept_how_long = Text("Mihin asti", "Hur länge", "Until when")
erase = Text("Poista ja kirjaudu ulos", "Radera och logga ut", "Erase and sign out")
erase_done = Text("Tietosi on poistettu", "Dina uppgifter är raderade", "Your data is erased")
erase_done_body = Text(
    "Poistimme sen, minkä laki antaa poistaa, ja kirjasimme sinut ulos.",
    "Vi raderade det som lagen låter oss radera och loggade ut dig.",
    "We erased what the law lets us erase, and signed you out.",
)
children = Text(
    "Lapsen tiedot poistetaan hänen omana asianaan: soita meille.",
    "Ett barns uppgifter raderas som barnets eget ärende: ring oss.",
    "A child's data is erased as the child's own matter: call us.",
)
too_weak = Text(
    "Tietojen näkeminen vaatii vahvan tunnistuksen.",
    "För att se uppgifterna krävs stark identifiering.",
    "Insufficient authentication level to read data",
)
