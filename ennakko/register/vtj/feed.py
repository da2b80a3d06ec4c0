"""Feeding from files and from the interface: what is read, in which order it is taken, and what is asked for next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ennakko.accounts.actor import Actor
from ennakko.base.errors import BadInput, Trouble
from ennakko.register.models import IdentityCode, LogKey
from ennakko.register.sealing import unseal
from ennakko.register.vtj.answers import Answer, Record, is_change, read_answer
from ennakko.register.vtj.client import MOST, Client
from ennakko.register.vtj.delivery import FEED
from ennakko.register.vtj.report import Report
from ennakko.register.vtj.take import Told, silent, take_base, take_changes


@dataclass(frozen=True)
class Circumstances:
    """By whom, when and for which day a feed runs; `told` is called after each record."""

    by: Actor
    at: datetime
    on: date
    told: Told = silent


def from_files(files: Mapping[str, bytes], codes: Sequence[str], run: Circumstances) -> Report:
    """Take whole answers, and bare lists of groups whose persons' codes are given in the order of the files.

    A file that cannot be read is refused and named; the others are taken. Base data goes before changes. The log key
    moves only if every file could be read.
    """
    report = Report()
    answers: dict[str, Answer] = {}
    for name in sorted(files):
        try:
            answers[name] = read_answer(files[name], name)
        except BadInput as trouble:
            report.refused += 1
            report.trouble(trouble.cause, trouble.remedy)
    whole = not report.refused
    report.add(_name_fragments(answers, codes))
    for name, answer in answers.items():
        if answer.kind == "base":
            report.add(take_base(answer.records, source=name, by=run.by, at=run.at, on=run.on, told=run.told))
    pages = {name: answer for name, answer in answers.items() if answer.kind == "changes"}
    if pages:
        records = [record for answer in pages.values() for record in answer.records]
        keys = [answer.key for answer in pages.values() if answer.key is not None]
        key = max(keys, default=None) if whole else None
        source = ", ".join(pages)
        report.add(
            take_changes(records, key=key, source=source, by=run.by, at=run.at, on=run.on, told=run.told)
        )
    return report


def _name_fragments(answers: dict[str, Answer], codes: Sequence[str]) -> Report:
    """Give the bare lists of groups their persons, and refuse those for which no code was given."""
    report, given = Report(), iter(codes)
    for name, answer in list(answers.items()):
        if answer.kind != "fragment":
            continue
        code = next(given, None)
        if code is None:
            del answers[name]
            report.refused += 1
            report.trouble(
                f"{name} holds one person's groups (tietoryhmat) and does not say whose.",
                "Give the code on standard input: --person - (one code a line, in the order of the files).",
            )
            continue
        record: Record = replace(answer.records[0], code=code)
        answers[name] = Answer("changes" if is_change(record.groups) else "base", (record,))
    return report


def from_interface(
    client: Client, *, since: date | None, codes: Sequence[str], run: Circumstances, listed: bool = False
) -> Report:
    """Fetch and take: base data of `codes`, where some are given; else changes since the log key (or since the first
    key of the day `since`), then the base data of everyone marked for fetching. `listed`: the data permit selects by a
    list of codes, so every call for changes names the residents it is about.

    Raises Trouble where the interface cannot be read; nothing of the part that failed is taken.
    """
    if codes:
        return _base(client, codes, run)
    key = client.first_key(since) if since else _key()
    deliveries = [client.changes(key, named) for named in (_everyone() if listed else [()])]
    records = [record for pages in deliveries for page in pages for record in page.records]
    reached = [pages[-1].key for pages in deliveries if pages[-1].key is not None]
    report = take_changes(
        records,
        key=min(reached, default=None),
        source="muutokset",
        by=run.by,
        at=run.at,
        on=run.on,
        told=run.told,
    )
    report.add(_base(client, list(marked_for_fetching()), run))
    return report


def _base(client: Client, codes: Sequence[str], run: Circumstances) -> Report:
    report = Report()
    for batch in client.base(codes):
        report.absent += batch.absent
        records = batch.answer.records
        report.add(take_base(records, source="perustiedot", by=run.by, at=run.at, on=run.on, told=run.told))
    return report


def _everyone() -> Iterator[list[str]]:
    """The codes in force of everyone in the register, in lists that one call takes."""
    rows = IdentityCode.objects.filter(active=True).order_by("id").values_list("sealed", flat=True)
    codes: list[str] = []
    for sealed in rows.iterator():
        codes.append(unseal(sealed))
        if len(codes) == MOST:
            yield codes
            codes = []
    if codes:
        yield codes


def marked_for_fetching() -> Iterator[str]:
    """The codes of everyone about whom something came that was not understood, or of whom only a relation told."""
    rows = IdentityCode.objects.filter(active=True, resident__refetch=True).order_by("resident_id")
    for sealed in rows.values_list("sealed", flat=True):
        yield unseal(sealed)


def _key() -> int:
    row = LogKey.objects.filter(feed=FEED).first()
    if row is None:
        raise Trouble(
            "This register has never read changes, so it does not know where to begin.",
            "Say from which day on: --since 2027-01-01 (the day the base data was picked).",
        )
    return row.key
