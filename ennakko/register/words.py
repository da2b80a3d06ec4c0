"""The words of what the register holds, as its person reads them."""

from datetime import date

from ennakko.base.text import Text
from ennakko.ui.said import day_text

identity = Text("Henkilötiedot", "Personuppgifter", "Personal details")
home_part = Text("Asuminen", "Boende", "Home")
family = Text("Perhe", "Familj", "Family")
school = Text("Koulu ja esiopetus", "Skola och förskola", "School and pre-school")
attention = Text("Muuta huomioitavaa", "Annat att beakta", "Other things to be heeded")

names = {
    "first_names": Text("Etunimet", "Förnamn", "First names"),
    "called": Text("Kutsumanimi", "Tilltalsnamn", "Name used"),
    "last_name": Text("Sukunimi", "Efternamn", "Last name"),
}
plainer = {  # a described column in the words of whom it is about
    "born": Text("Syntymäpäivä", "Födelsedag", "Date of birth"),
    "language": Text("Äidinkieli", "Modersmål", "Mother tongue"),
    "contact_language": Text("Asiointikieli", "Kontaktspråk", "Contact language"),
    "municipality": Text("Kotikunta", "Hemkommun", "Home municipality"),
    "school_language": Text("Valittu opetuskieli", "Valt undervisningsspråk", "School language chosen"),
    "place": Text("Koulu tai esiopetuspaikka", "Skola eller förskola", "School or pre-school"),
}
sex = Text("Sukupuoli", "Kön", "Sex")
sexes = {"m": Text("mies", "man", "male"), "f": Text("nainen", "kvinna", "female")}
code = Text("Henkilötunnus", "Personbeteckning", "Personal identity code")
code_kept = Text(
    "tallessa salattuna; ei näytetä",
    "sparad krypterad; visas inte",
    "kept encrypted; not shown",
)
citizenship = Text("Kansalaisuus", "Medborgarskap", "Citizenship")
marital_status = Text("Siviilisääty", "Civilstånd", "Marital status")
marital = {
    "NAIMATON": Text("naimaton", "ogift", "single"),
    "AVIOLIITOSSA": Text("avioliitossa", "gift", "married"),
    "ERONNUT": Text("eronnut", "frånskild", "divorced"),
    "REKISTEROIDYSSA_PARISUHTEESSA": Text(
        "rekisteröidyssä parisuhteessa", "i registrerat partnerskap", "in a registered partnership"
    ),
}
addresses = {
    "permanent": Text("Vakinainen osoite", "Stadigvarande adress", "Permanent address"),
    "temporary": Text("Tilapäinen osoite", "Tillfällig adress", "Temporary address"),
    "postal": Text("Postiosoite", "Postadress", "Postal address"),
    "institution": Text("Olinpaikka", "Vistelseort", "Place of stay"),
    "abroad": Text("Osoite ulkomailla", "Adress utomlands", "Address abroad"),
}
ADDRESS_GROUPS = {
    "permanent": "VAKINAINEN_KOTIMAINEN_OSOITE",
    "temporary": "TILAPAINEN_KOTIMAINEN_OSOITE",
    "postal": "KOTIMAINEN_POSTIOSOITE",
    "abroad": "VAKINAINEN_ULKOMAINEN_OSOITE",
}
guardian = Text("Huoltaja", "Vårdnadshavare", "Guardian")
ward = Text("Huollettava", "Barn du har vårdnad om", "Child in your custody")
parent = Text("Vanhempi", "Förälder", "Parent")
child = Text("Lapsi", "Barn", "Child")
partner = Text("Puoliso", "Make, maka eller partner", "Spouse or partner")
enrolled = Text("{place}, {grade}", "{place}, {grade}", "{place}, {grade}")
circumstance = Text(
    "Seikka, jonka ihminen katsoo",
    "Omständighet som en människa ser på",
    "Circumstance that a person looks at",
)
circumstances = {
    "second_home": Text("toinen koti", "ett andra hem", "a second home"),
    "special_support": Text("erityinen tuki", "särskilt stöd", "special support"),
    "other_programme": Text("muu ohjelma", "annat program", "another programme"),
    "immersion": Text("kielikylpy", "språkbad", "language immersion"),
    "preparatory": Text("valmistava opetus", "förberedande undervisning", "preparatory teaching"),
    "in_care": Text("sijoitus kodin ulkopuolelle", "placering utanför hemmet", "placement outside the home"),
    "other_place": Text("paikka muualla", "plats på annat håll", "a place elsewhere"),
}
protected = Text("Turvakielto", "Spärrmarkering", "Non-disclosure order")
yes = Text("kyllä", "ja", "yes")
ban = Text("Tietojen käytön kielto", "Förbud mot användning av uppgifter", "Ban on the use of data")
bans = {
    "SUORAMARKKINOINTIKIELTO": Text(
        "suoramarkkinointikielto", "förbud mot direktmarknadsföring", "no direct marketing"
    ),
    "YHTEYSTIETOJEN_LUOVUTUSKIELTO": Text(
        "yhteystietojen luovutuskielto",
        "förbud mot utlämnande av kontaktuppgifter",
        "contact details not handed on",
    ),
}
stay = Text(
    "Asuu täällä ilman kotikuntaa", "Bor här utan hemkommun", "Lives here without this home municipality"
)

_LANGUAGES = {
    "fi": Text("suomi", "finska", "Finnish"),
    "sv": Text("ruotsi", "svenska", "Swedish"),
    "en": Text("englanti", "engelska", "English"),
    "ru": Text("venäjä", "ryska", "Russian"),
    "et": Text("viro", "estniska", "Estonian"),
    "so": Text("somali", "somaliska", "Somali"),
    "ar": Text("arabia", "arabiska", "Arabic"),
    "uk": Text("ukraina", "ukrainska", "Ukrainian"),
    "fa": Text("persia", "persiska", "Persian"),
    "ku": Text("kurdi", "kurdiska", "Kurdish"),
    "zh": Text("kiina", "kinesiska", "Chinese"),
    "vi": Text("vietnam", "vietnamesiska", "Vietnamese"),
    "es": Text("espanja", "spanska", "Spanish"),
    "sq": Text("albania", "albanska", "Albanian"),
    "se": Text("pohjoissaame", "nordsamiska", "Northern Sami"),
}
_COUNTRIES = {
    "246": Text("Suomi", "Finland", "Finland"),
    "752": Text("Ruotsi", "Sverige", "Sweden"),
    "233": Text("Viro", "Estland", "Estonia"),
    "643": Text("Venäjä", "Ryssland", "Russia"),
    "804": Text("Ukraina", "Ukraina", "Ukraine"),
}
_MUNICIPALITIES = {"091": "Helsinki – Helsingfors", "049": "Espoo – Esbo", "092": "Vantaa – Vanda"}


def day(on: date | None) -> Text | None:
    """A day in words."""
    return day_text(on) if on else None


def language(code: str) -> Text | None:
    """A language by name, else by its code; None where there is none or it is unknown (99)."""
    return _LANGUAGES.get(code, Text(code, code, code)) if code and code != "99" else None


def country(code: str) -> Text:
    """A country by name, else by its code."""
    return _COUNTRIES.get(code, Text(code, code, code))


def municipality(code: str) -> str:
    """A municipality with its number."""
    return f"{_MUNICIPALITIES[code]} ({code})" if code in _MUNICIPALITIES else code


def grade(number: int) -> Text:
    """The class, or pre-school."""
    if number == 0:
        return Text("esiopetus", "förskola", "pre-school")
    return Text(f"{number}. luokka", f"årskurs {number}", f"grade {number}")
