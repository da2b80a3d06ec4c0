"""The words of the resident's pages, a topic a file. Names stand in nominative fields: templates never inflect them."""

from ennakko.base.text import Text
from ennakko.portal.words import (
    around,
    decisions,
    door,
    history,
    holdings,
    how,
    links,
    my_data,
    others,
    papers,
    permissions,
    profile_api,
    records,
    settings,
    ways,
)

__all__ = [
    "around",
    "decisions",
    "door",
    "history",
    "holdings",
    "how",
    "links",
    "my_data",
    "others",
    "papers",
    "permissions",
    "profile_api",
    "records",
    "settings",
    "ways",
]

# --- signing in (demo) ------------------------------------------------------------------------------------

sign_in = Text("Kirjaudu", "Logga in", "Sign in")
sign_in_lead = Text(
    "Valitse keksitty asukas. Näet sivun sellaisena kuin hän sen näkee.",
    "Välj en påhittad invånare. Du ser sidan så som hen ser den.",
    "Choose an invented resident. You see the page as they see it.",
)
sign_in_as = Text("Kirjaudu: {name}", "Logga in: {name}", "Sign in: {name}")
guardian_of = Text(
    "huoltaja, lapsi: {children}", "vårdnadshavare, barn: {children}", "guardian, child: {children}"
)
by_code = Text(
    "Tai keinotekoisella henkilötunnuksella",
    "Eller med en artificiell personbeteckning",
    "Or with an artificial personal identity code",
)
code = Text("Henkilötunnus", "Personbeteckning", "Personal identity code")
code_help = Text(
    "Vain keksittyjä tunnuksia: yksilönumero on 900–999, esimerkiksi 131052A952T.",
    "Endast påhittade beteckningar: individnumret är 900–999, till exempel 131052A952T.",
    "Only invented codes: the individual number is 900–999, for example 131052A952T.",
)
code_unknown = Text(
    "Tällä tunnuksella ei löydy ketään tästä esittelykaupungista.",
    "Ingen i den här demonstrationsstaden har den beteckningen.",
    "Nobody in this demonstration city has that code.",
)
code_wrong = Text(
    "Tämä ei ole keinotekoinen henkilötunnus. Tarkista merkit: viimeinen on tarkistusmerkki.",
    "Det här är inte en artificiell personbeteckning. Kontrollera tecknen: det sista är ett kontrolltecken.",
    "This is not an artificial personal identity code. Check the characters: the last one is a check "
    "character.",
)
signed_in = Text("Kirjautunut: {name}", "Inloggad: {name}", "Signed in: {name}")
staff_link = Text("Henkilökunnan sivut", "Personalens sidor", "Pages for staff")

# --- for you ----------------------------------------------------------------------------------------------

for_you = Text("Sinulle", "För dig", "For you")
for_you_lead = Text(
    "Tässä on se, mitä kaupunki on valmistellut sinulle ja lapsillesi ilman hakemusta.",
    "Här är det som staden har förberett för dig och dina barn utan ansökan.",
    "This is what the city has prepared for you and your children, without an application.",
)
nothing_title = Text(
    "Sinulle ei ole nyt mitään", "Det finns inget för dig just nu", "There is nothing for you right now"
)
nothing = Text(
    "Kun kaupunki valmistelee jotain sinulle tai lapsellesi, saat viestin ja näet sen tässä.",
    "När staden förbereder något för dig eller ditt barn får du ett meddelande och ser det här.",
    "When the city prepares something for you or your child, you get a message and see it here.",
)
open_letter = Text("Lue ja vastaa", "Läs och svara", "Read and answer")
open_settled = Text("Lue", "Läs", "Read")
earlier = Text("Aiemmat", "Tidigare", "Earlier")
child = Text("Lapsi: {child}", "Barn: {child}", "Child: {child}")
child_name = Text("Lapsi", "Barn", "Child")

# --- the letter -------------------------------------------------------------------------------------------

