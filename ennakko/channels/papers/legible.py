"""Text on paper: as it was written, without signs that turn the direction of a line, and without letters that would show
as an empty box: a PDF/UA may hold none."""

import unicodedata

TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HELD = (  # what the fonts of `decision.typ` hold, measured letter by letter
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x4FF), (0x531, 0x5F4), (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F),
    (0x621, 0x63A), (0x640, 0x655), (0x660, 0x66D), (0x679, 0x67B), (0x67E, 0x680), (0x686, 0x687), (0x691, 0x691),
    (0x698, 0x698), (0x6A4, 0x6A4), (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6BE, 0x6BE), (0x6CC, 0x6CC), (0x6F0, 0x6F9),
    (0x10D0, 0x10FF), (0x1D00, 0x1FFF), (0x2010, 0x2027), (0x202F, 0x202F), (0x2030, 0x203F),
)  # fmt: skip


def legible(text: str) -> str:
    """The text as it can be printed; a letter no font here holds is given by its number, never left out."""
    signs = [sign for sign in unicodedata.normalize("NFC", text) if sign not in TURNS]
    return "".join(sign if sign == "\n" or _held(ord(sign)) else f"[U+{ord(sign):04X}]" for sign in signs)


def _held(code: int) -> bool:
    return any(first <= code <= last for first, last in HELD)
