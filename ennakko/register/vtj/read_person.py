"""Groups about the person alone: birth, death, sex, languages, names, citizenships, codes, protection, bans."""

from ennakko.register.vtj import facts
from ennakko.register.vtj.shapes import Shape, identity_code, refuse

SEXES = {"MIES": "m", "NAINEN": "f"}
OLD_LANGUAGES = {"iw": "he"}
OLD_COUNTRIES = {"736": "729", "230": "231"}  # Sudan, Ethiopia: the old codes still come
TOLD = (
    "lisatyt",
    "muutetut",
    "korjatut",
    "poistetut",
    "korjattavat",
)  # what a change lists besides the full set
NAME_KINDS = {
    "ETUNIMI": "first",
    "SUKUNIMI": "last",
    "KUTSUMANIMI": "called",
    "VALINIMI": "middle",
    "PATRONYYMI": "patronymic",
    "VIIMEKSI_NAIMATTOMANA_OLLESSA_OLLUT_SUKUNIMI": "last_unmarried",
}


def birth(group: Shape) -> facts.Born:
    """SYNTYMAPAIVA."""
    return facts.Born(group.day("syntymapv"))


def sex_of(shape: Shape) -> str:
    """m, f or empty from the field `sukupuoli` (also of a related person)."""
    return SEXES.get(shape.text("sukupuoli", most=20), "")


def sex(group: Shape) -> facts.Sex:
    """SUKUPUOLI."""
    return facts.Sex(sex_of(group))


def death(group: Shape) -> facts.Death:
    """KUOLINPAIVA: the day may be missing though the person is dead."""
    return facts.Death(group.flag("kuollut"), group.day("kuolinpv"))


def declared_dead(group: Shape) -> facts.Death:
    """KUOLLEEKSIJULISTAMISPAIVA. A product without the flag still means that the person is declared dead."""
    dead = group.flag("kuollut") if group.has("kuollut") else True
    return facts.Death(dead, group.day("kuolleeksijulistamispv"), declared=True)


def mother_tongue(group: Shape) -> facts.Tongue:
    """AIDINKIELI."""
    return _tongue(group, contact=False)


def contact_language(group: Shape) -> facts.Tongue:
    """ASIOINTIKIELI: only Finnish or Swedish."""
    tongue = _tongue(group, contact=True)
    if tongue.code not in ("fi", "sv"):
        raise refuse(group.at("kielikoodi"), "a contact language is fi or sv")
    return tongue


def _tongue(group: Shape, *, contact: bool) -> facts.Tongue:
    code = group.needed("kielikoodi", most=2).lower()
    return facts.Tongue(
        contact,
        OLD_LANGUAGES.get(code, code),
        group.text("kielikoodiISO6392", most=3),
        group.text("nimi", most=60) if code == "98" else "",
        group.day("alkupv"),
        group.day("loppupv"),
    )


def marital_status(group: Shape) -> facts.MaritalStatus:
    """SIVIILISAATY."""
    return facts.MaritalStatus(group.needed("siviilisaaty", most=40))


def full_name(group: Shape) -> facts.FullName:
    """HENKILON_NIMI; `etunimi` holds all first names. The UTF8 fields are right where both are there."""
    return facts.FullName(
        utf8(group, "etunimiUTF8", "etunimi"), utf8(group, "sukunimiUTF8", "sukunimi"), group.day("alkupv")
    )


def utf8(shape: Shape, right: str, older: str) -> str:
    """A name from its UTF8 field, or from the narrower older field that some products still carry alone."""
    return shape.text(right, most=200) or shape.text(older, most=200)


def name_part(group: Shape) -> facts.Fact:
    """NIMENMUUTOS, NIMENMUUTOS_LAAJA, KUTSUMANIMI."""
    said = group.needed("nimilaji", most=80)
    kind = NAME_KINDS.get(said.removeprefix("NYKYINEN_").removeprefix("EDELLINEN_"))
    if kind is None:
        return facts.Unknown(said)
    value, since, until = utf8(group, "nimiUTF8", "nimi"), group.day("alkupv"), group.day("loppupv")
    if not value:
        raise refuse(group.at("nimi"), "the value is missing")
    return facts.NamePart(kind, value, not said.startswith("EDELLINEN_"), since, until)


def country(shape: Shape, field: str) -> str:
    """A country code; old ones are brought up to date."""
    code = shape.text(field, most=3)
    return OLD_COUNTRIES.get(code, code)


def in_force(shape: Shape) -> bool:
    """`voimassaolo`: PASSIIVI does not count; a missing value means active."""
    return shape.text("voimassaolo", most=20, default="AKTIIVI") == "AKTIIVI"


def citizenships(group: Shape) -> facts.Citizenships:
    """KANSALAISUUS: the full set, and in changes what became of the others."""
    fields = {name: _nationalities(group, f"{name}Kansalaisuudet") for name in TOLD}
    told = [row for name in ("lisatyt", "muutetut", "korjatut") for row in fields[name]]
    whole = group.has("henkilonKansalaisuudet")
    rows = _nationalities(group, "henkilonKansalaisuudet") if whole else [row for row in told if row.active]
    now = {row.country: row for row in rows}
    return facts.Citizenships(
        whole,
        tuple(now.values()),
        tuple(row for row in told if row.country not in now),
        tuple(row for name in ("poistetut", "korjattavat") for row in fields[name] if row.country not in now),
    )


def _nationalities(group: Shape, field: str) -> list[facts.Nationality]:
    rows = []
    for row in group.many(field):
        row.needed("kansalaisuuskoodi", most=3)
        lost = row.day("menetyspv")
        rows.append(
            facts.Nationality(country(row, "kansalaisuuskoodi"), in_force(row), row.day("saamispv"), lost)
        )
    return rows


def code_change(group: Shape) -> facts.CodeChange:
    """HENKILOTUNNUS_KORJAUS: which code is in force and which are aliases now."""
    aliases = [
        group.identity_code("muutettuHenkilotunnus") if group.has("muutettuHenkilotunnus") else None,
        *[identity_code(value, place) for value, place in group.items("edellisetHenkilotunnukset")],
    ]
    active = None
    if group.has("aktiivinenHenkilotunnus"):
        active = group.identity_code("aktiivinenHenkilotunnus")
    elif in_force(group):
        active = aliases[0]
    return facts.CodeChange(active, tuple(dict.fromkeys(code for code in aliases if code and code != active)))


def protection(group: Shape) -> facts.Protection:
    """TURVAKIELTO."""
    return facts.Protection(group.flag("turvakieltoAktiivinen"), group.day("turvaLoppuPv"))


def ban(group: Shape) -> facts.Ban:
    """A ban on contact; its kind is the group's own name."""
    return facts.Ban(group.needed("tietoryhma", most=40), group.day("alkupv"))
