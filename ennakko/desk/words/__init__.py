"""The words of the staff's pages."""

from ennakko.base.text import Text
from ennakko.desk.words import papers as papers

for_staff = Text("henkilökunnalle", "för personalen", "for staff")
sign_in = Text("Kirjaudu", "Logga in", "Sign in")
sign_in_lead = Text(
    "Valitse keksitty virkailija. Rooli ratkaisee, mitä näet ja mitä voit tehdä.",
    "Välj en påhittad tjänsteman. Rollen avgör vad du ser och kan göra.",
    "Choose an invented member of staff. The role decides what you see and what you can do.",
)
sign_in_as = Text("Kirjaudu: {role}", "Logga in: {role}", "Sign in: {role}")
signed_in = Text("Kirjautunut: {name}", "Inloggad: {name}", "Signed in: {name}")
resident_link = Text("Asukkaan sivut", "Invånarens sidor", "Pages for residents")
user = Text("Käyttäjätunnus", "Användarnamn", "User name")
password = Text("Salasana", "Lösenord", "Password")
wrong_password = Text(
    "Tunnus tai salasana on väärin.",
    "Användarnamnet eller lösenordet är fel.",
    "The user name or password is wrong.",
)
locked_out = Text(
    "Salasana on ollut väärin liian monta kertaa. Yritä uudelleen 15 minuutin kuluttua, tai pyydä digitoimistoa"
    " avaamaan kirjautuminen (ennakko unlock).",
    "Lösenordet har varit fel för många gånger. Försök på nytt om 15 minuter, eller be digikontoret öppna"
    " inloggningen (ennakko unlock).",
    "The password was wrong too many times. Try again in 15 minutes, or ask the digital office to open"
    " the sign-in (ennakko unlock).",
)
roles = {
    "officer": Text("Ilmoittautumisen virkailija", "Handläggare för anmälan", "Enrolment officer"),
    "principal": Text("Rehtori (päättää)", "Rektor (beslutar)", "Principal (decides)"),
    "protected-unit": Text(
        "Turvakieltoasioiden yksikkö", "Enheten för spärrmarkerade", "Protected-persons unit"
    ),
    "operator": Text(
        "Digitoimisto (ylläpitää alustaa)",
        "Digikontoret (driver plattformen)",
        "Digital office (runs the platform)",
    ),
}
role_does = {
    "officer": Text(
        "Näkee suunnitelman ja jonon, toteuttaa ajon, sijoittaa käsin.",
        "Ser planen och kön, verkställer körningen, placerar för hand.",
        "Sees the plan and the queue, applies the sweep, places by hand.",
    ),
    "principal": Text(
        "Tekee päätökset perusteluineen.", "Fattar besluten med motivering.", "Decides, with reasons."
    ),
    "protected-unit": Text(
        "Näkee vain turvakiellon piirissä olevien asiat.",
        "Ser endast ärenden som rör spärrmarkerade.",
        "Sees only the cases of people under a non-disclosure order.",
    ),
    "operator": Text(
        "Näkee luvut ja pysäyttää palvelun.",
        "Ser siffrorna och stoppar tjänsten.",
        "Sees the figures and stops a service.",
    ),
}
head = Text("Rehtori (johtaa Elsan koulua)", "Rektor (leder Elsas skola)", "Principal (heads Elsa's school)")
head_does = Text(
    "Näkee ja päättää vain oman koulunsa asioita.",
    "Ser och beslutar endast om den egna skolans ärenden.",
    "Sees and decides only what concerns the own school.",
)

# --- services ---------------------------------------------------------------------------------------------

services = Text("Palvelut", "Tjänster", "Services")
no_services = Text(
    "Yhtään palvelua ei ole asennettu", "Inga tjänster är installerade", "No service is installed"
)
plan = Text("Suunnitelma", "Plan", "Plan")
places = Text("Paikat ja kartta", "Platser och karta", "Places and map")
queue = Text("Henkilökunnan jono", "Personalens kö", "Queue for staff")
elsewhere = elsewhere_preview = Text(
    "Muualla annetut paikat", "Platser från annat håll", "Places given elsewhere"
)
sign = Text("Allekirjoitus", "Undertecknande", "Signing")
signed = Text("Allekirjoitettu", "Undertecknat", "Signed")
sections = Text("Palvelun sivut", "Tjänstens sidor", "Pages of the service")
season = Text("Kausi {season}", "Säsong {season}", "Season {season}")
season_closed = Text(
    "Kausi on suljettu tänään. Se on auki {opens}–{closes}",
    "Säsongen är stängd i dag. Den är öppen {opens}–{closes}",
    "The season is closed today. It is open from {opens} to {closes}.",
)
last_sweep = Text("Viimeisin ajo {day}", "Senaste körning {day}", "Last sweep {day}")
no_sweep = Text(
    "Ajoa ei ole vielä tehty tällä kaudella.",
    "Ingen körning har gjorts den här säsongen.",
    "No sweep has been made this season.",
)
stopped = Text("Pysäytetty", "Stoppad", "Stopped")

