"""The texts of a partner's pulse: strategies, their signs, and what these were judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import iso_text
from mitra_tui.rows.lines import Line
from mitra_tui.rows.pulse import STRATEGIES, Evidence, Pulse, Reading, Sign

SIGNS = " ".join(str(number) for number in STRATEGIES)
"""The head of the column in which the strategies' signs stand side by side."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a line of the page is about: a strategy, one of its signs, or a record."""

    reading: Reading
    sign: Sign | None = None
    evidence: Evidence | None = None


def act_text(reading: Reading, sign: Sign) -> str:
    """What would bring a sign about."""
    return t(f"pulse.act.{reading.strategy}.{sign.name}")


def signs_text(pulse: Pulse) -> str:
    """The level of each strategy as a sign, under the head `SIGNS`."""
    return " ".join(t(f"pulse.mark.{reading.level}") for reading in pulse.readings)


def next_text(pulse: Pulse) -> str:
    """The one act that raises most, with its strategy; empty when all are strong."""
    reading = pulse.next
    if reading is None or reading.lacking is None:
        return ""
    return f"{reading.strategy} · {act_text(reading, reading.lacking)}"


def spots(pulse: Pulse) -> Iterator[Spot]:
    """The lines of the page, from above."""
    for reading in pulse.readings:
        yield Spot(reading)
        for sign in reading.signs:
            yield Spot(reading, sign)
            for evidence in sign.evidence:
                yield Spot(reading, sign, evidence)


def line_of(place: int, spot: Spot) -> Line:
    """A line: its sign, what it says, and the day of a record. What has no day takes the whole
    width, so that it can be read to its end."""
    reading, sign, evidence = spot.reading, spot.sign, spot.evidence
    if evidence is not None:
        told = f"   {t(f'{evidence.what}.one')}: {evidence.text or t('pulse.untitled')}"
        if not evidence.on_date:
            return Line(place, (f"   {told}",))
        return Line(place, ("", told, iso_text(evidence.on_date)))
    if sign is not None:
        held = t({True: "pulse.yes", False: "pulse.no", None: "pulse.nothing"}[sign.holds])
        return Line(place, (f"   {held} {t(f'pulse.sign.{reading.strategy}.{sign.name}')}",))
    return Line(place, (
        t(f"pulse.mark.{reading.level}"),
        f"{reading.strategy} {t(f'strategy.{reading.strategy}')}",
        t(f"pulse.level.{reading.level}")))
