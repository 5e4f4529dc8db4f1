"""Responses: one sheet that was filled in, by whom, and what it says to each question."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS
from mitra_tui.rows.survey import AUDIENCES

RESPONSES = Entity(
    what="responses",
    one="response",
    title="sheet",
    fields=(
        Field("survey", Kind.REF, required=True, of="surveys", headers=("survei", "judul survei")),
        Field("partner", Kind.REF, of="partners", headers=NAME_HEADERS),
        Field("respondent_kind", Kind.CHOICE, choices=AUDIENCES, headers=("responden",)),
        Field("sheet", maximum=20, headers=("nomor lembar", "lembar", "no lembar")),
        Field("on_date", Kind.DATE, default="today", headers=("tanggal",)),
        Field("answers", Kind.ROWS, keyed=True, headers=("jawaban",), parts=(
            Field("code", required=True, maximum=40),
            Field("answer", maximum=4000),
        )),
    ),
    columns=(
        Column("survey", 28, grow=2), Column("sheet", 8), Column("partner", 24, grow=2),
        Column("respondent_kind", 10), Column("on_date", 11),
    ),
    sorts=("on_date", "sheet"),
    descending=frozenset({"on_date"}),
    filters=("survey", "partner", "respondent_kind"),
    natural=("survey", "sheet"),
)
