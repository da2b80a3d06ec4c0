"""What staff and residents read when a rule of the ledger forbids an act, in their language: each a cause and a remedy."""

from ennakko.accounts.refusals import another_role, said
from ennakko.base.text import Text

__all__ = ["another_role", "said"]

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
NO_PLACE_FOR_GROUP = (
    Text("Lapsella ei ole paikkaa.", "Barnet har ingen plats.", "The child holds no place."),
    Text(
        "Sijoita lapsi ensin ja valitse sitten ryhmä.",
        "Placera barnet först och välj sedan grupp.",
        "Place the child first, then choose a group.",
    ),
)
NO_GROUP = (
    Text(
        "Koulussa ei ole sellaista ryhmää.", "Skolan har ingen sådan grupp.", "The school has no such group."
    ),
    Text(
        "Valitse jokin sen ryhmistä tai lataa ne uudelleen.",
        "Välj en av dess grupper, eller läs in dem på nytt.",
        "Choose one of its groups, or load them anew.",
    ),
)
LONG_NOTE = (
    Text(
        "Muistiinpanossa on {count} merkkiä; enintään {most} on sallittu.",
        "Anteckningen har {count} tecken; högst {most} är tillåtet.",
        "The note has {count} characters; {most} is the most.",
    ),
    Text(
        "Säilytä, mitä asia tarvitsee, ja jätä muu pois.",
        "Behåll vad ärendet behöver och lämna bort resten.",
        "Keep what the case needs, and leave out the rest.",
    ),
)
NO_REMINDER = (
    Text("Muistutusta {key} ei ole.", "Påminnelse {key} finns inte.", "There is no reminder {key}."),
    Text("Avaa asia uudelleen.", "Öppna ärendet på nytt.", "Open the case again."),
)
NO_CHILD = (
    Text(
        "Sellaista lasta ei ole täällä.", "Det finns inget sådant barn här.", "There is no such child here."
    ),
    Text(
        "Avaa se uudelleen suunnitelmasta.", "Öppna det på nytt från planen.", "Open it again from the plan."
    ),
)
NO_OPEN_PLACE = (
    Text(
        "Paikka ei ole avoinna tai se on muuta lajia.",
        "Platsen är inte öppen, eller av annat slag.",
        "That place is not open, or of another kind.",
    ),
    Text(
        "Valitse jokin paikoista, joita sivu tarjoaa.",
        "Välj en av de platser som sidan erbjuder.",
        "Choose one of the places that the page offers.",
    ),
)
ONE_OF = Text("Valitse jokin näistä: {known}.", "Välj något av dessa: {known}.", "Choose one of {known}.")
NO_WAY_OF_RECEIVING = (
    Text(
        "{how} ei ole tapa, jolla vastaus saapuu.",
        "{how} är inget sätt på vilket ett svar kommer.",
        "{how} is no way an answer comes.",
    ),
    Text("Sano jokin näistä: {known}.", "Säg något av dessa: {known}.", "Say one of {known}."),
)
NOT_ADDRESSED = (
    Text(
        "Vain se, jolle ehdotus on osoitettu, voi vastata.",
        "Bara den som förslaget är riktat till kan svara.",
        "Only the addressee can answer.",
    ),
    Text(
        "Kirjaudu sisään sinä, jolle se on osoitettu.",
        "Logga in som den som det är riktat till.",
        "Sign in as the person it is addressed to.",
    ),
)
NO_ANSWER = (
    Text("{answer} ei ole vastaus.", "{answer} är inget svar.", "{answer} is no answer."),
    Text("Vastaa jokin näistä: {known}.", "Svara något av dessa: {known}.", "Answer one of {known}."),
)
NO_WISH = (
    Text("{wish} ei ole toiveen laji.", "{wish} är inget slag av önskemål.", "{wish} is no kind of wish."),
    Text(
        "Kun vastaus on something_else, sano jokin näistä: {known}.",
        "Med something_else, säg något av dessa: {known}.",
        "With something_else, say one of {known}.",
    ),
)
NO_REASON_BY_HAND = (
    Text(
        "{reason} ei ole syy sijoittaa käsin.",
        "{reason} är ingen orsak att placera för hand.",
        "{reason} is no reason for placing by hand.",
    ),
    ONE_OF,
)
NO_OUTCOME = (
    Text("{outcome} ei ole lopputulos.", "{outcome} är inget utfall.", "{outcome} is no outcome."),
    ONE_OF,
)
NO_REASON_TO_WITHDRAW = (
    Text(
        "{reason} ei ole syy perua.",
        "{reason} är ingen orsak att återta.",
        "{reason} is no reason to withdraw.",
    ),
    ONE_OF,
)
NO_OPEN_CASE = (
    Text(
        "Asia {key} ei ole henkilökunnalla.",
        "Ärende {key} är inte hos personalen.",
        "Proposal {key} is no open case.",
    ),
    Text(
        "Vain sen, mikä on henkilökunnalla, voi päättää.",
        "Bara det som är hos personalen kan avslutas.",
        "Only what lies with staff can be closed.",
    ),
)
NO_PLACE_TO_KEEP = (
    Text("Asialla ei ole paikkaa.", "Ärendet har ingen plats.", "The case holds no place."),
    Text(
        "Sijoita käsin tai valitse toinen lopputulos.",
        "Placera för hand, eller välj ett annat utfall.",
        "Place by hand, or choose another outcome.",
    ),
)
NOT_OPEN = (
    Text("Asia {key} ei ole avoinna.", "Ärende {key} är inte öppet.", "Proposal {key} is not open."),
    Text("Vain avoin ehdotus raukeaa.", "Bara ett öppet förslag förfaller.", "Only an open proposal lapses."),
)
RESTRICTED_HOLDS_NONE = (
    Text(
        "Rajoitetulla asialla ei ole paikkaa täällä.",
        "Ett begränsat ärende har ingen plats här.",
        "A restricted case holds no place here.",
    ),
    Text(
        "Sopikaa paikasta koulun kanssa ja päätä asia sitten.",
        "Kom överens med skolan om platsen och avsluta sedan ärendet.",
        "Agree on the place with the school, then close the case.",
    ),
)
DECISION_STANDS = (
    Text(
        "Asiasta {key} on voimassa oleva päätös.",
        "I ärende {key} finns ett gällande beslut.",
        "A decision on proposal {key} stands.",
    ),
    Text(
        "Korjaa päätös tai päätä asia.",
        "Rätta beslutet, eller avsluta ärendet.",
        "Correct the decision, or close the case.",
    ),
)
GONE_ON = (
    Text(
        "Asia {key} on edennyt: tätä ei voi enää tehdä.",
        "Ärende {key} har gått vidare: detta kan inte längre göras.",
        "Proposal {key} has gone on: this cannot be done any more.",
    ),
    Text(
        "Katso asiaa sellaisena kuin se nyt on.",
        "Titta på ärendet som det är nu.",
        "Look at the case as it stands now.",
    ),
)
NO_KEY = (
    Text(
        "Syy on lyhyt avain, ei koskaan vapaata tekstiä.",
        "En orsak är en kort nyckel, aldrig fri text.",
        "A reason is a short key, never free text.",
    ),
    Text("Kirjoita se näin: by_officer.", "Skriv den så här: by_officer.", "Write it like by_officer."),
)
