"""Relations between two people: custody, parenthood and partnership brought up to what is told of them.

Custody and partnerships end on the day either of the two dies; what their end would have been is kept beside it,
because a death may be withdrawn.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from ennakko.register.models import CustodyRight, Guardianship, Parenthood, Partnership, Resident
from ennakko.register.vtj.facts import CustodyTie, ParentTie, PartnerTie, Right, Statement, Tie
from ennakko.register.vtj.told_ties import Pair, after, alike


def custody(child: int, guardian: int, said: list[Statement], on: date) -> bool:
    """Bring one guardianship up to what is told of it; whether it changed."""
    row = Guardianship.objects.filter(child_id=child, guardian_id=guardian).first()
    state: Tie | None = _custody_state(row, said) if row else None
    before = state
    for statement in said:
        state = after(state, statement, on)
    if state is None or not isinstance(state, CustodyTie):
        return bool(row and row.delete())
    if alike(state, before):
        return False
    row = row or Guardianship(child_id=child, guardian_id=guardian)
    row.kind, row.role, row.residence = state.kind or "", state.role or "", state.residence or ""
    row.since, row.limited = state.since, bool(state.rights)
    end(row, state.until, deaths(child, guardian))
    row.save()
    row.rights.all().delete()
    CustodyRight.objects.bulk_create(
        CustodyRight(guardianship=row, code=right.code, since=right.since, until=right.until)
        for right in state.rights or ()
    )
    return True


def _custody_state(row: Guardianship, said: list[Statement]) -> CustodyTie:
    """A stored guardianship in the words of a told one, so that the two can be compared."""
    told = said[-1].fact
    assert isinstance(told, CustodyTie)
    listed = row.rights.order_by("id").values_list("code", "since", "until")
    return CustodyTie(
        told.other, told.other_is_child, row.kind, row.role, row.since, stated_until(row), row.residence,
        tuple(Right(*right) for right in listed),
    )  # fmt: skip


def parenthood(child: int, parent: int, said: list[Statement], on: date) -> bool:
    """Bring one parenthood up to what is told of it; whether it changed."""
    row = Parenthood.objects.filter(child_id=child, parent_id=parent).first()
    told = said[-1].fact
    assert isinstance(told, ParentTie)
    state: Tie | None = None
    if row:
        state = ParentTie(told.other, told.other_is_child, row.role, row.active, row.since, row.until)
    before = state
    for statement in said:
        state = after(state, statement, on)
    if state is None or not isinstance(state, ParentTie):
        return bool(row and row.delete())
    if alike(state, before):
        return False
    row = row or Parenthood(child_id=child, parent_id=parent)
    row.role, row.active, row.since, row.until = state.role, state.active, state.since, state.until
    row.save()
    return True


def partnership(person: int, other: int, kind: str, said: list[Statement], on: date) -> bool:
    """Bring one partnership up to what is told of it; whether it changed."""
    one, two = sorted((person, other))
    told = said[-1].fact
    assert isinstance(told, PartnerTie)
    row = _told_before(list(Partnership.objects.filter(one_id=one, other_id=two, kind=kind)), told)
    state: Tie | None = PartnerTie(told.other, kind, True, row.since, stated_until(row)) if row else None
    before = state
    for statement in said:
        state = after(state, statement, on)
    if state is None or not isinstance(state, PartnerTie):
        return bool(row and row.delete())
    until = state.until
    if not state.active and until is None:
        if row is None:
            return False  # over, nobody says since when: nothing that anybody could use
        until = stated_until(row) or on
    if isinstance(before, PartnerTie) and (before.since, before.until) == (state.since, until):
        return False
    row = row or Partnership(one_id=one, other_id=two, kind=kind)
    row.since = state.since
    end(row, until, deaths(one, two))
    row.save()
    return True


def _told_before(rows: list[Partnership], told: PartnerTie) -> Partnership | None:
    """The stored row a told partnership is about: the one that began that day, else an open or undated one."""
    for row in rows:
        if row.since == told.since:
            return row
    return next((row for row in rows if None in (row.since, told.since, stated_until(row))), None)


def stated_until(row: Guardianship | Partnership) -> date | None:
    """The end as the register states it, before a death cut it short."""
    return row.until_else if row.ended_by_death else row.until


def end(row: Guardianship | Partnership, until: date | None, death: date | None) -> None:
    """Set a row's end: as stated, or earlier by a death."""
    row.ended_by_death = death is not None and (until is None or until > death)
    row.until_else = until if row.ended_by_death else None
    row.until = death if row.ended_by_death else until


def unstated(person: int, told: Iterable[Pair], others: dict[Pair, int], on: date) -> set[int]:
    """End what base data no longer states of a child's guardians and parents and of a person's partners.

    Only the child's own record can end custody and parenthood so: a guardian's record may leave a child out. Returns
    the others whose ties ended.
    """
    ended: set[int] = set()
    stated = {(pair.relation, others[pair]) for pair in told if not pair.other_is_child}
    relations = {relation for relation, _ in stated}
    if "custody" in relations:
        for row in Guardianship.objects.filter(child_id=person).filter(Q(until=None) | Q(until__gt=on)):
            if ("custody", row.guardian_id) not in stated:
                row.until, row.ended_by_death, row.until_else = on, False, None
                row.save(update_fields=["until", "ended_by_death", "until_else"])
                ended.add(row.guardian_id)
    if "parenthood" in relations:
        for parent in Parenthood.objects.filter(child_id=person, active=True):
            if ("parenthood", parent.parent_id) not in stated:
                parent.active, parent.until = False, on
                parent.save(update_fields=["active", "until"])
                ended.add(parent.parent_id)
    for kind in relations & {"marriage", "registered"}:
        couples = Partnership.objects.filter(Q(one_id=person) | Q(other_id=person), kind=kind, until=None)
        for couple in couples:
            partner = couple.other_id if couple.one_id == person else couple.one_id
            if (kind, partner) not in stated:
                couple.until = on
                couple.save(update_fields=["until"])
                ended.add(partner)
    return ended


def deaths(*persons: int) -> date | None:
    """The first day on which one of them died (the day of a court's declaration or else the
    day we were told, where the day itself is unknown)."""
    rows = Resident.objects.filter(id__in=persons, dead=True).values_list(
        "died", "declared_dead", "told_dead"
    )
    return min((day for died, declared, told in rows if (day := died or declared or told)), default=None)


def follow_death(person: int) -> set[int]:
    """End the person's custody and partnerships by their death, or open them again where it is withdrawn.

    Returns the others whose ties changed. The resident's own row must be saved already.
    """
    touched: set[int] = set()
    bonds: list[tuple[Guardianship | Partnership, int, int]] = [
        (row, row.child_id, row.guardian_id)
        for row in Guardianship.objects.filter(Q(child_id=person) | Q(guardian_id=person))
    ]
    bonds += [
        (row, row.one_id, row.other_id)
        for row in Partnership.objects.filter(Q(one_id=person) | Q(other_id=person))
    ]
    for row, one, other in bonds:
        before = row.until
        end(row, stated_until(row), deaths(one, other))
        if row.until != before:
            row.save(update_fields=["until", "until_else", "ended_by_death"])
            touched |= {one, other}
    return touched - {person}
