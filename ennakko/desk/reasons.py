"""What each reason is called on the staff's pages: the service's own words first, then those of the loop."""

from ennakko.base.text import Text
from ennakko.engine.explain import routes
from ennakko.engine.gate import EXCLUSIONS
from ennakko.engine.service import Service

LOOP = {
    "entitled": Text("Oikeus paikkaan", "Rätt till plats", "Entitled"),
    "same": Text("Ei muutosta", "Ingen ändring", "No change"),
    "frozen": Text("Jäädytetty käsittelyä varten", "Fryst för handläggning", "Frozen: being worked on"),
    "facts_changed": Text("Tiedot ovat muuttuneet", "Uppgifterna har ändrats", "The facts have changed"),
    "guardians_changed": Text(
        "Huoltajat ovat vaihtuneet", "Vårdnadshavarna har ändrats", "The guardians have changed"
    ),
    "guardians_disagree": Text(
        "Huoltajat ovat eri mieltä", "Vårdnadshavarna är oense", "The guardians disagree"
    ),
    "reply_to_read": Text(
        "Vastasi omin sanoin, ihminen lukee",
        "Svarade med egna ord, en människa läser",
        "Replied in their own words, a person reads it",
    ),
    "reply_unverified": Text(
        "Vastasi ei, lähettäjää ei voitu varmistaa",
        "Svarade nej, avsändaren kunde inte säkerställas",
        "Replied no, the sender is not certain",
    ),
    "moved_place_kept": Text("Muutti, paikka pysyy", "Flyttat, platsen kvarstår", "Moved, keeps the place"),
    "moved_nearer_place": Text("Muutti, lähempi paikka", "Flyttat, närmare plats", "Moved, a nearer place"),
    "moved_far": Text("Muutti kauas paikasta", "Flyttat långt från platsen", "Moved far from the place"),
    "met_elsewhere": Text(
        "Lapsella on paikka muualla, ja paikka täällä on yhä varattuna",
        "Barnet har en plats på annat håll, och platsen här är ännu reserverad",
        "The child has a place elsewhere, and the place here is still held",
    ),
    "language_changed": Text(
        "Opetuskieli on vaihtunut",
        "Undervisningsspråket har bytts",
        "The language of instruction has changed",
    ),
    "place_gone": Text("Paikka on suljettu", "Platsen har stängts", "The place is closed"),
    "place_cut": Text("Paikkoja on vähennetty", "Platserna har minskats", "Places were cut"),
    "no_place_in_language": Text(
        "Ei paikkaa valitulla kielellä", "Ingen plats på det valda språket", "No place in the language chosen"
    ),
    "beyond_bound": Text(
        "Kaikki paikat ovat liian kaukana", "Alla platser är för långt borta", "Every place is too far"
    ),
    "full": Text("Kaikki paikat ovat täynnä", "Alla platser är fulla", "Every place is full"),
    "no_answer": Text("Vastausta ei tullut", "Inget svar kom", "No answer came"),
    "declined": Text("Ei halunnut paikkaa", "Ville inte ha platsen", "Did not want the place"),
    "something_else": Text("Toivoo muuta", "Önskar något annat", "Wishes for something else"),
    "placed_by_hand": Text("Sijoitettu käsin", "Placerad för hand", "Placed by hand"),
    "season_ended": Text("Kausi on päättynyt", "Säsongen är slut", "The season has ended"),
    "agreed": Text("Huoltajat hyväksyivät", "Vårdnadshavarna godkände", "The guardians accepted"),
    "silent": Text("Ei huomautettavaa", "Ingen anmärkning", "No remark was made"),
    "heard_elsewhere": Text(
        "Kuultu muualla, ei huomautettavaa",
        "Hörd på annat sätt, ingen anmärkning",
        "Heard elsewhere, no remark",
    ),
    "decided": Text("Päätetty", "Beslutat", "Decided"),
    "seat_taken": Text(
        "Paikka ehdittiin antaa toiselle", "Platsen hann gå till en annan", "The seat had been given away"
    ),
    "by_officer": Text("Virkailija siirsi", "En handläggare flyttade", "Moved by an officer"),
    "lapsed_by_hand": Text(
        "Virkailija päätti raukeamisen", "Förfallen genom handläggare", "Lapsed by an officer"
    ),
    "asked": Text("Huoltaja pyysi", "Vårdnadshavaren bad om det", "A guardian asked for it"),
    "mistake": Text("Ehdotus oli virheellinen", "Förslaget var felaktigt", "The proposal was a mistake"),
    "sibling": Text("Sisaruksen vuoksi", "På grund av syskon", "Because of a sibling"),
    "support": Text("Tuen vuoksi", "På grund av stöd", "Because of support"),
    "safe_way": Text("Turvallisen matkan vuoksi", "För en trygg väg", "For a safe way"),
    "two_homes": Text("Kahden kodin vuoksi", "På grund av två hem", "Because of two homes"),
    "guardians_wish": Text(
        "Huoltajien toiveesta", "Enligt vårdnadshavarnas önskan", "As the guardians wished"
    ),
    "correction": Text("Korjaus", "Rättelse", "A correction"),
    "elsewhere": Text(
        "Paikka annettu muualla", "Platsen gavs på annat håll", "The place was given elsewhere"
    ),
    "place": Text("Pitää paikan", "Behåller platsen", "Keeps the place"),
    "other_place": Text("Toinen paikka", "En annan plats", "Another place"),
    "private_school": Text("Yksityinen koulu", "Privat skola", "A private school"),
    "home_teaching": Text("Kotiopetus", "Hemundervisning", "Home teaching"),
    "not_wanted": Text("Perhe ei ota paikkaa", "Familjen tar inte emot platsen", "The family takes no place"),
    "postponed": Text("Aloitus myöhemmin", "Uppskjuten start", "A later start"),
    "moved_away": Text("Muutti pois", "Flyttade bort", "Moved away"),
    "died": Text("Lapsi on kuollut", "Barnet har avlidit", "The child has died"),
    "returned": Text("Kirje palautui", "Brevet kom i retur", "The letter came back"),
}


def reason(service: Service, key: str) -> Text:
    """The words for a reason; a condition of the service is a reason when it no longer holds."""
    conditions = {condition.key: condition.fails for condition in service.needs}
    gated = {name: exclusion.says for name, exclusion in EXCLUSIONS.items()}
    said = LOOP | gated | routes(service) | conditions
    return said.get(key, Text(key, key, key))
