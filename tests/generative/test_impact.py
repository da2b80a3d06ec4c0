"""Whatever a service declares that it reads stands in its impact assessments, in every language."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.text import LANGUAGES
from ennakko.engine.impact import KINDS, House, assessment
from ennakko.engine.impact.document import Table
from ennakko.engine.vocabulary import FRAMES
from ennakko.services.school_start.service import school_start

USES = st.fixed_dictionaries(
    {}, optional={name: st.lists(st.sampled_from(frame.names), unique=True) for name, frame in FRAMES.items()}
)


@given(uses=USES, routes=st.lists(st.sampled_from(school_start.routes), unique_by=lambda route: route.key))
def test_each_column_that_is_read_is_a_row_of_its_own_in_every_language(uses, routes):
    service = replace(school_start, uses=uses, routes=tuple(routes))
    read = [
        (FRAMES[frame], FRAMES[frame][name]) for frame, names in service.reads().items() for name in names
    ]
    for kind in KINDS:
        told = assessment(service, kind, on=date(2027, 2, 1), house=House())
        [table] = [
            part
            for section in told.sections
            for part in section.parts
            if isinstance(part, Table) and part.title.en == "Data that is read"
        ]
        for language in LANGUAGES:
            assert [(row[0][language], row[1][language]) for row in table.rows] == [
                (frame.meaning[language], column.meaning[language]) for frame, column in read
            ]
