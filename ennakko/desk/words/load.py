"""The words of the pages where data comes in: tables, a file, its preview."""

from ennakko.base.text import Text
from ennakko.register.place_kinds import KINDS

title = Text("Tiedot", "Uppgifter", "Data")
lead = Text(
    "Mitä kaupunki tietää ja kuinka tuoretta se on. Tiedostosta näytetään ensin, mitä se muuttaisi; mitään ei "
    "ladata ennen kuin vahvistat.",
    "Vad staden vet och hur färskt det är. Av en fil visas först vad den skulle ändra; ingenting läses in innan du "
    "bekräftar.",
    "What the city knows, and how fresh it is. Of a file you first see what it would change; nothing is loaded until "
    "you confirm.",
)
open_data = Text("Lataa ja katso tietoja", "Läs in och se uppgifter", "Load and look at data")
tables = {
    "places": Text(
        "Koulut, esiopetus ja kerhot", "Skolor, förskolor och klubbar", "Schools, pre-schools and clubs"
    ),
    "capacities": Text("Paikkamäärät", "Antal platser", "Numbers of seats"),
    "groups": Text("Opetusryhmät", "Undervisningsgrupper", "Teaching groups"),
    "children": Text("Lapset ja huoltajat", "Barn och vårdnadshavare", "Children and guardians"),
    "enrolments": Text("Oppilaat ja ilmoittautumiset", "Elever och inskrivningar", "Pupils and enrolments"),
    "choices": Text("Kielivalinnat", "Språkval", "Choices of language"),
    "circumstances": Text(
        "Ihmisen katsottavat seikat", "Omständigheter för handläggare", "What a person must look at"
    ),
}
table = Text("Taulu", "Tabell", "Table")
whole_on = Text("Ladattu kokonaan", "Inläst i sin helhet", "Loaded whole")
last_on = Text("Viimeisin lataus", "Senaste inläsning", "Latest load")
rows = Text("Rivejä", "Rader", "Rows")
refused_rows = Text("Hylättyjä", "Avvisade", "Refused")
by = Text("Kuka", "Vem", "By whom")
never = Text("ei koskaan", "aldrig", "never")
stale = Text(
    "Liian vanha palvelulle {service}: lataa koko taulu.",
    "För gammal för tjänsten {service}: läs in hela tabellen.",
    "Too old for {service}: load the whole table.",
)
state = Text("Tila", "Läge", "State")
usable = Text("Kunnossa", "I skick", "In order")

give_file = Text("Anna tiedosto", "Ge en fil", "Give a file")
file = Text("Tiedosto (.xlsx tai CSV)", "Fil (.xlsx eller CSV)", "File (.xlsx or CSV)")
file_hint = Text(
    "Enintään {most} Mt ja taulukossa 40 000 riviä. Tiedosto poistetaan latauksen jälkeen, viimeistään vuorokauden kuluttua.",
    "Högst {most} MB och 40 000 rader i ett kalkylblad. Filen raderas efter inläsningen, senast efter ett dygn.",
    "At most {most} MB, and 40,000 rows in a spreadsheet. The file is deleted once it is loaded, after a day at the latest.",
)
part = Text("Mitä tiedostossa on", "Vad filen innehåller", "What the file holds")
part_whole = Text("Koko taulu", "Hela tabellen", "The whole table")
part_whole_hint = Text(
    "Mitä tiedostossa ei ole, sitä ei ole.",
    "Det som inte finns i filen finns inte.",
    "What it does not name is not so.",
)
part_part = Text("Osa taulusta", "En del av tabellen", "A part of the table")
part_part_hint = Text(
    "Muut tiedot pysyvät ennallaan. Lapset ja paikkamäärät ladataan aina osana.",
    "Andra uppgifter förblir som de är. Barn och antal platser läses alltid in som en del.",
    "Everything else stays as it is. Children and numbers of seats are always a part.",
)
look = Text("Katso, mitä muuttuu", "Se vad som ändras", "See what changes")
header = Text("Sarakkeet", "Kolumner", "Columns")
header_lead = Text(
    "Ensimmäinen rivi on otsikko. Nimet kirjoitetaan juuri näin; järjestys on vapaa.",
    "Första raden är rubriken. Namnen skrivs exakt så här; ordningen är fri.",
    "The first row is the header. Names are written exactly so; their order is free.",
)
choose_both = Text("Valitse taulu ja tiedosto.", "Välj tabell och fil.", "Choose a table and a file.")
too_large = Text(
    "Tiedosto on suurempi kuin {most} Mt. Jaa se useaan tiedostoon ja lataa ne osina.",
    "Filen är större än {most} MB. Dela den i flera filer och läs in dem som delar.",
    "The file is larger than {most} MB. Split it into several and load them as parts.",
)

