"""What one record does to the register: its statements, in the order that the rules demand, on the person's card."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ennakko.register.models import Resident
from ennakko.register.vtj import change_person, change_places, facts, ties
from ennakko.register.vtj.card import Card
from ennakko.register.vtj.dwellings import forget_empty
from ennakko.register.vtj.facts import TELLS_NOW, Change, Statement
from ennakko.register.vtj.people import People, set_codes
from ennakko.register.vtj.same_person import absorb, only_told_of
from ennakko.register.vtj.shapes import refuse
from ennakko.register.vtj.told_ties import Pair, pairs

COUNTS = TELLS_NOW | {Change.REMOVED}


@dataclass
class Outcome:
    """What came of a record: who changed in which subjects, what was not understood, whether an order began."""

    person: int
    changed: dict[int, set[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    now_protected: bool = False

    def touch(self, person: int, subject: str) -> None:
        """Note that a subject changed for a person."""
        self.changed.setdefault(person, set()).add(subject)


def apply(
    person: int, said: Sequence[Statement], *, base: bool, on: date, people: People, where: str
) -> Outcome:
    """Bring the register up to what one record tells about `person` on the day `on`.

    Codes and the non-disclosure order come first, whatever their place in the record; places are left out of a
    protected person's. Base data replaces what it states. Raises BadInput, naming `where`; the caller rolls back.
    """
    outcome = Outcome(person)
    card = Card(Resident.objects.get(pk=person), on)
    for statement in said:
        _codes(outcome, statement, people, where)
    _protection(card, said, base=base)
    if base:
        _restate(card, [statement.fact for statement in said])
    for statement in sorted(said, key=lambda statement: isinstance(statement.fact, facts.FullName)):
        _fact(card, statement, outcome, where)
    emptied = _places_follow(card, outcome)
    outcome.unknown = [said.fact.group for said in said if isinstance(said.fact, facts.Unknown)]
    # fetching again would only bring an unknown group of base data again: it is kept raw, and that is all
    card.resident.refetch = (card.resident.refetch or bool(outcome.unknown)) and not base
    outcome.now_protected = card.resident.protected and not card.before("protected")
    for subject in card.save():
        outcome.touch(person, subject)
    if emptied:
        forget_empty(emptied)
    _family(outcome, said, base=base, on=on, people=people, where=where)
    if "death" in outcome.changed.get(person, ()):
        for other in ties.follow_death(person):
            outcome.touch(other, "death")
    return outcome


def _codes(outcome: Outcome, said: Statement, people: People, where: str) -> None:
    """A corrected code. Whoever was only told of under one of its codes is this person."""
    fact = said.fact
    if not isinstance(fact, facts.CodeChange) or said.change not in TELLS_NOW:
        return
    owners = {people.by_code(code) for code in (fact.active, *fact.aliases) if code}
    for other in owners - {None, outcome.person}:
        if other is not None and only_told_of(other):
            for touched in absorb(outcome.person, other):
                outcome.touch(touched, "family")
            people.forget()
    if set_codes(outcome.person, fact.active, fact.aliases, people, where):
        outcome.touch(outcome.person, "code")


def _protection(card: Card, said: Sequence[Statement], *, base: bool) -> None:
    """The non-disclosure order: told, or shown by the absence of the values. When it ends, everything is fetched anew:
    what was known before is gone for good."""
    resident = card.resident
    for statement in said:
        fact, change = statement.fact, statement.change
        if isinstance(fact, facts.Protection) and change in COUNTS:
            resident.protected = fact.active and change is not Change.REMOVED
            resident.protected_until = fact.until
            if not resident.protected and not base:
                resident.refetch = True
    if any(isinstance(statement.fact, facts.Withheld) for statement in said):
        resident.protected = True


def _restate(card: Card, told: list[facts.Fact]) -> None:
    """Make room for what base data states anew: places, and the kinds of name it gives the history of."""
    if not card.resident.protected:
        change_places.restate(card, told)
    kinds = {fact.kind for fact in told if isinstance(fact, facts.NamePart)}
    if kinds:
        card.names.now = {row for row in card.names.now if row.kind not in kinds}


def _fact(card: Card, said: Statement, outcome: Outcome, where: str) -> None:
    """One statement about the person alone."""
    change = said.change
    match said.fact:
        case facts.Born() as fact:
            change_person.birth(card, change, fact)
        case facts.Sex() as fact:
            change_person.sex(card, change, fact)
        case facts.Death() as fact:
            change_person.death(card, change, fact)
        case facts.Tongue() as fact:
            change_person.tongue(card, change, fact)
        case facts.MaritalStatus() as fact:
            change_person.marital_status(card, change, fact)
        case facts.FullName() as fact:
            change_person.full_name(card, change, fact)
        case facts.NamePart() as fact:
            change_person.name_part(card, change, fact)
        case facts.Citizenships() as fact:
            change_person.citizenships(card, change, fact)
        case facts.Ban() as fact:
            change_person.ban(card, change, fact)
        case facts.Municipality() as fact if not card.resident.protected:
            change_places.municipality(card, change, fact, where)
        case (facts.DwellingHome() | facts.LineHome()) as fact if not card.resident.protected:
            if change_places.home(card, change, fact):
                outcome.touch(outcome.person, "home")


def _places_follow(card: Card, outcome: Outcome) -> set[int]:
    """The fields that follow from the rows; of a protected person everything goes. The dwellings left behind by that:
    whoever shares one is told now, because afterwards nothing says that they did."""
    if not card.resident.protected:
        change_places.follow(card)
        return set()
    left = change_places.blank(card)
    for housemate in (
        Resident.objects.filter(home_id__in=left).exclude(pk=outcome.person).values_list("id", flat=True)
    ):
        outcome.touch(housemate, "housemate")
    return left


def _family(
    outcome: Outcome, said: Sequence[Statement], *, base: bool, on: date, people: People, where: str
) -> None:
    """Custody, parenthood and partnerships; both people of a changed pair are touched."""
    told = pairs(said)
    others: dict[Pair, int] = {}
    for pair, group in told.items():
        if all(statement.change not in TELLS_NOW for statement in group) and pair.other.code:
            known = people.by_code(pair.other.code)
            if known is None:
                continue  # a tie removed that we never had
            others[pair] = known
        else:
            others[pair] = _other(outcome, group, people)
        if others[pair] == outcome.person:
            raise refuse(where, "the person is tied to themselves")
        _tie(outcome, pair, others[pair], group, on)
    if base:
        for other in ties.unstated(outcome.person, told, others, on):
            outcome.touch(outcome.person, "family")
            outcome.touch(other, "family")


def _other(outcome: Outcome, group: list[Statement], people: People) -> int:
    """The other person, made if unknown."""
    tie = group[-1].fact
    assert isinstance(tie, facts.Tie)
    return people.related(outcome.person, tie.other)


def _tie(outcome: Outcome, pair: Pair, other: int, group: list[Statement], on: date) -> None:
    person = outcome.person
    child, elder = (other, person) if pair.other_is_child else (person, other)
    if pair.relation == "custody":
        changed = ties.custody(child, elder, group, on)
    elif pair.relation == "parenthood":
        changed = ties.parenthood(child, elder, group, on)
    else:
        changed = ties.partnership(person, other, pair.relation, group, on)
    if changed:
        subject = pair.relation if pair.relation in ("custody", "parenthood") else "partnership"
        outcome.touch(person, subject)
        outcome.touch(other, subject)
