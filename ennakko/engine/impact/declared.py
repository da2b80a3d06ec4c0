"""What a declaration says of a service, as parts of an assessment: the processing, its ground, its data, who decides."""

from datetime import date

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.algorithm_entry import ANSWER, HEARING, rules
from ennakko.engine.described import Category
from ennakko.engine.impact.document import House, Items, Part, Table
from ennakko.engine.service import Guardians, Hearing, Law, Official, Service
from ennakko.engine.vocabulary import FRAMES

LACKS = Text(
    "Algoritmirekisterin merkinnästä puuttuu tämä kohta: {field}.",
    "Posten i algoritmregistret saknar denna punkt: {field}.",
    "The entry in the algorithm register lacks this: {field}.",
)
CATEGORIES = {
    Category.KEY: Text("sisäinen tunniste", "intern nyckel", "internal key"),
    Category.IDENTITY: Text("henkilön perustiedot", "identitetsuppgifter", "identity"),
    Category.FAMILY: Text("perhe", "familj", "family"),
    Category.LOCATION: Text("asuinpaikka", "boningsort", "location"),
    Category.EDUCATION: Text("koulutus", "utbildning", "education"),
    Category.SUPPORT: Text("tuen tarve", "stödbehov", "support need"),
    Category.CHOICE: Text("oma valinta", "eget val", "own choice"),
    Category.PUBLIC: Text("ei henkilötieto", "inte personuppgift", "not personal"),
}
YES, NO = Text("kyllä", "ja", "yes"), Text("ei", "nej", "no")


def said(service: Service, field: str) -> Text:
    """What the algorithm register's entry says, or that it says nothing."""
    given = service.algorithm.said.get(field) if service.algorithm is not None else None
    return given or LACKS.format(field=field)


def labelled(label: Text, value: Text | str) -> Text:
    """A label with its value."""
    told = value if isinstance(value, Text) else Text(value, value, value)
    return Text(*(f"{label[language]}: {told[language]}" for language in LANGUAGES))


def ground(service: Service) -> Text:
    """The legal ground: the act and section of a task, or the consent with its purpose."""
    if not isinstance(service.basis, Law):
        return Text(
            f"Suostumus: {service.basis.title.fi} (tietosuoja-asetuksen 6 artiklan 1 kohdan a alakohta). Sen voi peruuttaa milloin tahansa.",
            f"Samtycke: {service.basis.title.sv} (dataskyddsförordningen artikel 6.1 a). Det kan återkallas när som helst.",
            f"Consent: {service.basis.title.en} (GDPR Art. 6(1)(a)). It may be withdrawn at any time.",
        )
    law = service.basis
    told = labelled(
        Text("Lakisääteinen tehtävä", "Lagstadgad uppgift", "A statutory task"),
        Text(*(f"{law.act[language]}, {law.section}" for language in LANGUAGES)),
    )
    if law.in_force is None:
        return told
    since = Text("voimassa alkaen", "i kraft från", "in force from")
    return Text(*(f"{told[language]} ({since[language]} {law.in_force})" for language in LANGUAGES))


def processing(service: Service, on: date) -> tuple[Part, ...]:
    """What is done, for whom, by whom and when."""
    return (
        Items(
            (
                labelled(Text("Tarkoitus", "Ändamål", "Purpose"), said(service, "goal")),
                labelled(Text("Vaikutus", "Verkan", "Effect"), said(service, "impact")),
                labelled(
                    Text("Menettely", "Förfarande", "Process"), said(service, "decision_making_process")
                ),
                labelled(Text("Oikeusperuste", "Rättslig grund", "Legal ground"), ground(service)),
                labelled(
                    Text("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"), service.controller
                ),
                labelled(Text("Palvelun omistaja", "Tjänstens ägare", "Service owner"), service.owner),
                labelled(Text("Kenen nimissä", "I vems namn", "In whose name"), service.decision.authority),
                population(service, on),
                addressees(service),
                decides(service),
                labelled(
                    Text("Menestyksen mittari", "Mått på framgång", "Measure of success"), service.success
                ),
            )
        ),
        *(Items(tuple(lines), _heading(heading)) for heading, lines in rules(service) if lines),
    )


def _heading(said: Text) -> Text:
    return Text(*(said[language].rstrip(":") for language in LANGUAGES))


def population(service: Service, on: date) -> Text:
    """Whose data is read."""
    ours = service.parameters.on(on).get("municipality", "?")
    return Text(
        f"Keitä koskee: asukkaat, joiden kotikunta on {ours} (kuntanumero) ja joille kaikki ehdot pätevät, sekä ne, joiden tietoja sääntöjä varten luetaan.",
        f"Vem det gäller: invånare vars hemkommun är {ours} (kommunnummer) och för vilka alla villkor gäller, samt de vars uppgifter läses för reglerna.",
        f"Whom it concerns: residents whose home municipality is {ours} (municipality number) and who meet every condition, and those whose data is read for the rules.",
    )


