"""The reports that a school prints: one line each makes them known to lists, screens and the
command line. Numbers are those of the domain glossary, section 8."""

from __future__ import annotations

from dataclasses import dataclass

YEAR, SEMESTER, NOW = "year", "semester", "now"
"""What a report may usually be about; an empty word stands for all time. One about `NOW` tells
how things stand: no other time can be asked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its number, the key of its title, the module of `services.reports` that builds
    it, the kinds of records from whose lists it is printed, and what it is usually about."""

    name: str
    title: str
    module: str
    lists: tuple[str, ...] = ()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a line of a report and the records that it was made from, each its kind and
    id. It is not printed: whoever shows the report may lead from it to these."""

    label: str
    records: tuple[tuple[str, int], ...]


REPORTS = {one.name: one for one in (
    Report("R1", "report.R1", "partner_register", ("partners",)),
    Report("R2", "report.R2", "ending_agreements", ("agreements",)),
    Report("R3", "report.R3", "activity_recap", ("activities",), YEAR),
    Report("R4", "report.R4", "industry_cooperation", ("partners", "activities"), YEAR),
    Report("R5", "report.R5", "link_and_match", ("programmes",), SEMESTER),
    Report("R6", "report.R6", "survey_results", ("surveys", "responses"), YEAR),
    Report("R7", "report.R7", "strategies", ("evaluations",), YEAR),
    Report("R8", "report.R8", "benefit_balance", ("benefits",), YEAR),
    Report("R9", "report.R9", "partner_sheet", ("partners",)),
    Report("R10", "report.R10", "dapodik_readiness", ("agreements",), NOW),
    Report("R11", "report.R11", "year_programme", ("activities",), YEAR),
    Report("R12", "report.R12", "semester_report", ("activities", "evaluations"), SEMESTER),
    Report("R13", "report.R13", "handover_memo", ("team", "followups"), NOW),
    Report("R14", "report.R14", "placement_recap", ("placements",), YEAR),
)}


def for_list(what: str) -> tuple[str, ...]:
    """The reports that are printed from the list of a kind of records, the fitting one first."""
    return tuple(one.name for one in REPORTS.values() if what in one.lists)
