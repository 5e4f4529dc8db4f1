"""Any sequence of acts leaves a sound database, and undo really restores what was.

Hypothesis plays the office: it adds, edits, removes, merges, undoes and redoes in any order.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from mitra_tui.errors import Conflict, Invalid, NotFound
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, partners
from mitra_tui.services.checkup import check
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from tests import factories
from tests.services.everything import everything

NAMES = st.sampled_from(["PT A", "PT B", "CV A", "A", "SMKN 3", "SMK Negeri 3", "-5", "#1", "None"])
ALIASES = st.lists(st.sampled_from(["Alfa", "Beta", "PT A"]), max_size=2)
_template: list[Path] = []


@pytest.fixture(autouse=True, scope="module")
def _a_template(template: Path) -> None:
    _template[:] = [template]


class Office(RuleBasedStateMachine):
    """The directory with what hangs on it, and the whole state after each change."""

    ids: Bundle[int] = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="mitra-office-"))
        self.path = self.folder / "mitra.db"
        shutil.copy(_template[0], self.path)
        open_database(self.path, wait=2.0)
        self.past: list[dict[str, Any]] = []  # states to which undo leads
        self.future: list[dict[str, Any]] = []  # states to which redo leads

    def teardown(self) -> None:
        close_database()
        shutil.rmtree(self.folder)

    def record(self, before: dict[str, Any]) -> None:
        """Something was done: undo leads back to `before`, and redo leads nowhere."""
        self.past.append(before)
        self.future.clear()

    @initialize(target=ids)
    def start(self) -> Any:
        found = [factories.partner(f"Mitra {n}", city="Samarinda") for n in range(3)]
        return multiple(*found)

    @rule(target=ids, name=NAMES, aliases=ALIASES)
    def add(self, name: str, aliases: list[str]) -> Any:
        before = everything()
        try:
            one = factories.partner(name, aliases=aliases)
        except Conflict:
            assert everything() == before
            return multiple()
        self.record(before)
        return one

    @rule(one=ids, name=NAMES, city=st.sampled_from(["", "Bontang", "Berau"]))
    def edit(self, one: int, name: str, city: str) -> None:
        before = everything()
        try:
            factories.edit("partners", one, name=name, city=city)
        except (Conflict, NotFound):
            assert everything() == before
            return
        self.record(before)

    @rule(one=ids)
    def remove(self, one: int) -> None:
        before = everything()
        try:
            partners.store.remove(one)
        except (Conflict, NotFound):
            assert everything() == before
            return
        self.record(before)

    @rule(one=ids)
    def restore(self, one: int) -> None:
        before = everything()
        try:
            partners.store.restore(one)
        except (Conflict, NotFound):
            assert everything() == before
            return
        self.record(before)

    @rule(keep=ids, drop=consumes(ids))
    def merge(self, keep: int, drop: int) -> None:
        before = everything()
        try:
            partners.merge(keep, [drop])
        except (Conflict, NotFound):
            assert everything() == before
            return
        self.record(before)

    @rule(one=ids, other=ids, title=st.sampled_from(["Rapat", "Kunjungan"]))
    def meet(self, one: int, other: int, title: str) -> None:
        before = everything()
        try:
            store_of("partners").get(one)
            store_of("partners").get(other)
        except NotFound:
            return
        factories.activity(title, partners=[one, other])
        self.record(before)

    @rule(one=ids, due=st.sampled_from(["", "2024-06-01"]))
    def talk(self, one: int, due: str) -> None:
        before = everything()
        try:
            gone = store_of("partners").get(one).hidden
        except NotFound:
            return
        factories.contact(one, "Ani")
        self.record(before)
        before = everything()
        if gone:  # nobody speaks with a partner that is not there any more
            with pytest.raises(Invalid):
                factories.interaction(one, follow_up_on=due)
            assert everything() == before
            return
        factories.interaction(one, follow_up_on=due)
        self.record(before)

    @rule(many=st.lists(ids, max_size=4, unique=True))
    def change_many(self, many: list[int]) -> None:
        before = everything()
        altered = partners.store.change_many(many, {"owner": f"Waka {len(self.past)}"})
        if altered:
            self.record(before)

    @rule()
    def undo(self) -> None:
        if not self.past:
            return
        now = everything()
        changes.undo()
        assert everything() == self.past.pop()
        self.future.append(now)

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(NotFound):
                changes.redo()
            return
        now = everything()
        changes.redo()
        assert everything() == self.future.pop()
        self.past.append(now)

    @rule()
    def close_and_open(self) -> None:
        state = everything()
        close_database()
        open_database(self.path, wait=2.0)
        assert everything() == state

    @invariant()
    def sound(self) -> None:
        assert check() == []

    @invariant()
    def listed(self) -> None:
        """Each partner is in exactly one of the two lists."""
        shown = Listing(partners.store, Query()).all_ids()
        hidden = Listing(partners.store, Query(hidden=True)).all_ids()
        every = [row[0] for row in everything().get("partner", [])]
        assert sorted([*shown, *hidden]) == every


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=25, stateful_step_count=25, deadline=None,
                               database=None)
