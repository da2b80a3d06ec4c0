"""The words of placements made elsewhere: a file, and one child by hand."""

from ennakko.base.text import Text

title = Text("Muualla annetut paikat", "Platser som getts på annat håll", "Places given elsewhere")
lead = Text(
    "Tuo tiedosto, jossa on lapsi, koulu ja peruste. Näet ensin, mitä se muuttaisi. Jokainen myöhempi ajo kunnioittaa "
    "sijoituksia.",
    "Läs in en fil med barn, skola och grund. Du ser först vad den skulle ändra. Varje senare körning respekterar "
    "placeringarna.",
    "Bring a file of child, school and reason. You first see what it would change. Every later sweep respects the "
    "placements.",
)
file = Text("Tiedosto (.xlsx tai CSV)", "Fil (.xlsx eller CSV)", "File (.xlsx or CSV)")
columns = Text("Sarakkeet: {columns}", "Kolumner: {columns}", "Columns: {columns}")
columns_hint = Text(
    "child on henkilötunnus, school on koulun numero, reason on jokin näistä: {reasons}.",
    "child är personbeteckningen, school är skolans nummer, reason är något av: {reasons}.",
    "child is a personal identity code, school is the school's unit number, reason is one of {reasons}.",
)
show = Text("Näytä, mitä muuttuisi", "Visa vad som skulle ändras", "Show what would change")
choose_file = Text("Valitse tiedosto ensin.", "Välj först en fil.", "Choose a file first.")
too_large = Text(
    "Tiedosto on liian suuri: enintään {most} Mt.",
    "Filen är för stor: högst {most} MB.",
    "The file is too large: {most} MB at most.",
)
preview = Text("Mitä tiedosto muuttaisi", "Vad filen skulle ändra", "What the file would change")
preview_lead = Text(
    "{name}. Mitään ei ole vielä tehty.",
    "{name}. Ingenting har gjorts ännu.",
    "{name}. Nothing has been done yet.",
)
read = Text("Rivejä", "Rader", "Rows")
new = Text("Ei vielä ehdotusta", "Inget förslag ännu", "Had no proposal yet")
moved = Text("Ehdotus oli jo", "Hade redan ett förslag", "Had a proposal already")
same = Text("Ennallaan", "Oförändrade", "So already")
refused = Text("Hylättyjä", "Avvisade", "Refused")
placed = Text("Sijoitukset", "Placeringar", "Placements")
child = Text("Lapsi", "Barn", "Child")
before = Text("Nyt", "Nu", "Now")
after = Text("Sijoitetaan", "Placeras", "To be placed at")
reason = Text("Peruste", "Grund", "Reason")
nowhere = Text("ei paikkaa", "ingen plats", "no place")
first_rows = Text("Ensimmäiset {shown}.", "De första {shown}.", "The first {shown}.")
line = Text("Rivi", "Rad", "Line")
why = Text("Miksi hylätty", "Varför avvisad", "Why refused")
row = Text("Rivi sellaisenaan", "Raden som den är", "The row as it is")
confirm = Text("Sijoita", "Placera", "Place them")
cancel = Text("Peruuta", "Avbryt", "Cancel")
done = Text(
    "Sijoituksia: {count}. Väliin jääneitä: {dropped}.",
    "Placeringar: {count}. Överhoppade: {dropped}.",
    "Placements: {count}. Left out: {dropped}.",
)
cancelled = Text("Tiedosto on poistettu.", "Filen är borttagen.", "The file is deleted.")
nothing = Text("Tiedosto ei muuta mitään", "Filen ändrar ingenting", "The file changes nothing")

one = Text("Yksi lapsi", "Ett barn", "One child")
one_lead = Text(
    "Sijoita lapsi, jolle ei ole vielä ehdotusta. Jos ehdotus on, avaa se jonosta tai suunnitelmasta.",
    "Placera ett barn som inte har något förslag ännu. Om det finns ett, öppna det i kön eller planen.",
    "Place a child who has no proposal yet. Where there is one, open it from the queue or the plan.",
)
code = Text("Henkilötunnus", "Personbeteckning", "Personal identity code")
place = Text("Paikka", "Plats", "Place")
free_at = Text("{place} (vapaana {free})", "{place} (ledigt {free})", "{place} ({free} free)")
choose = Text("Valitse ensin", "Välj först", "Choose first")
place_one = Text("Sijoita käsin", "Placera för hand", "Place by hand")
fill_in = Text(
    "Anna henkilötunnus, paikka ja peruste.",
    "Ange personbeteckning, plats och grund.",
    "Give the code, the place and the reason.",
)
