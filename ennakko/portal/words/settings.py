"""The words of "Settings"."""

from ennakko.base.text import Text

title = Text("Asetukset", "Inställningar", "Settings")
language = Text("Sivujen kieli", "Sidornas språk", "Language of these pages")
language_lead = Text(
    "Valinta on voimassa tällä laitteella heti ja muilla, kun kirjaudut seuraavan kerran.",
    "Valet gäller genast på den här enheten och på andra när du loggar in nästa gång.",
    "The choice holds on this device at once, and on others when you next sign in.",
)
languages = {
    "fi": Text("Suomi", "Finska", "Finnish"),
    "sv": Text("Ruotsi", "Svenska", "Swedish"),
    "en": Text("Englanti", "Engelska", "English"),
}
save = Text("Tallenna", "Spara", "Save")
letters = Text("Millä kielellä kirjoitamme", "På vilket språk vi skriver", "In which language we write")
letters_body = Text(
    "Kirjeet ja päätökset: {language}. Kieli tulee asiointikielestäsi väestötietojärjestelmässä. Voit kertoa Omissa tiedoissa, jos se on väärin.",
    "Brev och beslut: {language}. Språket kommer från ditt kontaktspråk i befolkningsdatasystemet. Du kan säga i Mina uppgifter om det är fel.",
    "Letters and decisions: {language}. The language comes from your contact language in the Population Information System. You can say in My data if it is wrong.",
)
channels = Text("Miten kirjoitamme", "Hur vi skriver", "How we write")
channels_body = Text(
    "Kirjoitamme jokaisesta asiasta, josta lain mukaan pitää kuulla sinua tai antaa päätös. Sitä ei voi kytkeä pois. Jokainen viesti on myös näillä sivuilla kohdassa Viestit, kanavan ja päivän kanssa.",
    "Vi skriver om varje ärende där du enligt lag ska höras eller få ett beslut. Det kan inte stängas av. Varje meddelande finns också på dessa sidor under Meddelanden, med kanal och dag.",
    "We write about each matter in which the law says you must be heard or given a decision. That cannot be switched off. Each message is also on these pages under Messages, with its channel and day.",
)
contact = Text(
    "Hiljainen aika ja yhteydenottojen kieltäminen: Luvat",
    "Tyst period och förbud mot kontakt: Tillstånd",
    "Quiet periods and no contact: Permissions",
)
number = Text("Puhelinnumero", "Telefonnummer", "Telephone number")
number_lead = Text(
    "Saat tekstiviestin, kun sinulle on kirje, ja voit vastata siihen tekstiviestillä. Tekstiviestissä ei ole nimiä eikä muita tietoja. Määräaika alkaa vasta, kun avaat kirjeen tai vastaat.",
    "Du får ett textmeddelande när det finns ett brev till dig, och du kan svara med ett textmeddelande. I det finns inga namn eller andra uppgifter. Fristen börjar först när du öppnar brevet eller svarar.",
    "You get a text message when there is a letter for you, and can answer by text message. It holds no name and no other data. The deadline begins only when you open the letter or answer.",
)
number_known = Text("Numerosi päättyy {end}.", "Ditt nummer slutar på {end}.", "Your number ends in {end}.")
number_remove = Text("Poista numero", "Ta bort numret", "Remove the number")
number_begin = Text("Anna numerosi", "Ge ditt nummer", "Give your number")
number_other = Text("Vaihda numero", "Byt nummer", "Give another number")
number_how = Text(
    "Lähetä tunnin kuluessa tekstiviesti, jossa on vain tämä koodi, numeroon {sender}. Lähetä se puhelimesta, johon haluat viestit.",
    "Sänd inom en timme ett textmeddelande med bara den här koden till {sender}. Sänd det från den telefon som du vill ha meddelanden till.",
    "Within an hour, send a text message with nothing but this code to {sender}, from the telephone where you want the messages.",
)
number_removed = Text("Numero on poistettu.", "Numret är borttaget.", "The number is removed.")
