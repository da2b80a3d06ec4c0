"""The words of what has happened, and of how a case ended."""

from ennakko.base.text import Text

title = Text("Mitä on tapahtunut", "Vad som har hänt", "What has happened")
made = Text("Ehdotus tehtiin", "Förslaget gjordes", "The proposal was made")
opened = Text("Avasit ehdotuksen", "Du öppnade förslaget", "You opened the proposal")
served = Text("Ehdotus annettiin sinulle tiedoksi", "Förslaget delgavs dig", "The proposal was served on you")
answered = Text("Vastasit: {answer}", "Du svarade: {answer}", "You answered: {answer}")
replied = {
    "sms": Text(
        "Vastasit tekstiviestillä: {answer}",
        "Du svarade med ett textmeddelande: {answer}",
        "You answered by text message: {answer}",
    ),
    "suomifi": Text(
        "Vastasit Suomi.fi-viestillä: {answer}",
        "Du svarade med ett Suomi.fi-meddelande: {answer}",
        "You answered by a Suomi.fi message: {answer}",
    ),
}
recorded = Text(
    "Vastauksesi kirjattiin, kun se oli saapunut paperilla tai puhelimitse: {answer}",
    "Ditt svar antecknades efter att det kommit på papper eller per telefon: {answer}",
    "Your answer was recorded after it came on paper or by phone: {answer}",
)
undone = Text("Vastauksesi peruttiin", "Ditt svar ångrades", "Your answer was taken back")
of_everybody = {
    "revised": Text("Ehdotus päivitettiin", "Förslaget uppdaterades", "The proposal was updated"),
    "placed_by_hand": Text(
        "Virkailija katsoi paikan", "En handläggare ordnade platsen", "A member of staff arranged the place"
    ),
    "to_staff": Text(
        "Asia siirtyi virkailijalle", "Ärendet gick till en handläggare", "The matter went to a person"
    ),
    "with_staff": Text(
        "Asia siirtyi virkailijalle", "Ärendet gick till en handläggare", "The matter went to a person"
    ),
    "no_remark": Text(
        "Vastausaika päättyi, eikä huomautettavaa ollut",
        "Svarstiden gick ut utan anmärkningar",
        "The time to answer passed without a remark",
    ),
    "decided": Text("Päätös tehtiin", "Beslut fattades", "The decision was made"),
    "withdrawn": Text("Ehdotus peruttiin", "Förslaget återtogs", "The proposal was withdrawn"),
}
resolved = Text(
    "Asia saatiin sovituksi: {outcome}", "Saken är avgjord: {outcome}", "The matter was settled: {outcome}"
)
outcomes = {
    "place": Text("ehdotettu paikka", "den föreslagna platsen", "the proposed place"),
    "other_place": Text("toinen paikka", "en annan plats", "another place"),
    "private_school": Text("yksityiskoulu", "privatskola", "a private school"),
    "home_teaching": Text("kotiopetus", "hemundervisning", "home teaching"),
    "not_wanted": Text("paikkaa ei oteta", "platsen tas inte emot", "no place is taken"),
    "postponed": Text("aloitus siirtyy", "starten skjuts upp", "the start is postponed"),
    "moved_away": Text("muutto pois", "flytt till en annan ort", "a move away"),
}
