"""The pages of single records, by their kind."""

from __future__ import annotations

from importlib import import_module

from mitra_tui.screens.card_page import RecordPage

# Kinds that have a page of their own: its module and class. Of the others the form is opened.
_PAGES = {
    "activities": ("activity_page", "ActivityPage"),
    "agreements": ("agreement_page", "AgreementPage"),
    "conflicts": ("conflict_page", "ConflictPage"),
    "partners": ("partner_page", "PartnerPage"),
    "surveys": ("survey_page", "SurveyPage"),
}


def page_of(what: str, record_id: int) -> RecordPage | None:
    """The page of a record; None when its kind has none."""
    if what not in _PAGES:
        return None
    module, name = _PAGES[what]
    found = getattr(import_module(f"mitra_tui.screens.{module}"), name)(record_id)
    assert isinstance(found, RecordPage)
    return found
