"""The words of how a proposal was made, what would change it, and what rights its reader has."""

from ennakko.base.text import Text

title = Text("Miten ehdotus tehtiin", "Hur förslaget gjordes", "How the proposal was made")
machine = Text(
    "Tietokone etsi lapset rekisteristä ja jakoi vapaat paikat julkaistuilla perusteilla. Tietokone "
    "ei päätä asiasta: päättää {decides}.",
    "En dator hittade barnen i registret och fördelade de lediga platserna enligt publicerade grunder. "
    "Datorn fattar inte beslutet: det gör {decides}.",
    "A computer found the children in the register and shared out the free places by published criteria. "
    "The computer does not decide: {decides} does.",
)
by_person = Text(
    "Tietokone etsi lapset rekisteristä. Paikkaa katsoo ihminen, ja asiasta päättää {decides}.",
    "En dator hittade barnen i registret. En människa ordnar platsen, och beslutet fattas av {decides}.",
    "A computer found the children in the register. A person arranges the place, and {decides} decides.",
)
not_used = Text(
    "Terveystietoja, tuloja tai kansalaisuutta ei käytetty, eikä äidinkielestä päätelty opetuskieltä.",
    "Hälsouppgifter, inkomster eller medborgarskap användes inte, och undervisningsspråket härleddes "
    "inte ur modersmålet.",
    "No health data, income or citizenship was used, and the language of instruction was not "
    "inferred from mother tongue.",
)
law = Text(
    "Oikeusperuste: {act}, {section}. Tehtävä on lakisääteinen, joten suostumusta ei kysytty eikä sitä "
    "tarvitse perua.",
    "Rättsgrund: {act}, {section}. Uppgiften är lagstadgad, så inget samtycke frågades och inget behöver "
    "återkallas.",
    "Legal ground: {act}, {section}. The task is statutory: no consent was asked for and none needs to be "
    "withdrawn.",
)
consent = Text(
    "Oikeusperuste: suostumus ({title}). Lapsen tietoja katsottiin vain, koska se on annettu. Sen voi perua milloin "
    "tahansa, ja silloin ehdotus perutaan heti.",
    "Rättsgrund: samtycke ({title}). Barnets uppgifter granskades bara för att det har getts. Det kan återtas när som "
    "helst, och då återtas förslaget genast.",
    "Legal ground: consent ({title}). The child's data was looked at only because it was given. It can be withdrawn at "
    "any time, and the proposal is then taken back at once.",
)
to_permissions = Text("Katso tai peru suostumus", "Se eller återta samtycket", "See or withdraw the consent")
version = Text(
    "Säännöt: {version}. Rekisteri luettiin {day}. Samat tiedot ja samat säännöt antavat aina saman ehdotuksen.",
    "Regler: {version}. Registret lästes {day}. Samma uppgifter och samma regler ger alltid samma förslag.",
    "Rules: {version}. The register was read on {day}. The same facts and the same rules always give the same "
    "proposal.",
)
shared = Text("Miten paikat jaettiin", "Hur platserna delades ut", "How the places were shared out")
criteria = Text(
    "{objective}, tärkein ensin: {criteria}.",
    "{objective}, den viktigaste först: {criteria}.",
    "{objective}, the most important first: {criteria}.",
)
lottery = Text(
    "Jos perusteet ovat samat, arpa ratkaisee. Kuka tahansa voi laskea arvan uudelleen sen julkisesta "
    "luvusta {seed}.",
    "Om grunderna är desamma avgör lotten. Vem som helst kan räkna om lotten från dess publicerade tal {seed}.",
    "Where claims are equal, a lottery decides. Anybody can draw it again from its published number {seed}.",
)
next_chance = Text(
    "Jos toivotte toista paikkaa, virkailija katsoo vapautuvat paikat samoilla perusteilla kauden loppuun asti.",
    "Om ni önskar en annan plats ser en handläggare på platser som blir lediga enligt samma grunder till "
    "säsongens slut.",
    "If you wish for another place, a member of staff looks at places that fall free by the same criteria "
    "until the season ends.",
)
changes = Text("Mikä muuttaisi ehdotusta", "Vad som skulle ändra förslaget", "What would change the proposal")
changes_body = Text(
    "Ehdotus katsotaan uudelleen, jos jokin näistä on väärin tai muuttuu: kodin osoite, valittu opetuskieli "
    "tai se, onko lapsella jo paikka.",
    "Förslaget ses över om något av detta är fel eller ändras: hemadressen, det valda undervisningsspråket "
    "eller om barnet redan har en plats.",
    "The proposal is looked at again if one of these is wrong or changes: the home address, the chosen language "
    "of instruction, or whether the child has a place already.",
)
changes_sibling = Text(
    "Ehdotus katsotaan uudelleen, jos jokin näistä on väärin tai muuttuu: kodin osoite, valittu opetuskieli, "
    "sisaruksen koulu tai se, onko lapsella jo paikka.",
    "Förslaget ses över om något av detta är fel eller ändras: hemadressen, det valda undervisningsspråket, "
    "ett syskons skola eller om barnet redan har en plats.",
    "The proposal is looked at again if one of these is wrong or changes: the home address, the chosen language "
    "of instruction, a sibling's school, or whether the child has a place already.",
)
rights = Text("Oikeutesi", "Dina rättigheter", "Your rights")
remedy = Text(
    "Tämä on ehdotus, johon ei vielä haeta muutosta. Päätöksestä voi hakea muutosta maksutta {form} {days} päivän "
    "kuluessa sen saamisesta: {body}.",
    "Det här är ett förslag, i vilket ändring ännu inte söks. I beslutet kan ändring sökas avgiftsfritt {form} inom "
    "{days} dagar från att du fått det: {body}.",
    "This is a proposal, which is not challenged yet. You can challenge the decision free of charge {form} within "
    "{days} days of receiving it: {body}.",
)
guardians = Text(
    "Jokainen huoltaja, joka päättää lapsen paikasta, saa oman kirjeen, oman vastausajan ja oman päätöksen. "
    "Kuunnelkaa myös lasta: hänen mielipiteensä voi kertoa meille.",
    "Varje vårdnadshavare som beslutar om barnets plats får ett eget brev, en egen svarstid och ett eget beslut. "
    "Lyssna också på barnet: barnets åsikt kan berättas för oss.",
    "Each guardian who decides on the child's place gets a letter, a time to answer and a decision of their own. "
    "Listen to the child too: you can tell us what they think.",
)
human = Text(
    "Voit aina pyytää ihmistä käsittelemään asian: {desk}, {phone}.",
    "Du kan alltid be en människa handlägga ärendet: {desk}, {phone}.",
    "You can always ask for a person to handle the matter: {desk}, {phone}.",
)
data = Text(
    "Tiedoistasi vastaa {controller}, Helsingin kaupunki. Voit pyytää nähdä ja oikaista ne, ja valittaa "
    "tietosuojavaltuutetulle: tietosuoja.fi.",
    "För dina uppgifter svarar {controller}, Helsingfors stad. Du kan be att få se och rätta dem, och klaga hos "
    "dataombudsmannen: tietosuoja.fi.",
    "{controller}, City of Helsinki, answers for your data. You can ask to see and correct it, and complain to the "
    "Data Protection Ombudsman: tietosuoja.fi.",
)