what = Text("Mitä", "Vad", "What")
what_open = Text("Paikkaa katsoo ihminen", "En människa ordnar platsen", "A person is arranging the place")
starts = Text("Mistä alkaen", "Från och med", "From when")
silence = Text("Jos et tee mitään", "Om du inte gör något", "If you do nothing")
silence_hearing = Text(
    "Merkitsemme, ettei sinulla ollut huomautettavaa. Sen jälkeen päätöksen tekee viranhaltija.",
    "Vi antecknar att du inte hade något att anmärka. Därefter fattar en tjänsteinnehavare beslut.",
    "We record that you had no remark. After that an official decides.",
)
silence_answer = Text(
    "Otamme sinuun yhteyttä. Vastaamattomuus ei ole hyväksyntä, ja voit aina hakea myös tavalliseen tapaan.",
    "Vi kontaktar dig. Att inte svara är inte att godkänna, och du kan alltid ansöka också på vanligt sätt.",
    "We get in touch with you. Silence is not acceptance, and you can always apply in the ordinary way.",
)
decides = Text("Kuka päättää", "Vem beslutar", "Who decides")
decides_rules = Text(
    "Julkaistut säännöt, ilman harkintaa",
    "Publicerade regler, utan prövning",
    "Published rules, without discretion",
)
until = Text("Vastaa viimeistään", "Svara senast", "Answer by")
until_unserved = Text(
    "Määräaika alkaa, kun kirje on luettu.",
    "Tiden börjar när brevet har lästs.",
    "The time begins when this is read.",
)
state = Text("Tilanne", "Läge", "Status")

states = {
    "open": Text("Odottaa vastaustasi", "Väntar på ditt svar", "Waiting for your answer"),
    "accepted": Text("Hyväksytty", "Godkänd", "Accepted"),
    "no_remark": Text(
        "Ei huomautuksia; viranhaltija päättää seuraavaksi",
        "Inga anmärkningar; en tjänsteinnehavare beslutar härnäst",
        "No remarks; an official decides next",
    ),
    "decided": Text("Päätös on tehty", "Beslut har fattats", "Decided"),
    "declined": Text("Et halunnut tätä", "Du ville inte ha det här", "You declined"),
    "something_else": Text(
        "Paikka pysyy varattuna, ja ihminen selvittää toivettasi",
        "Platsen förblir reserverad och en människa utreder ditt önskemål",
        "The place stays reserved while a person looks into your wish",
    ),
    "by_hand": Text(
        "Paikan on katsonut ihminen", "En människa har ordnat platsen", "A person has arranged the place"
    ),
    "with_staff": Text(
        "Ihminen käsittelee asiaa", "En människa handlägger ärendet", "A person is handling this"
    ),
    "lapsed": Text("Kausi on päättynyt", "Säsongen är slut", "The season has ended"),
    "withdrawn": Text("Ehdotus on peruttu", "Förslaget har återtagits", "The proposal was withdrawn"),
}
state_answered = Text("Olet vastannut", "Du har svarat", "You have answered")
status_kinds = {"accepted": "success", "decided": "success", "open": "info", "something_else": "alert"}

# --- answering --------------------------------------------------------------------------------------------

