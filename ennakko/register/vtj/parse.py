"""From a record's groups (`tietoryhmat`) to statements. Pure: no database, no clock.

The tables say what becomes of every group the interface is known to send. A group outside them is Unknown: it is kept
raw and the person is fetched again. Religion is a special category of personal data: it is dropped on reading.
"""

from collections.abc import Callable
from functools import partial

from ennakko.register.vtj import facts, read_family, read_person, read_places
from ennakko.register.vtj.facts import Change, Fact, Statement
from ennakko.register.vtj.shapes import Shape, shape

Reader = Callable[[Shape], Fact]

RELIGION = frozenset({"USKONTOKUNTALAJI", "USKONTOKUNTA", "HISTORIAA_USKONTOKUNNASTA"})

PERSON: dict[str, Reader] = {
    "SYNTYMAPAIVA": read_person.birth,
    "SUKUPUOLI": read_person.sex,
    "KUOLINPAIVA": read_person.death,
    "KUOLLEEKSIJULISTAMISPAIVA": read_person.declared_dead,
    "AIDINKIELI": read_person.mother_tongue,
    "ASIOINTIKIELI": read_person.contact_language,
    "SIVIILISAATY": read_person.marital_status,
    "HENKILON_NIMI": read_person.full_name,
    "NIMENMUUTOS": read_person.name_part,
    "NIMENMUUTOS_LAAJA": read_person.name_part,
    "KUTSUMANIMI": read_person.name_part,
    "KANSALAISUUS": read_person.citizenships,
    "HENKILOTUNNUS_KORJAUS": read_person.code_change,
    "TURVAKIELTO": read_person.protection,
    "SUORAMARKKINOINTIKIELTO": read_person.ban,
    "YHTEYSTIETOJEN_LUOVUTUSKIELTO": read_person.ban,
    "ASIAKASREKISTERIN_PAIVITYSKIELTO": read_person.ban,
    "HENKILOMATRIKKELIKIELTO": read_person.ban,
    "SUKUTUTKIMUSKIELTO": read_person.ban,
}

FAMILY: dict[str, Reader] = {
    "HUOLTAJA": partial(read_family.custody, other="huoltaja"),
    "HUOLTAJA_SUPPEA": partial(read_family.custody, other="huoltaja"),
    "HUOLTAJA_RAJOITETTU": partial(read_family.custody, other="huoltaja"),
    "HUOLLETTAVA": partial(read_family.custody, other="huollettava"),
    "HUOLLETTAVA_SUPPEA": partial(read_family.custody, other="huollettava"),
    "HUOLLETTAVA_RAJOITETTU": partial(read_family.custody, other="huollettava"),
    "VANHEMPI": partial(read_family.parenthood, other="vanhempi"),
    "VANHEMPI_SUPPEA": partial(read_family.parenthood, other="vanhempi"),
    "LAPSI": partial(read_family.parenthood, other="lapsi"),
    "LAPSI_SUPPEA": partial(read_family.parenthood, other="lapsi"),
    "PERHESUHDE": read_family.family_relation,
    "AVIOLIITTO": read_family.marriage,
    "REKISTEROITY_PARISUHDE": read_family.registered_partnership,
}

PLACES: dict[str, Reader] = {
    "KOTIKUNTA": read_places.municipality,
    "EDELLINEN_KOTIKUNTA": read_places.municipality,
    "VAKINAINEN_KOTIMAINEN_OSOITE": partial(read_places.street_home, kind="permanent"),
    "TILAPAINEN_KOTIMAINEN_OSOITE": partial(read_places.street_home, kind="temporary"),
    "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS": partial(read_places.dwelling_home, kind="permanent"),
    "EDELLINEN_KOTIMAINEN_ASUINPAIKKATUNNUS": partial(read_places.dwelling_home, kind="permanent"),
    "TILAPAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS": partial(read_places.dwelling_home, kind="temporary"),
    "KOTIMAINEN_POSTIOSOITE": read_places.post,
    "ULKOMAINEN_POSTIOSOITE": read_places.foreign_post,
    "VAKINAINEN_ULKOMAINEN_OSOITE": partial(read_places.foreign, kind="abroad"),
    "TILAPAINEN_ULKOMAINEN_OSOITE": partial(read_places.foreign, kind="temporary"),
    "VAKINAINEN_OLINPAIKASSA_ASUMINEN": read_places.institution,
    "TILAPAINEN_OLINPAIKASSA_ASUMINEN": read_places.institution,
    "ENTINEN_OLINPAIKASSA_ASUMINEN": read_places.institution,
    "VAKINAINEN_ULKOMAILLA_ASUMINEN": partial(read_places.abroad, kind="abroad"),
    "TILAPAINEN_ULKOMAILLA_ASUMINEN": partial(read_places.abroad, kind="temporary"),
}

