"""What the last step did, told once on the page that follows it."""

from django.http import HttpRequest

from ennakko.base.errors import Trouble
from ennakko.base.text import LANGUAGES, Text

KEY = "said"


def tell(request: HttpRequest, done: Text, *, wrong: bool = False) -> None:
    """Keep for the next page what was done, or what was `wrong`."""
    request.session[KEY] = {"wrong": wrong, "text": [done[language] for language in LANGUAGES]}


def told(request: HttpRequest) -> dict[str, object] | None:
    """What is to be told now: `title`, and the `kind` of notice it is."""
    kept = request.session.pop(KEY, None)
    return kept and {"title": Text(*kept["text"]), "kind": "error" if kept["wrong"] else "success"}


def in_words(trouble: Trouble) -> dict[str, Text]:
    """What went wrong as a notice on the page where it did: its cause as `title`, its remedy as `body`."""
    causes, remedies = zip(*(trouble.told(language) for language in LANGUAGES), strict=True)
    return {"title": Text(*causes), "body": Text(*remedies)}
