"""Text that somebody wrote into a form: bounded, and without characters that change how the text around it reads."""

import unicodedata

from ennakko.base.errors import BadInput
from ennakko.base.text import Text


def written(text: str, *, most: int) -> str:
    """The text in one form (NFC), its control, direction and invisible characters gone, line ends kept. Raises BadInput
    where it is longer than `most`: nothing is cut off in silence."""
    kept = "".join(
        char
        for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n")[: 4 * most])
        if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    ).strip()
    if len(text) > 4 * most or len(kept) > most:
        raise BadInput(
            Text(
                f"Teksti on pidempi kuin {most} merkkiä.",
                f"Texten är längre än {most} tecken.",
                f"The text is longer than {most} characters.",
            ),
            Text("Lyhennä sitä.", "Förkorta den.", "Shorten it."),
        )
    return kept
