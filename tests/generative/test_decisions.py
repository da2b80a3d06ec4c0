"""Whatever happens to a family and its decision: exactly the guardians in force are parties, each with a deadline that
runs from their own service alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.accounts.actor import resident
from ennakko.base.errors import Refused
from ennakko.ledger import actions
from ennakko.ledger.models import Decision
from ennakko.register.models import CustodyRight, Guardianship, Resident
from tests.promised import AT, DAY, SWEEP, proposed, says, school, staff

pytestmark = pytest.mark.django_db
GUARDIANS = st.lists(
    st.sampled_from(["plain", "ended", "dead", "limited", "education", "informed"]), min_size=1, max_size=3
)
PROOFS = {"opened": 0, "delivered": 0, "letter": 7, "electronic": 3}
ACTS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([*PROOFS, "sms"]), st.integers(0, 20)), max_size=6
)
IN_FORCE = {"plain", "education"}


@given(GUARDIANS, ACTS)
def test_exactly_the_guardians_in_force_are_parties_each_with_an_own_deadline(kinds, served):
    proposal, elders = proposed(school(1), guardians=len(kinds))
    for elder in elders:
        proposal = says(proposal, elder, "yes")
    for kind, elder in zip(kinds, elders, strict=True):
        become(kind, proposal.person, elder)
    expected = {elder for kind, elder in zip(kinds, elders, strict=True) if kind in IN_FORCE}
    principal = staff("principal")
    if not expected:
        with pytest.raises(Refused, match="Nobody has custody"):
            actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)
        return
    made = actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)
    deadlines = dict.fromkeys(expected)
    for which, proof, after in served:
        elder, on = elders[which % len(elders)], DAY + timedelta(days=after)
        by = resident(elder) if proof == "opened" else SWEEP
        try:
            actions.deliver_decision(decision=made.pk, person=elder, on=on, proof=proof, by=by, at=AT)
        except Refused:
            assert proof == "sms" or elder not in expected
            continue
        if deadlines[elder] is None:
            deadlines[elder] = on + timedelta(days=PROOFS[proof] + 14)
    parties = Decision.objects.get(pk=made.pk).parties.all()
    assert {party.person: party.deadline for party in parties} == deadlines
    assert all((party.deadline is None) == (party.served_on is None) for party in parties)


def become(kind: str, child: int, elder: int) -> None:
    """Make the custody of one guardian what the word says."""
    held = Guardianship.objects.filter(child_id=child, guardian_id=elder)
    if kind == "ended":
        held.update(until=DAY)
    if kind == "dead":
        Resident.objects.filter(pk=elder).update(dead=True, died=DAY - timedelta(days=1))
    if kind in {"limited", "education", "informed"}:
        held.update(limited=True)
        code = {"limited": "P100", "education": "P502", "informed": "T000"}[kind]
        CustodyRight.objects.create(guardianship=held.get(), code=code)
