"""The words of signing a list, and of decisions on the case page."""

from ennakko.base.text import Text

title = Text("Allekirjoitettavat päätökset", "Beslut att underteckna", "Decisions to sign")
lead = Text(
    "Tämä lista avattiin sinulle. Allekirjoitus koskee täsmälleen näitä rivejä sellaisina kuin ne ovat tässä.",
    "Den här listan öppnades för dig. Undertecknandet gäller exakt de här raderna så som de är här.",
    "This list was opened for you. Signing concerns exactly these rows as they are here.",
)
opened = Text("Avattu {moment}", "Öppnad {moment}", "Opened {moment}")
nothing = Text("Mikään ei odota päätöstä", "Inget väntar på beslut", "Nothing waits for a decision")
nothing_body = Text(
    "Tänne tulevat lapset, joiden asianosaiset on kuultu ja joilla on paikka.",
    "Hit kommer barn vars parter har hörts och som har en plats.",
    "Children come here once their parties were heard and they have a place.",
)
on_list = Text("Listalla", "På listan", "On the list")
to_sign = Text("Allekirjoitetaan", "Undertecknas", "To be signed")
taken_off = Text("Jätetty pois", "Utelämnade", "Left out")
schools = Text("Koulut", "Skolor", "Schools")
school_counts = Text("{sign} / {all}", "{sign} / {all}", "{sign} of {all}")
sign = Text("Allekirjoita {count} päätöstä", "Underteckna {count} beslut", "Sign {count} decisions")
sign_one = Text("Allekirjoita 1 päätös", "Underteckna 1 beslut", "Sign 1 decision")
sign_lead = Text(
    "Allekirjoitat koko listan, myös sen muut sivut: yhteensä {count}. Rivi, jonka tiedot ovat muuttuneet avaamisen "
    "jälkeen, jätetään väliin ja nimetään.",
    "Du undertecknar hela listan, även de andra sidorna: sammanlagt {count}. En rad vars uppgifter har ändrats sedan "
    "listan öppnades lämnas utanför och nämns.",
    "You sign the whole list, its other pages too: {count} in all. A row that changed since the list was opened is "
    "left out and named.",
)
leave_out = Text("Jätä pois", "Utelämna", "Leave out")
put_back = Text("Palauta listalle", "Sätt tillbaka", "Put back")
leave_school = Text("Jätä koko koulu pois", "Utelämna hela skolan", "Leave the school out")
put_school_back = Text("Palauta koko koulu", "Sätt tillbaka skolan", "Put the school back")
of_child = Text("{action}: {who}", "{action}: {who}", "{action}: {who}")
state = Text("Kuultu", "Hörd", "Heard")
reasons = Text("Perustelut", "Motivering", "Reasons")
selection = Text("Valinta", "Val", "Selection")
will_stay = Text("Jää pois: {why}", "Lämnas utanför: {why}", "Will be left out: {why}")
again = Text("Avaa lista uudelleen", "Öppna listan på nytt", "Open the list anew")
left = {
    "changed": Text("tiedot ovat muuttuneet", "uppgifterna har ändrats", "it has changed"),
    "unheard": Text("kuuleminen on kesken", "hörandet pågår", "the hearing goes on"),
    "no_place": Text("paikkaa ei ole", "plats saknas", "there is no place"),
    "decided_before": Text("päätös on jo tehty", "beslut har redan fattats", "a decision stands already"),
    "elsewhere": Text("asia on siirtynyt muualle", "ärendet har flyttats", "the case has gone elsewhere"),
    "guardians_changed": Text(
        "joku huoltajista on kuulematta", "en vårdnadshavare har inte hörts", "a guardian was not heard"
    ),
    "no_guardian": Text("huoltajaa ei ole", "vårdnadshavare saknas", "nobody has custody"),
    "dead": Text("lapsi on kuollut", "barnet har avlidit", "the child has died"),
    "not_resident": Text("lapsi on muuttanut pois", "barnet har flyttat bort", "the child has moved away"),
    "no_consent": Text("suostumus on peruttu", "samtycket har återkallats", "the consent is gone"),
}
signed_title = Text("Päätökset on allekirjoitettu", "Besluten är undertecknade", "The decisions are signed")
signed_count = Text(
    "Allekirjoitettuja päätöksiä: {count}.", "Undertecknade beslut: {count}.", "Decisions signed: {count}."
)
signed_told = Text(
    "Asianosaisille lähtee ilmoitus, ja kunkin aika hakea muutosta alkaa hänen omasta tiedoksisaannistaan.",
    "Parterna meddelas, och var och ens tid att söka ändring börjar vid den egna delgivningen.",
    "The parties are told, and everybody's time to challenge runs from their own service.",
)
signed_planned = Text(
    "Palvelu on vain suunnittelukäytössä: päätöksistä ei lähde ilmoituksia. Tulosta ne ja anna ne tiedoksi.",
    "Tjänsten används endast för planering: inga meddelanden går ut. Skriv ut besluten och delge dem.",
    "The service only plans: nothing is sent. Print the decisions and serve them.",
)
left_title = Text("Väliin jääneet", "Utanför lämnade", "Left out")
left_elsewhere = Text(
    "Muualla hoidettavia asioita: {count}.",
    "Ärenden som sköts annanstans: {count}.",
    "Handled elsewhere: {count}.",
)
none_left = Text("Yhtään riviä ei jäänyt väliin.", "Ingen rad lämnades utanför.", "No row was left out.")
cause = Text("Syy", "Orsak", "Cause")
number = Text("Numero", "Nummer", "Number")

