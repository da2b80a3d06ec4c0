"""Groups that say where somebody is: municipality, dwellings, postal and foreign addresses, institutions.

Every group here is a location group: of a person under a non-disclosure order nothing that they say is kept.
"""

import re

from ennakko.base.identity import is_building_code
from ennakko.register.address import dwelling_code, line
from ennakko.register.vtj import facts
from ennakko.register.vtj.facts import HomeKind
from ennakko.register.vtj.read_person import country
from ennakko.register.vtj.shapes import Shape, refuse

DWELLING = re.compile(r".{10}[0-9][A-ZÅÄÖ ][0-9]{3}[a-zåäö ]")


def municipality(group: Shape) -> facts.Municipality:
    """KOTIKUNTA and EDELLINEN_KOTIKUNTA."""
    since = group.day("kuntaanMuuttopv") or group.day("kuntaanMuuttoPv")  # the second is a misspelt twin
    return facts.Municipality(_municipality_code(group), since, group.after("kunnastaPoisMuuttopv"))


def _municipality_code(group: Shape) -> str:
    code = group.needed("kuntakoodi", most=3)
    if not re.fullmatch("[0-9]{3}", code):
        raise refuse(group.at("kuntakoodi"), "a municipality has three digits")
    return code


def _building(group: Shape) -> str:
    code = group.needed("rakennustunnus", most=10)
    if not is_building_code(code):
        raise refuse(group.at("rakennustunnus"), "the building code has a wrong check character")
    return code


def _letter(group: Shape, field: str) -> str:
    return group.text(field, most=1)


def _flat(group: Shape) -> str:
    flat = group.text("huoneistonumero", most=3)
    if flat and not re.fullmatch("[0-9]{1,3}", flat):
        raise refuse(group.at("huoneistonumero"), "the number of a flat has at most three digits")
    return flat.rjust(3, "0") if flat else ""


def street_home(group: Shape, kind: HomeKind) -> facts.DwellingHome | facts.LineHome:
    """VAKINAINEN_ or TILAPAINEN_KOTIMAINEN_OSOITE."""
    fi, sv = group.pair("katunimi", most=100)
    office_fi, office_sv = group.pair("postitoimipaikka", most=50)
    stair, flat, division = _letter(group, "huoneistokirjain"), _flat(group), _letter(group, "jakokirjain")
    number, postcode = group.text("katunumero", most=13), group.text("postinumero", most=5)
    since, until = group.day("alkupv"), group.after("loppupv")
    building = _building(group) if group.has("rakennustunnus") else ""
    dwelling = dwelling_code(building, _entrance(group), stair, flat, division) if building else None
    if dwelling is None:
        said = [line(street, number, stair, flat, division) for street in (fi, sv)]
        return facts.LineHome(kind, said[0], said[1], postcode, office_fi, office_sv, "", since, until)
    municipality = _municipality_code(group) if group.has("kuntakoodi") else ""
    street = facts.Street(
        fi, sv, number, stair, flat, division, postcode, office_fi, office_sv, municipality
    )  # fmt: skip
    return facts.DwellingHome(kind, dwelling, building, municipality, street, since, until)


def _entrance(group: Shape) -> int:
    """`osoitenumero`: which of a building's addresses this is. Where it is missing no dwelling can be named."""
    number = group.raw.get("osoitenumero")
    if number is None:
        return -1
    if not isinstance(number, int) or isinstance(number, bool):
        raise refuse(group.at("osoitenumero"), "a whole number was expected")
    return number


def dwelling_home(group: Shape, kind: HomeKind) -> facts.DwellingHome | facts.Nothing:
    """VAKINAINEN_, TILAPAINEN_ or EDELLINEN_KOTIMAINEN_ASUINPAIKKATUNNUS. Older rows tell only a municipality."""
    code = group.raw.get("asuinpaikantunnus")
    if code is None:
        return facts.Nothing()
    if not isinstance(code, str) or not DWELLING.fullmatch(code):
        raise refuse(
            group.at("asuinpaikantunnus"), "a dwelling identifier has 16 characters, the last may be a space"
        )
    if not is_building_code(code[:10]):
        raise refuse(group.at("asuinpaikantunnus"), "the building code in it has a wrong check character")
    if group.has("rakennustunnus") and _building(group) != code[:10]:
        raise refuse(group.at("asuinpaikantunnus"), "it names another building than the group does")
    municipality = _municipality_code(group) if group.has("kuntakoodi") else ""
    return facts.DwellingHome(
        kind, code, code[:10], municipality, None, group.day("alkupv"), group.after("loppupv")
    )


def post(group: Shape) -> facts.LineHome:
    """KOTIMAINEN_POSTIOSOITE."""
    fi, sv = group.pair("postiosoite", most=200)
    office_fi, office_sv = group.pair("postitoimipaikka", most=100)
    postcode = group.text("postinumero", most=10)
    dates = group.day("alkupv"), group.after("loppupv")
    return facts.LineHome("postal", fi, sv, postcode, office_fi, office_sv, "", *dates)


def foreign_post(group: Shape) -> facts.LineHome:
    """ULKOMAINEN_POSTIOSOITE."""
    return _foreign(group, "postal", ("postiosoite", "postiosoiteLisarivi"), "postitoimipaikka")


def foreign(group: Shape, kind: HomeKind) -> facts.LineHome:
    """VAKINAINEN_ or TILAPAINEN_ULKOMAINEN_OSOITE."""
    return _foreign(group, kind, ("lahiosoite",), "paikkakunta")


def _foreign(group: Shape, kind: HomeKind, lines: tuple[str, ...], town: str) -> facts.LineHome:
    said = ", ".join(filter(None, (_either(group, field, most=100) for field in lines)))
    office = _either(group, town, most=100)
    where = country(group, "valtiokoodi")
    return facts.LineHome(
        kind, said, said, "", office, office, where, group.day("alkupv"), group.after("loppupv")
    )


def _either(group: Shape, field: str, *, most: int) -> str:
    """A foreign line comes as plain text, in some products as a Finnish and Swedish pair."""
    return (
        group.pair(field, most=most)[0]
        if isinstance(group.raw.get(field), dict)
        else group.text(field, most=most)
    )


def institution(group: Shape) -> facts.LineHome:
    """..._OLINPAIKASSA_ASUMINEN: living in an institution, or in a municipality without a home of one's own."""
    return facts.LineHome("institution", "", "", "", "", "", "", group.day("alkupv"), group.after("loppupv"))


def abroad(group: Shape, kind: HomeKind) -> facts.LineHome:
    """..._ULKOMAILLA_ASUMINEN: living abroad; the address, where known, comes in a group of its own."""
    where = country(group, "valtiokoodi")
    return facts.LineHome(kind, "", "", "", "", "", where, group.day("alkupv"), group.after("loppupv"))
