"""The ledger of both sides: balances, who gave last, and what activities seem to have given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.services import benefits, changes
from mitra_tui.services.benefits import balance, suggesting
from mitra_tui.services.registry import store_of
from mitra_tui.services.reports import build, file_of
from mitra_tui.services.reports.span import Span, span_of
from tests import factories
from tests.command import Run

HOSTILE = "CV [Mitra] [/]"


@pytest.fixture
def partner(school: Path) -> int:
    return factories.partner(HOSTILE)


def test_a_ledger_counts_both_sides_by_kind_and_unit(partner: int) -> None:
    for values in (
        {"kind": "resources", "quantity": 10, "unit": "modem", "on_date": "2024-03-05"},
        {"kind": "resources", "quantity": 2.5, "unit": "modem", "on_date": "2024-04-05"},
        {"kind": "student_competence", "quantity": 6, "unit": "JP", "on_date": "2024-01-05"},
        {"kind": "student_competence", "on_date": "2024-01-06"},
        {"kind": "reputation", "side": "partner", "on_date": "2024-02-01"},
    ):
        factories.benefit(partner, **values)
    removed = factories.benefit(partner, kind="long_term")
    benefits.store.remove(removed)
    one = balance.of_partner(partner)
    assert (one.name, one.school, one.theirs) == (HOSTILE, 4, 1)
    assert (one.school_on, one.theirs_on, one.gave_last) == ("2024-04-05", "2024-02-01", "partner")
    assert balance.shares_text(one, "school") == "Kompetensi siswa 6 JP · Sumber daya 12,5 modem"
    assert balance.shares_text(one, "partner") == "Reputasi 1 kali"


def test_time_narrows_a_balance(partner: int) -> None:
    factories.benefit(partner, on_date="2023-08-01")
    factories.benefit(partner, on_date="2022-08-01")
    assert [one.school for one in balance.balances()] == [2]
    assert [one.school for one in balance.balances(span_of("2023/2024"))] == [1]
    assert balance.balances(span_of("2020/2021")) == []


def test_who_gave_last_is_thanked_until_somebody_thanks(partner: int) -> None:
    assert balance.of_partner(partner).gave_last == ""
    factories.benefit(partner, on_date="2024-03-05")
    assert balance.of_partner(partner).owes_thanks
    assert balance.advice(balance.of_partner(partner)) == "ucapkan terima kasih"
    factories.interaction(partner, "Pujian", kind="appreciation", direction="in",
                          on_date="2024-03-10")
    assert balance.of_partner(partner).owes_thanks
    factories.interaction(partner, "Piagam", kind="appreciation", direction="out",
                          on_date="2024-03-10")
    one = balance.of_partner(partner)
    assert not one.owes_thanks
    assert balance.advice(one) == "balas manfaatnya"
    factories.benefit(partner, side="partner", on_date="2024-03-05")
    assert balance.of_partner(partner).gave_last == "both"
    factories.benefit(partner, side="partner", on_date="2024-04-05")
    one = balance.of_partner(partner)
    assert (one.gave_last, balance.advice(one)) == ("school", "")


def test_all_partnerships_add_up(partner: int) -> None:
    other = factories.partner("PT Lain")
    factories.benefit(partner, quantity=2, unit="modem")
    factories.benefit(other, quantity=3, unit="modem")
    factories.benefit(other, side="partner", kind="reputation")
    (school, theirs) = balance.summed(balance.balances())
    assert (school.side, school.count, school.amounts) == ("school", 2, ((5, "modem"),))
    assert (theirs.side, theirs.count, theirs.amounts) == ("partner", 1, ())


# -- suggestions ---------------------------------------------------------------------
def told(partner: int | None = None) -> list[tuple[str, str, float | None, str | None]]:
    return [(one.values["side"], one.values["kind"], one.values["quantity"], one.values["unit"])
            for one in suggesting.suggestions(partner)]


def test_hours_of_guests_and_participants_are_suggested(partner: int) -> None:
    factories.activity("Guru tamu", category="Guru tamu", partners=[partner], status="done",
                       starts_on="2024-03-05", hours_unit="jp", students=32, teachers=2,
                       sessions=[{"on_date": "2024-03-05", "hours": 4, "guest": "Praktisi"},
                                 {"on_date": "2024-03-06", "hours": 2}], evidence=["foto.jpg"])
    assert told() == [("school", "student_competence", 6, "JP"),
                      ("partner", "contribution", 34, "peserta")]
    (one, _) = suggesting.suggestions()
    assert (one.title, one.partner_name, one.values["evidence"]) == (
        "Guru tamu", HOSTILE, "foto.jpg")


def test_a_training_of_teachers_and_what_was_brought(partner: int) -> None:
    factories.activity("Pelatihan guru", category="Diklat/pelatihan", partners=[partner],
                       status="done", starts_on="2024-03-05", teachers=12,
                       resources=[{"text": "Modul", "amount": 12, "source": "Mitra"},
                                  {"text": "Konsumsi", "amount": 500000, "source": "BOS"}])
    assert told() == [("school", "teacher_competence", 12, "guru"),
                      ("school", "resources", 12, None),
                      ("partner", "contribution", 12, "peserta")]


@pytest.mark.parametrize("values", [
    {"status": "planned", "students": 5}, {"status": "cancelled", "students": 5},
    {"status": "done"}, {"status": "done", "students": 5, "starts_on": "2021-03-05"},
])
def test_nothing_is_invented(partner: int, values: dict[str, Any]) -> None:
    """What did not take place, counts nothing or is long past gives no suggestion."""
    factories.activity(partners=[partner], **{"starts_on": "2024-03-05", **values})
    assert told() == []


def test_recorded_and_declined_ones_do_not_come_back(partner: int) -> None:
    factories.activity(partners=[partner], status="done", starts_on="2024-03-05", students=30)
    learnt, gave = suggesting.suggestions()
    (made,) = suggesting.record([learnt])
    assert store_of("benefits").get(made).values["quantity"] == 30
    suggesting.decline([gave])
    assert suggesting.suggestions() == []
    assert balance.of_partner(partner).theirs == 0
    changes.undo()
    assert [one.key for one in suggesting.suggestions()] == [gave.key]
    changes.undo()
    assert len(suggesting.suggestions()) == 2


def test_several_are_one_change_and_never_doubled(partner: int) -> None:
    factories.activity(partners=[partner], status="done", starts_on="2024-03-05", students=30)
    found = suggesting.suggestions()
    assert len(suggesting.record(found)) == 2
    assert suggesting.record(found) == []
    newest = changes.undoable()
    assert newest is not None and (newest.action, newest.label) == ("benefits.add", "2")


def test_each_partner_of_an_activity_has_its_own(partner: int) -> None:
    other = factories.partner("PT Lain")
    one = factories.activity(partners=[partner, other], status="done", starts_on="2024-03-05",
                             hours=3)
    assert {found.partner for found in suggesting.of_activity(one)} == {partner, other}
    assert told(other) == [("school", "student_competence", 3, "jam")]


# -- the command ---------------------------------------------------------------------
def test_the_command_tells_the_balance_and_records_what_is_suggested(
    partner: int, run: Run,
) -> None:
    factories.activity(partners=[partner], status="done", starts_on="2024-03-05", students=30)
    assert run("benefit", "balance", "--json").out == ""
    looked = run("benefit", "suggest", "--json").objects
    assert [one["kind"] for one in looked] == ["student_competence", "contribution"]
    assert HOSTILE in run("benefit", "suggest").out
    assert run("benefit", "suggest", HOSTILE, "--write").code == 0
    told = run("benefit", "balance", HOSTILE, "--json").object
    assert (told["school"], told["partner_got"], told["gave_last"]) == (1, 1, "both")
    assert told["got"]["school"] == [{"kind": "student_competence", "count": 1, "amounts": [
        {"quantity": 30, "unit": "siswa"}]}]
    assert "30 siswa" in run("benefit", "balance").out
    assert run("undo").code == 0
    assert len(run("benefit", "suggest", "--json").objects) == 2
    assert run("benefit", "balance", "--write").code == 2
    assert run("benefit", "balance", "PT Entah").code == 1


# -- the report ----------------------------------------------------------------------
def test_the_report_names_partners_sides_and_the_whole(partner: int) -> None:
    factories.benefit(partner, quantity=10, unit="modem", on_date="2024-03-05")
    told_md = file_of("R8", Span(), "md").decode()
    for text in ("NERACA MANFAAT", "Sumber daya 10 modem", "mitra, 5 Mar 2024",
                 "ucapkan terima kasih", "Seluruh kemitraan"):
        assert text in told_md
    assert HOSTILE.replace("[", "\\[").replace("]", "\\]") in told_md or HOSTILE in told_md
    assert file_of("r8", span_of("2020/2021"), "pdf").startswith(b"%PDF")
    assert build("R8", Span()).wide