# --- on the case page -------------------------------------------------------------------------------------

decisions = Text("Päätökset", "Beslut", "Decisions")
decision = Text("Päätös {number}", "Beslut {number}", "Decision {number}")
made = Text("{day}, {who}", "{day}, {who}", "{day}, {who}")
standing = {
    "in_force": Text("Voimassa", "I kraft", "In force"),
    "undone": Text("Peruttu ennen tiedoksiantoa", "Återtaget före delgivningen", "Undone before service"),
    "corrected": Text(
        "Korjattu uudella päätöksellä", "Rättat med ett nytt beslut", "Corrected by another decision"
    ),
}
party = Text("Asianosainen", "Part", "Party")
served = Text("Tiedoksi", "Delgiven", "Served")
until = Text("Muutoksenhaku viimeistään", "Ändring senast", "To challenge by")
not_served = Text("ei vielä", "ännu inte", "not yet")
joined = Text(
    "Huoltaja tuli päätöksen jälkeen: {who}. Hän ei ole päätöksen asianosainen, ennen kuin annat sen hänelle.",
    "En vårdnadshavare har tillkommit efter beslutet: {who}. Hen är part först när du ger beslutet till hen.",
    "A guardian joined after the decision: {who}. They are no party until you give them the decision.",
)
give = Text("Anna päätös tiedoksi", "Ge beslutet", "Give them the decision")
given = Text(
    "Päätös on annettu uudelle asianosaiselle", "Beslutet är givet åt den nya parten", "The decision is given"
)
undo = Text("Peru päätös", "Återta beslutet", "Undo the decision")
undo_lead = Text(
    "Päätöstä ei ole vielä annettu kenellekään tiedoksi, joten sen voi perua. Odottavat viestit pysäytetään.",
    "Beslutet har ännu inte delgetts någon, så det kan återtas. Meddelanden som väntar stoppas.",
    "Nobody was served yet, so the decision can be undone. Messages that wait are stopped.",
)
undone = Text("Päätös on peruttu", "Beslutet är återtaget", "The decision is undone")
correct = Text("Korjaa päätös", "Rätta beslutet", "Correct the decision")
correct_lead = Text(
    "Korjaus on uusi päätös. Asianosaiset saavat sen tiedoksi, ja aika hakea muutosta alkaa alusta.",
    "En rättelse är ett nytt beslut. Parterna delges det, och tiden att söka ändring börjar om.",
    "A correction is a new decision. The parties are served anew, and the time to challenge begins again.",
)
corrected = Text("Päätös on korjattu", "Beslutet är rättat", "The decision is corrected")
kind = Text("Virheen laji", "Felets art", "Kind of error")
kinds = {
    "factual": Text(
        "Asiavirhe (hallintolaki 50 §)", "Sakfel (förvaltningslagen 50 §)", "Factual error (APA section 50)"
    ),
    "clerical": Text(
        "Kirjoitusvirhe (hallintolaki 51 §)",
        "Skrivfel (förvaltningslagen 51 §)",
        "Clerical error (APA section 51)",
    ),
}
same_place = Text("Paikka pysyy", "Platsen är densamma", "The place stays")
why = Text("Mikä oli väärin ({language})", "Vad var fel ({language})", "What was wrong ({language})")
languages = {
    "fi": Text("suomeksi", "på finska", "in Finnish"),
    "sv": Text("ruotsiksi", "på svenska", "in Swedish"),
}
agreed = Text(
    "Korjaus on asianosaisten eduksi, tai he ovat suostuneet siihen",
    "Rättelsen är till parternas fördel, eller så har de samtyckt",
    "The correction is to the parties' benefit, or they have agreed",
)
write_reasons = Text(
    "Kirjoita perustelut jokaisella kielellä",
    "Skriv motiveringen på varje språk",
    "Write reasons in every language",
)
write_why = Text(
    "Valitse virheen laji ja kerro, mikä oli väärin, jokaisella kielellä",
    "Välj felets art och skriv vad som var fel på varje språk",
    "Choose the kind of error and write what was wrong in every language",
)
print_it = Text(
    "Lataa päätös (PDF, {language})", "Ladda ner beslutet (PDF, {language})", "Download (PDF, {language})"
)
print_list = Text(
    "Lataa koko lista tulostettavaksi (zip)",
    "Ladda ner hela listan för utskrift (zip)",
    "Download the whole list to print (zip)",
)
print_schools = Text("Tulosta kouluittain", "Skriv ut per skola", "Print by school")
print_count = Text("Päätöksiä: {count}", "Beslut: {count}", "Decisions: {count}")
print_school = Text("{school} (PDF)", "{school} (PDF)", "{school} (PDF)")
