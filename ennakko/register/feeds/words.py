"""Why a row or a file is refused, in the words of whoever has to mend it. Column names stay as they are written."""

from ennakko.base.text import Text

# A cell.
child_empty = Text(
    "child on tyhjä: anna henkilötunnus.",
    "child är tom: ange personbeteckningen.",
    "child is empty: give a personal identity code.",
)
no_code = Text(
    "{column} ei ole henkilötunnus: sen muoto, päivä tai tarkistusmerkki on väärin.",
    "{column} är ingen personbeteckning: formen, datumet eller kontrolltecknet är fel.",
    "{column} is no personal identity code: its form, date or check character is wrong.",
)
no_date = Text(
    "{column} ei ole päivämäärä: kirjoita 2027-08-10 tai 10.8.2027.",
    "{column} är inget datum: skriv 2027-08-10 eller 10.8.2027.",
    "{column} is no date: write 2027-08-10 or 10.8.2027.",
)
far_year = Text(
    "{column} on vuonna {year}: jätä solu tyhjäksi, jos päivää ei tiedetä.",
    "{column} ligger i år {year}: lämna cellen tom om datumet inte är känt.",
    "{column} lies in the year {year}: leave the cell empty where no date is known.",
)
no_such_date = Text(
    "{column} on päivämäärä, jota ei ole.",
    "{column} är ett datum som inte finns.",
    "{column} is a date that does not exist.",
)
to_before_from = Text("to on ennen from-päivää.", "to ligger före from.", "to is before from.")
no_whole_number = Text(
    "{column} ei ole kokonaisluku.", "{column} är inget heltal.", "{column} is no whole number."
)
negative = Text("{column} on negatiivinen.", "{column} är negativ.", "{column} is negative.")
not_between = Text(
    "{column} ei ole välillä {least}–{most}.",
    "{column} är inte mellan {least} och {most}.",
    "{column} is not between {least} and {most}.",
)
no_number = Text("{column} ei ole luku.", "{column} är inget tal.", "{column} is no number.")
less_than = Text(
    "{column} on pienempi kuin {least:g}.",
    "{column} är mindre än {least:g}.",
    "{column} is less than {least:g}.",
)
none_of = Text(
    "{column} ei ole mikään näistä: {words}.",
    "{column} är inget av dessa: {words}.",
    "{column} is none of {words}.",
)
too_long = Text(
    "{column} on pidempi kuin {most} merkkiä.",
    "{column} är längre än {most} tecken.",
    "{column} is longer than {most} characters.",
)
come_together = Text(
    "{one} ja {other} annetaan yhdessä.",
    "{one} och {other} anges tillsammans.",
    "{one} and {other} come together.",
)
not_in_finland = Text(
    "x ja y eivät ole Suomessa: anna EPSG:3879, itäkoordinaatti ensin.",
    "x och y ligger inte i Finland: ange EPSG:3879, östlig koordinat först.",
    "x and y are not in Finland: give EPSG:3879, easting first.",
)
degrees_not_in_finland = Text(
    "Sijainti ei ole Suomessa: anna asteet (WGS84), pituusaste ensin.",
    "Platsen ligger inte i Finland: ange grader (WGS84), longituden först.",
    "The location is not in Finland: give degrees (WGS84), longitude first.",
)
no_municipality = Text(
    "municipality ei ole kunnan tunnus: kolme numeroa, kuten 091.",
    "municipality är ingen kommunkod: tre siffror, som 091.",
    "municipality is no code of a Finnish municipality: three digits, as 091.",
)
is_empty = Text("{column} on tyhjä.", "{column} är tom.", "{column} is empty.")

