"""The address line of a dwelling, and the composition of its 16-character identifier."""


def line(street: str, number: str, stair: str, flat: str, division: str) -> str:
    """Street, number, stair letter, flat without leading zeros, division letter: `Öljymäki 11 C 3`. Empty without a
    street: the rest alone finds no door."""
    if not street:
        return ""
    parts = (street, number, stair, flat.lstrip("0"), division)
    return " ".join(part for part in parts if part)


def dwelling_code(building: str, entrance: int, stair: str, flat: str, division: str) -> str | None:
    """The dwelling identifier: building code, address number, stair, flat (000: none), division; the trailing space
    is significant. None where the address number has two digits, for which the identifier has no room."""
    if not 0 <= entrance <= 9:
        return None
    return f"{building}{entrance}{stair or ' '}{flat or '000'}{division or ' '}"
