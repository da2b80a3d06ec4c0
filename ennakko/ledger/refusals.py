"""What staff and residents read when a rule of the ledger forbids an act, in their language: each a cause and a remedy."""

from ennakko.base.text import Text

NO_PROPOSAL = (
    Text("Asiaa {key} ei ole.", "Ärende {key} finns inte.", "There is no proposal {key}."),
    Text("Avaa se uudelleen luettelosta.", "Öppna det på nytt i listan.", "Open it again from the list."),
)
NOT_LIVING = (
    Text(
        "Asia {key} on peruttu tai rauennut.",
        "Ärende {key} har återtagits eller förfallit.",
        "Proposal {key} was withdrawn or has lapsed.",
    ),
    Text(
        "Etsi se, joka tuli sen tilalle.",
        "Sök det som kom i stället.",
        "Look for the one that took its place.",
    ),
)
MEANWHILE = (
    Text(
        "Joku muutti asiaa {key} sillä välin.",
        "Ärende {key} ändrades under tiden.",
        "Proposal {key} was changed meanwhile.",
    ),
    Text(
        "Katso asia uudelleen ja toista sitten vaihe.",
        "Titta på ärendet på nytt och upprepa sedan steget.",
        "Look at it again, then repeat the step.",
    ),
)
STALE_PLAN = (
    Text(
        "Suunnitelma on vanhentunut: kaikki sen muuttamat {count} asiaa ovat muuttuneet sen jälkeen.",
        "Planen är föråldrad: alla {count} ärenden som den skulle ändra har ändrats sedan dess.",
        "The plan is stale: all {count} proposals it would change have changed since.",
    ),
    Text(
        "Avaa suunnitelma uudelleen ja toteuta se.",
        "Öppna planen på nytt och verkställ den.",
        "Plan again, then apply that.",
    ),
)
STOPPED = (
    Text("{service} on pysäytetty.", "{service} har stoppats.", "{service} is stopped."),
    Text(
        "Ylläpitäjä voi vapauttaa palvelun suunnitelman sivulla.",
        "En administratör kan frige tjänsten på planens sida.",
        "An operator can release the stop button on the plan page.",
    ),
)
SEATS_TAKEN = (
    Text(
        "Kaikki paikan {seats} paikkaa on varattu: viimeinen varattiin sillä välin.",
        "Alla {seats} platser är reserverade: den sista togs under tiden.",
        "All {seats} seats of that place are held: the last one was taken meanwhile.",
    ),
    Text(
        "Valitse toinen paikka tai pyydä sinne lisää paikkoja.",
        "Välj en annan plats eller be om fler platser där.",
        "Choose another place, or ask for more seats there.",
    ),
)
ANSWERED = (
    Text("Asiaan on jo vastattu.", "Det finns redan ett svar.", "There is an answer already."),
    Text("Peru vastaus ensin.", "Återta svaret först.", "Take it back first."),
)
RECEIVED_LATER = (
    Text("Päivä {day} on vasta tulossa.", "Dagen {day} har inte kommit än.", "{day} is still to come."),
    Text(
        "Anna päivä, jona vastaus saapui.",
        "Ange dagen då svaret kom.",
        "Give the day the answer was received.",
    ),
)
RECEIVED_BEFORE = (
    Text(
        "Ehdotusta ei ollut vielä silloin.",
        "Den dagen fanns det inget förslag än.",
        "On that day there was no proposal yet.",
    ),
    RECEIVED_LATER[1],
)
TOO_LATE = (
    Text(
        "Vastausaika päättyi {day}.",
        "Svarstiden gick ut {day}.",
        "The time to answer ended on {day}.",
    ),
    Text(
        "Soita {phone}: ihminen voi katsoa asian vielä ennen päätöstä.",
        "Ring {phone}: före beslutet kan en människa ännu titta på saken.",
        "Call {phone}: until the decision a person can still look at it.",
    ),
)
NO_ANSWER_AWAITED = (
    Text(
        "Ehdotus ei enää odota vastausta.",
        "Förslaget väntar inte längre på svar.",
        "This proposal no longer waits for an answer.",
    ),
    Text("Soita {phone}.", "Ring {phone}.", "Call {phone}."),
)
EMPTY_NOTE = (
    Text("Muistiinpano on tyhjä.", "Anteckningen är tom.", "The note is empty."),
    Text(
        "Kirjoita, mitä on muistettava.",
        "Skriv vad som ska kommas ihåg.",
        "Write what is to be remembered.",
    ),
)
PAST_REMINDER = (
    Text(
        "Muistutus olisi menneisyydessä.",
        "Påminnelsen skulle ligga i det förflutna.",
        "The reminder would be in the past.",
    ),
    Text(
        "Valitse tämä päivä tai myöhempi.", "Välj i dag eller en senare dag.", "Choose today or a later day."
    ),
)
NOT_IN_OFFICE = (
    Text(
        "Asian ottajan on oltava virassa ja hänellä on oltava asian rooli.",
        "Den som tar över ärendet ska vara i tjänst och ha rollen för det.",
        "Whoever takes a case over must be in office and hold the role for it.",
    ),
    Text("Valitse toinen henkilö.", "Välj en annan person.", "Choose another colleague."),
)
FROZEN_BY_OTHER = (
    Text(
        "Joku toinen käsittelee lasta {day} asti.",
        "Någon annan handlägger barnet till {day}.",
        "Somebody else works on this child until {day}.",
    ),
    Text(
        "Puhu hänen kanssaan tai vapauta lapsi ensin.",
        "Tala med personen, eller frige barnet först.",
        "Talk to them, or unfreeze it first.",
    ),
)
LIST_SIGNED = (
    Text("Lista on jo allekirjoitettu.", "Listan är redan undertecknad.", "This list was signed already."),
    Text(
        "Avaa lista uudelleen: siinä on, mikä on nyt valmista.",
        "Öppna listan på nytt: den har det som är klart nu.",
        "Open the list anew: it holds what is ready now.",
    ),
)
LIST_OLD = (
    Text(
        "Lista avattiin yli vuorokausi sitten.",
        "Listan öppnades för mer än ett dygn sedan.",
        "This list was opened more than a day ago.",
    ),
    Text(
        "Avaa se uudelleen, lue se ja allekirjoita sitten.",
        "Öppna den på nytt, läs den och underteckna sedan.",
        "Open it anew, read it, then sign it.",
    ),
)
CORRECTS = (
    Text(
        "Päätös {number} korjaa toista päätöstä.",
        "Beslut {number} rättar ett annat beslut.",
        "Decision {number} corrects another one.",
    ),
    Text("Korjaa sitä uudelleen.", "Rätta det på nytt i stället.", "Correct it again instead."),
)
LEFT = (
    Text(
        "Päätös {number} on annettu tiedoksi tai sen kirje on lähtenyt: sitä ei voi enää perua.",
        "Beslut {number} har delgetts eller brevet har gått iväg: det kan inte längre återtas.",
        "Decision {number} was served, or its letter has left: it cannot be undone any more.",
    ),
    Text("Korjaa se.", "Rätta det i stället.", "Correct it instead."),
)


def said(refusal: tuple[Text, Text], **values: object) -> tuple[Text, Text]:
    """A refusal with its {fields} filled in."""
    cause, remedy = refusal
    return cause.format(**values), remedy.format(**values)
