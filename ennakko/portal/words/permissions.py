"""The words of "Permissions": what the law makes the city's task, what only the resident may allow, and silence."""

from ennakko.base.text import Text

title = Text("Luvat", "Tillstånd", "Permissions")
lead = Text(
    "Tässä näet, mihin kaupunki saa käyttää tietojasi, kun se valmistelee palveluja etukäteen, ja mistä päätät itse.",
    "Här ser du vad staden får använda dina uppgifter till när den förbereder tjänster i förväg, och vad du själv bestämmer om.",
    "Here you see for what the city may use your data when it prepares services in advance, and what is yours to decide.",
)
lead_child = Text(
    "Tässä näet, mihin kaupunki saa käyttää lapsen tietoja, kun se valmistelee palveluja etukäteen, ja mistä huoltaja päättää.",
    "Här ser du vad staden får använda barnets uppgifter till när den förbereder tjänster i förväg, och vad vårdnadshavaren bestämmer om.",
    "Here you see for what the city may use the child's data when it prepares services in advance, and what a guardian decides.",
)
people = Text("Kenen luvat", "Vems tillstånd", "Whose permissions")

# --- law --------------------------------------------------------------------------------------------------

laws = Text("Lakiin perustuvat palvelut", "Tjänster som grundar sig på lag", "Services on law")
laws_lead = Text(
    "Nämä ovat kaupungin lakisääteisiä tehtäviä. Niihin ei kysytä suostumusta, joten niissä ei ole kytkintä.",
    "Det här är stadens lagstadgade uppgifter. För dem frågas inget samtycke, och därför finns ingen omkopplare.",
    "These are statutory tasks of the city. No consent is asked for them, so there is no switch.",
)
ground = Text("Peruste", "Grund", "Ground")
by_law = Text("{act}, {section}", "{act}, {section}", "{act}, {section}")
controller = Text("Vastuussa tiedoista", "Ansvarar för uppgifterna", "Answers for the data")
uses = Text("Käytetyt tietolajit", "Använda uppgiftskategorier", "Categories of data used")
no_objection = Text(
    "Laki velvoittaa kaupungin tähän, joten käsittelyä ei voi vastustaa. Ehdotukseen voit vastata ja päätökseen hakea muutosta.",
    "Lagen förpliktar staden till detta, så behandlingen kan inte motsättas. Du kan svara på förslaget och söka ändring i beslutet.",
    "The law obliges the city to do this, so the processing cannot be objected to. You can answer the proposal and challenge the decision.",
)
may_object = Text(
    "Voit vastustaa sitä, että tietojasi käytetään tähän (tietosuoja-asetuksen 21 artikla).",
    "Du kan invända mot att dina uppgifter används för detta (dataskyddsförordningens artikel 21).",
    "You can object to the use of your data for this (GDPR Article 21).",
)
objected = Text("Käsittelyä on vastustettu", "Behandlingen har motsatts", "The processing was objected to")
object_to = Text("Vastusta käsittelyä", "Invänd mot behandlingen", "Object to the processing")
end_objection = Text("Peru vastustus", "Återta invändningen", "Take the objection back")

# --- consent ----------------------------------------------------------------------------------------------

