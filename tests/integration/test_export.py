"""The export: declared, complete, and nobody in it who may not be."""

import csv
import io
from dataclasses import replace

import pytest

from ennakko.audit.models import Event
from ennakko.base.errors import BadInput, Refused
from ennakko.engine.check import unsound
from ennakko.engine.export import CODE, Column
from ennakko.ledger import actions
from ennakko.ledger.models import Proposal
from ennakko.register.models import IdentityCode, Place, Resident
from ennakko.register.sealing import lookup, seal
from ennakko.services.folder import export_of
from tests import town as towns
from tests.promised import AT, DAY, SEASON, proposed, school, school_start, staff

pytestmark = pytest.mark.django_db


def exported(by, service=school_start, places=None):
    written = actions.export(service=service, season=SEASON, places=places, on=DAY, by=by, at=AT)
    return list(csv.DictReader(io.StringIO(written, newline="")))


@pytest.fixture
def placed():
    """Two children placed at one school, one at another, and one who has not answered."""
    near, far = school(capacity=9), school(capacity=9)
    made = [proposed(place)[0] for place in (near, near, far, near)]
    for proposal, state in zip(made, ("accepted", "decided", "by_hand"), strict=False):
        Proposal.objects.filter(pk=proposal.pk).update(state=state)
    return near, [proposal.person for proposal in made]


def declaring(*fields):
    why = school_start.export.columns[0].why
    columns = tuple(Column(field, field, why) for field in fields)
    return replace(school_start, export=replace(school_start.export, columns=columns))


def test_every_settled_child_is_in_the_file_in_the_declared_columns_and_order(placed):
    near, (first, second, third, waiting) = placed
    rows = exported(staff("officer"))
    assert list(rows[0]) == [column.name for column in school_start.export.columns]
    assert [row["key"] for row in rows] == [str(first), str(second), str(third)]
    assert rows[0] | {"key": ""} == {
        "key": "", "last_name": "Korhonen", "first_names": "Elsa", "born": "", "school": "U0", "school_name": "Koulu 0",
        "language": "fi", "group": "", "state": "accepted", "starts": "2027-08-10",
    }  # fmt: skip
    assert [row["key"] for row in exported(staff("officer"), places=[near])] == [str(first), str(second)]
    assert waiting


def test_the_dead_the_protected_and_the_restricted_are_in_no_export(placed):
    _, (first, second, third, _) = placed
    Resident.objects.filter(pk=first).update(dead=True)
    Resident.objects.filter(pk=second).update(protected=True, municipality="")
    Proposal.objects.filter(person=third).update(restricted=True, place=None)
    assert exported(staff("officer")) == []
    assert not Event.objects.filter(verb="exported").exists()


def test_each_child_leaves_an_event_with_the_purpose(placed):
    exported(staff("officer"))
    events = Event.objects.filter(verb="exported").order_by("person")
    assert [event.person for event in events] == sorted(placed[1][:3])
    assert all('"purpose":"pupil-system"' in event.payload.replace(" ", "") for event in events)


def test_no_identity_code_is_in_an_export_unless_it_is_declared_and_then_it_leaves_an_event_of_its_own(
    placed,
):
    first = placed[1][0]
    code = towns.code(towns._born(931), 931)
    IdentityCode.objects.create(resident_id=first, lookup=lookup(code), sealed=seal(code))
    plain = actions.export(service=school_start, season=SEASON, on=DAY, by=staff("officer"), at=AT)
    assert code not in plain
    assert not Event.objects.filter(verb="revealed_code").exists()
    rows = exported(staff("officer"), declaring(CODE, "child.key"))
    assert {row["child.key"]: row[CODE] for row in rows}[str(first)] == code
    (event,) = Event.objects.filter(verb="revealed_code")
    assert event.person == first
    assert code not in event.payload


@pytest.mark.parametrize("name", ["=1+1", "+358", "-7", "@SUM(A1)", "\tx", "\rx"])
def test_no_formula_comes_to_life_in_a_spreadsheet(placed, name):
    Resident.objects.filter(pk=placed[1][0]).update(last_name=name)
    Place.objects.update(name_fi=name)
    written = actions.export(service=school_start, season=SEASON, on=DAY, by=staff("officer"), at=AT)
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert f"'{name}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("role", ["principal", "operator", "protected-unit"])
def test_only_an_officer_exports(placed, role):
    with pytest.raises(Refused, match="role"):
        exported(staff(role))


def test_a_service_that_declares_no_export_has_none():
    with pytest.raises(Refused, match="declares no export"):
        exported(staff("officer"), replace(school_start, export=None))


def test_a_mapping_with_an_unknown_field_or_a_name_twice_is_refused_by_the_check():
    told = " ".join(unsound(declaring("child.key", "child.home", "child.key")))
    assert "child.home, which nobody fills in" in told
    assert "two columns child.key" in told
    assert unsound(declaring()) == ["Its export has no column."]
    assert unsound(school_start) == []


@pytest.mark.parametrize("broken", ["key = 1\n", "key = ", '[[column]]\nname = "x"\n'])
def test_a_mapping_that_does_not_read_says_so(tmp_path, broken):
    (tmp_path / "export.toml").write_text(broken)
    with pytest.raises(BadInput, match=r"export\.toml does not read"):
        export_of(tmp_path)