def addressees(service: Service) -> Text:
    """Whom the service writes to."""
    if isinstance(service.to, Guardians):
        return Text(
            f"Kenelle ehdotus osoitetaan: jokaiselle huoltajalle, ellei voimassa oleva päätös rajaa oikeutta {service.to.limited_by}.",
            f"Till vem förslaget riktas: till varje vårdnadshavare, om inte ett gällande beslut begränsar rätten {service.to.limited_by}.",
            f"To whom a proposal is addressed: every guardian, unless a decision in force limits the right {service.to.limited_by}.",
        )
    return Text(
        "Kenelle ehdotus osoitetaan: henkilölle itselleen.",
        "Till vem förslaget riktas: till personen själv.",
        "To whom a proposal is addressed: the person themselves.",
    )


def decides(service: Service) -> Text:
    """Who decides, and what a proposal and silence mean."""
    who = (
        service.decision.title
        if isinstance(service.decision, Official)
        else Text("julkaistut säännöt", "publicerade regler", "published rules")
    )
    meaning = HEARING if isinstance(service.terms, Hearing) else ANSWER
    label = Text("Kuka päättää", "Vem beslutar", "Who decides")
    return labelled(label, Text(*(f"{who[language]}. {meaning[language]}" for language in LANGUAGES)))


def calendar(service: Service) -> Items:
    """When it runs, and how often."""
    opens, closes = service.season.opens, service.season.closes
    return Items(
        (
            labelled(
                Text("Kausi (kuukausi-päivä)", "Säsong (månad-dag)", "Season (month-day)"),
                Text(f"{opens} – {closes}", f"{opens} – {closes}", f"{opens} to {closes}"),
            ),
            labelled(Text("Kuinka usein", "Hur ofta", "How often"), said(service, "frequency")),
        )
    )


def data(service: Service, house: House) -> tuple[Part, ...]:
    """Every column that is read, with its source; how long things are kept; where they go."""
    rows = [
        (FRAMES[frame].meaning, column.meaning, CATEGORIES[column.category], _source(column.source, house))
        for frame, names in service.reads().items()
        for column in (FRAMES[frame][name] for name in names)
    ]
    return (
        Table(
            Text("Luettavat tiedot", "Uppgifter som läses", "Data that is read"),
            (Text("Taulu", "Tabell", "Table"), Text("Tieto", "Uppgift", "Data"), Text("Tietolaji", "Uppgiftskategori", "Category"), Text("Lähde", "Källa", "Source")),
            tuple(rows),
        ),
        Text(
            "Palvelu saa vain nämä tiedot; mitään muuta sen ajossa ei ole. Taulun oma avain luetaan aina.",
            "Tjänsten får bara dessa uppgifter; inget annat finns i dess körning. Tabellens egen nyckel läses alltid.",
            "The service is given these and nothing else is present when it runs. The table's own key is always read.",
        ),
        kept(service, house),
        *_export(service),
        Items(
            (
                labelled(Text("Säilytyspaikka", "Förvaring", "Storage"), said(service, "storage")),
                labelled(Text("Luovutukset", "Utlämnanden", "Sharing"), said(service, "sharing")),
                labelled(Text("Toimittaja", "Leverantör", "Supplier"), said(service, "supplier")),
            )
        ),
    )  # fmt: skip


def _source(source: str, house: House) -> Text:
    """The register in words; the group of it stays as the register calls it."""
    name, _, group = source.partition(": ")
    register = house.sources.get(name, Text(name, name, name))
    return labelled(register, group) if group else register


def kept(service: Service, house: House) -> Table:
    """How long what comes of the service is kept, and on what source."""
    years = service.retention.years
    own = (
        Text("Ehdotukset ja viestit", "Förslag och meddelanden", "Proposals and messages"),
        Text(
            f"{years} vuotta kauden päättymisestä ({service.retention.source})",
            f"{years} år efter säsongens slut ({service.retention.source})",
            f"{years} years after the season ends ({service.retention.source})",
        ),
    )
    return Table(
        Text("Kuinka kauan tietoja säilytetään", "Hur länge uppgifterna bevaras", "How long data is kept"),
        (Text("Mitä", "Vad", "What"), Text("Kuinka kauan", "Hur länge", "How long")),
        (own, *house.kept),
    )


def _export(service: Service) -> tuple[Part, ...]:
    if service.export is None:
        return ()
    return (
        Table(
            labelled(Text("Siirto", "Överföring", "Export"), service.export.purpose),
            (Text("Sarake", "Kolumn", "Column"), Text("Mihin tarvitaan", "Behövs för", "What for")),
            tuple((Text(one.name, one.name, one.name), one.why) for one in service.export.columns),
        ),
    )


def unsure(service: Service, on: date) -> tuple[Part, ...]:
    """The values that rest on no source anybody read: they are for people to confirm."""
    rows = []
    for name in sorted(service.parameters.on(on)):
        value = service.parameters.value(name, on)
        if value.unsure:
            rows.append((Text(name, name, name), Text(value.source, value.source, value.source)))
    if not rows:
        return ()
    return (
        Table(
            Text("Arvot, joita mikään luettu lähde ei vahvista", "Värden som ingen läst källa bekräftar", "Values that no source read confirms"),
            (Text("Arvo", "Värde", "Value"), Text("Mitä siitä tiedetään", "Vad man vet om det", "What is known of it")),
            tuple(rows),
        ),
    )  # fmt: skip