# A line.
latin_1 = Text(
    "Rivi ei ole UTF-8-muodossa (ehkä Latin-1): tallenna tiedosto UTF-8-muodossa.",
    "Raden är inte UTF-8 (kanske Latin-1): spara filen som UTF-8.",
    "It is not UTF-8 (Latin-1, it seems): save the file as UTF-8.",
)
control_character = Text(
    "Rivillä on ohjausmerkki.", "Raden innehåller ett styrtecken.", "It holds a control character."
)
quotation_marks = Text(
    "Rivin lainausmerkit eivät täsmää.",
    "Radens citattecken går inte ihop.",
    "Its quotation marks do not match.",
)
cells_and_header = Text(
    "Rivillä on {cells} solua, otsikossa {header}.",
    "Raden har {cells} celler, rubriken {header}.",
    "It has {cells} cells where the header has {header}.",
)
formula = Text(
    "Solussa {cell} on kaava: liitä kaavojen tilalle arvot.",
    "Cellen {cell} innehåller en formel: klistra in värden i stället.",
    "Cell {cell} holds a formula: paste values instead.",
)
error_value = Text(
    "Solussa {cell} on laskentavirhe: kirjoita arvo.",
    "Cellen {cell} innehåller ett beräkningsfel: skriv värdet.",
    "Cell {cell} holds an error of a computation: write the value.",
)
merged = Text(
    "Rivi on yhdistetyissä soluissa {cells}: pura yhdistäminen ja täytä jokainen solu.",
    "Raden ligger i de sammanfogade cellerna {cells}: dela dem och fyll i varje cell.",
    "It lies in the merged cells {cells}: unmerge them and fill in each cell.",
)

