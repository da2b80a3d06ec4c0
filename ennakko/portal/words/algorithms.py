"""The words of the algorithm register: its pages, and the name of every field and choice."""

from ennakko.base.text import Text

title = Text("Algoritmirekisteri", "Algoritmregister", "Algorithm register")
lead = Text(
    "Täällä ovat kaupungin palvelut, jotka etsivät asukkaita ja tekevät ehdotuksia ennakolta: mitä ne tekevät, millä tiedoilla ja kuka valvoo. Myös ihmisten kirjoittamat säännöt ovat täällä.",
    "Här är de tjänster i staden som hittar invånare och gör förslag på förhand: vad de gör, med vilka uppgifter och vem som övervakar. Också regler som människor har skrivit finns här.",
    "These are the city's services that find residents and make proposals ahead of time: what they do, with which data, and who oversees them. Rules written by people are here too.",
)
live = Text("Käytössä", "I bruk", "In use")
planning = Text("Vain suunnittelee", "Endast planering", "Plans only")
open_it = Text("Lue merkintä", "Läs posten", "Read the entry")
machine = Text("Koneluettavana", "Maskinläsbart", "For machines")
as_json = Text(
    "Algorithmic Transparency Standard (JSON)",
    "Algorithmic Transparency Standard (JSON)",
    "Algorithmic Transparency Standard (JSON)",
)
as_atrs = Text("UK ATRS (JSON)", "UK ATRS (JSON)", "UK ATRS (JSON)")
rules = Text("Säännöt ja tiedot", "Regler och data", "Rules and data")
rules_lead = Text(
    "Käyttöönottopäätös koskee näitä sääntöjä ja näitä arvoja (tiedonhallintalaki 906/2019, 6 a luku).",
    "Beslutet om ibruktagande gäller dessa regler och värden (informationshanteringslagen 906/2019, 6 a kap.).",
    "The deployment decision is about these rules and these values (Information Management Act 906/2019, ch. 6 a).",
)
parameter = Text("Arvo", "Värde", "Value")
since = Text("Alkaen", "Från", "Since")
source = Text("Lähde", "Källa", "Source")
what = Text("Mikä", "Vilket", "What")
deployments = Text("Käyttöönottopäätökset", "Beslut om ibruktagande", "Deployment decisions")
went_live = Text("Otettiin käyttöön", "Togs i bruk", "Put into use")
went_back = Text("Palautettiin suunnitteluun", "Återfördes till planering", "Taken back to planning")
no_deployment = Text(
    "Palvelua ei ole otettu käyttöön: se vain suunnittelee.",
    "Tjänsten har inte tagits i bruk: den bara planerar.",
    "The service has not been put into use: it only plans.",
)
versions = Text("Merkinnän historia", "Postens historia", "History of this entry")
first = Text("Ensimmäinen julkaistu versio", "Första publicerade versionen", "First published version")
changed = Text("Muuttui: {fields}", "Ändrades: {fields}", "Changed: {fields}")
digest = Text("Tiiviste", "Kontrollsumma", "Digest")
version = Text("Palvelun versio {version}", "Tjänstens version {version}", "Version {version} of the service")
no_versions = Text(
    "Merkintä julkaistaan, kun palvelu otetaan käyttöön.",
    "Posten publiceras när tjänsten tas i bruk.",
    "The entry is published when the service is put into use.",
)
back = Text("Kaikki palvelut", "Alla tjänster", "All services")
empty = Text(
    "Yhtään palvelua ei ole rekisterissä", "Ingen tjänst finns i registret", "No service is in the register"
)
sections = {
    "basic": Text("Perustiedot", "Grunduppgifter", "Basic information"),
    "use": Text("Käyttö", "Användning", "Use"),
    "data": Text("Tiedot", "Data", "Data"),
    "algorithm": Text("Algoritmi", "Algoritm", "Algorithm"),
    "oversight": Text("Valvonta", "Tillsyn", "Oversight"),
    "metadata": Text("Merkinnän tiedot", "Om posten", "About this entry"),
}
fields = {
    "name": Text("Nimi", "Namn", "Name"),
    "description_short": Text("Lyhyesti", "Kort", "In short"),
    "organization": Text("Vastuuorganisaatio", "Ansvarig organisation", "Responsible organisation"),
    "department": Text("Toimiala", "Sektor", "Department"),
    "country": Text("Maa", "Land", "Country"),
    "contact_name": Text("Yhteystaho", "Kontakt", "Contact"),
    "contact_email": Text("Sähköposti", "E-post", "E-mail"),
    "contact_phone": Text("Puhelin", "Telefon", "Telephone"),
    "website": Text("Verkkosivu", "Webbsida", "Web page"),
    "status": Text("Vaihe", "Status", "Status"),
    "remark": Text("Huomautus", "Anmärkning", "Remark"),
    "decision_making_process": Text(
        "Päätöksenteko, johon palvelu kuuluu",
        "Beslutsprocess som tjänsten hör till",
        "Decision-making process",
    ),
    "domain": Text("Ala", "Område", "Domain"),
    "area": Text("Maantieteellinen alue", "Geografiskt område", "Geographical area"),
    "goal": Text("Tavoite", "Mål", "Goal"),
    "impact": Text("Vaikutus ihmisiin", "Effekt för människor", "Impact on people"),
    "risks": Text("Riskit ja niiden hallinta", "Risker och hantering", "Risks and their mitigation"),
    "risk_category": Text("Riskiluokka", "Riskklass", "Risk category"),
    "proportionality": Text("Oikeasuhtaisuus", "Proportionalitet", "Proportionality"),
    "lawful_basis": Text("Oikeusperuste", "Rättslig grund", "Lawful basis"),
    "documentation": Text("Lisätietoa", "Mer information", "More information"),
    "training_data": Text("Opetusaineisto", "Träningsdata", "Training data"),
    "source_data": Text("Käytetyt tiedot", "Uppgifter som används", "Source data"),
    "data_bias": Text("Tietojen vinoumat", "Skevheter i uppgifterna", "Data bias"),
    "connected_data_sources": Text("Lähderekisterit", "Källregister", "Connected data sources"),
    "DPIA_description": Text(
        "Tietosuojan vaikutustenarviointi",
        "Konsekvensbedömning av dataskydd",
        "Data protection impact assessment",
    ),
    "DPIA_url": Text("Arvioinnin osoite", "Bedömningens adress", "Address of the assessment"),
    "algorithm_type": Text("Algoritmin laji", "Typ av algoritm", "Type of algorithm"),
    "description": Text("Miten se toimii", "Hur den fungerar", "How it works"),
    "methods_and_models": Text("Menetelmät", "Metoder", "Methods and models"),
    "performance": Text("Suorituskyky", "Prestanda", "Performance"),
    "alternatives_considered": Text(
        "Harkitut vaihtoehdot", "Övervägda alternativ", "Alternatives considered"
    ),
    "product_information": Text("Keskitetty rekisteri", "Centralt register", "Central registration"),
    "codebase_url": Text("Lähdekoodi", "Källkod", "Source code"),
    "product_page": Text("Tuotesivu", "Produktsida", "Product page"),
    "AIA_description": Text(
        "Perusoikeusvaikutusten arviointi",
        "Konsekvensbedömning av grundläggande rättigheter",
        "Fundamental-rights impact assessment",
    ),
    "AIA_url": Text(
        "Arvioinnin osoite (perusoikeudet)",
        "Bedömningens adress (grundläggande rättigheter)",
        "Address of the assessment (rights)",
    ),
    "type": Text("Käyttötapa", "Användningssätt", "Type of use"),
    "monitoring": Text("Seuranta", "Uppföljning", "Monitoring"),
    "human_intervention": Text("Ihmisen rooli", "Människans roll", "Human intervention"),
    "objection_procedure": Text("Muutoksenhaku", "Ändringssökande", "Objection procedure"),
    "rollback": Text("Peruuttaminen", "Återställning", "Rollback"),
    "standard_version": Text("Standardin versio", "Standardens version", "Version of the standard"),
    "uuid": Text("Tunniste", "Identifierare", "Identifier"),
    "lang": Text("Kieli", "Språk", "Language"),
    "publication_date": Text("Julkaistu", "Publicerad", "Published"),
    "last_change_date": Text("Muutettu", "Ändrad", "Changed"),
    "revision_date": Text("Tarkistetaan viimeistään", "Ses över senast", "To be revisited by"),
    "revision_note": Text("Miksi tarkistetaan", "Varför den ses över", "Why it is revisited"),
    "keywords": Text("Hakusanat", "Sökord", "Keywords"),
}
choices = {
    "planned": Text("suunnitteilla", "planerad", "planned"),
    "design": Text("suunnittelussa", "under utformning", "in design"),
    "development": Text("kehityksessä", "under utveckling", "in development"),
    "pilot": Text(
        "kokeilu: suunnittelee, mitään ei lähetetä",
        "försök: planerar, inget skickas",
        "pilot: plans only, nothing is sent",
    ),
    "evaluation": Text("arvioitavana", "utvärderas", "under evaluation"),
    "operational": Text("käytössä", "i bruk", "operational"),
    "retired": Text("poistettu käytöstä", "ur bruk", "retired"),
    "minimal risk": Text("vähäinen riski", "minimal risk", "minimal risk"),
    "limited risk": Text("rajattu riski", "begränsad risk", "limited risk"),
    "high risk": Text("suuri riski", "hög risk", "high risk"),
    "unacceptable": Text("ei sallittu", "oacceptabel", "unacceptable"),
    "self-learning": Text("oppiva", "självlärande", "self-learning"),
    "rule-based": Text("sääntöihin perustuva", "regelbaserad", "rule-based"),
    "hybrid": Text("yhdistelmä", "hybrid", "hybrid"),
    "descriptive": Text("kuvaileva", "beskrivande", "descriptive"),
    "diagnostic": Text("selittävä", "diagnostisk", "diagnostic"),
    "predictive": Text("ennustava", "förutsägande", "predictive"),
    "prescriptive": Text("ehdottava", "föreskrivande", "prescriptive"),
    "education and science": Text("koulutus ja tiede", "utbildning och vetenskap", "education and science"),
}
chosen = frozenset({"status", "domain", "risk_category", "algorithm_type", "type"})
