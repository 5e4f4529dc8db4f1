"""Appraisals: how well a candidate fits what the school needs, scored with evidence.

The four criteria are the paper's own: whether the partner answers the need, its capability, its
reputation, and whether its vision and mission go with the school's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mitra_tui.rows.fields import Column, Entity, Field, Kind
from mitra_tui.rows.partner import NAME_HEADERS

CRITERIA = ("needs_fit", "capability", "reputation", "vision")
LOWEST, HIGHEST = 1, 4

APPRAISALS = Entity(
    what="appraisals",
    one="appraisal",
    title="verdict",
    fields=(
        Field("partner", Kind.REF, required=True, of="partners",
              headers=(*NAME_HEADERS, "calon mitra")),
        Field("need", Kind.REF, of="needs", headers=("kebutuhan", "tujuan", "kebutuhan/tujuan")),
        Field("on_date", Kind.DATE, default="today", headers=("tanggal", "tanggal penilaian")),
        Field("by", maximum=100, suggest=True, headers=("penilai", "dinilai oleh", "oleh")),
        Field("scores", Kind.ROWS, headers=("skor",), parts=(
            Field("criterion", Kind.CHOICE, required=True, choices=CRITERIA),
            Field("score", Kind.INTEGER, required=True, minimum=LOWEST, maximum=HIGHEST),
            Field("evidence", maximum=1000),
        )),
        Field("total", Kind.NUMBER, minimum=0, maximum=HIGHEST, computed=True),
        Field("verdict", maximum=1000,
              headers=("putusan", "keputusan", "kesimpulan", "rekomendasi")),
    ),
    columns=(
        Column("on_date", 11), Column("partner", 22, grow=2), Column("total", 5, right=True),
        Column("by", 12), Column("verdict", 20, grow=3),
    ),
    sorts=("on_date", "total"),
    descending=frozenset({"on_date", "total"}),
    filters=("partner", "need", "by"),
    natural=("partner", "need", "on_date"),
)


def total_of(
    scores: Iterable[Mapping[str, Any]], weights: Mapping[str, float]
) -> float | None:
    """The weighted mean of the criteria that were scored, to two places, half up.

    A criterion without a score has no weight; None when nothing that was scored weighs anything.
    """
    given = [(Decimal(str(weights.get(one["criterion"], 0))), Decimal(str(one["score"])))
             for one in scores if one.get("score") is not None]
    whole = sum((weight for weight, _ in given), Decimal(0))
    if not whole:
        return None
    mean = sum((weight * score for weight, score in given), Decimal(0)) / whole
    return float(mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
