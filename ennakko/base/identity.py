"""Finnish identifiers and their check characters.

Personal identity code (henkilötunnus): ddmmyyCnnnT. The century sign C distinguishes people (since the reform of
2023, 100190-999P and 100190Y999P are two persons) and takes no part in the check. Permanent building code (VTJ-PRT):
nine digits and a check character of the same alphabet. Individual numbers 900-999 are artificial: nobody real has one.
"""

import re
from datetime import date

ALPHABET = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CODE = re.compile(r"(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])", re.ASCII)
_BUILDING = re.compile(r"\d{9}[0-9A-FHJ-NPR-Y]", re.ASCII)
_CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)


def check_character(digits: str) -> str:
    """The check character of nine digits (`ddmmyynnn` of a person, the first nine of a building)."""
    return ALPHABET[int(digits) % 31]


def is_identity_code(code: str) -> bool:
    """Whether `code` is a well-formed personal identity code of a date that exists."""
    found = _CODE.fullmatch(code)
    if not found:
        return False
    day, month, year, century, number, check = found.groups()
    try:
        date(_CENTURIES[century] + int(year), int(month), int(day))
    except ValueError:
        return False
    return int(number) >= 2 and check == check_character(day + month + year + number)


def is_artificial(code: str) -> bool:
    """Whether a well-formed code belongs to the test range that no real person is given."""
    return code[7] == "9"


def is_building_code(code: str) -> bool:
    """Whether `code` is a permanent building code with its right check character."""
    return bool(_BUILDING.fullmatch(code)) and code[9] == check_character(code[:9])
