"""Groups that tie two people: custody, parenthood, marriage and registered partnership."""

from ennakko.register.vtj import facts
from ennakko.register.vtj.read_person import in_force, sex_of, utf8
from ennakko.register.vtj.shapes import Shape


def related(shape: Shape) -> facts.Related:
    """The other person. The code, and even all names, may be missing."""
    code = shape.identity_code("henkilotunnus") if shape.has("henkilotunnus") else None
    return facts.Related(
        code,
        utf8(shape, "etunimetUTF8", "etunimet"),
        utf8(shape, "sukunimiUTF8", "sukunimi"),
        shape.day("syntymapv"),
        sex_of(shape),
    )


def custody(group: Shape, other: str) -> facts.CustodyTie:
    """HUOLTAJA and HUOLLETTAVA with their short forms; `other` is the field of the other person."""
    return facts.CustodyTie(
        related(group.inner(other)),
        other == "huollettava",
        group.text("huoltajanLaji", most=40) or None,
        group.text("huoltajanRooli", most=30) or None,
        group.day("huoltosuhteenAlkupv"),
        group.day("huoltosuhteenLoppupv"),  # the child's 18th birthday, on which custody no longer holds
        _residence(group),
        _rights(group),
    )


def _residence(group: Shape) -> str | None:
    """The decision on where the child lives; a decision that is no longer there is empty, an unsaid one None."""
    if group.has("asuminen"):
        return group.text("asuminen", most=40)
    return "" if group.has("oikeudet") else None


def _rights(group: Shape) -> tuple[facts.Right, ...] | None:
    """The rights listed now. A change also lists them by what happened to each; the whole list decides where it has
    the right, the lists of changes add what it lacks."""
    if not group.has("oikeudet"):
        return None
    rows = [
        right for field in ("oikeudet", "muutetutOikeudet", "lisatytOikeudet") for right in group.many(field)
    ]
    rights: dict[tuple[str, object], facts.Right] = {}
    for row in rows:
        right = facts.Right(
            row.needed("oikeus", most=4), row.day("oikeudenAlkupv"), row.day("oikeudenLoppupv")
        )  # fmt: skip
        rights.setdefault((right.code, right.since), right)
    return tuple(rights.values())


def parenthood(group: Shape, other: str) -> facts.ParentTie:
    """LAPSI and VANHEMPI with their short forms."""
    since, until = group.day("alkupv"), group.day("loppupv")
    role = group.text("vanhemmuusnimike", most=20)
    return facts.ParentTie(related(group.inner(other)), other == "lapsi", role, in_force(group), since, until)


def family_relation(group: Shape) -> facts.Fact:
    """PERHESUHDE: parenthood from either side; `rooli` is the other person's."""
    role = group.needed("rooli", most=20)
    if role not in ("LAPSI", "VANHEMPI"):
        return facts.Unknown(f"PERHESUHDE/{role}")
    since, until = group.day("alkupv"), group.day("loppupv")
    title = group.text("vanhemmuusnimike", most=20)
    return facts.ParentTie(
        related(group.inner("henkilo")), role == "LAPSI", title, in_force(group), since, until
    )


def marriage(group: Shape) -> facts.PartnerTie:
    """AVIOLIITTO."""
    other = related(group.inner("puoliso"))
    return facts.PartnerTie(other, "marriage", in_force(group), group.day("vihkipv"), group.day("loppupv"))


def registered_partnership(group: Shape) -> facts.PartnerTie:
    """REKISTEROITY_PARISUHDE."""
    other = related(group.inner("osapuoli"))
    return facts.PartnerTie(
        other, "registered", in_force(group), group.day("virallistamispv"), group.day("loppupv")
    )
