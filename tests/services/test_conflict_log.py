"""Whatever is done to a conflict, and undone, its log only grows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.engines.search import differences
from mitra_tui.errors import MitraError
from mitra_tui.models.base import db
from mitra_tui.rows.conflict import STATUSES
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, conflicts
from mitra_tui.services.listing import Listing
from tests.factories import conflict, edit, values_of

AGREED = {"outcome": "Sepakat", "lessons": "Kabari", "accepted_by_school": "yes"}
ACTS: dict[str, Callable[[int, int], Any]] = {
    "next step": lambda one, number: conflicts.step(one, {"text": f"Langkah {number}"}),
    "note": lambda one, number: conflicts.step(one, {"text": "Catatan", "kind": "note"}),
    "correction": lambda one, number: conflicts.step(
        one, {"text": "Yang benar", "kind": "deliberation", "corrects": number}),
    "take back": conflicts.take_back,
    "both accept": lambda one, number: conflicts.close(
        one, {**AGREED, "accepted_by_partner": "yes"}),
    "one refuses": lambda one, number: conflicts.close(
        one, {**AGREED, "accepted_by_partner": "no"}),
    "reopen": lambda one, number: conflicts.reopen(one, "Terulang"),
    "severity": lambda one, number: edit("conflicts", one, severity=number),
    "empty the log": lambda one, number: edit("conflicts", one, steps=[]),
    "rewrite the log": lambda one, number: edit("conflicts", one, steps=[
        {**step, "text": "Lain"} for step in values_of("conflicts", one)["steps"]]),
    "undo": lambda one, number: changes.undo(),
    "redo": lambda one, number: changes.redo(),
}


@given(acts=st.lists(st.tuples(st.sampled_from([*ACTS]), st.integers(1, 4)), max_size=9))
def test_the_log_only_grows(with_partners: Path, acts: list[tuple[str, int]]) -> None:
    one = conflict(1)
    log: list[Any] = []
    for name, number in acts:
        with suppress(MitraError):
            ACTS[name](one, number)
        if not conflicts.store.records([one]):  # its very recording was undone
            assert log == []
            return
        now = values_of("conflicts", one)
        assert now["steps"][: len(log)] == log, name
        assert (now["closed_on"] is None) == (now["status"] != "closed")
        log = now["steps"]
    status = values_of("conflicts", one)["status"]
    for each in STATUSES:
        found = Listing(conflicts.store, Query(filters=(("status", each),))).all_ids()
        assert (one in found) == (each == status)
    assert differences(db) == []
