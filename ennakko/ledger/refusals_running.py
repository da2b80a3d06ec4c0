"""What staff read when a rule about a service as a whole forbids an act: its plan, its brakes, going live, its objective."""

from ennakko.base.text import Text

OTHER_PLAN = (
    Text(
        "Suunnitelma tehtiin palvelun {service} eri versiolle ({version}, tekstit {texts}).",
        "Planen gjordes för en annan version av tjänsten {service} ({version}, texter {texts}).",
        "The plan was made for {service} {version} with texts {texts}.",
    ),
    Text(
        "Tee suunnitelma uudelleen: {service} {version}, tekstit {texts}.",
        "Planera på nytt: {service} {version}, texter {texts}.",
        "Plan again for {service} {version} with texts {texts}.",
    ),
)
SWEPT_ALREADY = (
    Text(
        "Palvelun {service} kauden {season} ajoa toteutetaan jo{whose}.",
        "En körning av {service}, säsong {season}, verkställs redan{whose}.",
        "A sweep of {service}, season {season}, is being applied already{whose}.",
    ),
    Text(
        "Odota, että se päättyy, ja tee suunnitelma sitten uudelleen.",
        "Vänta tills den är klar och planera sedan på nytt.",
        "Wait until it has ended, then plan again.",
    ),
)
WHOSE = Text(" ({by}, alkaen {since} UTC)", " ({by}, sedan {since} UTC)", " by {by}, since {since} UTC")
GREW = (
    Text(
        "Suunnitelma tekee {creates} uutta ehdotusta, enemmän kuin sallitut {allowed}.",
        "Planen gör {creates} nya förslag, fler än de {allowed} som tillåts.",
        "The plan makes {creates} new proposals, more than the {allowed} it may.",
    ),
    Text(
        "{needed} eri ihmisen on päästettävä se läpi suunnitelman sivulla; tähän mennessä {done}.",
        "{needed} olika människor måste släppa igenom den på planens sida; hittills {done}.",
        "{needed} different people must let it through on the plan page; {done} did so far.",
    ),
)
NOT_YOURS_TO_RELEASE = (
    Text(
        "Vain käsittelijä tai ylläpito voi päästää suunnitelman läpi.",
        "Bara en handläggare eller driften kan släppa igenom en plan.",
        "Only an officer or an operator may let a plan through.",
    ),
    Text("Pyydä henkilöä, jolla on rooli.", "Be någon som har rollen.", "Ask somebody who has the role."),
)
RELEASED_ALREADY = (
    Text(
        "Olet jo päästänyt tämän suunnitelman läpi.",
        "Du har redan släppt igenom den här planen.",
        "You have let this plan through already.",
    ),
    Text(
        "Myös toisen ihmisen on katsottava se.",
        "En annan människa måste också titta på den.",
        "Another person must look at it too.",
    ),
)
OPERATORS_BRAKE = (
    Text(
        "Vain ylläpito voi käyttää pysäytyspainiketta.",
        "Bara driften får använda stoppknappen.",
        "Only an operator may use the stop button.",
    ),
    Text(
        "Pyydä henkilöä, jolla on ylläpidon rooli.",
        "Be någon som har driftens roll.",
        "Ask somebody who has the role operator.",
    ),
)
OPERATORS_DEPLOYMENT = (
    Text(
        "Vain ylläpito päättää, onko palvelu käytössä.",
        "Bara driften beslutar om en tjänst är i bruk.",
        "Only an operator decides whether a service is live.",
    ),
    OPERATORS_BRAKE[1],
)
NO_REASON_TO_DEPLOY = (
    Text("Päätöksen syy puuttuu.", "Beslutet saknar motivering.", "The decision needs a reason."),
    Text(
        "Kirjoita, kuka päätti ja miksi.",
        "Skriv vem som beslutade och varför.",
        "Say who decided it and why.",
    ),
)
LONG_REASON = (
    Text(
        "Perustelussa on {count} merkkiä; enintään {most} on sallittu.",
        "Motiveringen har {count} tecken; högst {most} är tillåtet.",
        "The reason has {count} characters; {most} is the most.",
    ),
    Text("Sano se lyhyemmin.", "Säg det kortare.", "Say it shorter."),
)
COMING_LAW = (
    Text(
        "Palvelun {service} perusteena on {act}, {section}, joka tulee voimaan {day}.",
        "Tjänsten {service} grundar sig på {act}, {section}, som träder i kraft {day}.",
        "{service} rests on {act}, {section}, in force from {day}.",
    ),
    Text(
        "Siihen asti se suunnittelee keksityillä tiedoilla; mitään ei lähetetä.",
        "Till dess planerar den med påhittade uppgifter; ingenting skickas.",
        "Until then it plans on synthetic data; nothing of it is sent.",
    ),
)
UNREGISTERED = (  # {wrong} names fields of a file, for whoever writes it: in English
    Text(
        "Palvelu {service} ei ole algoritmirekisterissä: {wrong}",
        "Tjänsten {service} finns inte i algoritmregistret: {wrong}",
        "{service} is not in the algorithm register: {wrong}",
    ),
    Text(
        "Täydennä palvelun algorithm.toml; `ennakko check` luettelee, mitä puuttuu.",
        "Komplettera tjänstens algorithm.toml; `ennakko check` räknar upp vad som saknas.",
        "Complete algorithm.toml beside the service; `ennakko check` lists what is missing.",
    ),
)
NO_OBJECTIVE = (
    Text(
        "Tavoitetta {objective} ei ole.",
        "Det finns inget mål {objective}.",
        "There is no objective {objective}.",
    ),
    Text("Valitse jokin näistä: {known}.", "Välj något av dessa: {known}.", "Choose one of {known}."),
)
NO_REASON_FOR_OBJECTIVE = (
    Text(
        "Tavoitteen valinta tarvitsee perustelun.",
        "Valet av mål behöver en motivering.",
        "A choice of the objective needs its reason.",
    ),
    Text("Kirjoita, miksi se valitaan.", "Skriv varför det väljs.", "Write why it is chosen."),
)
OBJECTIVE_IN_USE = (
    Text("Tämä tavoite on jo käytössä.", "Det målet används redan.", "This objective is in use already."),
    Text(
        "Valitse toinen tai jätä ennalleen.",
        "Välj det andra eller låt det vara.",
        "Choose the other one, or leave it.",
    ),
)
HEARD_TOMORROW = (
    Text(
        "Perheitä ei ole voitu kuulla tulevana päivänä.",
        "Familjerna kan inte ha hörts en dag som inte har kommit.",
        "The families cannot have been heard on a day to come.",
    ),
    Text(
        "Anna päivä, jona kuuleminen päättyi.", "Ange dagen då hörandet avslutades.", "Give the day it ended."
    ),
)
LIVE_HEARS_ITSELF = (
    Text(
        "{service} on käytössä: alusta kuulee perheet itse.",
        "{service} är i bruk: plattformen hör familjerna själv.",
        "{service} is live: the platform hears the families itself.",
    ),
    Text(
        "Odota määräaikaa tai kirjaa, mitä perhe vastasi paperilla tai puhelimessa.",
        "Vänta på tidsfristen, eller anteckna vad familjen svarade på papper eller per telefon.",
        "Wait for the deadline, or enter what a family answered on paper or by phone.",
    ),
)
NO_EXPORT = (
    Text(
        "Palvelu {service} ei ilmoita siirtoa.",
        "Tjänsten {service} deklarerar ingen överföring.",
        "{service} declares no export.",
    ),
    Text(
        "Kirjoita palvelun viereen export.toml.",
        "Skriv export.toml bredvid tjänsten.",
        "Write export.toml beside the service.",
    ),
)
