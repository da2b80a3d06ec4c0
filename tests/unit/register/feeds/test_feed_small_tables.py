"""Choices, circumstances, and the file of refused rows."""

import csv
import stat
from datetime import date
from pathlib import Path

import pytest

from ennakko.register.feeds import choices, circumstances, refused
from ennakko.register.feeds.municipalities import IN_FINLAND, is_municipality
from ennakko.register.feeds.reading import Refusal
from ennakko.register.models import Choice, Circumstance, Touched
from tests.unit.register.feeds.conftest import code


@pytest.mark.django_db
@pytest.mark.database
class TestChoices:
    HEADER = "child;school_language;told_on\n"

    def load(self, feed, *lines: str, complete: bool = False):  # type: ignore[no-untyped-def]
        told = choices.read("c.csv", (self.HEADER + "\n".join(lines)).encode())
        return choices.load(told=told, feed=feed("c.csv", complete=complete))

    def test_a_choice_is_added_changed_and_left_alone(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        elsa = child(1)
        assert self.load(feed, f"{code(1)};fi;2026-11-03").changed == 1
        assert self.load(feed, f"{code(1)};fi;3.11.2026").changed == 0
        assert self.load(feed, f"{code(1)};sv;2026-12-01").changed == 1
        kept = Choice.objects.get()
        assert (kept.person_id, kept.school_language, kept.told_on) == (elsa, "sv", date(2026, 12, 1))
        assert list(Touched.objects.values_list("person", "why")) == [(elsa, "choices")] * 2

    def test_a_mother_tongue_is_no_choice(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        child(1)
        loaded = self.load(feed, f"{code(1)};so;")
        assert (Choice.objects.count(), "school_language" in loaded.refused[0].why) == (0, True)

    def test_a_duplicate_code_is_refused_naming_the_first(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        child(1)
        loaded = self.load(feed, f"{code(1)};fi;", f"{code(1)};sv;")
        assert Choice.objects.get().school_language == "fi"
        assert (loaded.refused[0].position, "c.csv: line 2" in loaded.refused[0].why) == (
            "c.csv: line 3",
            True,
        )

    def test_only_a_complete_file_takes_a_choice_away(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        elsa, onni, aino = child(1), child(2), child(3)
        self.load(feed, f"{code(1)};fi;", f"{code(2)};fi;", f"{code(3)};fi;")
        self.load(feed, f"{code(1)};fi;")
        assert Choice.objects.count() == 3
        loaded = self.load(feed, f"{code(1)};fi;", f"{code(3)};no;", complete=True)
        assert set(Choice.objects.values_list("person_id", flat=True)) == {elsa, aino}
        assert (loaded.changed, Touched.objects.filter(person=onni).count()) == (1, 2)


@pytest.mark.django_db
@pytest.mark.database
class TestCircumstances:
    HEADER = "child;kind;from;to\n"

    def load(self, feed, *lines: str, complete: bool = False):  # type: ignore[no-untyped-def]
        told = circumstances.read("s.csv", (self.HEADER + "\n".join(lines)).encode())
        return circumstances.load(told=told, feed=feed("s.csv", complete=complete))

    def test_a_circumstance_begins_ends_and_stays(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        elsa = child(1)
        assert self.load(feed, f"{code(1)};second_home;2026-01-01;").changed == 1
        assert self.load(feed, f"{code(1)};second_home;1.1.2026;").changed == 0
        assert self.load(feed, f"{code(1)};second_home;2026-01-01;2026-12-31").changed == 1
        kept = Circumstance.objects.get()
        assert (kept.person_id, kept.kind, kept.until) == (elsa, "second_home", date(2027, 1, 1))

    def test_kinds_are_those_of_the_house_and_once_each(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        child(1)
        loaded = self.load(feed, f"{code(1)};in_care;;", f"{code(1)};in_care;;", f"{code(1)};naughty;;")
        assert [each.position for each in sorted(loaded.refused, key=lambda r: r.position)] == [
            "s.csv: line 3",
            "s.csv: line 4",
        ]
        assert Circumstance.objects.get().kind == "in_care"

    def test_a_complete_file_ends_what_it_does_not_tell(self, child, feed) -> None:  # type: ignore[no-untyped-def]
        child(1)
        self.load(feed, f"{code(1)};in_care;;", f"{code(1)};second_home;;")
        self.load(feed, f"{code(1)};in_care;;", complete=True)
        assert Circumstance.objects.get().kind == "in_care"


class TestRefusedRows:
    ROWS = (
        Refusal("f.csv: line 2", "It is wrong.", '=cmd|"/c calc";1'),
        Refusal("f.csv: line 3", "It is not UTF-8.", "T\udcf6\udcf6l\udcf6"),
    )

    def test_are_kept_as_text_for_their_owner_alone_and_once(self, tmp_path: Path) -> None:
        for _ in range(2):
            path = refused.keep(tmp_path, table="places", day=date(2027, 2, 1), refused=self.ROWS)
        assert path == tmp_path / "refused" / "places-2027-02-01.csv"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as kept:
            rows = list(csv.reader(kept))
        assert rows[0] == ["position", "why", "row"]
        assert [row[2] for row in rows[1:]] == ["'" + self.ROWS[0].raw, self.ROWS[1].raw]

    def test_of_a_second_file_on_the_same_day_are_added(self, tmp_path: Path) -> None:
        for row in self.ROWS:
            path = refused.keep(tmp_path, table="places", day=date(2027, 2, 1), refused=[row])
        assert len(path.read_bytes().splitlines()) == 3


def test_municipalities_are_those_of_the_code_list() -> None:
    assert len(IN_FINLAND) == 309
    assert all(is_municipality(each) for each in ("091", "049", "092", "890", "200", "198", "199", "999"))
    assert not any(is_municipality(each) for each in ("123", "91", "", "000", "0091"))
