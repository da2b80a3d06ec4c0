"""What residents are asked to allow is read from beside the service; a bad file is named."""

import pytest

from ennakko.base.errors import BadInput
from ennakko.services.after_school.service import HERE, after_school
from ennakko.services.folder import agreement_of

WHOLE = (HERE / "consent.toml").read_text("utf-8")


def test_the_club_asks_for_just_what_it_reads():
    assert set(after_school.basis.agreement.categories) == after_school.categories()


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('purpose = "after-school"', "", "'purpose'"),
        ('"identity", ', '"shoe size", ', "shoe size"),
        ('rule = "party"', 'rule = "mood"', "rule: mood"),
        ("[otherwise]", "[else]", "'otherwise'"),
        ("keeps_days = 730", "keeps_days = ", "does not read"),
    ],
)
def test_a_bad_agreement_is_named(tmp_path, was, becomes, told):
    assert was in WHOLE
    (tmp_path / "consent.toml").write_text(WHOLE.replace(was, becomes), "utf-8")
    with pytest.raises(BadInput, match=r"consent\.toml does not read") as refused:
        agreement_of(tmp_path)
    assert told in str(refused.value)
