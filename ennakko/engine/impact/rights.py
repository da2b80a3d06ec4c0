"""What may happen to people, and what holds it: who is never looked at, who goes to a person, remedies, oversight, brakes."""

from datetime import date

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.gate import EXCLUSIONS, reasons_for
from ennakko.engine.impact.declared import NO, YES, labelled, said
from ennakko.engine.impact.document import House, Items, Part, Table
from ennakko.engine.service import Consent, Guardians, Service, Tell

TOLD = {
    Tell.NOBODY: Text("ei kenellekään", "ingen", "nobody"),
    Tell.STAFF: Text("henkilökunnalle", "personalen", "staff"),
    Tell.RESIDENT: Text("asukkaalle", "invånaren", "the resident"),
}


def gate(service: Service) -> Table:
    """Every reason for which somebody is not looked at, and whether it applies to this service."""
    applies = reasons_for(service)
    return Table(
        Text("Ketä ei katsota", "Vem som inte granskas", "Who is not looked at"),
        (
            Text("Syy", "Orsak", "Reason"),
            Text("Koskee tätä palvelua", "Gäller denna tjänst", "Applies to this service"),
            Text("Avoimen ehdotuksen peruminen kerrotaan", "Att ett öppet förslag tas tillbaka meddelas", "Told when an open proposal is withdrawn"),
        ),
        tuple((one.says, YES if key in applies else NO, TOLD[one.tell]) for key, one in EXCLUSIONS.items()),
    )  # fmt: skip


def routes(service: Service) -> tuple[Part, ...]:
    """Who goes to a person instead of being decided on by rules."""
    lead = Text(
        "Kun asia on epäselvä tai paikka ei riitä, se siirtyy aina ihmiselle. Lisäksi ihmiselle siirtyvät:",
        "När ett ärende är oklart eller platserna inte räcker går det alltid till en människa. Dessutom går till en människa:",
        "What is unclear, or finds no place, always goes to a person. To a person go as well:",
    )
    return (lead, Items(tuple(route.says for route in service.routes))) if service.routes else ()


def protected() -> Text:
    """People under a non-disclosure order."""
    return Text(
        "Turvakielto: kun henkilö, hänen huoltajansa, huollettavansa tai samassa kodissa asuva on turvakiellon alainen, asuinpaikka on palvelulle tyhjä, paikkaa ei jaeta koneellisesti ja asiaa käsittelee vain turvakieltoyksikkö. Muut eivät saa tietää asiasta edes lukumääränä.",
        "Spärrmarkering: när personen, en vårdnadshavare, någon som personen har vårdnaden om eller någon i samma hem har spärrmarkering är bostaden tom för tjänsten, ingen plats fördelas maskinellt och bara enheten för spärrmarkering handlägger ärendet. Andra får inte veta om det ens som antal.",
        "Non-disclosure: where the person, a guardian, a ward or a housemate is under a non-disclosure order, the service sees no home, no place is shared out by machine, and only the protected-persons unit handles the case. Others learn of it not even as a number.",
    )


def minors(service: Service) -> Text:
    """Children: whether the service is about them, and who speaks."""
    if isinstance(service.to, Guardians):
        return Text(
            "Lapset: palvelu koskee alaikäisiä. Jokaista huoltajaa kuullaan erikseen, huolto tarkistetaan jokaisella pyynnöllä, ja lapsen lokista jätetään huoltajalta pois se, minkä ymmärtäväinen alaikäinen kieltää tai lastensuojelu suojaa.",
            "Barn: tjänsten gäller minderåriga. Varje vårdnadshavare hörs för sig, vårdnaden kontrolleras vid varje begäran, och ur barnets logg lämnas utanför vårdnadshavaren det som en mogen minderårig förbjuder eller barnskyddet skyddar.",
            "Children: the service is about minors. Each guardian is asked separately, custody is checked at every request, and the child's log shown to a guardian leaves out what a capable minor forbids and child welfare protects.",
        )
    return Text(
        "Lapset: ehdotus osoitetaan henkilölle itselleen, huoltajaa ei kuulla.",
        "Barn: förslaget riktas till personen själv, ingen vårdnadshavare hörs.",
        "Children: a proposal is addressed to the person; no guardian is asked.",
    )


