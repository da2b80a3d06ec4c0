"""What a look is for and what it shows, page by page; and every field of the log in words.

Fields of a sweep are described columns (`people.born`); those of a page stand below, because no frame holds them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.described import Category
from ennakko.engine.export import FIELDS as EXPORTED
from ennakko.engine.service import Service
from ennakko.engine.vocabulary import FRAMES

SWEEP = "sweep"
GATE = ("people.died", "people.municipality", "people.guarded")  # read of everybody: who may be looked at
SAID = frozenset({Category.KEY, Category.PUBLIC})  # no columns that tell anything of anybody


@dataclass(frozen=True)
class Purpose:
    """Why staff look, and which fields the page shows."""

    says: Text
    fields: tuple[str, ...]


SHOWN: Mapping[str, Text] = {
    "name": Text("nimi", "namn", "name"),
    "born": Text("syntymäpäivä", "födelsedag", "date of birth"),
    "language": Text("asiointikieli", "kontaktspråk", "contact language"),
    "address": Text("osoite", "adress", "address"),
    "family": Text("huoltajien nimet", "vårdnadshavarnas namn", "names of guardians"),
    "facts": Text(
        "tiedot, joihin ehdotus perustuu", "uppgifterna som förslaget bygger på", "facts the proposal rests on"
    ),
    "proposal": Text("ehdotus ja sen vaihe", "förslaget och dess skede", "the proposal and where it stands"),
    "place": Text("ehdotettu paikka ja matka", "föreslagen plats och väg", "proposed place and the way to it"),
    "answers": Text("vastaukset", "svaren", "answers"),
    "notes": Text("käsittelijän muistiinpanot", "handläggarens anteckningar", "notes of the officer"),
    "decision": Text("päätös", "beslutet", "the decision"),
    "group": Text("opetusryhmä", "undervisningsgrupp", "teaching group"),
    "file": Text("ladatun tiedoston rivi", "raden i den inlästa filen", "the row of the file that was loaded"),
    "claim": Text(
        "pyyntösi tai kysymyksesi", "din begäran eller fråga", "your request or question"
    ),
    "tie": Text("suhteesi läheiseen", "din relation till den närstående", "how you are related"),
    "register": Text(
        "kaikki rekisterin tiedot sinusta, myös aiemmat", "allt som registret har om dig, också tidigare",
        "everything the register holds on you, earlier values too",
    ),
}  # fmt: skip

PURPOSES: Mapping[str, Purpose] = {
    "plan": Purpose(
        Text("Suunnitelman läpikäynti", "Genomgång av planen", "Going through the plan"),
        ("name", "proposal", "place"),
    ),
    "queue": Purpose(
        Text("Odottavien asioiden läpikäynti", "Genomgång av väntande ärenden", "Going through waiting cases"),
        ("name", "family", "proposal", "answers"),
    ),
    "case": Purpose(
        Text("Asian käsittely", "Handläggning av ärendet", "Handling the case"),
        ("name", "family", "facts", "proposal", "place", "answers", "notes", "decision"),
    ),
    "record_answer": Purpose(
        Text(
            "Paperilla tai puhelimessa annetun vastauksen kirjaaminen",
            "Registrering av ett svar på papper eller per telefon",
            "Recording an answer given on paper or by phone",
        ),
        ("name", "family", "answers"),
    ),
    "letter": Purpose(
        Text("Kirjeen tulostaminen", "Utskrift av brevet", "Printing the letter"),
        ("name", "facts", "place"),
    ),
    "decision": Purpose(
        Text("Päätöksen tulostaminen", "Utskrift av beslutet", "Printing the decision"),
        ("name", "family", "decision", "place"),
    ),
    "school": Purpose(
        Text("Koulun lasten läpikäynti", "Genomgång av skolans barn", "Going through the children of a school"),
        ("name", "born", "proposal", "place", "group"),
    ),
    "school_list": Purpose(
        Text("Koulun luettelon tulostaminen", "Utskrift av skolans lista", "Printing the list of a school"),
        ("name", "born", "language", "proposal", "group"),
    ),
    "sign": Purpose(
        Text("Päätösten allekirjoittaminen", "Undertecknande av beslut", "Signing decisions"),
        ("name", "facts", "proposal", "place"),
    ),
    "placements": Purpose(
        Text(
            "Muualla päätettyjen sijoitusten lataaminen",
            "Inläsning av placeringar som beslutats på annat håll",
            "Loading placements decided elsewhere",
        ),
        ("name", "place", "file"),
    ),
    "load": Purpose(
        Text("Ladattavan tiedoston tarkastus", "Granskning av en fil före inläsning", "Checking a file before loading"),
        ("name", "file"),
    ),
    "stays": Purpose(
        Text(
            "Ilman kotikuntaa asuvien lasten luettelo", "Listan över barn som bor här utan hemkommun",
            "The list of children who live here without this home municipality",
        ),
        ("name",),
    ),
    "rectification": Purpose(
        Text("Oikaisupyynnön käsittely", "Handläggning av en begäran om rättelse", "Handling a request to correct data"),
        ("name", "claim"),
    ),
    "question": Purpose(
        Text(
            "Kysymykseen vastaaminen tietojen käytöstä", "Svar på en fråga om användning av uppgifter",
            "Answering a question about the use of data",
        ),
        ("name", "claim"),
    ),
    "explain": Purpose(
        Text(
            "Selvitys, miksi ehdotus tehtiin tai ei tehty", "Utredning av varför ett förslag gjordes eller inte",
            "Explaining why a proposal was made or not",
        ),
        ("facts", "proposal", "place"),
    ),
    "register": Purpose(
        Text("Rekisterin tietojen tarkastus", "Granskning av registrets uppgifter", "Checking what the register holds"),
        ("register",),
    ),
    "relative": Purpose(
        Text(
            "Läheisesi rekisteritietojen tarkastus", "Granskning av vad registret har om en närstående till dig",
            "Checking what the register holds of somebody related to you",
        ),
        ("name", "tie"),
    ),
    "export": Purpose(
        Text("Siirto toiseen järjestelmään", "Överföring till ett annat system", "Handing over to another system"),
        (),  # what the service's export.toml declares
    ),
    SWEEP: Purpose(
        Text("Tarkistus: {service}", "Kontroll: {service}", "Check: {service}"),
        (),  # what the service declares
    ),
}  # fmt: skip


def declared(service: Service) -> tuple[str, ...]:
    """What a sweep of the service reads of people: its declared columns and what the gate reads of everybody."""
    read = [f"{frame}.{column}" for frame, columns in service.reads().items() for column in columns]
    personal = [field for field in dict.fromkeys((*GATE, *read)) if _tells(field)]
    return tuple(personal)


def exported(service: Service) -> tuple[str, ...]:
    """What the service's export gives away of each child."""
    return tuple(column.field for column in service.export.columns) if service.export else ()