# --- plan -------------------------------------------------------------------------------------------------

plan_lead = Text(
    "Tämän ajo tekisi, jos se toteutettaisiin nyt. Mitään ei ole tehty.",
    "Det här skulle körningen göra om den verkställdes nu. Ingenting har gjorts.",
    "This is what a sweep would do if it were applied now. Nothing has been done.",
)
plan_impossible = Text(
    "Suunnitelmaa ei voi laskea", "Planen kan inte räknas", "The plan cannot be worked out"
)
actions = {
    "create": Text("Uusi ehdotus", "Nytt förslag", "New proposal"),
    "keep": Text("Pysyy", "Oförändrad", "Kept"),
    "revise": Text("Muuttuu", "Ändras", "Revised"),
    "withdraw": Text("Perutaan", "Återtas", "Withdrawn"),
    "to_staff": Text("Henkilökunnalle", "Till personalen", "To staff"),
}
only = Text("Näytä", "Visa", "Show")
everything = Text("Kaikki", "Alla", "All")
changes_only = Text("Muutokset", "Ändringar", "Changes")
filter_action = Text("Toimenpide", "Åtgärd", "Action")
filter_reason = Text("Syy", "Orsak", "Reason")
filter_show = Text("Rajaa", "Avgränsa", "Filter")
rows = Text("Rivit", "Rader", "Rows")
row_count = Text("Rivejä: {count}", "Rader: {count}", "Rows: {count}")
no_rows = Text("Ei rivejä näillä rajauksilla", "Inga rader med de här avgränsningarna", "No rows match")
nothing_to_do = Text("Ei muutoksia", "Inga ändringar", "No changes")
nothing_to_do_body = Text(
    "Pääkirja vastaa rekisteriä: ajo ei tekisi nyt mitään.",
    "Liggaren stämmer med registret: en körning skulle inte göra något nu.",
    "The ledger agrees with the register: a sweep would do nothing now.",
)
child = Text("Lapsi", "Barn", "Child")
action = Text("Toimenpide", "Åtgärd", "Action")
reason = Text("Syy", "Orsak", "Reason")
place = Text("Paikka", "Plats", "Place")
walk = Text("Kävellen", "Till fots", "Walk")
gate = Text("Ei katsottu (portti)", "Inte granskade (porten)", "Not looked at (the gate)")
gate_lead = Text(
    "Nämä ihmiset eivät koskaan tulleet palvelun nähtäville.",
    "De här människorna nådde aldrig tjänsten.",
    "These people never reached the service.",
)
people = Text("Ihmisiä", "Människor", "People")

objectives = Text(
    "Kaksi jakotapaa rinnakkain", "Två sätt att fördela sida vid sida", "Two ways to share out, side by side"
)
objectives_lead = Text(
    "Palvelu jakaa tavalla, joka on merkitty. Toinen on laskettu samoista lapsista vertailuksi.",
    "Tjänsten fördelar på det markerade sättet. Det andra är räknat på samma barn för jämförelse.",
    "The service shares out by the one marked. The other is worked out for the same children, to compare.",
)
objective = {
    "claims": Text("Julkaistut perusteet", "Publicerade grunder", "Published criteria"),
    "least_total": Text("Pienin yhteismatka", "Kortaste totala väg", "Least total distance"),
}
in_use = Text("käytössä", "i bruk", "in use")
measure = Text("Mitta", "Mått", "Measure")
measures = {
    "placed": Text("Sai paikan", "Fick plats", "Placed"),
    "unplaced": Text("Jäi ilman", "Blev utan", "Unplaced"),
    "mean": Text("Keskimatka", "Medelväg", "Mean walk"),
    "longest": Text("Pisin matka", "Längsta väg", "Longest walk"),
    "share_nearest": Text("Lähimmässä", "I den närmaste", "At the nearest"),
    "justified_envy": Text("Perusteltu kateus (lapsia)", "Befogad avund (barn)", "Justified envy (children)"),
}
last_shared = Text(
    "Viimeksi paikkoja jaettiin", "Senast delades platser ut", "Places were last shared out on"
)
no_objectives = Text(
    "Nyt ei ole ketään, joka kilpailisi vapaista paikoista.",
    "Ingen tävlar om lediga platser just nu.",
    "Nobody competes for free places right now.",
)

