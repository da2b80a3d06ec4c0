"""The fundamental-rights impact assessment: what the AI Act, Art. 27(1), asks in points a to f."""

from datetime import date

from ennakko.base.text import Text
from ennakko.engine.impact import declared, rights
from ennakko.engine.impact.document import Assessment, House, Question, Section
from ennakko.engine.service import Guardians, Service

TITLE = Text(
    "Perusoikeusvaikutusten arviointi: {service}",
    "Konsekvensbedömning avseende grundläggande rättigheter: {service}",
    "Fundamental rights impact assessment: {service}",
)
LEAD = Text(
    "Tekoälysäädöksen (EU) 2024/1689 27 artiklan 1 kohta. Palvelun ilmoitus täyttää sen, minkä se tietää; muu on kysymyksinä ihmisille.",
    "AI-förordningen (EU) 2024/1689, artikel 27.1. Tjänstens deklaration fyller i det den vet; resten är frågor till människor.",
    "AI Act, Regulation (EU) 2024/1689, Article 27(1). The service's declaration fills in what it knows; the rest are questions to people.",
)
BY_CHOICE = Text(
    "Algoritmirekisterin mukaan säännöt ovat ihmisten kirjoittamia eikä mikään opi tiedoista. Tällainen palvelu voi jäädä tekoälysäädöksen ulkopuolelle (johdanto-osan 12 kappale). Kaupunki tekee arvioinnin omasta tahdostaan.",
    "Enligt algoritmregistret är reglerna skrivna av människor och inget lär sig av uppgifterna. En sådan tjänst kan falla utanför AI-förordningen (skäl 12). Staden gör bedömningen av eget val.",
    "The algorithm register says that the rules are written by people and that nothing learns from data. Such a service may fall outside the AI Act (recital 12). The city makes this assessment by its own choice.",
)
LEARNS = Text(
    "Algoritmirekisterin mukaan palvelussa on oppiva osa. Ihmisten on arvioitava, onko se tekoälysäädöksen liitteen III mukainen suuririskinen järjestelmä, jolle arviointi on pakollinen.",
    "Enligt algoritmregistret har tjänsten en lärande del. Människor ska bedöma om den är ett AI-system med hög risk enligt bilaga III till AI-förordningen, för vilket bedömningen är obligatorisk.",
    "The algorithm register says that a part of the service learns. People must judge whether it is a high-risk system under Annex III of the AI Act, for which the assessment is a duty.",
)
UNKNOWN = Text(
    "Algoritmirekisterissä ei ole merkintää siitä, oppiiko palvelu tiedoista.",
    "Algoritmregistret säger inte om tjänsten lär sig av uppgifter.",
    "The algorithm register does not say whether the service learns from data.",
)


def fria(service: Service, on: date, house: House) -> Assessment:
    """The assessment without answers."""
    return Assessment(
        "fria", service.key, service.version, on, TITLE.format(service=service.title), (LEAD, _standing(service)),
        (
            _process(service, on), _period(service), _people(service, on, house), _harm(service), _oversight(service),
            _response(service, on, house),
        ),
    )  # fmt: skip


def _standing(service: Service) -> Text:
    """Whether the AI Act applies, as far as the entry tells."""
    kind = service.algorithm.plain.get("algorithm_type") if service.algorithm is not None else None
    return {"rule-based": BY_CHOICE, "self-learning": LEARNS, "hybrid": LEARNS}.get(kind or "", UNKNOWN)


def _process(service: Service, on: date) -> Section:
    return Section(
        "Art. 27(1)(a)",
        Text("Prosessit, joissa järjestelmää käytetään", "Processer där systemet används", "The processes the system is used in"),
        (
            *declared.processing(service, on),
            Question("process", Text(
                "Miten kaupungin oma työ kulkee palvelun ympärillä, ja vastaako käyttö sen tarkoitusta?",
                "Hur löper stadens eget arbete kring tjänsten, och motsvarar användningen dess ändamål?",
                "How does the city's own work run around the service, and is it used for what it is meant for?",
            )),
            Question("scope", Text(
                "Kuuluuko palvelu tekoälysäädöksen soveltamisalaan? Kuka sen arvioi ja millä perusteella?",
                "Omfattas tjänsten av AI-förordningen? Vem bedömde det och på vilka grunder?",
                "Does the AI Act apply to the service? Who judged that, and on what grounds?",
            )),
        ),
    )  # fmt: skip


