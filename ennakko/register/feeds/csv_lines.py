"""A CSV file as rows of text (UTF-8 with or without BOM; `;` or `,`, as the header has it).

Every physical line is a row of its own: one stray quotation mark costs one row and cannot swallow the rest of
the file.
"""

import csv
import re
from collections.abc import Iterator

from ennakko.register.feeds import words
from ennakko.register.feeds.reading import Columns, Raw, Sheet, Wrong, not_this

_UNREADABLE = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8, as `surrogateescape` keeps them
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


def sheet(name: str, content: bytes, columns: Columns) -> Sheet:
    """The rows of a CSV file. Raises BadInput where it is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise not_this(words.file_utf_16.format(name=name), columns)
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    if not text.strip():
        raise not_this(words.file_empty.format(name=name), columns)
    return Sheet(_rows(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _rows(lines: list[str]) -> Iterator[Raw]:
    separator = ";" if lines[0].count(";") >= lines[0].count(",") else ","
    for number, text in enumerate(lines, start=1):
        if number == 1 or text.strip():
            yield _row(number, text, separator)


def _row(number: int, text: str, separator: str) -> Raw:
    if _UNREADABLE.search(text):
        return Raw(number, text, [], Wrong(words.latin_1))
    if _CONTROL.search(text):
        return Raw(number, text, [], Wrong(words.control_character))
    if '"' not in text:
        return Raw(number, text, text.split(separator))
    try:
        return Raw(number, text, next(csv.reader([text], delimiter=separator, strict=True)))
    except csv.Error:
        return Raw(number, text, [], Wrong(words.quotation_marks))