vtj = Text("Väestötietojärjestelmä", "Befolkningsdatasystemet", "Population Information System")
vtj_lead = Text(
    "Muutokset luetaan palvelinohjelmasta (ennakko feed vtj), ei tältä sivulta.",
    "Ändringarna läses av serverprogrammet (ennakko feed vtj), inte på denna sida.",
    "Changes are read by the server's own command (ennakko feed vtj), not on this page.",
)
vtj_never = Text(
    "Yhteyttä ei ole: muutoksia ei ole luettu kertaakaan.",
    "Ingen förbindelse: ändringar har aldrig lästs.",
    "Not connected: changes have never been read.",
)
vtj_key = Text("Kirjausavain {key}", "Loggnyckel {key}", "Log key {key}")
vtj_on = Text("Siirtynyt viimeksi {day}", "Flyttades senast {day}", "Moved last on {day}")
vtj_held = Text(
    "Odottavia tietueita, joita ei ymmärretty: {count}",
    "Poster som väntar för att de inte förstods: {count}",
    "Records held back because they were not understood: {count}",
)

nobody = Text("Ketään ei ole vielä ilmoitettu", "Ingen är inskriven ännu", "Nobody is enrolled yet")
nobody_lead = Text(
    "Jos yhtäkään lasta ei ole vielä ilmoitettu kouluun, totea se tässä. Silloin suunnitelma voidaan tehdä ilman "
    "oppilastiedostoa. Toteamuksesta jää merkintä sinun nimelläsi.",
    "Om inget barn ännu är inskrivet, konstatera det här. Då kan planen göras utan en elevfil. Ditt namn antecknas.",
    "Where no child is enrolled yet, state it here; then a plan can be made without a file of pupils. It is recorded "
    "with your name.",
)
nobody_confirm = Text(
    "Totean: ketään ei ole ilmoitettu", "Jag konstaterar: ingen är inskriven", "I state: nobody is enrolled"
)
declared = Text(
    "Merkitty: ketään ei ole vielä ilmoitettu.",
    "Antecknat: ingen är inskriven ännu.",
    "Recorded: nobody is enrolled yet.",
)
by_hand = Text("Lapset ilman kotikuntaa", "Barn utan hemkommun", "Children without a home municipality")
by_hand_lead = Text(
    "Täällä asuvat oppivelvollisuusikäiset, joiden kotikunta on muualla tai jotka eivät ole väestötiedoissa.",
    "Barn i läropliktsåldern som bor här men har hemkommun någon annanstans eller inte finns i befolkningsdata.",
    "Children of compulsory school age who live here with a home municipality elsewhere, or in no population register.",
)
by_hand_open = Text("Lisää tai katso", "Lägg till eller se", "Enter or look")

