"""The registers facts come from, in the three languages: by the name that a described column gives its source."""

from ennakko.base.text import Text

SOURCES = {
    "Ennakko": Text("Ennakko", "Ennakko", "Ennakko"),
    "Population Information System": Text(
        "Väestötietojärjestelmä", "Befolkningsdatasystemet", "Population Information System"
    ),
    "Building register": Text("Rakennusrekisteri", "Byggnadsregistret", "Building register"),
    "Early education record": Text(
        "Varhaiskasvatuksen tiedot", "Småbarnspedagogikens uppgifter", "Early education record"
    ),
    "Pupil register": Text("Oppilasrekisteri", "Elevregistret", "Pupil register"),
    "Service Map": Text("Palvelukartta", "Servicekartan", "Service Map"),
    "Education Division": Text(
        "Kasvatuksen ja koulutuksen toimiala", "Fostrans- och utbildningssektorn", "Education Division"
    ),
    "City of Helsinki": Text("Helsingin kaupunki", "Helsingfors stad", "City of Helsinki"),
    "School districts (WFS)": Text("Oppilaaksiottoalueet", "Elevområdena", "School districts"),
}


def source_named(source: str) -> Text:
    """The register a described source names (`register: group`)."""
    register = source.partition(":")[0]
    return SOURCES.get(register, Text(register, register, register))