your_answer = Text("Vastauksesi", "Ditt svar", "Your answer")
call = Text("Soita meille", "Ring oss", "Call us")
confirm = Text("Vahvista", "Bekräfta", "Confirm")
back = Text("Takaisin ehdotukseen", "Tillbaka till förslaget", "Back to the proposal")
thanks_yes = Text(
    "Kiitos, vastauksesi on tallennettu", "Tack, ditt svar har sparats", "Thank you, your answer is saved"
)
thanks_yes_body = Text(
    "Sinun ei tarvitse tehdä muuta. Vastauksen voi perua {day} saakka.",
    "Du behöver inte göra något mer. Svaret kan ångras till och med {day}.",
    "You need not do anything else. You can undo the answer until {day}.",
)
thanks_else_body = Text(
    "Paikka pysyy varattuna. Virkailija ottaa sinuun yhteyttä. Vastauksen voi perua {day} saakka.",
    "Platsen förblir reserverad. En handläggare kontaktar dig. Svaret kan ångras till och med {day}.",
    "The place stays held. A member of staff gets in touch. You can undo the answer until {day}.",
)
undo = Text("Peru vastaus", "Ångra svaret", "Undo the answer")
undone = Text("Vastaus on peruttu", "Svaret har ångrats", "The answer is undone")
undone_body = Text(
    "Voit vastata uudelleen {day} saakka.",
    "Du kan svara på nytt till och med {day}.",
    "You can answer again until {day}.",
)
told = {
    "yes": (thanks_yes, thanks_yes_body),
    "no": (thanks_yes, thanks_yes_body),
    "something_else": (thanks_yes, thanks_else_body),
    "undone": (undone, undone_body),
}
too_late = Text("Vastausaika on päättynyt", "Svarstiden har gått ut", "The time to answer has passed")
too_late_body = Text(
    "Voit vielä soittaa meille: ennen päätöstä asiaan voi vaikuttaa, ja päätökseen voi hakea muutosta. "
    "Voit aina hakea myös tavalliseen tapaan.",
    "Du kan ännu ringa oss: före beslutet kan saken påverkas, och ändring kan sökas i beslutet. Du kan "
    "alltid ansöka också på vanligt sätt.",
    "You can still call us: before the decision the matter can be influenced, and the decision can be "
    "challenged. You can always apply in the ordinary way too.",
)
ended = Text("Kausi on päättynyt", "Säsongen är slut", "The season has ended")
ended_body = Text(
    "Tähän kirjeeseen ei enää voi vastata. Soita meille, jos lapsi on vailla paikkaa.",
    "Det här brevet kan inte längre besvaras. Ring oss om barnet saknar plats.",
    "This letter can no longer be answered. Call us if the child has no place.",
)

# --- why --------------------------------------------------------------------------------------------------

why = Text("Miksi juuri tämä", "Varför just det här", "Why this")
why_lead = Text(
    "Ehdotus perustuu vain näihin tietoihin. Jos jokin on väärin, kerro meille.",
    "Förslaget bygger bara på de här uppgifterna. Meddela oss om något är fel.",
    "The proposal rests on these facts only. If something is wrong, tell us.",
)
criterion_holds = Text("Peruste: {criterion}.", "Grund: {criterion}.", "Criterion: {criterion}.")
taught_in = Text("opetuskieli", "undervisningsspråk", "language of instruction")
own_district = Text(
    "koulu on kodin alueella", "skolan är i hemmets område", "the school is in the home's district"
)
with_sibling = Text("sisarus käy koulua", "ett syskon går i skolan", "an older sibling goes there")
home_at = Text("matka kodista", "vägen hemifrån", "the way from home")
wrong = Text("Onko tämä väärin?", "Är det här fel?", "Is this wrong?")
wrong_else = Text("Onko jokin muu väärin?", "Är något annat fel?", "Is anything else wrong?")
where = Text("Missä paikka on", "Var platsen finns", "Where the place is")
name = Text("Nimi", "Namn", "Name")
address = Text("Osoite", "Adress", "Address")
distance = Text("Kävellen kotoa", "Till fots hemifrån", "Walk from home")
place = Text("Paikka", "Plats", "Place")
call_title = Text("Soita meille", "Ring oss", "Call us")
call_lead = Text(
    "Ihminen vastaa. Sano tämä numero, niin ehdotus löytyy heti:",
    "En människa svarar. Säg det här numret så hittas förslaget genast:",
    "A person answers. Say this number and your proposal is found at once:",
)
call_wrong = Text(
    "Jos rekisterissä oleva tieto on väärin, kerro mikä tieto ja miten sen pitäisi olla.",
    "Om en uppgift i registret är fel, berätta vilken och hur den borde vara.",
    "If a fact in the register is wrong, tell us which one and how it should be.",
)
call_wrong_title = Text("Onko jokin tieto väärin?", "Är någon uppgift fel?", "Is a fact wrong?")
decision = Text("Päätös", "Beslut", "Decision")