def own_rights(service: Service, on: date) -> Items:
    """What people may do about it themselves."""
    return Items(
        (
            Text(
                "Tiedon saanti: palvelu, sen säännöt ja tiedot ovat julkisessa algoritmirekisterissä; asukas näkee tietonsa, niiden lähteet ja sen, kuka niitä on käyttänyt.",
                "Information: tjänsten, dess regler och uppgifter finns i det offentliga algoritmregistret; invånaren ser sina uppgifter, deras källor och vem som har använt dem.",
                "Information and access: the service, its rules and data are in the public algorithm register; residents see their data, its sources and who used it.",
            ),
            Text(
                "Oikaisu: asukas voi ilmoittaa tiedon vääräksi; korjaus arvioi asian uudelleen.",
                "Rättelse: invånaren kan meddela att en uppgift är fel; en rättelse prövar ärendet på nytt.",
                "Rectification: a resident can say that a fact is wrong; a correction has the case judged anew.",
            ),
            objection(service),
            Text(
                "Poistaminen ja siirto: asukas voi ottaa kaikki tietonsa mukaansa; säilytysajan jälkeen tiedot poistetaan.",
                "Radering och överföring: invånaren kan ta med sig alla sina uppgifter; efter bevarandetiden raderas de.",
                "Erasure and portability: a resident can take everything along; when its time has passed data is let go.",
            ),
            remedy(service, on),
            labelled(Text("Yhteys", "Kontakt", "Contact"), Text(*(f"{service.contact.desk[each]}, {service.contact.phone}, {service.contact.hours[each]}" for each in LANGUAGES))),
        )
    )  # fmt: skip


def objection(service: Service) -> Text:
    """Whether GDPR Art. 21 applies, as the declaration says."""
    if isinstance(service.basis, Consent):
        return Text(
            "Suostumus: ilman sitä ketään ei katsota, ja sen voi peruuttaa milloin tahansa; avoimet ehdotukset perutaan. Yhteydenoton voi myös kieltää kokonaan tai määräajaksi.",
            "Samtycke: utan det granskas ingen, och det kan återkallas när som helst; öppna förslag tas tillbaka. Kontakt kan också förbjudas helt eller för en tid.",
            "Consent: without it nobody is looked at, and it may be withdrawn at any time; open proposals are withdrawn. One may also ask not to be contacted, for good or for a time.",
        )
    if service.may_be_objected_to:
        return Text(
            "Vastustaminen: tietojen käyttöä tähän voi vastustaa (tietosuoja-asetuksen 21 artikla); vastustanutta ei enää katsota.",
            "Invändning: man kan motsätta sig användningen av uppgifterna (dataskyddsförordningen artikel 21); den som gjort det granskas inte längre.",
            "Objection: one may object to the use of the data for this (GDPR Art. 21); who did is not looked at any more.",
        )
    return Text(
        "Vastustaminen: ilmoituksen mukaan tietosuoja-asetuksen 21 artikla ei koske tätä lakisääteistä tehtävää.",
        "Invändning: enligt deklarationen gäller dataskyddsförordningens artikel 21 inte denna lagstadgade uppgift.",
        "Objection: the declaration says that GDPR Art. 21 does not apply to this statutory task.",
    )


def remedy(service: Service, on: date) -> Text:
    """How a decision is challenged on the day, or that the parameters say nothing of it."""
    try:
        found = service.remedy(on)
    except KeyError:
        return Text(
            "Muutoksenhaku: parametreissa ei ole voimassa olevaa muutoksenhakukeinoa.",
            "Ändringssökande: parametrarna anger inget gällande rättsmedel.",
            "Remedy: the parameters give none in force.",
        )
    return Text(
        f"Muutoksenhaku: {found.body.fi}, {found.form.fi}, {found.days} päivää omasta tiedoksisaannista.",
        f"Ändringssökande: {found.body.sv}, {found.form.sv}, {found.days} dagar från egen delgivning.",
        f"Remedy: {found.body.en}, {found.form.en}, {found.days} days from own service.",
    )


def known_risks(service: Service) -> Items:
    """What the algorithm register's entry says of risks."""
    return Items(
        (
            labelled(Text("Tunnetut riskit", "Kända risker", "Known risks"), said(service, "risks")),
            labelled(Text("Vinoumat tiedoissa", "Snedvridningar i data", "Bias in the data"), said(service, "data_bias")),
        )
    )  # fmt: skip


def oversight(service: Service) -> Items:
    """What people do: they decide, watch and step in."""
    return Items(
        (
            labelled(Text("Ihmisen toimet", "Mänsklig medverkan", "Human intervention"), said(service, "human_intervention")),
            labelled(Text("Seuranta", "Uppföljning", "Monitoring"), said(service, "monitoring")),
            labelled(Text("Koulutus", "Utbildning", "Training"), said(service, "training")),
        )
    )  # fmt: skip


