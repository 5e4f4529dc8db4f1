"""Which way SQLite answers the questions that are asked all the time, whatever the tables hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.engines import statistics
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.agenda import Window
from mitra_tui.rows.record import Query
from mitra_tui.services import partners
from mitra_tui.services.agenda import agreements
from mitra_tui.services.filtering import conditions


def plan(sql: str, params: Sequence[Any] = ()) -> str:
    return " | ".join(row[3] for row in db.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params))


@pytest.mark.parametrize(("sql", "way"), [
    ("SELECT name FROM contact WHERE partner_id IN (1, 2, 3) AND hidden = 0 ORDER BY id",
     "USING INDEX contact_partner_id"),
    ("SELECT state FROM agreement WHERE partner_id IN (1, 2, 3) AND hidden = 0",
     "USING INDEX agreement_partner_id"),
    ("SELECT id FROM partner WHERE name_key = 'maju' AND hidden = 0",
     "USING INDEX partner_name_key"),
    ("SELECT a.title FROM activity_partner p JOIN activity a ON a.id = p.activity_id "
     "WHERE p.partner_id = 1 AND a.hidden = 0", "activity_partner_partner_id"),
])
def test_hidden_is_no_reason_to_read_a_whole_table(school: Path, sql: str, way: str) -> None:
    assert way in plan(sql)
    assert "(hidden=?)" not in plan(sql)


@pytest.mark.parametrize("order", ["sort_key", "updated_at", "city COLLATE NOCASE"])
def test_a_list_is_read_in_the_order_of_an_index(school: Path, order: str) -> None:
    way = plan(f"SELECT id FROM partner WHERE hidden = 0 ORDER BY {order}, id LIMIT 64")
    assert "USING COVERING INDEX partner_" in way
    assert "TEMP B-TREE" not in way


@pytest.mark.parametrize("order", ["sort_key", "updated_at"])
@pytest.mark.parametrize("filters", [
    (("kind", "industry"),), (("kind", "industry,business"),), (("stage", "active"),),
    (("kind", "school"), ("scope", "local")),
])
def test_a_list_of_one_kind_is_read_without_a_look_at_the_rows(
    school: Path, order: str, filters: tuple[tuple[str, str], ...],
) -> None:
    condition, params = conditions(partners.store, Query(filters=filters))
    for sql in (f"SELECT count(*) FROM partner r WHERE {condition}",
                f"SELECT r.id FROM partner r WHERE {condition} ORDER BY r.{order}, r.id LIMIT 64"):
        way = plan(sql, params)
        assert "USING COVERING INDEX partner_hidden_" in way, sql
        assert "TEMP B-TREE" not in way


@pytest.mark.parametrize(("source", "way"), [
    ("ending", "agreement_hidden_ends_on_id (hidden=? AND ends_on>? AND ends_on<?)"),
    ("ending_late", "agreement_early (lead_days=? AND ends_on>? AND ends_on<?)"),
    ("unsigned", "agreement_sent"),
    ("duties", "duty_open (due_on>? AND due_on<?)"),
    ("indicators", "indicator_due_on (due_on>? AND due_on<?)"),
])
def test_of_all_agreements_only_those_that_ask_are_read(
    school: Path, monkeypatch: pytest.MonkeyPatch, source: str, way: str,
) -> None:
    asked: list[tuple[str, Sequence[Any]]] = []
    run = db.execute_sql

    def noted(sql: str, params: Sequence[Any] = ()) -> Any:
        asked.append((sql, params))
        return run(sql, params)

    monkeypatch.setattr(db, "execute_sql", noted)
    assert list(getattr(agreements, source)(Window(date(2024, 5, 20)))) == []
    monkeypatch.undo()
    ((sql, params),) = asked
    told = plan(sql, params)
    assert f"USING INDEX {way}" in told
    assert [step for step in told.split(" | ")
            if step.startswith(("SCAN a", "SCAN x")) and way not in step] == []


def test_the_figures_are_kept_and_told_anew(school: Path) -> None:
    def told() -> list[tuple[str, str]]:
        return list(db.execute_sql("SELECT idx, stat FROM sqlite_stat1 ORDER BY idx"))

    first = told()
    assert ("partner_hidden_sort_key_id_kind_stage_scope", "100000 100000 10 1 1 1 1") in first
    assert ("partner_city", "100000 100000 10 1") in first
    with db.atomic():
        statistics.tell(db)
    assert told() == first
    path = db.path
    close_database()
    open_database(path, wait=2.0)
    assert told() == first
