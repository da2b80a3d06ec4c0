"""Whole answers of the interface, and their records with positions. Pure: no database, no network."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from ennakko.base.errors import BadInput
from ennakko.register.vtj.parse import without_religion
from ennakko.register.vtj.shapes import Shape, refuse

AnswerKind = Literal["changes", "base", "key", "fragment"]
CUT = "Fetch it again: nothing of it was taken."


@dataclass(frozen=True)
class Record:
    """One person's groups as received, without religion. `position` is what reports name.

    Nothing in it is proven yet: `code` and `groups` are whatever came; `trouble` says that it is no record at all.
    """

    code: object
    changed_at: datetime | None
    groups: object
    position: str
    trouble: BadInput | None = None

    def body(self) -> dict[str, object]:
        """The record as it is kept raw."""
        moment = self.changed_at.isoformat() if self.changed_at else None
        return {"henkilotunnus": self.code, "muutospv": moment, "tietoryhmat": self.groups}


@dataclass(frozen=True)
class Answer:
    """What one file or one response turned out to be."""

    kind: AnswerKind
    records: tuple[Record, ...] = ()
    key: int | None = None
    up_to_date: bool = True


def read_answer(content: bytes, where: str) -> Answer:
    """What `content` is: an answer of /muutokset, /perustiedot or /kirjausavain, or a bare list of groups.

    Raises BadInput, naming `where`, for anything else.
    """
    value = _json(content, where)
    if isinstance(value, list):
        return _fragment(value, where)
    if not isinstance(value, dict):
        raise _stranger(where)
    whole = Shape(value, where)
    if "perustiedot" in value:
        return _records(whole, "perustiedot", "base", key=None, up_to_date=True)
    if "muutokset" in value:
        key, up_to_date = _key(whole), whole.flag("ajanTasalla")
        return _records(whole, "muutokset", "changes", key=key, up_to_date=up_to_date)
    if "viimeisinKirjausavain" in value:
        return Answer("key", key=_key(whole))
    if "tietoryhmat" in value and "henkilotunnus" not in value:
        return _fragment(value["tietoryhmat"], where)
    raise _stranger(where)


def is_change(groups: object) -> bool:
    """Whether a bare list of groups tells changes (its groups say how), or base data."""
    return isinstance(groups, list) and any(
        isinstance(group, dict) and group.get("muutosattribuutti") for group in groups
    )


def _json(content: bytes, where: str) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput(f"{where} is not UTF-8 text.", CUT) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadInput(f"{where} is cut short or is not JSON ({place}).", CUT) from None
    except (ValueError, RecursionError):
        raise BadInput(f"{where} is not JSON that can be read.", CUT) from None


def _stranger(where: str) -> BadInput:
    return BadInput(
        f"{where} is no answer of the Population Information System.",
        "Give an answer of /muutokset, /perustiedot or /kirjausavain, or one person's list of groups (tietoryhmat).",
    )


def _key(whole: Shape) -> int:
    key = whole.raw.get("viimeisinKirjausavain")
    if not isinstance(key, int) or isinstance(key, bool) or not 0 <= key < 2**63:
        raise refuse(whole.at("viimeisinKirjausavain"), "a log key is a whole number")
    return key


def _fragment(groups: object, where: str) -> Answer:
    if not isinstance(groups, list) or not all(
        isinstance(group, dict) and "tietoryhma" in group for group in groups
    ):
        raise _stranger(where)
    return Answer("fragment", (Record(None, None, without_religion(groups), f"{where}: tietoryhmat"),))


def _records(whole: Shape, field: str, kind: AnswerKind, *, key: int | None, up_to_date: bool) -> Answer:
    records = [
        _record(value, f"{whole.where}: {field}[{place}]")
        for place, (value, _) in enumerate(whole.items(field))
    ]
    return Answer(kind, tuple(records), key, up_to_date)


def _record(value: object, position: str) -> Record:
    if not isinstance(value, dict):
        return Record(None, None, value, position, refuse(position, "an object was expected"))
    code, groups = value.get("henkilotunnus"), without_religion(value.get("tietoryhmat"))
    try:
        said = Shape(value, position).text("muutospv", most=40)
        return Record(code, _moment(said, position) if said else None, groups, position)
    except BadInput as trouble:
        return Record(code, None, groups, position, trouble)


def _moment(value: str, position: str) -> datetime:
    """`muutospv`, in UTC: 21:00Z is midnight in Helsinki."""
    try:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise refuse(f"{position}.muutospv", "a moment (2019-09-24T21:00:00.000Z) was expected") from None