NOT_KEPT = frozenset(  # known, say nothing about a place, used by nobody here
    {"ULKOMAINEN_HENKILOTUNNUS", "JARJESTYSKIRJAIN", "REKISTERIVIRANOMAINEN"}
)
PLACES_NOT_KEPT = frozenset(  # known, used by nobody here, but a place or a way to reach somebody can be read from them
    {
        "TILAPAINEN_KUNTA", "VAESTOKIRJANPITOKUNTA", "SYNTYMAKOTIKUNTA", "VUODENVAIHTEEN_KUNTA",
        "SUOMEEN_MUUTTOPAIVA", "VALTIO_JOHON_MUUTTANUT", "POISSAOLO", "ULKOMAINEN_SYNTYMAPAIKKA", "SAHKOPOSTIOSOITE",
        "LAPSEN_REKISTEROINNIN_LISATIEDOT", "MAASTAMUUTON_LISATIEDOT_VANHEMMASTA",
        "MAASTAMUUTON_LISATIEDOT_HUOLTAJASTA",
    }
)  # fmt: skip

READERS: dict[str, Reader] = PERSON | FAMILY | PLACES
PLACELESS = frozenset(PERSON) | frozenset(FAMILY) | NOT_KEPT  # all that may be kept raw of a protected person


def statements(groups: Shape) -> list[Statement]:
    """Every statement of a record (`groups.raw["tietoryhmat"]`), in order.

    What a removed or changed group says to be in force now (`voimassaolevatTiedot`) follows it as added.
    Raises BadInput at the first group that cannot be read as it is.
    """
    said: list[Statement] = []
    for value, where in groups.items("tietoryhmat"):
        group = shape(value, where)
        name = group.needed("tietoryhma", most=80)
        if name in RELIGION:
            continue
        attribute = group.text("muutosattribuutti", most=40)
        if attribute not in {change.value for change in Change}:
            said.append(Statement(name, Change.NOTE, facts.Unknown(f"{name}/{attribute}")))
            continue
        said.append(Statement(name, Change(attribute), fact(name, group)))
        for now in group.many("voimassaolevatTiedot"):
            inner = now.text("tietoryhma", most=80, default=name)
            if inner not in RELIGION:
                said.append(Statement(inner, Change.ADDED, fact(inner, now)))
    return said


def fact(name: str, group: Shape) -> Fact:
    """What one group says."""
    if group.raw.get("turvakiellonAlaisetKentat") is not None:
        return facts.Withheld(name)
    if name in READERS:
        return READERS[name](group)
    if name in NOT_KEPT or name in PLACES_NOT_KEPT or name.startswith("MAASTAMUUTON_LISATIEDOT"):
        return facts.Nothing()
    return facts.Unknown(name)


def without_religion(groups: object) -> object:
    """The groups as they are kept raw: without those of religion. What is no list of groups is left as it came."""
    if not isinstance(groups, list):
        return groups
    return [group for group in groups if _name(group) not in RELIGION]


def without_places(groups: object) -> object:
    """The groups that say nothing about a place: all that is kept raw of a protected person. Unknown ones may say."""
    return [group for group in groups if _name(group) in PLACELESS] if isinstance(groups, list) else []


def _name(group: object) -> object:
    name = group.get("tietoryhma") if isinstance(group, dict) else None
    return name if isinstance(name, str) else None
