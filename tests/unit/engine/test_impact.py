"""An impact assessment is filled from the declaration, asks people what only they can judge, and counts what is left."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import polars as pl
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES, Text
from ennakko.config.cli import main
from ennakko.engine.check import problems
from ennakko.engine.gate import EXCLUSIONS, gate, reasons_for
from ennakko.engine.impact import KINDS, House, assessment, unknown_answers
from ennakko.engine.impact.document import Decided, Question
from ennakko.engine.impact.markdown import as_json, markdown
from ennakko.engine.permissions import OBJECTIONS, SILENCES, Permissions
from ennakko.engine.service import Law
from ennakko.engine.tables import polars_tables
from ennakko.engine.vocabulary import FRAMES
from ennakko.ledger import catalogue
from ennakko.services.after_school.service import after_school
from ennakko.services.folder import answers_of
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start
from tests.voluntary import CLUB

DAY = date(2027, 2, 1)
OBJECTABLE = replace(school_start, key="objectable", basis=replace(school_start.basis, may_object=True))
BARE = replace(school_start, key="bare", algorithm=None, routes=(), export=None)
SERVICES = pytest.mark.parametrize(
    "service",
    [school_start, preschool, after_school, CLUB, OBJECTABLE, BARE],
    ids=lambda service: service.key,
)
KIND = pytest.mark.parametrize("kind", sorted(KINDS))
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ANSWER = Text("Tiedot riittävät.", "Uppgifterna räcker.", "The data is | enough.\n\n# <b>Really</b>")


def made(service, kind="dpia", house=None, **answers):
    answered = replace(service, answers={kind: answers})
    return assessment(answered, kind, on=DAY, house=house or House())


def text(service, kind, language, **answers):
    """The document as a reader sees it: Markdown read by another program, without its markup."""
    tokens = MarkdownIt().enable("table").parse(markdown(made(service, kind, **answers), language))
    return "\n".join(
        "".join(child.content for child in token.children) for token in tokens if token.type == "inline"
    )


@SERVICES
@KIND
@LANGUAGE
def test_whatever_is_declared_stands_in_it(service, kind, language):
    told = text(service, kind, language)
    columns = [FRAMES[frame][name] for frame, names in service.reads().items() for name in names]
    remedy = service.remedy(DAY)
    said = [
        service.title, *(column.meaning for column in columns), *(one.says for one in EXCLUSIONS.values()),
        *(condition.holds for condition in service.needs), *(route.says for route in service.routes),
        service.decision.title, service.decision.authority, service.contact.desk, remedy.body, remedy.form,
    ]  # fmt: skip
    if isinstance(service.basis, Law):
        said.append(service.basis.act)
        assert service.basis.section in told
    assert [one for one in said if one[language] not in told] == []
    assert f"{remedy.days} " in told and f"{service.retention.years} " in told and "20 %" in told
    for column in columns:
        assert column.source.rpartition(": ")[2] in told


@pytest.mark.parametrize(
    ("kind", "articles"),
    [("dpia", [f"Art. 35(7)({point})" for point in "abcd"]), ("fria", [f"Art. 27(1)({point})" for point in "abcdef"])],
)  # fmt: skip
def test_every_point_of_the_law_is_a_section_in_its_order_with_something_to_answer(kind, articles):
    sections = made(school_start, kind).sections
    assert [section.article for section in sections][: len(articles)] == articles
    for section in sections:
        assert any(isinstance(part, Question) for part in section.parts)


@KIND
@LANGUAGE
def test_headings_leave_no_level_out_and_every_row_has_a_cell_for_each_column(kind, language):
    tokens = MarkdownIt().enable("table").parse(markdown(made(school_start, kind, children=ANSWER), language))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    widths, columns = [], 0
    for token in tokens:
        if token.type == "tr_open":
            columns = 0
        columns += token.type in {"th_open", "td_open"}
        if token.type == "tr_close":
            widths.append(columns)
    assert widths and min(widths) >= 2


def test_what_was_answered_stands_in_it_and_the_rest_is_counted():
    before, after = made(school_start), made(school_start, whole=ANSWER)
    assert len(before.left) == len(before.questions) == len(after.left) + 1
    told = markdown(after, "en")
    assert f"{len(after.left)} questions are left to people." in told
    tokens = MarkdownIt().enable("table").parse(told)
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    assert "html_inline" not in {child.type for token in tokens for child in token.children or ()}
    said = text(school_start, "dpia", "en", whole=ANSWER)
    assert "The data is | enough." in said and "# <b>Really</b>" in said
    assert "To be written by the service owner:** `whole`" not in told
    assert "`whole`" in told and "`whole`" not in told.partition("## What is left")[2]


@pytest.mark.parametrize(
    ("left", "said"), [(0, "No question is left"), (1, "1 question is left"), (2, "2 questions are left")]
)
def test_the_count_is_a_sentence(left, said):
    keys = [question.key for question in made(school_start).questions]
    answers = dict.fromkeys(keys[left:], ANSWER)
    assert f"{said} to people." in markdown(made(school_start, **answers), "en")


@KIND
def test_an_answer_to_what_is_not_asked_is_refused_by_its_name(kind):
    with pytest.raises(BadInput, match=r"answers what is not asked: gone, wonder"):
        made(school_start, kind, wonder=ANSWER, gone=ANSWER)
    stale = replace(school_start, answers={kind: {"gone": ANSWER}})
    assert unknown_answers(stale, on=DAY) == [f"impact/{kind}.toml answers gone, which is not asked."]
    assert f"impact/{kind}.toml answers gone" in " ".join(problems(stale, on=DAY))


def test_answers_are_read_from_beside_the_service_and_a_bad_file_is_named(tmp_path):
    assert answers_of(tmp_path) == {}
    folder = tmp_path / "impact"
    folder.mkdir()
    (folder / "dpia.toml").write_text('[whole]\nfi = "a"\nsv = "b"\nen = "c"\n', "utf-8")
    assert answers_of(tmp_path) == {"dpia": {"whole": Text("a", "b", "c")}}
    (folder / "fria.toml").write_text('[scope]\nfi = "a"\n', "utf-8")
    with pytest.raises(BadInput, match=r"impact/fria.toml does not read: A text lacks sv, en"):
        answers_of(tmp_path)
    (folder / "fria.toml").unlink()
    (folder / "pia.toml").write_text("", "utf-8")
    with pytest.raises(BadInput, match=r"impact/pia.toml is no assessment. Name it dpia.toml or fria.toml"):
        answers_of(tmp_path)


@pytest.mark.parametrize("service", [school_start, preschool, after_school], ids=lambda service: service.key)
def test_nobody_has_judged_the_services_of_the_house_yet(service):
    assert service.answers == {}


@pytest.mark.parametrize(
    ("kind", "said"),
    [("rule-based", "by its own choice"), ("self-learning", "Annex III"), ("hybrid", "Annex III")],
)
def test_whether_the_ai_act_applies_is_said_as_the_register_tells(kind, said):
    entry = replace(school_start.algorithm, plain={**school_start.algorithm.plain, "algorithm_type": kind})
    assert said in text(replace(school_start, algorithm=entry), "fria", "en")
    assert "does not say whether" in text(BARE, "fria", "en")


def test_what_the_register_lacks_is_said_field_by_field():
    assert "The entry in the algorithm register lacks this: risks." in text(BARE, "dpia", "en")


@pytest.mark.parametrize(
    ("service", "said"),
    [(school_start, "Art. 21 does not apply"), (OBJECTABLE, "one may object"), (CLUB, "Consent: without it nobody")],
    ids=["law", "objection", "consent"],
)  # fmt: skip
def test_objection_is_told_as_the_ground_has_it(service, said):
    assert said in text(service, "dpia", "en")


@SERVICES
def test_the_reasons_that_apply_are_those_the_gate_knows(service):
    people = polars_tables({"people": pl.DataFrame(schema=FRAMES["people"].schema)})
    said = Permissions(
        objections=_one(OBJECTIONS, service=service.key), silences=_one(SILENCES, reason="quiet")
    )
    judged = gate(service, people, on=DAY, permissions=said)
    assert reasons_for(service) == frozenset(judged._why)


@pytest.mark.parametrize(
    ("house", "said"),
    [
        (House(), "it only plans"),
        (House(live=True, decided=Decided(DAY, True, "The board decided.")), "2027-02-01: The board decided."),
        (House(decided=Decided(DAY, False, "A fault.")), "Deployment: taken back to planning on 2027-02-01: A fault."),
        (House(braked=True), "it is pulled now"),
    ],
    ids=["planning", "live", "taken-back", "stopped"],
)  # fmt: skip
def test_deployment_and_brakes_are_told_as_they_stand(house, said):
    assert said in markdown(made(school_start, house=house), "en")


def _one(frame, **values):
    row = dict.fromkeys(frame.names) | {"person": 1} | values
    return pl.DataFrame([row], schema=frame.schema)


@pytest.mark.django_db
def test_the_command_writes_a_file_and_tells_how_much_is_left(tmp_path):
    file = tmp_path / "fria.md"
    run = CliRunner().invoke(
        main, ["impact", "preschool", "--kind", "fria", "--language", "sv", "--output", str(file)]
    )
    assert run.exit_code == 0, run.output
    assert "questions are left to people." in run.output
    assert file.read_text("utf-8").startswith("# Konsekvensbedömning avseende grundläggande rättigheter")
    assert "Befolkningsdatasystemet" in file.read_text("utf-8")
    lost = CliRunner().invoke(main, ["impact", "preschool", "--output", str(tmp_path / "no" / "where.md")])
    assert lost.exit_code == 1 and "cannot be written" in lost.output


@pytest.mark.django_db
def test_the_command_answers_a_machine_and_refuses_stale_answers(monkeypatch):
    run = CliRunner().invoke(main, ["impact", "school-start", "--json", "--on", "2027-02-01"])
    told = json.loads(run.output)
    assert (told["kind"], told["on"], told["language"]) == ("dpia", "2027-02-01", "en")
    assert len(told["left"]) == told["questions"] > 5
    assert as_json(made(school_start), "en")["left"] == told["left"]
    stale = replace(school_start, key="stale", answers={"dpia": {"gone": ANSWER}})
    monkeypatch.setitem(catalogue.services(), "stale", stale)
    refused = CliRunner().invoke(main, ["impact", "stale"])
    assert (
        refused.exit_code == 1
        and "impact/dpia.toml of stale answers what is not asked: gone" in refused.output
    )
