"""Surveys: rounds of questions, when they take answers, and what was answered."""

from mitra_tui.services.surveys.records import store

__all__ = ["store"]
