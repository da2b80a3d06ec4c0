"""The words of plan only, going live, and a hearing held elsewhere."""

from ennakko.base.text import Text

planning = Text("Vain suunnittelu", "Endast planering", "Plan only")
planning_title = Text(
    "Palvelu on vain suunnittelukäytössä", "Tjänsten används endast för planering", "The service only plans"
)
planning_body = Text(
    "Kaikki toimii, mutta mitään ei lähetetä eikä asukkaille näytetä mitään, ennen kuin ylläpito ottaa palvelun "
    "käyttöön.",
    "Allt fungerar, men ingenting skickas och ingenting visas för invånarna förrän driften tar tjänsten i bruk.",
    "Everything works, but nothing is sent and residents are shown nothing until an operator lets it go live.",
)
live = Text("Käytössä", "I bruk", "Live")
go_live = Text("Ota palvelu käyttöön", "Ta tjänsten i bruk", "Let the service go live")
go_live_lead = Text(
    "Tästä alkaen viestit lähtevät. Jokainen, jolla on avoin ehdotus ja jolle ei ole vielä kirjoitettu, saa siitä "
    "ilmoituksen. Odottavia ehdotuksia on nyt {count}.",
    "Från och med nu går meddelandena ut. Var och en som har ett öppet förslag och som ingen har skrivit till får "
    "ett meddelande om det. Nu väntar {count} förslag.",
    "From now on messages go out. Everybody with an open proposal who was never written to gets a notice. "
    "{count} proposals wait now.",
)
back = Text("Palauta suunnittelukäyttöön", "Återgå till planering", "Go back to planning")
back_lead = Text(
    "Mitään uutta ei lähetetä. Lähtöä odottavat viestit jäävät odottamaan.",
    "Inget nytt skickas. Meddelanden som väntar på att gå ut får vänta.",
    "Nothing new is sent. Messages that wait to go out stay where they are.",
)
why = Text("Kuka päätti ja miksi", "Vem beslutade och varför", "Who decided it and why")
why_hint = Text(
    "Kirjataan pysyvästi. Älä kirjoita tänne tietoja asukkaista.",
    "Bokförs för gott. Skriv inga uppgifter om invånare här.",
    "Kept for good. Write nothing about residents here.",
)
latest = Text("Viimeisin päätös", "Senaste beslut", "Latest decision")
decided = Text("{day}, {who}: {why}", "{day}, {who}: {why}", "{day}, {who}: {why}")
went_live = Text("Palvelu on otettu käyttöön", "Tjänsten är tagen i bruk", "The service is live")
went_back = Text(
    "Palvelu on palautettu suunnittelukäyttöön",
    "Tjänsten är tillbaka i planering",
    "The service is back in planning",
)

impact = Text("Vaikutusten arvioinnit", "Konsekvensbedömningar", "Impact assessments")
impact_lead = Text(
    "Palvelun ilmoitus täyttää arviointeihin sen, minkä se tietää. Loput ovat kysymyksiä, joihin ihmiset vastaavat ennen "
    "käyttöönottoa.",
    "Tjänstens deklaration fyller i det den vet. Resten är frågor som människor besvarar före ibruktagandet.",
    "The service's declaration fills in what it knows. The rest are questions that people answer before it goes live.",
)
assessments = {
    "dpia": Text(
        "Tietosuojan vaikutustenarviointi (Markdown)",
        "Konsekvensbedömning avseende dataskydd (Markdown)",
        "Data protection impact assessment (Markdown)",
    ),
    "fria": Text(
        "Perusoikeusvaikutusten arviointi (Markdown)",
        "Konsekvensbedömning avseende grundläggande rättigheter (Markdown)",
        "Fundamental rights impact assessment (Markdown)",
    ),
}

heard = Text(
    "Perheet on kuultu muualla", "Familjerna har hörts på annat sätt", "The families were heard elsewhere"
)
heard_lead = Text(
    "Avoimia ehdotuksia on {count}. Kirjaa, että huoltajia on kuultu alustan ulkopuolella eikä huomautettavaa jäänyt: "
    "sen jälkeen paikoista voi päättää. Poikkeavat tapaukset siirretään sitä ennen henkilökunnalle.",
    "Det finns {count} öppna förslag. Anteckna att vårdnadshavarna har hörts utanför plattformen och inte hade några "
    "anmärkningar: därefter kan man besluta om platserna. Avvikande fall förs före det till personalen.",
    "There are {count} open proposals. Record that the guardians were heard outside the platform and made no remark: "
    "then the places can be decided. Hand cases that differ to staff before that.",
)
heard_one = Text(
    "Kirjaa, että huoltajia on kuultu alustan ulkopuolella eikä huomautettavaa jäänyt.",
    "Anteckna att vårdnadshavarna har hörts utanför plattformen och inte hade några anmärkningar.",
    "Record that the guardians were heard outside the platform and made no remark.",
)
heard_on = Text("Kuuleminen päättyi", "Hörandet avslutades", "The hearing ended on")
heard_confirm = Text("Kirjaa kuulluiksi", "Anteckna som hörda", "Record as heard")
heard_none = Text(
    "Avoimia ehdotuksia ei ole.", "Det finns inga öppna förslag.", "There are no open proposals."
)
heard_done = Text(
    "Kuulluiksi kirjattuja ehdotuksia: {count}",
    "Förslag antecknade som hörda: {count}",
    "Recorded as heard: {count}",
)
day_missing = Text(
    "Anna päivä, jona kuuleminen päättyi.",
    "Ange dagen då hörandet avslutades.",
    "Give the day the hearing ended.",
)
