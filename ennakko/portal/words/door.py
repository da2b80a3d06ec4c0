"""The words of signing in: the way to the identity provider, and why nobody was signed in."""

from ennakko.base.text import Text

strong = Text("Tunnistaudu", "Identifiera dig", "Identify yourself")
strong_lead = Text(
    "Tunnistaudu pankkitunnuksilla, mobiilivarmenteella tai henkilökortilla. Kaupunki saa tunnistuksesta vain sen, kuka olet.",
    "Identifiera dig med bankkoder, mobilcertifikat eller identitetskort. Staden får bara veta vem du är.",
    "Identify yourself with bank codes, a mobile certificate or an identity card. The city learns only who you are.",
)
invented = Text(
    "Tai valitse keksitty asukas", "Eller välj en påhittad invånare", "Or choose an invented resident"
)
closed = Text(
    "Kirjautuminen ei ole vielä käytössä. Soita meille, niin autamme.",
    "Inloggningen är ännu inte i bruk. Ring oss så hjälper vi dig.",
    "Signing in is not in use yet. Call us and we will help.",
)
out = Text("Olet kirjautunut ulos", "Du är utloggad", "You are signed out")
out_there = Text(
    "Tunnistuspalvelu voi yhä muistaa sinut. Jos tämä kone ei ole omasi, kirjaudu ulos sieltäkin.",
    "Identifieringstjänsten kan ännu minnas dig. Om datorn inte är din egen, logga ut också där.",
    "The identification service may still remember you. If this is not your own computer, sign out there too.",
)
out_link = Text(
    "Kirjaudu ulos tunnistuspalvelusta",
    "Logga ut från identifieringstjänsten",
    "Sign out of the identification service",
)
again = Text("Kirjaudu uudelleen", "Logga in på nytt", "Sign in again")
call = Text("Tai soita meille", "Eller ring oss", "Or call us")

_NOT_IN = Text(
    "Sinua ei kirjattu sisään, eikä mitään muutettu.",
    "Du loggades inte in, och ingenting ändrades.",
    "You were not signed in, and nothing was changed.",
)


def _no(title: Text, body: Text) -> tuple[Text, Text]:
    return title, Text(*(f"{_NOT_IN[one]} {body[one]}" for one in ("fi", "sv", "en")))


refused = {
    "weak": _no(
        Text("Tunnistus ei riitä", "Identifieringen räcker inte", "The identification is not strong enough"),
        Text(
            "Näillä sivuilla on sinun ja lastesi tietoja. Siksi tarvitaan vahva tunnistus: pankkitunnukset, mobiilivarmenne tai henkilökortti.",
            "Här finns uppgifter om dig och dina barn. Därför behövs stark identifiering: bankkoder, mobilcertifikat eller identitetskort.",
            "These pages hold data about you and your children. So strong identification is needed: bank codes, a mobile certificate or an identity card.",
        ),
    ),
    "unknown": _no(
        Text("Emme tunne sinua vielä", "Vi känner dig inte ännu", "We do not know you yet"),
        Text(
            "Tunnistus onnistui, mutta kaupungin rekisterissä ei ole sinua. Jos muutit juuri, tieto tulee yleensä muutamassa päivässä. Soita meille, jos tarvitset apua heti.",
            "Identifieringen lyckades, men du finns inte i stadens register. Om du just har flyttat kommer uppgiften oftast inom några dagar. Ring oss om du behöver hjälp genast.",
            "You were identified, but you are not in the city's register. If you have just moved, we usually hear of it within a few days. Call us if you need help at once.",
        ),
    ),
    "unreachable": _no(
        Text(
            "Tunnistuspalvelu ei vastaa",
            "Identifieringstjänsten svarar inte",
            "The identification service does not answer",
        ),
        Text("Yritä hetken kuluttua uudelleen.", "Försök på nytt om en stund.", "Try again in a while."),
    ),
    "cancelled": _no(
        Text("Tunnistus keskeytyi", "Identifieringen avbröts", "The identification was cancelled"),
        Text("Voit aloittaa uudelleen.", "Du kan börja om.", "You can start again."),
    ),
    "state": _no(
        Text("Kirjautuminen on vanhentunut", "Inloggningen har gått ut", "The sign-in is out of date"),
        Text(
            "Tähän kirjautumiseen on jo vastattu, tai se aloitettiin toisessa ikkunassa. Aloita uudelleen.",
            "Inloggningen har redan använts, eller så började den i ett annat fönster. Börja om.",
            "This sign-in was used already, or was begun in another window. Start again.",
        ),
    ),
    "expired": _no(
        Text("Kirjautuminen on vanhentunut", "Inloggningen har gått ut", "The sign-in is out of date"),
        Text(
            "Tunnistuksesta kului liian kauan. Aloita uudelleen.",
            "Det tog för lång tid från identifieringen. Börja om.",
            "Too long has passed since the identification. Start again.",
        ),
    ),
    "token": _no(
        Text(
            "Tunnistusta ei voitu varmistaa",
            "Identifieringen kunde inte bekräftas",
            "The identification could not be verified",
        ),
        Text(
            "Tunnistuspalvelun vastaus ei läpäissyt tarkistuksia. Aloita uudelleen. Jos sama toistuu, soita meille.",
            "Identifieringstjänstens svar klarade inte kontrollerna. Börja om. Om det upprepas, ring oss.",
            "The answer of the identification service did not pass the checks. Start again. If it happens again, call us.",
        ),
    ),
}