consents = Text("Sinun luvallasi", "Med ditt samtycke", "With your consent")
consents_lead = Text(
    "Näihin kaupunki katsoo tietoja vain, jos annat luvan. Voit perua luvan milloin tahansa yhtä helposti.",
    "För dessa ser staden på uppgifter bara om du ger ditt samtycke. Du kan när som helst återkalla det lika lätt.",
    "For these the city looks at data only if you allow it. You can withdraw at any time, just as easily.",
)
none = Text(
    "Nyt ei ole palveluja, joihin tarvitaan suostumus.",
    "Just nu finns inga tjänster som kräver samtycke.",
    "At present no service needs a consent.",
)
none_own = Text(
    "Sinua koskevia palveluja, joihin tarvitaan suostumus, ei nyt ole. Lasta koskevat luvat ovat lapsen kohdalla.",
    "Just nu finns inga tjänster som gäller dig och kräver samtycke. Det som gäller ett barn finns vid barnet.",
    "At present no service that concerns you needs a consent. What concerns a child stands with the child.",
)
otherwise = Text("Jos et anna lupaa", "Om du inte samtycker", "If you do not consent")
given = Text("Lupa on annettu", "Samtycke har getts", "Consent is given")
partly = Text("Lupa on annettu osaan", "Samtycke har getts till en del", "Consent is given in part")
not_given = Text("Lupaa ei ole annettu", "Samtycke har inte getts", "Consent is not given")
version = Text("Teksti {number}, {day}", "Text {number}, {day}", "Text {number}, {day}")
text = Text("teksti {number}", "text {number}", "text {number}")
kept = Text(
    "Tietoja säilytetään {days} päivää.",
    "Uppgifterna sparas i {days} dagar.",
    "The data is kept for {days} days.",
)
give = Text("Anna lupa kaikkeen", "Ge samtycke till allt", "Consent to all of it")
give_one = Text("Salli", "Tillåt", "Allow")
withdraw = Text("Peru lupa", "Återkalla samtycket", "Withdraw the consent")
withdraw_one = Text("Kiellä", "Förbjud", "Disallow")
allowed = Text("sallittu", "tillåten", "allowed")
not_allowed = Text("ei sallittu", "inte tillåten", "not allowed")
withdraw_next = Text(
    "Kun perut luvan, tähän perustuvat ehdotukset perutaan heti. Jo lähetettyjä viestejä ei voi ottaa takaisin.",
    "När du återkallar samtycket dras förslag som bygger på det genast tillbaka. Redan skickade meddelanden kan inte tas tillbaka.",
    "When you withdraw, proposals that rest on it are taken back at once. Messages already sent cannot be unsent.",
)
not_yours = Text(
    "Et voi tehdä tätä valintaa: sen tekee henkilö itse, huoltaja tai terveydenhuollon ammattilaisen arvion jälkeen he yhdessä.",
    "Du kan inte göra det här valet: det görs av personen själv, av vårdnadshavaren eller efter en yrkespersons bedömning av dem tillsammans.",
    "This choice is not yours: the person makes it, a guardian, or after a professional's assessment they do together.",
)
receipt = Text("Lataa kuitti", "Ladda ner kvitto", "Download the receipt")
history = Text("Mitä on valittu ja milloin", "Vad som valts och när", "What was chosen and when")
events = {
    "consented": Text("lupa annettu", "samtycke gavs", "consent given"),
    "withdrawn": Text("lupa peruttu", "samtycke återkallades", "consent withdrawn"),
    "objected": Text("vastustettu", "invändning gjordes", "objected"),
    "objection_ended": Text("vastustus peruttu", "invändning återtogs", "objection taken back"),
    "no_contact": Text("yhteydenotot kielletty", "kontakt förbjöds", "contact stopped"),
    "no_contact_ended": Text("yhteydenotot sallittu", "kontakt tilläts", "contact allowed"),
    "quiet": Text(
        "hiljainen aika {begins}–{until}", "tyst period {begins}–{until}", "quiet period {begins}–{until}"
    ),
    "quiet_ended": Text("hiljainen aika päätetty", "tyst period avslutades", "quiet period ended"),
}
who = {
    "you": Text("sinä", "du", "you"),
    "self": Text("henkilö itse", "personen själv", "the person"),
    "guardian": Text("toinen huoltaja", "en annan vårdnadshavare", "another guardian"),
}

# --- silence ----------------------------------------------------------------------------------------------