# --- apply and stop ---------------------------------------------------------------------------------------

apply = Text("Toteuta ajo", "Verkställ körningen", "Apply the sweep")
apply_title = Text("Toteutetaanko ajo?", "Ska körningen verkställas?", "Apply the sweep?")
apply_lead = Text(
    "Ehdotukset kirjataan ja viestit lähtevät. Rivit, joita on muutettu välillä, jätetään väliin ja "
    "kerrotaan.",
    "Förslagen bokförs och meddelandena går ut. Rader som ändrats under tiden hoppas över och rapporteras.",
    "Proposals are written and messages go out. Rows that changed meanwhile are left out and reported.",
)
apply_confirm = Text("Toteuta", "Verkställ", "Apply")
apply_cancel = Text("Takaisin suunnitelmaan", "Tillbaka till planen", "Back to the plan")
applied = Text("Ajo on toteutettu", "Körningen är verkställd", "The sweep is applied")
applied_body = Text(
    "Kirjattuja muutoksia: {count}. Väliin jääneitä: {dropped}.",
    "Bokförda ändringar: {count}. Överhoppade: {dropped}.",
    "Changes written: {count}. Left out: {dropped}.",
)
stop = Text("Pysäytä palvelu", "Stoppa tjänsten", "Stop the service")
stop_lead = Text(
    "Kun palvelu on pysäytetty, mitään ei kirjata eikä lähetetä ennen kuin se vapautetaan.",
    "När tjänsten är stoppad bokförs och skickas ingenting förrän den släpps fri.",
    "While a service is stopped, nothing is written or sent until it is released.",
)
release = Text("Vapauta palvelu", "Släpp tjänsten fri", "Release the service")
stopped_title = Text("Palvelu on pysäytetty", "Tjänsten är stoppad", "The service is stopped")
stopped_body = Text(
    "Suunnitelman voi laskea, mutta sitä ei voi toteuttaa eikä viestejä lähde.",
    "Planen kan räknas men inte verkställas, och inga meddelanden går ut.",
    "The plan can be worked out, but it cannot be applied and no messages go out.",
)
released_title = Text("Palvelu on vapautettu", "Tjänsten är släppt fri", "The service is released")
growth_title = Text(
    "Suunnitelma on kasvanut yli rajan", "Planen har vuxit över gränsen", "The plan grew beyond its cap"
)
growth_body = Text(
    "Kahden eri ihmisen on vapautettava se ennen toteutusta.",
    "Två olika människor måste släppa den före verkställandet.",
    "Two different people must let it through before it is applied.",
)
growth_let = Text("Vapauttanut: {count} / 2", "Släppt av: {count} / 2", "Let through by: {count} of 2")
growth_release = Text("Vapauta kasvanut suunnitelma", "Släpp den växta planen", "Let the grown plan through")
growth_released = Text("Vapautus on kirjattu", "Frisläppandet är bokfört", "Your release is recorded")

# --- places and map ---------------------------------------------------------------------------------------