# A row against the register.
unknown_child = Text(
    "Rekisteri ei tunne lasta: lataa ensin väestötiedot.",
    "Registret känner inte barnet: läs först in befolkningsuppgifterna.",
    "The register knows no such child: load the population register first.",
)
said_twice = Text(
    "{first} sanoo saman samasta lapsesta: säilytä niistä yksi.",
    "{first} säger samma sak om samma barn: behåll en av dem.",
    "{first} says the same thing of the same child: keep one of them.",
)
same_time = Text(
    "{first} koskee samaa lasta samaan aikaan: säilytä niistä yksi.",
    "{first} gäller samma barn vid samma tid: behåll en av dem.",
    "{first} has the same child at the same time: keep one of them.",
)
grade_empty = Text(
    "grade on tyhjä: kirjoita 1–10, esiopetukselle 0.",
    "grade är tom: skriv 1–10, eller 0 för förskola.",
    "grade is empty: write 1 to 10, or 0 for pre-school.",
)
grade_and_kind = Text(
    "Luokka {grade} ei sovi yksikköön {unit}: 0 on esiopetus, 1–10 koulu.",
    "Årskurs {grade} passar inte enheten {unit}: 0 är förskola, 1–10 skola.",
    "Grade {grade} does not fit unit {unit}: 0 is pre-school, 1 to 10 school.",
)
unknown_place = Text(
    "Missään paikassa ei ole yksikkönumeroa {unit}: lataa paikat ensin.",
    "Ingen plats har enhetsnumret {unit}: läs in platserna först.",
    "No place has the unit number {unit}: load places first.",
)
school_empty = Text(
    "school on tyhjä: anna yksikön numero.",
    "school är tom: ange enhetens nummer.",
    "school is empty: give the unit's number.",
)
unit_empty = Text(
    "unit on tyhjä: anna yksikön numero Palvelukartassa.",
    "unit är tom: ange enhetens nummer i Servicekartan.",
    "unit is empty: give the Service Map's number of the unit.",
)
unit_twice = Text(
    "Yksikkö {unit} on kohdassa {first}: säilytä niistä yksi.",
    "Enheten {unit} finns på {first}: behåll en.",
    "Unit {unit} is at {first}: keep one.",
)
new_and_lacks = Text(
    "Yksikkö {unit} on uusi, ja siltä puuttuu {lacks}.",
    "Enheten {unit} är ny och saknar {lacks}.",
    "Unit {unit} is new and lacks {lacks}.",
)
unit_lacks = Text(
    "Yksiköltä {unit} puuttuu {lacks}.", "Enheten {unit} saknar {lacks}.", "Unit {unit} has no {lacks}."
)
buffer_beyond = Text(
    "buffer on suurempi kuin capacity.",
    "buffer är större än capacity.",
    "buffer is more than capacity.",
)
open_word = Text("open ei ole yes eikä no.", "open är varken yes eller no.", "open is neither yes nor no.")
no_building_code = Text(
    "code ei ole pysyvä rakennustunnus: yhdeksän numeroa ja niistä seuraava tarkistusmerkki.",
    "code är ingen permanent byggnadsbeteckning: nio siffror och deras kontrolltecken.",
    "code is no permanent building code: nine digits and the check character that follows from them.",
)
building_twice = Text(
    "Sama rakennus on kohdassa {first}: säilytä yksi.",
    "Samma byggnad finns på {first}: behåll en.",
    "The same building is at {first}: keep one.",
)
told_by_vtj = Text(
    "Väestötietojärjestelmä kertoo jo tästä henkilöstä: tiedoston tietoja ei oteta. Poista rivi.",
    "Befolkningsdatasystemet berättar redan om personen: filens uppgifter tas inte. Ta bort raden.",
    "The Population Information System already tells of this person: nothing is taken from a file. Leave the row out.",
)
child_twice = Text(
    "Sama lapsi on kohdassa {first}: säilytä yksi.",
    "Samma barn finns på {first}: behåll en.",
    "The same child is at {first}: keep one.",
)
code_needed = Text(
    "child on sisäinen tunniste: anna henkilötunnus.",
    "child är en intern nyckel: ange personbeteckningen.",
    "child is an internal key: give a personal identity code.",
)
guardian_lacks = Text(
    "{guardian} on uusi, ja häneltä puuttuu sukunimi ({column}).",
    "{guardian} är ny och saknar efternamn ({column}).",
    "{guardian} is new and lacks a last name ({column}).",
)
guardian_without_code = Text(
    "{guardian}: nimi ilman henkilötunnusta. Anna tunnus, tai lisää lapsi käsin.",
    "{guardian}: namn utan personbeteckning. Ange den, eller lägg till barnet för hand.",
    "{guardian}: a name without an identity code. Give the code, or enter the child by hand.",
)
own_guardian = Text(
    "Lapsi ei ole oma huoltajansa, eivätkä huoltajat ole sama henkilö.",
    "Barnet är inte sin egen vårdnadshavare, och vårdnadshavarna är inte samma person.",
    "A child is no guardian of its own, and the two guardians are two persons.",
)
child_and_guardian = Text(
    "Tiedosto sanoo lasta myös huoltajaksi: korjaa jompikumpi rivi.",
    "Filen säger att barnet också är vårdnadshavare: rätta någondera raden.",
    "The file names the child as a guardian too: mend one of the rows.",
)
unknown_address = Text(
    "Rekisterissä ei ole rakennusta tässä osoitteessa: anna x ja y tai lon ja lat.",
    "Registret har ingen byggnad på adressen: ange x och y eller lon och lat.",
    "The register knows no building at this address: give x and y, or lon and lat.",
)
many_addresses = Text(
    "Tässä osoitteessa on useita rakennuksia: anna x ja y tai lon ja lat.",
    "På adressen finns flera byggnader: ange x och y eller lon och lat.",
    "Several buildings have this address: give x and y, or lon and lat.",
)
group_twice = Text(
    "Yksikön {unit} ryhmä {group} on kohdassa {first}: säilytä niistä yksi.",
    "Enhetens {unit} grupp {group} finns på {first}: behåll en.",
    "Group {group} of unit {unit} is at {first}: keep one.",
)

