"""Every kind of record by its name on the command line."""

from __future__ import annotations

from importlib import import_module

from mitra_tui.rows.fields import Entity

# WHAT → module below `rows`. The constant in it is the upper-case WHAT.
MODULES = {
    "partners": "partner",
    "contacts": "contact",
    "programmes": "programme",
    "needs": "need",
    "appraisals": "appraisal",
    "agreements": "agreement",
    "activities": "activity",
    "interactions": "interaction",
    "conflicts": "conflict",
    "benefits": "benefit",
    "surveys": "survey",
    "responses": "response",
    "evaluations": "evaluation",
    "placements": "placement",
    "followups": "followup",
    "team": "team_member",
    "trainings": "training",
    "officials": "official",
    "templates": "template",
    "pending": "pending",
}


def entity(what: str) -> Entity:
    """The entity called `what` (KeyError: there is none). Its module is imported on first use."""
    module = import_module(f"mitra_tui.rows.{'school' if what == 'school' else MODULES[what]}")
    found = getattr(module, what.upper())
    assert isinstance(found, Entity)
    return found
