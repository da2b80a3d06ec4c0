"""An entry of the algorithm register: whole or refused, in three languages, as the JSON Schema of the package has it."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import jsonschema_rs
import pytest

from ennakko.base.text import LANGUAGES
from ennakko.engine.algorithm import CHOICES, FIELDS, MAY_LACK, PLAIN, REQUIRED, SAID, Algorithm, missing
from ennakko.engine.algorithm_entry import Standing, atrs, entry, unregistered
from ennakko.engine.check import problems
from ennakko.engine.service import Law
from ennakko.services.after_school.service import after_school
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start

DAY = date(2027, 2, 1)
STANDING = Standing(True, DAY, DAY, "https://example.org/algorithms/x/")
SCHEMA = json.loads(files("ennakko.engine").joinpath("algorithm.schema.json").read_text("utf-8"))
SERVICES = pytest.mark.parametrize(
    "service", [school_start, preschool, after_school], ids=lambda service: service.key
)
given = school_start.algorithm


def valid(told, part):
    found = jsonschema_rs.validator_for({**SCHEMA, "$ref": f"#/$defs/{part}"}, validate_formats=True)
    return [str(error.message) for error in found.iter_errors(told)]


def without(name):
    plain = {key: value for key, value in given.plain.items() if key != name}
    said = {key: value for key, value in given.said.items() if key != name}
    return Algorithm(plain, said)


@SERVICES
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_as_the_schema_has_it_in_every_language_and_so_is_its_atrs_record(service, language):
    assert valid(entry(service, language, on=DAY, standing=STANDING), "entry") == []
    assert valid(atrs(service, language, on=DAY, standing=STANDING), "atrs") == []


def test_the_schema_is_a_schema_and_knows_the_very_fields_of_the_register():
    jsonschema_rs.meta.validate(SCHEMA)
    known = SCHEMA["$defs"]["entry"]
    assert set(known["properties"]) == set(FIELDS)
    assert set(known["required"]) == REQUIRED
    for name, choices in CHOICES.items():
        assert known["properties"][name]["enum"] == list(choices)


@pytest.mark.parametrize("field", sorted(REQUIRED))
def test_an_entry_without_a_required_field_is_not_valid(field):
    told = entry(school_start, "en", on=DAY, standing=STANDING)
    del told[field]
    assert valid(told, "entry")


@pytest.mark.parametrize("name", sorted((set(SAID) | PLAIN) - MAY_LACK - {"codebase_url"}))
def test_what_is_missing_is_named(name):
    assert missing(without(name)) == [f"algorithm.toml lacks {name}."]


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ({"risk_category": "none"}, "risk_category is 'none'"),
        ({"domain": "magic"}, "domain is 'magic'"),
        ({"revision_date": "soon"}, "revision_date is no day"),
        ({"contact_email": "nobody"}, "contact_email is no address"),
    ],
)
def test_a_value_that_the_standard_does_not_know_is_named(plain, told):
    assert told in " ".join(missing(Algorithm({**given.plain, **plain}, given.said)))


def test_a_field_nobody_knows_and_a_text_without_a_language_do_not_load():
    with pytest.raises(ValueError, match="no field wonder"):
        Algorithm.of({"wonder": "x"})
    with pytest.raises(ValueError, match="lacks sv"):
        Algorithm.of({"goal": {"fi": "a", "en": "b"}})


def test_a_service_without_an_entry_is_told_of_by_check_and_so_is_too_short_a_description():
    assert "algorithm.toml" in " ".join(problems(replace(school_start, algorithm=None), on=DAY))
    short = replace(given.said["method"], fi="a", sv="a", en="a")
    brief = replace(
        school_start,
        needs=school_start.needs[:1],
        routes=(),
        algorithm=replace(given, said={**given.said, "method": short}),
    )
    assert "500" in " ".join(unregistered(brief))


@SERVICES
def test_an_entry_is_made_from_the_declaration(service):
    told = entry(service, "en", on=DAY, standing=STANDING)
    ground = service.basis.act.en if isinstance(service.basis, Law) else service.basis.agreement.title.en
    assert ground in told["lawful_basis"]
    for condition in service.needs:
        assert condition.holds.en in told["description"]
    assert "Population Information System" in told["connected_data_sources"]
    assert told["status"] == "operational"
    assert entry(service, "en", on=DAY, standing=replace(STANDING, live=False))["status"] == "pilot"