# A file.
give_table = Text(
    "Anna UTF-8-muotoinen CSV-tiedosto tai .xlsx, jonka otsikkorivi on {header}",
    "Ge en UTF-8-kodad CSV-fil eller en .xlsx med rubrikraden {header}",
    "Give a UTF-8 CSV file, or an .xlsx, with the header {header}",
)
file_empty = Text("{name} on tyhjä.", "{name} är tom.", "{name} is empty.")
file_utf_16 = Text(
    "{name} on UTF-16- eikä UTF-8-muodossa.", "{name} är UTF-16, inte UTF-8.", "{name} is UTF-16, not UTF-8."
)
file_header = Text(
    "{name}: otsikkoriviä ei voi lukea. {why}",
    "{name}: rubrikraden kan inte läsas. {why}",
    "{name} has a header that cannot be read: {why}",
)
file_lacks = Text(
    "{name}: puuttuva sarake: {lacks}.",
    "{name}: saknad kolumn: {lacks}.",
    "{name} lacks the column {lacks}.",
)
file_same_names = Text(
    "{name}: kahdella sarakkeella on sama nimi.",
    "{name}: två kolumner har samma namn.",
    "{name} has two columns of one name.",
)
file_protected = Text(
    "{name} on suojattu salasanalla.", "{name} är skyddad med lösenord.", "{name} is protected by a password."
)
save_unprotected = Text(
    "Tallenna se ilman salasanaa tai CSV-muodossa.",
    "Spara den utan lösenord eller som CSV.",
    "Save it without a password, or as CSV.",
)
file_old = Text(
    "{name} on {kind}-tiedosto, jota tämä ei lue.",
    "{name} är en {kind}-fil, som inte läses här.",
    "{name} is a {kind} file, which is not read.",
)
save_as = Text(
    "Tallenna se muodossa .xlsx tai CSV (UTF-8).",
    "Spara den som .xlsx eller CSV (UTF-8).",
    "Save it as .xlsx or as CSV (UTF-8).",
)
file_broken = Text(
    "{name} on rikki: sitä ei voi lukea taulukkona.",
    "{name} är trasig: den kan inte läsas som kalkylblad.",
    "{name} is broken: it cannot be read as a spreadsheet.",
)
file_huge = Text(
    "{name} on purettuna suurempi kuin {most} Mt.",
    "{name} är större än {most} MB uppackad.",
    "{name} is larger than {most} MB once unpacked.",
)
file_rows = Text(
    "{name}: {rows} riviä; yhteen taulukkoon mahtuu {most}.",
    "{name}: {rows} rader; ett kalkylblad får ha {most}.",
    "{name} has {rows} rows; one spreadsheet may have {most}.",
)
split_file = Text(
    "Jaa se useaan tiedostoon ja lataa ne osina taulusta, tai tallenna se CSV-muodossa.",
    "Dela den i flera filer och läs in dem som delar av tabellen, eller spara den som CSV.",
    "Split it into several files and load them as parts of the table, or save it as CSV.",
)
first_sheet = Text(
    "Tiedostossa on {sheets} taulukkoa: luettiin ensimmäinen.",
    "Filen har {sheets} kalkylblad: det första lästes.",
    "The file has {sheets} sheets: the first was read.",
)
no_enrolment = Text(
    "Tiedostossa ei ole yhtään kelpaavaa ilmoittautumista, ja rekisterissä on {held}.",
    "Filen har ingen godtagbar inskrivning, och registret har {held}.",
    "The file holds no enrolment that can be accepted, and the register holds {held}.",
)
places_and_people_first = Text(
    "Lataa ensin paikat ja väestötiedot, sitten koko taulu; tai lataa tiedosto osana taulua (--partial).",
    "Läs först in platserna och befolkningen, sedan hela tabellen; eller läs in filen som en del (--partial).",
    "Load places and the population register first, then give the whole table; or say --partial.",
)


not_empty = Text(
    "Rekisterissä on {held} ilmoittautumista.",
    "Registret har {held} inskrivningar.",
    "The register holds {held} enrolments.",
)
load_whole = Text(
    "Lataa koko taulu tiedostosta.", "Läs in hela tabellen från en fil.", "Load the whole table from a file."
)


def where(position: str) -> Text:
    """A row's position (`pupils.csv: line 7`) in each language."""
    return Text(position.replace(": line ", ": rivi "), position.replace(": line ", ": rad "), position)
