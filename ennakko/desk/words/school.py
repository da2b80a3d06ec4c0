"""The words of the pages of one school: its seats, its children, its groups, the list on paper, the export."""

from ennakko.base.text import Text

schools = Text("Koulun sivu", "Skolans sida", "School page")
lead = Text(
    "Lapset, joilla on paikka tässä koulussa. Ryhmät ovat ehdotuksia, kunnes virkailija valitsee toisin.",
    "Barn som har plats i den här skolan. Grupperna är förslag tills en handläggare väljer annorlunda.",
    "The children who hold a seat at this school. Groups are suggestions until an officer chooses otherwise.",
)
capacity = Text("Paikkoja", "Platser", "Seats")
buffer = Text("Näistä puskurissa", "Av dem i reserv", "Of these, buffer")
held = Text("Varattu", "Upptagna", "Held")
free = Text("Vapaana", "Lediga", "Free")
over = Text(
    "Lapsia on {count} enemmän kuin paikkoja.",
    "Det finns {count} barn fler än platser.",
    "There are {count} children more than seats.",
)
over_remedy = Text(
    "Sijoita lapsia toiseen kouluun käsin tai pyydä koululle lisää paikkoja.",
    "Placera barn i en annan skola för hand eller be om fler platser.",
    "Place children at another school by hand, or ask for more seats.",
)
buffer_used = Text(
    "Puskurista on käytetty {count}. Ajo ei täytä puskuria: siihen sijoitetaan käsin.",
    "Av reserven är {count} i bruk. Körningen fyller inte reserven: den används för hand.",
    "{count} of the buffer is in use. No sweep fills it: it is for placing by hand.",
)
children = Text("Lapset", "Barn", "Children")
no_children = Text(
    "Koulussa ei ole vielä lapsia", "Skolan har inga barn ännu", "The school has no children yet"
)
born = Text("Syntynyt", "Född", "Born")
group = Text("Ryhmä", "Grupp", "Group")
no_group = Text("Ei ryhmää", "Ingen grupp", "No group")
general_group = Text("Yleinen", "Allmän", "General")
suggested = Text("ehdotus", "förslag", "suggested")
chosen = Text("valittu käsin", "valt för hand", "chosen by hand")
marks = Text("Huomaa", "Observera", "Note")
twin = Text("Sisarus samassa ikäluokassa", "Syskon i samma årskull", "Sibling of the same age here")
beside_sibling = Text("Sisarus koulussa", "Syskon i skolan", "Sibling at the school")
late = Text("Tuli pääajon jälkeen", "Kom efter huvudkörningen", "Came after the main sweep")
move = Text("Siirrä", "Flytta", "Move")
move_one = Text("Ryhmä: {who}", "Grupp: {who}", "Group of {who}")
suggest_again = Text("Ehdotuksen mukaan", "Enligt förslaget", "As suggested")
moved = Text("Ryhmä on valittu.", "Gruppen är vald.", "The group is chosen.")
groups = Text("Ryhmät", "Grupper", "Groups")
kind = Text("Laji", "Slag", "Kind")
kinds = {
    "general": Text("Yleisopetus", "Allmän undervisning", "General teaching"),
    "special": Text("Erityinen tuki", "Särskilt stöd", "Special support"),
    "immersion": Text("Kielikylpy", "Språkbad", "Immersion"),
    "preparatory": Text("Valmistava opetus", "Förberedande undervisning", "Preparatory teaching"),
}
only_by_hand = Text(
    "Erityisen tuen, kielikylvyn ja valmistavan opetuksen ryhmiin lapset valitaan vain käsin.",
    "Till grupper för särskilt stöd, språkbad och förberedande undervisning väljs barn endast för hand.",
    "Children are put into groups of special support, immersion and preparatory teaching by hand only.",
)
ungrouped = Text("Ilman ryhmää", "Utan grupp", "Without a group")
freed = Text("Vapautuneet paikat", "Platser som blivit lediga", "Places that fell free")
freed_none = Text(
    "Yhtään paikkaa ei ole vapautunut.", "Inga platser har blivit lediga.", "No place has fallen free."
)
number = Text("Lapsia", "Barn", "Children")

paper = Text("Tulosta lista", "Skriv ut listan", "Print the list")
paper_title = Text("Lista: {place}", "Lista: {place}", "List: {place}")
paper_lead = Text(
    "Ota tuloste selaimen tulostustoiminnolla. Lista on tehty {day}. Hävitä vanha, kun otat uuden.",
    "Skriv ut med webbläsaren. Listan är gjord {day}. Förstör den gamla när du tar en ny.",
    "Print it with the browser. The list was made on {day}. Destroy the old one when you take a new one.",
)
write_in = Text("Yhteydenpidon kieli", "Kontaktspråk", "Language of contact")
back = Text("Takaisin koulun sivulle", "Tillbaka till skolans sida", "Back to the school's page")

export = Text("Vie CSV-tiedostoon", "Exportera till CSV", "Export as CSV")
export_lead = Text(
    "Tiedostossa ovat lapset, joiden paikka on hyväksytty, päätetty tai annettu käsin. Käyttötarkoitus: {purpose}.",
    "Filen innehåller barn vars plats är godkänd, beslutad eller given för hand. Ändamål: {purpose}.",
    "The file holds the children whose place is accepted, decided or given by hand. Purpose: {purpose}.",
)
export_columns = Text("Sarakkeet", "Kolumner", "Columns")
export_field = Text("Tieto", "Uppgift", "What it is")
export_source = Text("Lähde", "Källa", "Source")
export_why = Text("Miksi", "Varför", "Why")
export_bom = Text(
    "Taulukkolaskentaa varten (tavujärjestysmerkki alkuun)",
    "För kalkylprogram (byteordningsmärke först)",
    "For a spreadsheet (byte order mark first)",
)
export_event = Text(
    "Jokaisesta lapsesta jää merkintä lokiin.",
    "Varje barn antecknas i loggen.",
    "An event is left for each child.",
)
