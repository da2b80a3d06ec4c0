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