preview = Text("Mitä lataus muuttaisi", "Vad inläsningen skulle ändra", "What loading would change")
preview_of = Text("{table}: {name}", "{table}: {name}", "{table}: {name}")
read = Text("Luettu", "Lästa", "Read")
refused = Text("Hylätty", "Avvisade", "Refused")
kinds = {
    "new": Text("Uusia", "Nya", "New"),
    "changed": Text("Muuttuvia", "Ändrade", "Changed"),
    "gone": Text("Poistuvia", "Försvinner", "Gone"),
}
as_whole = Text("Ladataan koko tauluna", "Läses in som hela tabellen", "Loaded as the whole table")
as_part = Text("Ladataan osana taulua", "Läses in som en del", "Loaded as a part of the table")
first_rows = Text("Näytetään {shown} / {number}", "Visar {shown} / {number}", "Showing {shown} of {number}")
line = Text("Rivi", "Rad", "Line")
who = Text("Ketä tai mitä", "Vem eller vad", "Whom or what")
what = Text("Tieto", "Uppgift", "What")
why = Text("Syy ja korjaus", "Orsak och åtgärd", "Cause and remedy")
row = Text("Rivi sellaisenaan", "Raden som den är", "The row as it came")
nothing = Text("Mikään ei muutu", "Ingenting ändras", "Nothing changes")
nothing_body = Text(
    "Rekisteri sanoo jo samaa. Lataus merkitsee taulun tuoreeksi.",
    "Registret säger redan detsamma. Inläsningen antecknar tabellen som färsk.",
    "The register says the same already. Loading it marks the table as fresh.",
)
refused_lead = Text(
    "Nämä rivit eivät kelpaa, eikä niitä ladata. Mitä lapsesta jo tiedetään, säilyy. Korjaa rivit ja anna ne uudelleen osana taulua.",
    "Dessa rader duger inte och läses inte in. Det som redan är känt om barnet består. Rätta raderna och ge dem på nytt som en del av tabellen.",
    "These rows cannot be accepted and are not loaded. What is known of the child already stays. Mend them and give them again as a part of the table.",
)
download = Text(
    "Lataa hylätyt rivit (CSV)", "Ladda ner avvisade rader (CSV)", "Download the refused rows (CSV)"
)
unclear = Text(
    "{count} lapsesta ei sitten tiedetä mitään, koska heidän rivinsä hylättiin: suunnitelma pitää heitä ilmoittamattomina.",
    "Om {count} barn är sedan ingenting känt, för deras rad avvisades: planen tar dem för inte inskrivna.",
    "Of {count} children nothing is known then, their rows being refused: a plan takes them for not enrolled.",
)
changed_meanwhile = Text(
    "Rekisteri muuttui sillä välin", "Registret ändrades under tiden", "The register changed meanwhile"
)
changed_meanwhile_body = Text(
    "Mitään ei ladattu. Katso luvut uudelleen ja vahvista.",
    "Ingenting lästes in. Se på siffrorna på nytt och bekräfta.",
    "Nothing was loaded. Look at the numbers again, then confirm.",
)
load_now = Text("Lataa", "Läs in", "Load")
cancel = Text("Hylkää tiedosto", "Förkasta filen", "Discard the file")
loaded = Text(
    "{table} ladattu: {read} riviä luettu, {refused} hylätty.",
    "{table} inläst: {read} rader lästa, {refused} avvisade.",
    "{table} loaded: {read} rows read, {refused} refused.",
)
cancelled = Text(
    "Tiedosto on poistettu. Mitään ei ladattu.",
    "Filen är raderad. Ingenting lästes in.",
    "The file is deleted. Nothing was loaded.",
)
becomes = Text("oli {before}, on {after}", "var {before}, blir {after}", "was {before}, becomes {after}")
yes = Text("kyllä", "ja", "yes")
no = Text("ei", "nej", "no")
fields = {
    "first_names": Text("Etunimet", "Förnamn", "First names"),
    "last_name": Text("Sukunimi", "Efternamn", "Last name"),
    "born": Text("Syntynyt", "Född", "Born"),
    "language": Text("Kieli", "Språk", "Language"),
    "municipality": Text("Kotikunta", "Hemkommun", "Municipality"),
    "protected": Text("Turvakielto", "Spärrmarkering", "Non-disclosure order"),
    "home": Text("Koti", "Hem", "Home"),
    "school_language": Text("Valittu opetuskieli", "Valt undervisningsspråk", "School language chosen"),
    "guardians": Text("Huoltajat", "Vårdnadshavare", "Guardians"),
    "told_on": Text("Ilmoitettu", "Meddelat", "Told on"),
    "kind": Text("Laji", "Slag", "Kind"),
    "since": Text("Alkaen", "Från", "From"),
    "until": Text("Ei enää", "Upphör", "No longer from"),
    "place_id": Text("Paikka", "Plats", "Place"),
    "grade": Text("Luokka", "Årskurs", "Grade"),
    "name": Text("Nimi", "Namn", "Name"),
    "seats": Text("Paikkoja", "Platser", "Seats"),
    "name_fi": Text("Nimi (fi)", "Namn (fi)", "Name (fi)"),
    "name_sv": Text("Nimi (sv)", "Namn (sv)", "Name (sv)"),
    "name_en": Text("Nimi (en)", "Namn (en)", "Name (en)"),
    "street_fi": Text("Katuosoite (fi)", "Gatuadress (fi)", "Street (fi)"),
    "street_sv": Text("Katuosoite (sv)", "Gatuadress (sv)", "Street (sv)"),
    "postcode": Text("Postinumero", "Postnummer", "Post code"),
    "phone": Text("Puhelin", "Telefon", "Phone"),
    "www": Text("Verkkosivu", "Webbplats", "Web page"),
    "capacity": Text("Paikkoja", "Platser", "Seats"),
    "buffer": Text("Niistä varalla", "Därav i reserv", "Of these kept back"),
    "x": Text("Itäkoordinaatti", "Östlig koordinat", "Easting"),
    "y": Text("Pohjoiskoordinaatti", "Nordlig koordinat", "Northing"),
    "open": Text("Avoinna", "Öppen", "Open"),
}
values = {
    "fi": Text("suomi", "finska", "Finnish"),
    "sv": Text("ruotsi", "svenska", "Swedish"),
    "en": Text("englanti", "engelska", "English"),
    **KINDS,
    "general": Text("yleisopetus", "allmän undervisning", "general"),
    "special": Text("erityinen tuki", "särskilt stöd", "special support"),
    "immersion": Text("kielikylpy", "språkbad", "language immersion"),
    "preparatory": Text("valmistava opetus", "förberedande undervisning", "preparatory teaching"),
    "second_home": Text("toinen koti", "ett andra hem", "a second home"),
    "special_support": Text("erityinen tuki", "särskilt stöd", "special support"),
    "other_programme": Text("muu opetus", "annan undervisning", "another programme"),
    "in_care": Text("huostaanotettu", "omhändertagen", "in care"),
    "other_place": Text("muu paikka", "annan plats", "another place"),
}