places_lead = Text(
    "Pisteet ovat palvelun paikkoja, ruudut lapsia 250 metrin ruuduissa. Kun ruudussa on "
    "alle {least} lasta, "
    "se yhdistetään naapureihinsa suuremmaksi ruuduksi.",
    "Punkterna är tjänstens platser, rutorna barn i rutor på 250 meter. En ruta med färre än "
    "{least} barn slås ihop "
    "med sina grannar till en större ruta.",
    "Points are places of the service, squares are children in 250-metre cells. A cell with fewer "
    "than {least} children "
    "is merged with its neighbours into a larger one.",
)
map_title = Text("Kartta", "Karta", "Map")
map_needs_script = Text(
    "Kartta tarvitsee JavaScriptiä. Samat luvut ovat taulukossa.",
    "Kartan kräver JavaScript. Samma siffror finns i tabellen.",
    "The map needs JavaScript. The same figures are in the table.",
)
map_label = Text(
    "Kartta: paikat ja lapset ruuduittain. Samat luvut ovat taulukoissa.",
    "Karta: platser och barn per ruta. Samma siffror finns i tabellerna.",
    "Map: places and children by cell. The same figures are in the tables.",
)
legend_free = Text("paikkoja vapaana", "lediga platser", "places free")
legend_full = Text("täynnä", "fullt", "full")
legend_cell = Text(
    "lapsia ruudussa: {least}–{most}", "barn i rutan: {least}–{most}", "children in the cell: {least}–{most}"
)
legend_one = Text("lapsia ruudussa: {n}", "barn i rutan: {n}", "children in the cell: {n}")
cells = Text("Lapset ruuduittain", "Barn per ruta", "Children by cell")
cells_hidden = Text(
    "Lapsia, joita ei näytetä missään ruudussa: {children}.",
    "Barn som inte visas i någon ruta: {children}.",
    "Children not shown in any cell: {children}.",
)
cell_at = Text(
    "Ruudun lounaiskulma (itä, pohjoinen)",
    "Rutans sydvästra hörn (öst, nord)",
    "South-west corner (east, north)",
)
cell_size = Text("Sivu", "Sida", "Side")
children = Text("Lapsia", "Barn", "Children")
by_place = Text("Paikoittain", "Per plats", "By place")
language = Text("Kieli", "Språk", "Language")
capacity = Text("Paikkoja", "Platser", "Capacity")
held = Text("Varattu", "Reserverat", "Held")
free = Text("Vapaana", "Ledigt", "Free")
new = Text("Uusia", "Nya", "New")
total = Text("Yhteensä", "Sammanlagt", "Total")
languages = {"fi": Text("suomi", "finska", "Finnish"), "sv": Text("ruotsi", "svenska", "Swedish")}

# --- queue and case ---------------------------------------------------------------------------------------

queue_empty = Text("Jono on tyhjä", "Kön är tom", "The queue is empty")
queue_empty_body = Text(
    "Mikään asia ei odota sinua.", "Inget ärende väntar på dig.", "No case waits for you."
)
handler = Text("Käsittelijä", "Handläggare", "Handler")
nobody = Text("ei vielä kukaan", "ännu ingen", "nobody yet")
case = Text("Asia {proposal}", "Ärende {proposal}", "Case {proposal}")
state = Text("Tila", "Läge", "State")
states = {
    "open": Text("Avoin", "Öppen", "Open"),
    "accepted": Text("Hyväksytty", "Godkänd", "Accepted"),
    "no_remark": Text("Ei huomautuksia", "Inga anmärkningar", "No remark"),
    "decided": Text("Päätetty", "Beslutad", "Decided"),
    "declined": Text("Kieltäydytty", "Avböjd", "Declined"),
    "something_else": Text("Toivotaan muuta", "Något annat önskas", "Something else wished"),
    "by_hand": Text("Sijoitettu käsin", "Placerad för hand", "Placed by hand"),
    "with_staff": Text("Henkilökunnalla", "Hos personalen", "With staff"),
    "lapsed": Text("Rauennut", "Förfallen", "Lapsed"),
    "withdrawn": Text("Peruttu", "Återtagen", "Withdrawn"),
}
why = Text("Miksi", "Varför", "Why")
why_protected = Text(
    "Asunto- ja paikkatietoja ei näytetä.",
    "Uppgifter om hem och plats visas inte.",
    "No home or place is shown.",
)
facts = Text("Tiedot, joihin tämä perustuu", "Uppgifter som det här bygger på", "Facts this rests on")
considered = Text("Paikat, joita katsottiin", "Platser som övervägdes", "Places considered")
addressees = Text("Kenelle", "Till vem", "Addressed to")
guardian = Text("Huoltaja", "Vårdnadshavare", "Guardian")
served = Text("Tiedoksi", "Delgiven", "Served")
deadline = Text("Määräpäivä", "Sista dag", "Deadline")
answer = Text("Vastaus", "Svar", "Answer")
answers = {
    "": Text("ei vielä", "ännu inte", "not yet"),
    "yes": Text("sopii", "passar", "suits"),
    "no": Text("ei halua", "vill inte", "declined"),
    "something_else": Text("toivoo muuta", "önskar annat", "wishes something else"),
}
wishes = {
    "other_place": Text("toinen paikka", "annan plats", "another place"),
    "two_homes": Text("kaksi kotia", "två hem", "two homes"),
    "moving": Text("muutto", "flytt", "moving"),
    "other_programme": Text(
        "muu kieli tai opetus", "annat språk eller undervisning", "other language or programme"
    ),
    "support": Text("tuen tarve", "stödbehov", "needs support"),
    "private_school": Text("yksityiskoulu", "privatskola", "private school"),
    "other": Text("muu", "annat", "other"),
    "wrong_born": Text("syntymäaika väärin", "fel födelsetid", "date of birth wrong"),
    "wrong_home": Text("koti tai matka väärin", "fel hem eller väg", "home or way wrong"),
    "wrong_language": Text("opetuskieli väärin", "fel undervisningsspråk", "language of instruction wrong"),
    "wrong_enrolment": Text("koulupaikkatieto väärin", "fel uppgift om skolplats", "enrolment wrong"),
    "wrong_other": Text("muu tieto väärin", "annan uppgift fel", "another fact wrong"),
}
not_served = Text("ei vielä", "ännu inte", "not yet")

