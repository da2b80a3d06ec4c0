"""The data-protection impact assessment: what GDPR Art. 35(7) asks, points a to d, and what Art. 35 asks around it."""

from datetime import date

from ennakko.base.text import Text
from ennakko.engine.impact import declared, rights
from ennakko.engine.impact.document import OFFICER, Assessment, House, Question, Section
from ennakko.engine.service import Guardians, Service

TITLE = Text(
    "Tietosuojan vaikutustenarviointi: {service}",
    "Konsekvensbedömning avseende dataskydd: {service}",
    "Data protection impact assessment: {service}",
)
LEAD = Text(
    "Tietosuoja-asetuksen (EU) 2016/679 35 artiklan 7 kohta. Palvelun ilmoitus täyttää sen, minkä se tietää; muu on kysymyksinä ihmisille.",
    "Dataskyddsförordningen (EU) 2016/679, artikel 35.7. Tjänstens deklaration fyller i det den vet; resten är frågor till människor.",
    "General Data Protection Regulation (EU) 2016/679, Article 35(7). The service's declaration fills in what it knows; the rest are questions to people.",
)


def dpia(service: Service, on: date, house: House) -> Assessment:
    """The assessment without answers."""
    return Assessment(
        "dpia", service.key, service.version, on, TITLE.format(service=service.title), (LEAD,),
        (_description(service, on, house), _necessity(service, on), _risks(service, on), _measures(service, house), _around()),
    )  # fmt: skip


def _description(service: Service, on: date, house: House) -> Section:
    return Section(
        "Art. 35(7)(a)",
        Text("Järjestelmällinen kuvaus käsittelystä", "Systematisk beskrivning av behandlingen", "Systematic description of the processing"),
        (
            *declared.processing(service, on),
            declared.calendar(service),
            *declared.data(service, house),
            Question("whole", Text(
                "Onko kuvaus koko totuus siitä, mitä käytännössä tehdään? Mitä tapahtuu alustan ulkopuolella: paperilla, puhelimessa, muissa järjestelmissä?",
                "Är beskrivningen hela sanningen om vad som görs i praktiken? Vad sker utanför plattformen: på papper, per telefon, i andra system?",
                "Is this all that is done in practice? What happens outside the platform: on paper, by phone, in other systems?",
            )),
            Question("processors", Text(
                "Ketkä käsittelevät tietoja kaupungin lukuun, millä sopimuksella ja missä maassa?",
                "Vilka behandlar uppgifter för stadens räkning, med vilket avtal och i vilket land?",
                "Who processes data on the city's behalf, under which contract and in which country?",
            )),
        ),
    )  # fmt: skip


def _necessity(service: Service, on: date) -> Section:
    return Section(
        "Art. 35(7)(b)",
        Text("Tarpeellisuus ja oikeasuhteisuus", "Nödvändighet och proportionalitet", "Necessity and proportionality"),
        (
            declared.ground(service),
            declared.said(service, "proportionality"),
            declared.labelled(Text("Harkitut vaihtoehdot", "Övervägda alternativ", "Alternatives considered"), declared.said(service, "alternatives_considered")),
            *declared.unsure(service, on),
            rights.own_rights(service, on),
            Question("necessity", Text(
                "Miksi tarkoitusta ei saavuteta vähemmillä tiedoilla? Käykää yllä oleva taulukko läpi tieto kerrallaan.",
                "Varför nås ändamålet inte med färre uppgifter? Gå igenom tabellen ovan uppgift för uppgift.",
                "Why is the purpose not reached with less data? Go through the table above one by one.",
            )),
            Question("accuracy", Text(
                "Kuinka oikeita ja tuoreita tiedot ovat, ja miten se on selvitetty?",
                "Hur riktiga och aktuella är uppgifterna, och hur har det utretts?",
                "How right and how fresh is the data, and how was that found out?",
            )),
            Question("retention", Text(
                "Ovatko säilytysajat oikeat? Mihin päätökseen tai tiedonohjaussuunnitelmaan ne perustuvat?",
                "Är bevarandetiderna rätta? På vilket beslut eller vilken arkivplan vilar de?",
                "Are the times of retention right? On which decision or archive plan do they rest?",
            )),
        ),
    )  # fmt: skip


def _risks(service: Service, on: date) -> Section:
    return Section(
        "Art. 35(7)(c)",
        Text("Riskit ihmisten oikeuksille ja vapauksille", "Risker för människors rättigheter och friheter", "Risks to people's rights and freedoms"),
        (
            rights.known_risks(service),
            rights.gate(service),
            *rights.routes(service),
            rights.minors(service),
            rights.protected(),
            Question("grading", Text(
                "Kuinka todennäköinen ja kuinka vakava kukin riski on asukkaan kannalta? Mihin arvio perustuu?",
                "Hur sannolik och hur allvarlig är varje risk för invånaren? På vad grundar sig bedömningen?",
                "How likely and how severe is each risk to the resident? On what does the judgement rest?",
            )),
            Question("further", Text(
                "Mitä riskejä ilmoitus ei tunne: väärinkäyttö, tietomurto, leimautuminen, luottamuksen menetys?",
                "Vilka risker känner deklarationen inte till: missbruk, intrång, stigmatisering, förlorat förtroende?",
                "Which risks does the declaration not know: misuse, a breach, stigma, loss of trust?",
            )),
            *([Question("children", Text(
                "Miten lapsen etu on arvioitu, ja mitä lapset itse ovat sanoneet?",
                "Hur har barnets bästa bedömts, och vad har barnen själva sagt?",
                "How were the best interests of the child judged, and what did children themselves say?",
            ))] if isinstance(service.to, Guardians) else []),
        ),
    )  # fmt: skip


def _measures(service: Service, house: House) -> Section:
    return Section(
        "Art. 35(7)(d)",
        Text("Toimenpiteet riskeihin puuttumiseksi", "Åtgärder för att hantera riskerna", "Measures against the risks"),
        (
            rights.oversight(service),
            rights.brakes(service, house),
            rights.security(),
            Question("remaining", Text(
                "Mikä riski jää toimenpiteiden jälkeen, ja kuka hyväksyy sen?",
                "Vilken risk återstår efter åtgärderna, och vem godkänner den?",
                "Which risk remains after the measures, and who accepts it?",
            )),
        ),
    )  # fmt: skip


def _around() -> Section:
    return Section(
        "Art. 35(2), 35(9), 35(11), 36",
        Text("Neuvot, kuuleminen ja tarkistus", "Råd, synpunkter och översyn", "Advice, views and review"),
        (
            Question("advice", Text(
                "Mitä tietosuojavastaava neuvoi?", "Vilka råd gav dataskyddsombudet?", "What did the data protection officer advise?",
            ), OFFICER),
            Question("views", Text(
                "Mitä asukkaat tai heidän edustajansa ovat sanoneet aiotusta käsittelystä?",
                "Vad har invånarna eller deras företrädare sagt om den planerade behandlingen?",
                "What have residents, or those who speak for them, said of the intended processing?",
            )),
            Question("prior_consultation", Text(
                "Onko valvontaviranomaista kuultava ennakolta? Perustele.",
                "Ska tillsynsmyndigheten höras på förhand? Motivera.",
                "Must the supervisory authority be consulted first? Say why.",
            ), OFFICER),
            Question("review", Text(
                "Kuka hyväksyi arvioinnin ja milloin, ja milloin se tarkistetaan?",
                "Vem godkände bedömningen och när, och när ses den över?",
                "Who approved the assessment and when, and when is it reviewed?",
            )),
        ),
    )  # fmt: skip
