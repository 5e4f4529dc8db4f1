"""From what a new agreement is begun: a kind's usual text, an older agreement, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query, Record
from mitra_tui.screens.agreement_wizard.steps import draft_key
from mitra_tui.screens.agreement_wizard.wizard import AgreementWizard
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose, Pick

Saved = Callable[[int | None], None]
_OFFERED = 10
_USUAL = {"m": "mou", "p": "pks", "k": "pkl", "i": "ia"}


@dataclass(frozen=True, slots=True)
class _Begun:
    """Where an agreement was begun, for whom and for what."""

    page: Page[Any]
    saved: Saved
    partner: int | None
    need: int | None
    programme: int | None

    def open(self, values: Mapping[str, Any] | None) -> None:
        """Show the wizard with what stands in it at first."""
        if values is None:
            return
        from mitra_tui.services.agreements import beginning

        found = self.page.attempt(beginning.meant_for, values, self.need, self.programme)
        if found is not None:
            self.page.app.push_screen(
                AgreementWizard(values=found, partner=self.partner, need=self.need), self.saved)


def begin_agreement(page: Page[Any], saved: Saved, partner: int | None = None, *,
                    need: int | None = None, programme: int | None = None) -> None:
    """Take up the draft that was left; else ask from what to begin, and open the wizard.

    A `need` brings its programme and its words along, a `programme` itself."""
    from mitra_tui.services import drafts
    from mitra_tui.services.agreements import beginning

    begun = _Begun(page, saved, partner, need, programme)
    if page.attempt(drafts.waits, draft_key(None, partner, need)):
        begun.open(beginning.blank("pks", partner))
        return
    newest = page.attempt(beginning.last_of, partner) if partner else None
    options = [(key, t(f"agreement_wizard.start.{start}")) for key, start in _USUAL.items()]
    options += [("t", t("agreement_wizard.start.last"))] if newest else []
    options += [(key, t(f"agreement_wizard.start.{name}"))
                for key, name in (("l", "older"), ("b", "blank"), ("c", "past"))]

    def chosen(key: str | None) -> None:
        if key in _USUAL:
            begun.open(beginning.usual(_USUAL[key], partner))
        elif key == "t" and newest:
            _open_like(begun, newest)
        elif key == "l":
            _pick_older(begun)
        elif key == "b":
            begun.open(beginning.blank("pks", partner))
        elif key == "c":
            _record_past(begun)

    page.app.push_screen(Choose(t("agreement_wizard.start"), options), chosen)


def continue_agreement(page: Page[Any], record: Record, saved: Saved, at: str = "review") -> None:
    """Open the wizard on an agreement that there is, at a step or a field."""
    page.app.push_screen(AgreementWizard(record, at=at), saved)


def _open_like(begun: _Begun, older: int) -> None:
    from mitra_tui.services.agreements import beginning

    begun.open(begun.page.attempt(beginning.like, older, begun.partner))


def _pick_older(begun: _Begun) -> None:
    """An older agreement, of whatever partner, by a part of its title or number."""
    from mitra_tui.services.agreements import lines, store
    from mitra_tui.services.listing import Listing

    def find(typed: str) -> Sequence[tuple[int, str]]:
        ids = Listing(store, Query(search=typed)).ids(0, _OFFERED)
        return [(one, " · ".join(part for part in (row[0], *row[2:5]) if part))
                for one, row in zip(ids, lines(ids), strict=True)]

    begun.page.app.push_screen(
        Pick(t("agreement_wizard.pick_older"), find),
        lambda one: _open_like(begun, one) if one is not None else None)


def _record_past(begun: _Begun) -> None:
    """One that was signed long ago: only its numbers and days, in the plain form."""
    from mitra_tui.screens.record_form import open_form

    open_form(begun.page, "agreements", done=begun.saved,
              values={"partner": begun.partner} if begun.partner else None)
