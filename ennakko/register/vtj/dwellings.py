"""Dwellings and buildings that addresses name: made when first heard of, their address lines kept up to date."""

from ennakko.register.models import Building, Dwelling, Residence, Resident
from ennakko.register.vtj.facts import DwellingHome


def dwelling_of(fact: DwellingHome, *, current: bool) -> tuple[int, bool]:
    """The key of the dwelling a fact names, and whether its address line changed.

    An address that no longer holds fills in what is unknown; it never overwrites what is known.
    """
    dwelling = Dwelling.objects.filter(code=fact.dwelling).first()
    if dwelling is None:
        dwelling = Dwelling.objects.create(code=fact.dwelling, building_id=_building(fact), **_lines(fact))
        return dwelling.pk, False
    told = {
        field: value
        for field, value in _lines(fact).items()
        if value and (current or not getattr(dwelling, field))
    }
    changed = [field for field, value in told.items() if getattr(dwelling, field) != value]
    if changed:
        for field in changed:
            setattr(dwelling, field, told[field])
        dwelling.save(update_fields=changed)
    return dwelling.pk, bool(changed)


def _building(fact: DwellingHome) -> int:
    known = Building.objects.filter(code=fact.building).values_list("id", flat=True).first()
    if known is None:
        known = Building.objects.create(code=fact.building, municipality=fact.municipality).pk
    return int(known)


def _lines(fact: DwellingHome) -> dict[str, str]:
    """The dwelling's columns as the fact tells them; the identifier itself names stair, flat and division."""
    code, street = fact.dwelling, fact.street
    flat = code[12:15].replace("000", "")
    lines = {
        "stair": code[11].strip(),
        "flat": flat,
        "division": code[15].strip(),
        "municipality": fact.municipality,
    }
    if street is not None:
        lines |= {
            "street_fi": street.street_fi,
            "street_sv": street.street_sv,
            "number": street.number,
            "postcode": street.postcode,
            "post_office_fi": street.post_office_fi,
            "post_office_sv": street.post_office_sv,
        }
    return lines


def forget_empty(dwellings: set[int]) -> None:
    """Remove dwellings that nobody lives in or has lived in: after a non-disclosure order nothing may point there."""
    lived = set(Residence.objects.filter(dwelling_id__in=dwellings).values_list("dwelling_id", flat=True))
    lived |= set(Resident.objects.filter(home_id__in=dwellings).values_list("home_id", flat=True))
    Dwelling.objects.filter(id__in=dwellings - lived).delete()