def _period(service: Service) -> Section:
    return Section(
        "Art. 27(1)(b)",
        Text("Milloin ja kuinka usein", "När och hur ofta", "When and how often"),
        (
            declared.calendar(service),
            Question("period", Text(
                "Kuinka monta kautta palvelua aiotaan käyttää ennen seuraavaa arviointia?",
                "Hur många säsonger ska tjänsten användas före nästa bedömning?",
                "For how many seasons is the service to be used before it is assessed again?",
            )),
        ),
    )  # fmt: skip


def _people(service: Service, on: date, house: House) -> Section:
    return Section(
        "Art. 27(1)(c)",
        Text("Ihmisryhmät, joihin käyttö todennäköisesti vaikuttaa", "Grupper av människor som sannolikt påverkas", "The groups of people likely to be affected"),
        (
            declared.population(service, on),
            declared.addressees(service),
            *declared.data(service, house),
            rights.gate(service),
            *rights.routes(service),
            rights.minors(service),
            rights.protected(),
            Question("groups", Text(
                "Mihin ryhmiin käyttö vaikuttaa muita enemmän, ja ketkä jäävät palvelun ulkopuolelle?",
                "Vilka grupper påverkas mer än andra, och vilka når tjänsten inte?",
                "Which groups are affected more than others, and whom does the service not reach?",
            )),
        ),
    )  # fmt: skip


def _harm(service: Service) -> Section:
    return Section(
        "Art. 27(1)(d)",
        Text("Haitan riskit näille ryhmille", "Risker för skada för dessa grupper", "Risks of harm to these groups"),
        (
            rights.known_risks(service),
            declared.said(service, "proportionality"),
            Question("rights", Text(
                "Mihin perusoikeuksiin käyttö voi vaikuttaa (yhdenvertaisuus, yksityisyys, lapsen oikeudet, kielelliset oikeudet, oikeusturva), ja kuinka vakavasti?",
                "Vilka grundläggande rättigheter kan påverkas (likabehandling, integritet, barnets rättigheter, språkliga rättigheter, rättsskydd), och hur allvarligt?",
                "Which fundamental rights may be affected (equality, privacy, rights of the child, of language, to a remedy), and how severely?",
            )),
            Question("equality", Text(
                "Mitä tulosten vertailu alueen, kielen, sukupuolen ja tuen tarpeen mukaan näyttää?",
                "Vad visar en jämförelse av utfallet efter område, språk, kön och stödbehov?",
                "What does comparing the outcomes by area, language, sex and need of support show?",
            )),
            *([Question("children", Text(
                "Miten lapsen etu on arvioitu, ja mitä lapset itse ovat sanoneet?",
                "Hur har barnets bästa bedömts, och vad har barnen själva sagt?",
                "How were the best interests of the child judged, and what did children themselves say?",
            ))] if isinstance(service.to, Guardians) else []),
        ),
    )  # fmt: skip


def _oversight(service: Service) -> Section:
    return Section(
        "Art. 27(1)(e)",
        Text("Ihmisen suorittama valvonta", "Mänsklig tillsyn", "Human oversight"),
        (
            declared.decides(service),
            rights.oversight(service),
            Question("overseers", Text(
                "Keillä on valvonnan tehtävä, valta ja aika, ja miten heidät on koulutettu?",
                "Vilka har tillsynens uppgift, befogenhet och tid, och hur har de utbildats?",
                "Who has the task, the power and the time to oversee, and how were they trained?",
            )),
        ),
    )  # fmt: skip


def _response(service: Service, on: date, house: House) -> Section:
    return Section(
        "Art. 27(1)(f)",
        Text("Toimet riskien toteutuessa", "Åtgärder om riskerna förverkligas", "Measures if the risks come true"),
        (
            rights.brakes(service, house),
            rights.own_rights(service, on),
            rights.security(),
            Question("harm_done", Text(
                "Mitä tehdään, kun joku on kärsinyt haittaa: kuka kertoo hänelle, kuka korjaa, missä ajassa?",
                "Vad görs när någon har lidit skada: vem berättar det, vem rättar till, inom vilken tid?",
                "What is done once somebody was harmed: who tells them, who puts it right, within what time?",
            )),
            Question("governance", Text(
                "Kuka johtaa tätä työtä, mihin valitukset kootaan ja kuka lukee ne?",
                "Vem leder detta arbete, var samlas klagomålen och vem läser dem?",
                "Who governs this work, where do complaints come together, and who reads them?",
            )),
            Question("approved", Text(
                "Kuka hyväksyi arvioinnin ja milloin, ja onko siitä ilmoitettava markkinavalvontaviranomaiselle?",
                "Vem godkände bedömningen och när, och ska den anmälas till marknadskontrollmyndigheten?",
                "Who approved the assessment and when, and must the market surveillance authority be told?",
            )),
        ),
    )  # fmt: skip
