"""Surveys: what is asked of partners, teachers and students, and when one may answer.

Two kinds of survey come with their questions: the partner survey asks one question per strategy
of the founding paper, the SKM the nine elements (unsur) of PermenPANRB 14/2017. A round that has
an answer is locked: other questions are another round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mitra_tui.rows.fields import Column, Entity, Field, Kind

TEMPLATES = ("partner8", "skm", "participant", "teacher", "own")
AUDIENCES = ("partner", "teacher", "student")
STATES = ("open", "closed")
STATUSES = ("planned", "open", "closed")
QUESTION_KINDS = ("likert4", "nps", "yesno", "text")
STRATEGIES = 8
UNSURS = 9

# kind → the lowest and the highest score; a text has none.
SCALES: Mapping[str, tuple[int, int]] = {"likert4": (1, 4), "nps": (0, 10), "yesno": (0, 1)}

SURVEYS = Entity(
    what="surveys",
    one="survey",
    title="title",
    fields=(
        Field("title", required=True, maximum=300,
              headers=("judul", "survei", "nama survei", "angket")),
        Field("template", Kind.CHOICE, required=True, choices=TEMPLATES, default="partner8",
              headers=("jenis survei", "templat")),
        Field("opens_on", Kind.DATE, default="today", headers=("dibuka", "mulai", "tanggal mulai")),
        Field("closes_on", Kind.DATE, headers=("ditutup", "selesai", "tanggal selesai")),
        Field("audience", Kind.CHOICE, choices=AUDIENCES,
              headers=("responden", "ditujukan kepada")),
        Field("partners", Kind.REFS, of="partners", more=True,
              headers=("mitra", "mitra yang ditanya")),
        Field("programme", Kind.REF, of="programmes", more=True, headers=("jurusan",)),
        Field("earlier", Kind.REF, of="surveys", more=True, headers=("putaran sebelumnya",)),
        Field("intro", Kind.LINES, maximum=1000, more=True, headers=("pengantar",)),
        Field("state", Kind.CHOICE, choices=STATES, more=True),
        Field("questions", Kind.ROWS, more=True, headers=("pertanyaan",), parts=(
            Field("code", required=True, maximum=40),
            Field("text", required=True, maximum=500),
            Field("kind", Kind.CHOICE, required=True, choices=QUESTION_KINDS, default="likert4"),
            Field("strategy", Kind.INTEGER, minimum=1, maximum=STRATEGIES),
            Field("unsur", Kind.INTEGER, minimum=1, maximum=UNSURS),
            Field("weight", maximum=20),
            Field("indicator", Kind.REF, of="indicators"),
        )),
        Field("status", Kind.CHOICE, choices=STATUSES, computed=True),
        Field("responses", Kind.INTEGER, minimum=0, computed=True),
    ),
    columns=(
        Column("title", 31, grow=3), Column("template", 12), Column("opens_on", 11),
        Column("status", 12), Column("responses", 6, right=True),
    ),
    sorts=("opens_on", "title"),
    descending=frozenset({"opens_on"}),
    filters=("status", "template", "audience", "partner", "programme"),
    natural=("title", "opens_on"),
)


def status_on(day: date, *, state: str, opens_on: str, closes_on: str) -> str:
    """Whether a round takes answers on `day`: planned, open or closed.

    Both days belong to the round. `state` is what people decided and overrides the days.
    """
    if state:
        return state
    today = day.isoformat()
    if opens_on and today < opens_on:
        return "planned"
    if closes_on and today > closes_on:
        return "closed"
    return "open"


def next_title(title: str, year: int, school_year: str) -> str:
    """What the round after one is called: with the year of its own, else counted on.

    `Kepuasan 2025` → `Kepuasan 2026`, `Angket 2024/2025` → `Angket 2025/2026`; in the same year
    `Kepuasan 2026 (2)`, then `(3)`.
    """
    plain = re.sub(r" \(\d{1,3}\)$", "", title)
    for now, pattern in ((school_year, r"20\d\d/20\d\d"), (str(year), r"(?<!\d)20\d\d(?!\d)")):
        found = re.findall(pattern, plain)
        if found:
            if max(found) < now:
                return now.join(plain.rsplit(found[-1], 1))
            break
    counted = re.fullmatch(r".* \((\d{1,3})\)", title)
    return f"{plain} ({int(counted[1]) + 1 if counted else 2})"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a survey, with its place in the database."""

    id: int
    code: str
    text: str
    kind: str
    strategy: int | None = None
    unsur: int | None = None
    weight: str = ""
    indicator: int | None = None


def score_of(kind: str, given: Any) -> int | None:
    """The number that an answer stands for; None: it is none on this scale.

    Yes and no are 1 and 0; both languages' words are understood.
    """
    if isinstance(given, bool):
        return int(given) if kind == "yesno" else None
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, str):
        word = given.strip().casefold()
        if kind == "yesno" and word in _WORDS:
            return _WORDS[word]
        if not (word.isascii() and word.isdigit() and len(word) <= 2):
            return None
        given = int(word)
    if kind not in SCALES or not isinstance(given, int):
        return None
    low, high = SCALES[kind]
    return given if low <= given <= high else None


_WORDS = {"ya": 1, "y": 1, "yes": 1, "true": 1, "tidak": 0, "t": 0, "n": 0, "no": 0, "false": 0}


def answer_of(kind: str, score: int | None, text: str) -> Any:
    """An answer as it is read and written: a number, true or false, or a text."""
    if kind == "text" or score is None:
        return text or None
    return bool(score) if kind == "yesno" else score
