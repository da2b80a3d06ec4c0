"""Every table says how long it is kept, and on what source."""

from collections import Counter

from django.apps import apps

from ennakko.config.retention import declared


def test_every_table_has_one_declared_retention_and_no_other():
    told = Counter(kept.model for kept in declared())
    assert {model for model, times in told.items() if times > 1} == set()
    assert {model._meta.label for model in set(apps.get_models()) - set(told)} == set()


def test_every_retention_names_its_source_and_what_expires_says_when():
    for kept in declared():
        assert len(kept.source) > 10, kept.table
        if kept.rule == "expires":
            assert kept.since or kept.rows, kept.table
        else:
            assert not kept.since and not kept.days, kept.table
