"""R5: link and match 8+i of every program keahlian, with the bar of fifty hours per semester."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mitra_tui.documents.blocks import Block, Cell, Document, Paragraph, Table
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import hours_text, number_text
from mitra_tui.rows.chart import BARS, Chart, Series
from mitra_tui.rows.eight_plus_i import HOURS_NEEDED, ITEMS, ProgrammeState, sign_of
from mitra_tui.rows.report import Figure
from mitra_tui.services import preferences
from mitra_tui.services.eight_plus_i import eight_plus_i
from mitra_tui.services.references import names
from mitra_tui.services.reports.semesters import semesters_of, year_of
from mitra_tui.services.reports.sheet import about, sheet, table
from mitra_tui.services.reports.span import Span

_ITEMS = (22, *([8.5] * len(ITEMS)), 8.5, 10)


def build(span: Span) -> Document:
    """The items of every programme in the school year, as of its last semester; the hours of each
    semester; what is missing, and who could fill it; who serves what."""
    halves = semesters_of(span)
    found = {half: eight_plus_i(year_of(span), (half.first, half.last)) for half in halves}
    states = found[halves[-1]]
    if not states:
        return sheet(t("report.R5"), span, [Paragraph(t("report.R5.none"), align="left")])
    known = _partners(states)
    blocks: list[Block] = [
        _items(states), Paragraph(t("report.R5.legend"), align="left", size=9),
        *(hours_chart(half, found[half]) for half in halves),
        table([t(f"report.R5.{name}") for name in ("programme", "item", "state", "candidates")],
              list(_gaps(states, known)), (25, 32, 13, 40), title=t("report.R5.gaps"), size=9,
              empty=t("report.R5.no_gaps")),
        table([t(f"report.R5.{name}") for name in ("programme", "item", "state", "partners")],
              list(_served(states, known)), (25, 32, 13, 40), title=t("report.R5.served"),
              size=9)]
    return sheet(t("report.R5"), span, blocks, wide=True, figures=list(_figures(states)))


def item_text(item: int) -> str:
    """An item's number, or i, and what it asks for."""
    return f"{sign_of(item)} {t(f'agreement_wizard.scope_items.{item}')}"


def hours_chart(half: Span, states: Sequence[ProgrammeState]) -> Chart:
    """The hours of guests from industry in a semester, against the fifty of each programme."""
    unit = str(preferences.get("eight_plus_i.unit"))
    most = max([HOURS_NEEDED, *(one.hours for one in states)])
    return Chart(
        BARS, t("report.R5.hours", when=about(half), needed=hours_text(HOURS_NEEDED, unit)),
        tuple(one.name for one in states), (Series("", tuple(one.hours for one in states)),),
        high=most * 1.05, target=HOURS_NEEDED,
        notes=tuple(f"{number_text(one.hours)} / {HOURS_NEEDED}" for one in states))


def _items(states: Sequence[ProgrammeState]) -> Table:
    """A line for each programme, a column for each item."""
    heads = (t("report.R5.programme"), *(
        f"{sign_of(item)}\n{t(f'report.R5.item.{item}')}" for item in ITEMS),
        t("report.R5.minimum"), t("report.R5.guests"))
    rows: list[tuple[Cell, ...]] = [
        (one.name, *(t(f"eight_plus_i.mark.{state.state}") for state in one.items),
         t("value.yes" if one.minimum else "value.no"),
         f"{number_text(one.hours)} / {HOURS_NEEDED}") for one in states]
    return Table(heads, tuple(rows), _ITEMS, title=t("report.R5.items"), size=7.5,
                 aligns=("left", *["center"] * (len(ITEMS) + 2)))


def _gaps(states: Sequence[ProgrammeState], known: dict[int, str]) -> Iterable[tuple[Cell, ...]]:
    """What is not met, and the partners who do or promise it elsewhere in the school."""
    for one in states:
        for state in one.items:
            if state.item in one.gaps:
                yield (one.name, item_text(state.item), t(f"eight_plus_i.is_{state.state}"),
                       _named(one.candidates.get(state.item, ()), known))


def _served(states: Sequence[ProgrammeState], known: dict[int, str]) -> Iterable[tuple[Cell, ...]]:
    """What is done or promised, and by whom."""
    for one in states:
        for state in one.items:
            if state.served:
                yield (one.name, item_text(state.item), t(f"eight_plus_i.is_{state.state}"),
                       _named(state.partners, known))


def _named(ids: Iterable[int], known: dict[int, str]) -> str:
    return "; ".join(known[one] for one in ids if one in known) or "–"


def _partners(states: Sequence[ProgrammeState]) -> dict[int, str]:
    ids = {partner for one in states for state in one.items for partner in (
        *state.partners, *one.candidates.get(state.item, ()))}
    return names("partners", sorted(ids))


def _figures(states: Sequence[ProgrammeState]) -> Iterable[Figure]:
    for one in states:
        for state in one.items:
            if state.served:
                yield Figure(f"{one.name}: {item_text(state.item)}", tuple(dict.fromkeys(
                    (served.what, served.id) for served in state.served)))