def brakes(service: Service, house: House) -> Items:
    """What stops a service: plan only, the stop button, the cap on growth, taking back."""
    share, floor = round(service.growth_cap * 100), service.cap_floor
    fresh = ", ".join(f"{table} ({days})" for table, days in sorted(service.read_by_absence().items()))
    told = [
        _standing(house),
        Text(
            f"Pysäytyspainike: ylläpito voi pysäyttää palvelun heti; {'se on nyt painettu' if house.braked else 'se ei ole nyt painettu'}.",
            f"Stoppknapp: driften kan stoppa tjänsten genast; {'den är nu intryckt' if house.braked else 'den är nu inte intryckt'}.",
            f"Stop button: an operator can stop the service at once; {'it is pulled now' if house.braked else 'it is not pulled now'}.",
        ),
        Text(
            f"Kasvuraja: suunnitelma, jossa on yli {share} % enemmän uusia ehdotuksia kuin edellisessä (ja vähintään {floor}), pysähtyy, kunnes kaksi eri ihmistä päästää sen läpi.",
            f"Tillväxtgräns: en plan med över {share} % fler nya förslag än den föregående (och minst {floor}) stannar tills två olika människor släpper igenom den.",
            f"Growth cap: a plan with over {share} % more new proposals than the one before (and at least {floor}) stops until two different people let it through.",
        ),
        labelled(Text("Peruminen", "Återtagande", "Rolling back"), said(service, "rollback")),
    ]
    if fresh:
        told.append(
            Text(
                f"Tuoreus: jos nämä taulut ovat vanhempia kuin näin monta päivää, ajo pysähtyy: {fresh}.",
                f"Aktualitet: är dessa tabeller äldre än så här många dagar stannar körningen: {fresh}.",
                f"Freshness: where these tables are older than so many days, the run stops: {fresh}.",
            )
        )
    return Items(tuple(told))


def _standing(house: House) -> Text:
    if house.decided is None:
        return Text(
            "Käyttöönotto: palvelua ei ole otettu käyttöön; se vain suunnittelee eikä lähetä mitään.",
            "Ibruktagande: tjänsten har inte tagits i bruk; den bara planerar och skickar ingenting.",
            "Deployment: the service has not been put into use; it only plans and sends nothing.",
        )
    on, why = house.decided.on.isoformat(), house.decided.why
    if house.decided.live:
        return Text(
            f"Käyttöönotto: käyttöönottopäätös {on}: {why}",
            f"Ibruktagande: beslut om ibruktagande {on}: {why}",
            f"Deployment: decided on {on}: {why}",
        )
    return Text(
        f"Käyttöönotto: palautettu suunnitteluun {on}: {why}",
        f"Ibruktagande: återförd till planering {on}: {why}",
        f"Deployment: taken back to planning on {on}: {why}",
    )


def security() -> Items:
    """What holds for every service of the house."""
    return Items(
        (
            Text(
                "Lokit: jokainen ajo ja jokainen katsominen kirjataan tarkoituksineen asukkaan lokiin; tapahtumat on ketjutettu niin, että muutos huomataan.",
                "Loggar: varje körning och varje granskning antecknas med sitt ändamål i invånarens logg; händelserna är kedjade så att en ändring märks.",
                "Logs: every run and every look stands with its purpose in the resident's log; events are chained, so that a change is noticed.",
            ),
            Text(
                "Henkilötunnukset on salattu, ja salausavain voidaan vaihtaa; lokiin ei kirjoiteta nimiä, tunnuksia eikä osoitteita.",
                "Personbeteckningarna är krypterade och nyckeln kan bytas; i loggen skrivs inga namn, beteckningar eller adresser.",
                "Identity codes are sealed and the key can be replaced; no name, code or address is written to a log.",
            ),
            Text(
                "Roolit: jokaisella sivulla on nimetty kohderyhmä; puuttuvaan ja kiellettyyn vastataan samoin.",
                "Roller: varje sida har en angiven målgrupp; saknat och förbjudet besvaras lika.",
                "Roles: every page has a named audience; absent and forbidden are answered alike.",
            ),
            Text(
                "Toistettavuus: sama suunnitelma syntyy samoista tiedoista, ja perustelut tehdään tallennetuista tiedoista sanasta sanaan uudelleen.",
                "Upprepbarhet: samma uppgifter ger samma plan, och motiveringarna görs om ordagrant ur det som lagrats.",
                "Repeatability: the same facts give the same plan, and reasons are made again word for word from what was stored.",
            ),
        )
    )
