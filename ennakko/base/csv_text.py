"""Text for whoever opens a CSV in a spreadsheet: shown, never computed.

A cell that begins with `=`, `+`, `-`, `@` or a tabulator is a formula to a spreadsheet, whoever wrote it (CSV
injection, OWASP). Whatever leaves the house as CSV goes through `as_text`, cell by cell; so nothing that a file, a
register or a guardian once said comes to life in somebody else's program.
"""

LIVE = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would compute it; NUL is made visible."""
    shown = cell.replace("\0", "\N{SYMBOL FOR NULL}")
    return f"'{shown}" if shown.startswith(LIVE) else shown
