"""What the steps of one import know together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.screens.page import Page
from mitra_tui.services import importing

if TYPE_CHECKING:
    from mitra_tui.services.importing import Plan, Sheet, Summary, Verdict

STEPS = 3


@dataclass(slots=True)
class Wizard:
    """One import on its way. `chosen` is what a person said of columns: number → field.

    `plan` was made when `planned` was chosen; it holds the decisions about its rows.
    """

    what: str
    sheet: Sheet
    chosen: dict[str, str] = field(default_factory=dict)
    plan: Plan | None = None
    planned: dict[str, str] = field(default_factory=dict)

    @property
    def is_planned(self) -> bool:
        """Whether the plan is that of the columns as they are chosen."""
        return self.plan is not None and self.planned == self.chosen

    def planning(self) -> Callable[[], Plan]:
        """What makes the plan of the columns as they are chosen now, with the decisions of the
        one before. It may run in a thread, and changes nothing here: see `take`."""
        chosen, before = dict(self.chosen), self.plan

        def make() -> Plan:
            plan = importing.plan(
                self.what, self.sheet, chosen,
                on_duplicate=before.on_duplicate if before else importing.ON_DUPLICATE[0])
            if before is not None:
                importing.carry_over(before, plan)
            return plan

        return make

    def take(self, plan: Plan) -> None:
        """This is the plan of the columns as they are chosen."""
        self.plan, self.planned = plan, dict(self.chosen)

    def remember(self) -> None:
        """Keep what was said of the columns for the next table with these headings. All else is
        written by now: that this cannot be is no reason to complain."""
        if self.chosen:
            with suppress(MitraError):
                importing.remember(self.what, self.sheet.headers, self.chosen)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an import: its figures, a record that it made (None: it made none), and
    whether the table of partners also names people to call, who are imported for themselves."""

    summary: Summary
    record_id: int | None
    contacts: bool = False


def heading(what: str, step: int, name: str) -> str:
    """The line above a step: what is imported, which step it is, from where."""
    parts = [t("import.into", what=t(what)), f"{step}/{STEPS} {t(f'import.step.{step}')}", name]
    return " · ".join(part for part in parts if part)


def counted(counts: Mapping[Verdict, int], dropped: int = 0) -> str:
    """How many rows have each verdict: `17 baru, 3 diperbarui, 1 menunggu keputusan`."""
    found = [tn(f"import.count.{verdict}", n) for verdict, n in counts.items() if n]
    found += [tn("import.count.dropped", dropped)] if dropped else []
    return ", ".join(found)


def show_written(page: Page[Any], what: str, written: Written) -> None:
    """On the list from which the import was begun: its records, its figures, the way back."""
    summary = written.summary
    if summary.change is None:
        page.say(t("import.nothing_changed"))
        return
    page.own_changes.add(summary.change)
    page.show_record(what, written.record_id)
    key = "import.written_contacts" if written.contacts else "import.written"
    page.say(t(key, counts=counted(summary.counts)))
