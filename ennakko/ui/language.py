"""The language a page is read in: what the reader chose (cookie), else their browser, else Finnish."""

from django.utils.translation import get_language

from ennakko.base.text import LANGUAGES, Language


def current() -> Language:
    """The language of this request, one of the three of the house."""
    code = (get_language() or "fi")[:2]
    return next((language for language in LANGUAGES if language == code), "fi")