def named(field: str) -> Text:
    """A field in words, as a sentence can hold it."""
    if field in SHOWN:
        return SHOWN[field]
    if field in EXPORTED:
        return EXPORTED[field].says
    frame, _, column = field.partition(".")
    meaning = FRAMES[frame][column].meaning
    return Text(*(meaning[language].partition(" (")[0] for language in LANGUAGES))


def grouped(fields: Iterable[str]) -> list[Text]:
    """The fields in words, those of one table beside the people together: "enrolments (school, kind, until)"."""
    said: list[Text] = []
    tables: dict[str, list[Text]] = {}
    for field in fields:
        frame = field.partition(".")[0]
        if field in SHOWN or field in EXPORTED or frame == "people":
            said.append(named(field))
        else:
            tables.setdefault(frame, []).append(named(field))
    for frame, columns in tables.items():
        whole = FRAMES[frame].meaning
        inside = [", ".join(column[language] for column in columns) for language in LANGUAGES]
        said.append(
            Text(*(f"{whole[lang].lower()} ({what})" for lang, what in zip(LANGUAGES, inside, strict=True)))
        )
    return said


def _tells(field: str) -> bool:
    frame, _, column = field.partition(".")
    described = FRAMES[frame]
    return described.person is not None and described[column].category not in SAID
