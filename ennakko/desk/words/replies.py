"""The words of replies that a person reads."""

from ennakko.base.text import Text

title = Text("Vastaukset, jotka ihminen lukee", "Svar som en människa läser", "Replies that a person reads")
lead = Text(
    "Nämä vastaukset tulivat tekstiviestillä tai Suomi.fi-viestinä, eikä niitä voitu kirjata suoraan. Avaa asia, kirjaa vastaus tai soita takaisin, ja merkitse käsitellyksi.",
    "De här svaren kom som textmeddelande eller Suomi.fi-meddelande och kunde inte antecknas direkt. Öppna ärendet, anteckna svaret eller ring upp, och markera som behandlat.",
    "These replies came by text message or Suomi.fi message and could not be recorded as they are. Open the case, record the answer or call back, and mark the reply as dealt with.",
)
waiting = Text("Odottaa lukijaa: {count}", "Väntar på en läsare: {count}", "Waiting for a reader: {count}")
open_it = Text("Avaa", "Öppna", "Open")
none = Text("Yksikään vastaus ei odota", "Inget svar väntar", "No reply waits")
nobody = Text("Tuntematon lähettäjä", "Okänd avsändare", "Unknown sender")
text = Text("Vastaus", "Svar", "Reply")
empty = Text("(tyhjä)", "(tomt)", "(empty)")
came = Text("Tuli", "Kom", "Came")
because = Text("Miksi täällä", "Varför här", "Why it is here")
case = Text("Avaa asia", "Öppna ärendet", "Open the case")
done = Text("Käsitelty", "Behandlat", "Dealt with")
did = Text(
    "Vastaus on merkitty käsitellyksi.",
    "Svaret är markerat som behandlat.",
    "The reply is marked as dealt with.",
)
whys = {
    "unknown": Text(
        "numero ei ole kenenkään tiedossa oleva",
        "numret hör inte till någon vi känner",
        "the number is nobody's we know",
    ),
    "shared": Text("usealla on sama numero", "flera har samma nummer", "several people share the number"),
    "guarded": Text(
        "lähettäjälle ei kirjoiteta", "avsändaren får inte kontaktas", "the sender may not be written to"
    ),
    "unclear": Text("ei selvä kyllä eikä ei", "inte ett klart ja eller nej", "no plain yes or no"),
    "several": Text(
        "useampi asia odottaa vastausta", "flera ärenden väntar på svar", "several matters wait for an answer"
    ),
    "nothing_open": Text(
        "mikään asia ei odota vastausta", "inget ärende väntar på svar", "no matter waits for an answer"
    ),
    "unverified": Text(
        "lähettäjää ei voitu varmistaa", "avsändaren kunde inte säkerställas", "the sender is not certain"
    ),
    "crossed": Text(
        "uudempi kirje oli matkalla, kun vastaus kirjoitettiin",
        "ett nyare brev var på väg när svaret skrevs",
        "a newer letter was on its way when it was written",
    ),
    "answered_before": Text(
        "oli jo vastannut toisin", "hade redan svarat annat", "had answered otherwise before"
    ),
    "other_text": Text(
        "sama tunnus, toinen teksti", "samma nummer, annan text", "the same reference with another text"
    ),
}
