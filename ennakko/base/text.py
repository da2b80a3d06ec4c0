"""Text in the three languages of the house. A text that lacks one does not load."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


@dataclass(frozen=True)
class Text:
    """One thing said in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str

    def __post_init__(self) -> None:
        missing = [language for language in LANGUAGES if not getattr(self, language).strip()]
        if missing:
            raise ValueError(f"A text lacks {', '.join(missing)}: {self.fi or self.sv or self.en!r}")

    def __getitem__(self, language: str) -> str:
        return str(getattr(self, language))

    def format(self, **values: object) -> "Text":
        """The same text with its {fields} filled in; a value that is a Text is taken in each language."""

        def fill(language: Language) -> str:
            chosen = {
                name: value[language] if isinstance(value, Text) else value for name, value in values.items()
            }
            return self[language].format(**chosen)

        return Text(fill("fi"), fill("sv"), fill("en"))

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Text":
        """A Text from a mapping with the keys fi, sv and en."""
        return cls(said.get("fi", ""), said.get("sv", ""), said.get("en", ""))