contact = Text("Yhteydenotot", "Kontakt", "Contact")
contact_lead = Text(
    "Nämä koskevat vain vapaaehtoista: lakisääteiset ilmoitukset ja päätökset tulevat aina.",
    "Dessa gäller bara det frivilliga: lagstadgade meddelanden och beslut kommer alltid.",
    "These concern only what is voluntary: notices and decisions required by law always come.",
)
no_contact = Text(
    "Älä ota yhteyttä oma-aloitteisesti", "Ta inte kontakt på eget initiativ", "Do not contact me proactively"
)
is_stopped = Text(
    "Kaupunki ei ehdota mitään vapaaehtoista.",
    "Staden föreslår inget frivilligt.",
    "The city proposes nothing voluntary.",
)
is_allowed = Text(
    "Kaupunki saa ehdottaa sitä, mihin on annettu lupa.",
    "Staden får föreslå det som det finns samtycke till.",
    "The city may propose what there is consent for.",
)
stop = Text("Kiellä yhteydenotot", "Förbjud kontakt", "Stop contact")
stop_next = Text(
    "Avoimet vapaaehtoiset ehdotukset perutaan. Luvat säilyvät.",
    "Öppna frivilliga förslag dras tillbaka. Samtyckena består.",
    "Open voluntary proposals are taken back. Consents stay as they are.",
)
allow = Text("Salli yhteydenotot", "Tillåt kontakt", "Allow contact")
quiet = Text("Hiljainen aika", "Tyst period", "Quiet period")
quiet_lead = Text(
    "Aika, jolloin mitään vapaaehtoista ei ehdoteta, enintään vuosi. Sen jälkeen ehdotukset jatkuvat.",
    "En tid då inget frivilligt föreslås, högst ett år. Därefter fortsätter förslagen.",
    "A time in which nothing voluntary is proposed, a year at most. Afterwards proposals go on.",
)
quiet_runs = Text(
    "Hiljainen aika: {begins} – {until}.",
    "Tyst period: {begins} – {until}.",
    "Quiet period: {begins} – {until}.",
)
begins = Text("Ensimmäinen päivä", "Första dagen", "First day")
last = Text("Viimeinen päivä", "Sista dagen", "Last day")
ask_quiet = Text("Tallenna hiljainen aika", "Spara den tysta perioden", "Save the quiet period")
end_quiet = Text("Lopeta hiljainen aika", "Avsluta den tysta perioden", "End the quiet period")
banned = Text(
    "Väestötietojärjestelmässä on suoramarkkinointikielto. Niin kauan kuin se on voimassa, kaupunki ei ehdota mitään vapaaehtoista. Kiellon voi perua Digi- ja väestötietovirastossa.",
    "I befolkningsdatasystemet finns ett förbud mot direktmarknadsföring. Så länge det gäller föreslår staden inget frivilligt. Förbudet kan återkallas hos Myndigheten för digitalisering och befolkningsdata.",
    "The Population Information System holds a ban on direct marketing. While it stands, the city proposes nothing voluntary. It can be lifted at the Digital and Population Data Services Agency.",
)

# --- what was just done -----------------------------------------------------------------------------------

told = {
    "given": Text("Lupa on tallennettu", "Samtycket har sparats", "Your consent is saved"),
    "withdrawn": Text("Lupa on peruttu", "Samtycket har återkallats", "The consent is withdrawn"),
    "objected": Text("Vastustus on tallennettu", "Invändningen har sparats", "Your objection is saved"),
    "saved": Text("Valinta on tallennettu", "Valet har sparats", "Your choice is saved"),
}
next_sweep = Text(
    "Jos palvelu koskee sinua, ehdotus tulee näille sivuille kohta.",
    "Om tjänsten gäller dig kommer ett förslag snart på dessa sidor.",
    "If the service concerns you, a proposal comes to these pages soon.",
)
back = Text("Peruttiin: {titles}.", "Drogs tillbaka: {titles}.", "Taken back: {titles}.")
to_staff = Text(
    "Ihminen katsoo, mitä tehdään: {titles}.", "En människa ser på vad som görs: {titles}.",
    "A person looks at what is to be done: {titles}.",
)  # fmt: skip
nothing_back = Text(
    "Mitään ei ollut peruttavana.", "Det fanns inget att dra tillbaka.", "There was nothing to take back."
)
sent = Text(
    "Nämä viestit oli jo lähetetty:",
    "De här meddelandena hade redan skickats:",
    "These messages had already been sent:",
)
none_sent = Text(
    "Viestejä ei ollut lähetetty.", "Inga meddelanden hade skickats.", "No messages had been sent."
)
bad_day = Text("Anna päivät.", "Ange dagarna.", "Give the days.")
bad_day_remedy = Text(
    "Valitse alku ja loppu kalenterista.",
    "Välj början och slut i kalendern.",
    "Choose a beginning and an end in the calendar.",
)
