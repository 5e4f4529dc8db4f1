"""A list of any kind of record, reached from another screen."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from mitra_tui.rows.record import Query
from mitra_tui.screens.list_screen import ListScreen

# Kinds whose list does more than the common one: the class in the module of the same name.
_LISTS = {
    "activities": "ActivitiesScreen", "agreements": "AgreementsScreen",
    "benefits": "BenefitsScreen", "conflicts": "ConflictsScreen",
    "contacts": "ContactsScreen",
    "followups": "FollowupsScreen", "interactions": "InteractionsScreen",
    "needs": "NeedsScreen", "officials": "OfficialsScreen",
    "partners": "PartnersScreen", "placements": "PlacementsScreen",
    "programmes": "ProgrammesScreen", "responses": "ResponsesScreen",
    "team": "TeamScreen",
    "evaluations": "EvaluationsScreen", "surveys": "SurveysScreen",
}


class PlainList(ListScreen):
    """The records `what`, perhaps only those of one partner."""

    def __init__(self, what: str, query: Query | None = None,
                 values: Mapping[str, Any] | None = None) -> None:
        """`values` stand in the form of a record that is added here."""
        self.WHAT = what
        super().__init__(query, values)


def list_of(what: str, query: Query | None = None,
            values: Mapping[str, Any] | None = None) -> ListScreen:
    """The screen that lists records of a kind; `values` stand in the form of a new one."""
    name = _LISTS.get(what)
    if name is None:
        return PlainList(what, query, values)
    found = getattr(import_module(f"mitra_tui.screens.{what}"), name)(query, values)
    assert isinstance(found, ListScreen)
    return found
