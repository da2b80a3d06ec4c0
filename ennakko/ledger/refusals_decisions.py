"""What staff and residents read when a rule about decisions and signing forbids an act: each a cause and a remedy."""

from ennakko.base.text import Text
from ennakko.ledger.kinds import Left
from ennakko.ledger.refusals import MEANWHILE, NO_PROPOSAL

CLOSE = Text("Päätä asia.", "Avsluta ärendet.", "Close the case.")
LOOK_AT_IT = Text("Katso asia uudelleen.", "Titta på ärendet på nytt.", "Look at the case again.")
LEFT_OUT = {
    Left.CHANGED: MEANWHILE,
    Left.UNHEARD: (
        Text(
            "Asian {key} asianosaisia ei ole kuultu loppuun.",
            "Parterna i ärende {key} har inte hörts färdigt.",
            "The parties of proposal {key} have not been heard to the end.",
        ),
        Text(
            "Odota määräaikaa tai päätä asia ensin.",
            "Vänta på tidsfristen, eller avsluta ärendet först.",
            "Wait for the deadline, or close the case first.",
        ),
    ),
    Left.NO_PLACE: (
        Text(
            "Asialla {key} ei ole paikkaa.", "Ärende {key} har ingen plats.", "Proposal {key} holds no place."
        ),
        Text("Sijoita ensin käsin.", "Placera först för hand.", "Place by hand first."),
    ),
    Left.DECIDED: (
        Text(
            "Asiasta {key} on jo voimassa oleva päätös.",
            "I ärende {key} finns redan ett gällande beslut.",
            "A decision on proposal {key} stands already.",
        ),
        Text("Peru tai korjaa se.", "Återta eller rätta det.", "Undo it, or correct it."),
    ),
    Left.ELSEWHERE: NO_PROPOSAL,
    Left.GUARDIANS: (
        Text(
            "Asiassa {key} on nyt huoltaja, jota ei ole kuultu.",
            "I ärende {key} finns nu en vårdnadshavare som inte har hörts.",
            "Somebody has custody now who was not heard on proposal {key}.",
        ),
        Text(
            "Kuule häntä ensin: seuraava ajo antaa hänelle tiedon.",
            "Hör personen först: nästa körning delger hen.",
            "Hear them first: the next sweep serves them.",
        ),
    ),
    Left.NO_PARTY: (
        Text(
            "Lapsella ei ole tänään huoltajaa.",
            "Barnet har i dag ingen vårdnadshavare.",
            "Nobody has custody of the child today.",
        ),
        Text(
            "Selvitä asianosainen ennen päätöstä.",
            "Utred vem som är part före beslutet.",
            "Find out who is a party before deciding.",
        ),
    ),
    Left.DEAD: (Text("Lapsi on kuollut.", "Barnet har avlidit.", "The child has died."), CLOSE),
    Left.MOVED_AWAY: (
        Text("Lapsi on muuttanut pois.", "Barnet har flyttat bort.", "The child has moved away."),
        CLOSE,
    ),
    Left.NO_CONSENT: (
        Text(
            "Suostumusta, johon asia perustuu, ei enää ole.",
            "Samtycket som ärendet vilar på finns inte längre.",
            "The consent it rests on is gone.",
        ),
        CLOSE,
    ),
}
NO_DECISION = (
    Text("Päätöstä {key} ei ole.", "Beslut {key} finns inte.", "There is no decision {key}."),
    Text("Avaa se uudelleen asiasta.", "Öppna det på nytt från ärendet.", "Open it again from its case."),
)
NOT_IN_FORCE = (
    Text(
        "Päätös {number} ei ole enää voimassa.",
        "Beslut {number} gäller inte längre.",
        "Decision {number} is no longer in force.",
    ),
    Text(
        "Katso sitä, joka tuli tilalle.",
        "Titta på det som kom i stället.",
        "Look at the one that took its place.",
    ),
)
NO_CORRECTION = (
    Text(
        "{kind} ei ole korjauksen laji.",
        "{kind} är inget slag av rättelse.",
        "{kind} is no kind of correction.",
    ),
    Text("Valitse jokin näistä: {known}.", "Välj något av dessa: {known}.", "Choose one of {known}."),
)
CLERICAL_MOVES = (
    Text(
        "Kirjoitusvirheen korjaaminen ei muuta sitä, mitä päätettiin.",
        "Att rätta ett skrivfel ändrar inte vad som beslutades.",
        "A clerical error changes nothing that was decided.",
    ),
    Text("Valitse asiavirhe.", "Välj sakfel.", "Choose a factual error."),
)
NOT_AGREED = (
    Text(
        "Asiavirhe korjataan asianosaisten eduksi tai heidän suostumuksellaan.",
        "Ett sakfel rättas till parternas fördel eller med deras samtycke.",
        "A factual error is corrected to the parties' benefit or with their consent.",
    ),
    Text(
        "Kysy asianosaisilta ja merkitse se sitten (hallintolaki, 50 §).",
        "Fråga parterna och ange det sedan (förvaltningslagen, 50 §).",
        "Ask the parties, then say so (Administrative Procedure Act, section 50).",
    ),
)
NO_PARTY_TODAY = (
    Text(
        "Asia on siirtynyt muualle, tai siinä ei ole tänään asianosaista.",
        "Ärendet har gått vidare, eller så har det ingen part i dag.",
        "The case has gone elsewhere, or has no party today.",
    ),
    LOOK_AT_IT,
)
NO_CUSTODY = (
    Text(
        "Asianosaiseksi voi tulla vain se, joka on tänään huoltaja.",
        "Bara den som i dag är vårdnadshavare kan bli part.",
        "Only somebody who has custody today can become a party.",
    ),
    LOOK_AT_IT,
)
REASONS_IN_ONE_LANGUAGE = (
    Text(
        "Päätöksen {number} omat perustelut eivät ole asianosaisen kielellä.",
        "De egna motiveringarna i beslut {number} är inte på partens språk.",
        "The official's own reasons of decision {number} are not in the party's language.",
    ),
    Text(
        "Korjaa päätös ja perustele molemmilla kielillä.",
        "Rätta beslutet, med motivering på båda språken.",
        "Correct the decision, with reasons in both languages.",
    ),
)
NOT_DECIDING = (
    Text("Roolisi ei päätä tästä.", "Din roll beslutar inte om detta.", "Your role does not decide on this."),
    Text(
        "Siitä päättää palvelun {role}.",
        "Tjänstens {role} beslutar om det.",
        "A {role} of the service decides.",
    ),
)
NOT_IN_CHARGE = (
    Text(
        "Tämä koulu ei ole vastuullasi.",
        "Du ansvarar inte för den skolan.",
        "You are not in charge of that school.",
    ),
    Text(
        "Siitä päättää sen vastuullinen viranhaltija.",
        "Den tjänsteinnehavare som ansvarar för den beslutar.",
        "The official in charge of it decides.",
    ),
)
RULES_DECIDE = (
    Text(
        "Tästä päättävät julkaistut säännöt.",
        "Publicerade regler avgör detta.",
        "Published rules decide on this.",
    ),
    Text("Alusta tekee sen itse.", "Plattformen gör det själv.", "The platform does it by itself."),
)
REASONS_MISSING = (
    Text(
        "Asianosainen saa päätöksen kielellä {language}, ja perustelut sillä kielellä puuttuvat.",
        "En part delges på {language}, och motiveringen på {language} saknas.",
        "A party is served in {language}, and the reasons in {language} are missing.",
    ),
    Text(
        "Kirjoita ne jokaisella kielellä, jota sivu pyytää (hallintolaki, 45 §).",
        "Skriv dem på varje språk som sidan ber om (förvaltningslagen, 45 §).",
        "Write them in every language that the page asks for (Administrative Procedure Act, section 45).",
    ),
)
LANGUAGE_NAMES = {"fi": Text("suomi", "finska", "Finnish"), "sv": Text("ruotsi", "svenska", "Swedish")}
LIST_NOT_OPENED = (
    Text(
        "Et ole avannut tätä listaa.", "Du har inte öppnat den här listan.", "You have not opened this list."
    ),
    Text(
        "Avaa lista, lue se ja allekirjoita sitten.",
        "Öppna listan, läs den och underteckna sedan.",
        "Open the list, read it, then sign it.",
    ),
)
NOT_YOURS = (
    Text(
        "Vain se, jolle asia on osoitettu, voi tehdä tämän.",
        "Bara den som ärendet är riktat till kan göra detta.",
        "Only the addressee can do this.",
    ),
    Text(
        "Kirjaudu sisään sinä, jolle se on osoitettu.",
        "Logga in som den som det är riktat till.",
        "Sign in as the person it is addressed to.",
    ),
)
NO_PROOF = (
    Text(
        "{proof} ei todista tiedoksiantoa.",
        "{proof} bevisar inte att delgivning har skett.",
        "{proof} does not prove that a notice was served.",
    ),
    Text("Sen todistaa: {known}.", "Det bevisas av: {known}.", "What proves it: {known}."),
)
