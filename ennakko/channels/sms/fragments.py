"""How many text messages a text is on the wire: GSM 03.38 where every letter is in it, else UCS-2 (3GPP TS 23.038)."""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")  # each takes two places
ONE_GSM, PART_GSM = 160, 153
ONE_UCS2, PART_UCS2 = 70, 67


def fragments(text: str) -> int:
    """The number of parts it is sent and paid in; none for an empty text."""
    if set(text) <= BASIC | EXTENDED:
        return _parts([2 if letter in EXTENDED else 1 for letter in text], ONE_GSM, PART_GSM)
    return _parts([len(letter.encode("utf-16-be")) // 2 for letter in text], ONE_UCS2, PART_UCS2)


def _parts(sizes: list[int], one: int, part: int) -> int:
    """A letter of two places is never cut in two."""
    if sum(sizes) <= one:
        return 1 if sizes else 0
    parts, left = 1, part
    for size in sizes:
        if size > left:
            parts, left = parts + 1, part
        left -= size
    return parts
