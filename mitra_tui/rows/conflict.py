"""Conflicts: what went wrong or may, its log of steps, and the outcome both sides accept.

The status follows from the record and is never stored. The log only grows: an entry that was
wrong is named by a later one (`corrects`) and from then on counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

NATURES = ("potential", "actual")
SOURCES = ("logistics", "schedule", "communication", "duties", "competence", "cost", "other")
SIDES = ("school", "partner")
ANSWERS = ("yes", "no")
STEP_KINDS = ("immediate_action", "communication", "deliberation", "mediation", "legal",
              "decision", "note")
GENTLEST, GRAVEST = 1, 4

# In the order in which a list shows them: what an outcome was refused for waits longest.
STATUSES = ("refused", "open", "handling", "potential", "closed")
OPEN = STATUSES[:-1]

STEP_PARTS = (
    Field("on_date", Kind.DATE, required=True),
    Field("kind", Kind.CHOICE, required=True, choices=STEP_KINDS),
    Field("text", Kind.LINES, required=True, maximum=4000),
    Field("people", maximum=300),
    Field("mediator", maximum=100),
    Field("school_view", Kind.LINES, maximum=2000),
    Field("partner_view", Kind.LINES, maximum=2000),
    Field("corrects", Kind.INTEGER, minimum=1, more=True),
    Field("rung", maximum=40, more=True),
)

CONFLICTS = Entity(
    what="conflicts",
    one="conflict",
    title="summary",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners", headers=NAME_HEADERS),
        Field("summary", required=True, maximum=1000,
              headers=("kendala", "masalah", "uraian", "ringkasan", "permasalahan", "konflik",
                       "uraian masalah", "hal", "perihal")),
        Field("severity", Kind.INTEGER, minimum=GENTLEST, maximum=GRAVEST,
              headers=("tingkat", "berat", "tingkat keparahan", "bobot")),
        Field("nature", Kind.CHOICE, required=True, choices=NATURES, default="actual",
              headers=("sifat", "jenis")),
        Field("source", Kind.CHOICE, choices=SOURCES,
              headers=("sumber", "penyebab", "sebab", "sumber masalah")),
        Field("raised_on", Kind.DATE, required=True, default="today",
              headers=("tanggal", "tanggal kejadian", "waktu", "dicatat")),
        Field("raised_by", Kind.CHOICE, choices=SIDES, default="school",
              headers=("diajukan oleh", "disampaikan oleh", "pelapor", "dari")),
        Field("agreement", Kind.REF, of="agreements", headers=("perjanjian", "mou", "pks")),
        Field("activity", Kind.REF, of="activities", headers=("kegiatan",)),
        Field("confidential", Kind.FLAG, headers=("rahasia",)),
        Field("steps", Kind.ROWS, more=True, parts=STEP_PARTS,
              headers=("langkah", "penanganan", "tindakan")),
        Field("outcome", Kind.LINES, maximum=4000, more=True,
              headers=("hasil", "penyelesaian", "hasil akhir")),
        Field("accepted_by_school", Kind.CHOICE, choices=ANSWERS, more=True,
              headers=("diterima sekolah",)),
        Field("accepted_by_partner", Kind.CHOICE, choices=ANSWERS, more=True,
              headers=("diterima mitra",)),
        Field("closed_on", Kind.DATE, more=True,
              headers=("selesai", "tanggal selesai", "ditutup")),
        Field("lessons", Kind.LINES, maximum=4000, more=True,
              headers=("pelajaran", "hikmah", "pembelajaran")),
        Field("rule", maximum=40, more=True, headers=("peringatan dini",)),
        Field("status", Kind.CHOICE, choices=STATUSES, computed=True),
        Field("age_days", Kind.INTEGER, computed=True),
        Field("next_step", Kind.CHOICE, choices=STEP_KINDS, computed=True),
        Field("next_rung", maximum=60, computed=True),
        Field("next_on", Kind.DATE, computed=True),
    ),
    columns=(
        Column("partner", 16, grow=2), Column("summary", 22, grow=3),
        Column("severity", 5, right=True), Column("age_days", 5, right=True),
        Column("next_step", 15, grow=1), Column("next_on", 6),
    ),
    sorts=("status", "raised_on", "severity", "partner"),
    descending=frozenset({"raised_on", "severity"}),
    filters=("status", "partner", "severity", "source", "nature"),
    natural=("partner", "raised_on", "summary"),
)


def status_of(values: Mapping[str, Any]) -> str:
    """The status of a conflict: one of `STATUSES`.

    Refused: an outcome was put to both sides and one did not accept it, and nothing was done
    since. Of what has not happened yet (potential) it is not told whether it is being handled.
    """
    if values["closed_on"]:
        return "closed"
    if "no" in (values["accepted_by_school"], values["accepted_by_partner"]):
        return "refused"
    if values["nature"] == "potential":
        return "potential"
    return "handling" if standing_steps(values["steps"]) else "open"


def struck(steps: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """The numbers (from 1) of the entries that a later one puts right: they count no more."""
    return frozenset(one["corrects"] for one in steps if one.get("corrects"))


def standing_steps(steps: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The entries that count: neither notes nor put right since."""
    gone = struck(steps)
    return [one for number, one in enumerate(steps, 1)
            if number not in gone and one["kind"] != "note"]


def age_on(day: date, raised_on: str, closed_on: str | None) -> int:
    """How many days a conflict has been open on `day`, or was until it was closed."""
    last = date.fromisoformat(closed_on) if closed_on else day
    return max(0, (last - date.fromisoformat(raised_on)).days)


def missing_of_mediation(step: Mapping[str, Any]) -> list[str]:
    """What a mediation should tell and does not: who mediated, and what each side said."""
    if step["kind"] != "mediation":
        return []
    return [name for name in ("mediator", "school_view", "partner_view") if not step.get(name)]