place_by_hand = Text("Sijoita käsin", "Placera för hand", "Place by hand")
place_by_hand_lead = Text(
    "Jokainen myöhempi ajo kunnioittaa tätä sijoitusta.",
    "Varje senare körning respekterar den här placeringen.",
    "Every later sweep respects this placement.",
)
choose_place = Text("Paikka", "Plats", "Place")
free_at = Text("{place} (vapaana {free})", "{place} (ledigt {free})", "{place} ({free} free)")
choose_reason = Text("Peruste", "Grund", "Reason")
resolve = Text("Päätä asian käsittely", "Avsluta ärendet", "Close the case")
resolve_lead = Text(
    "Kirjaa, mihin asia päättyi. Jos varattua paikkaa ei oteta, se vapautuu.",
    "Anteckna hur ärendet slutade. Om den reserverade platsen inte tas emot blir den ledig.",
    "Record how it ended. If the place held is not taken, it becomes free.",
)
outcome = Text("Lopputulos", "Utfall", "Outcome")
outcomes = {
    "place": Text("Varattu paikka sopii", "Den reserverade platsen passar", "The place held suits"),
    "other_place": Text("Muu paikka", "Annan plats", "Another place"),
    "private_school": Text("Yksityiskoulu", "Privatskola", "Private school"),
    "home_teaching": Text("Kotiopetus", "Hemundervisning", "Home teaching"),
    "not_wanted": Text(
        "Perhe ei ota paikkaa", "Familjen tar inte emot platsen", "The family does not take a place"
    ),
    "postponed": Text("Aloitus siirtyy", "Starten skjuts upp", "Start postponed"),
    "moved_away": Text("Muuttaa pois", "Flyttar bort", "Moves away"),
    "died": Text("Lapsi on kuollut", "Barnet har avlidit", "The child has died"),
}
decide = Text("Tee päätös", "Fatta beslut", "Decide")
decide_lead = Text(
    "Tarkista perustelut ja muokkaa niitä. Päätös annetaan {language}.",
    "Kontrollera motiveringen och redigera den. Beslutet ges {language}.",
    "Check the reasons and edit them. The decision is issued {language}.",
)
decide_language = {
    "fi": Text("suomeksi", "på finska", "in Finnish"),
    "sv": Text("ruotsiksi", "på svenska", "in Swedish"),
}
reasons = Text("Perustelut", "Motivering", "Reasons")
remedy = Text("Muutoksenhaku", "Ändringssökande", "Remedy")
remedy_body = Text(
    "{body}, {days} päivää, {form}", "{body}, {days} dagar, {form}", "{body}, {days} days, {form}"
)
remedy_unsure = Text(
    "Lähdettä ei ole varmistettu: {source}",
    "Källan är inte bekräftad: {source}",
    "The source is not confirmed: {source}",
)
decided_before = Text("Päätökset", "Beslut", "Decisions")
done = {
    "froze": Text("Lapsi on jäädytetty.", "Barnet är fryst.", "The child is frozen."),
    "unfroze": Text("Jäädytys on päättynyt.", "Frysningen har upphört.", "The freeze has ended."),
    "placed": Text("Lapsi on sijoitettu", "Barnet är placerat", "The child is placed"),
    "resolved": Text("Asian käsittely on päättynyt", "Ärendet är avslutat", "The case is closed"),
    "decided": Text("Päätös on tehty", "Beslutet är fattat", "The decision is made"),
    "recorded": Text("Vastaus on kirjattu", "Svaret är antecknat", "The answer is recorded"),
    "taken_back": Text("Vastaus on peruttu", "Svaret är ångrat", "The answer is taken back"),
    "stopped": stopped_title,
    "released": released_title,
    "growth": growth_released,
}
choose_first = Text("Valitse ensin", "Välj först", "Choose first")
