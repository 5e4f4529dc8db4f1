"""The rows of a plan in words: their lines in the preview, and all that can be said of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import span_text
from mitra_tui.rows.lines import Line
from mitra_tui.services import importing
from mitra_tui.services.importing import Plan, RowPlan, Verdict
from mitra_tui.widgets.detail import DIM, STRONG, Paragraph

ASKED = "asked"
"""The filter of rows that need a person; the others are verdicts, and `dropped`."""


class PlanLines:
    """The rows of a plan as lines, perhaps only those of one filter. A line's number is the
    row's place in the plan."""

    def __init__(self, plan: Plan, only: str = "") -> None:
        self.plan = plan
        self.places: Sequence[int] = range(len(plan.rows))
        if only:
            self.places = [at for at in self.places if only in filters_of(plan, at)]

    def count(self) -> int:
        return len(self.places)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        return [Line(place, line_of(self.plan, place)) for place in self.places[start:stop]]

    def position(self, id: int) -> int | None:
        at = bisect_left(self.places, id)
        return at if at < len(self.places) and self.places[at] == id else None


def filters_of(plan: Plan, place: int) -> list[str]:
    """The filters that show a row."""
    row = plan.rows[place]
    verdict = "dropped" if row.dropped else str(row.verdict)
    return [verdict, ASKED] if importing.needs_a_person(plan, place) else [verdict]


def filter_word(name: str) -> str:
    """What a filter shows."""
    return t("import.asked_rows" if name == ASKED else f"import.word.{name}")


def word_of(row: RowPlan) -> str:
    """The verdict in one short word."""
    return t("import.word.dropped" if row.dropped else f"import.word.{row.verdict}")


def line_of(plan: Plan, place: int) -> tuple[str, ...]:
    """Number, verdict, title, and what is to be said: one line of the preview."""
    row = plan.rows[place]
    title = importing.title_of(plan, row) or next(iter(cells_of(plan, row)), "")
    return (str(row.number), word_of(row), title,
            " ".join(filter(None, _reasons(plan, place))))


def _reasons(plan: Plan, place: int) -> Sequence[str]:
    row = plan.rows[place]
    decided = t("import.yours") if place in plan.decisions else ""
    perhaps = " ".join(_suggestions(row))
    return decided, (
        perhaps or importing.message_of(plan, row) or importing.outcome_text(plan, row))


def paragraphs(plan: Plan, place: int) -> list[Paragraph]:
    """The question in plain words, the suggestion, then the cells as they stand in the file."""
    row = plan.rows[place]
    label = importing.field_text(plan, row)
    message = importing.message_of(plan, row)
    if label and message and row.verdict is not Verdict.UPDATE and not message.startswith(label):
        message = f"{label}: {message}"
    said: list[Paragraph] = []
    if message:
        said.append((message, STRONG if importing.needs_a_person(plan, place) else ""))
    said += [(text, STRONG) for text in _suggestions(row)]
    outcome = importing.outcome_text(plan, row)
    if outcome:
        said.append((t("import.becomes", outcome=outcome), ""))
    return [*said, *((text, DIM) for text in cells_of(plan, row))]


def _suggestions(row: RowPlan) -> list[str]:
    """What `y` would say of the row."""
    if row.offer is not None and row.offer.names:
        return [t("import.perhaps_spelt", name=name, meant=meant)
                for name, meant in row.offer.names.items()]
    if not row.suggestion:
        return []
    when = row.offer.values if row.offer is not None else {}
    if when.get("starts_on"):  # in the language of the screen
        return [t("import.perhaps", suggestion=span_text(
            when["starts_on"], when.get("ends_on") or "", when.get("date_precision") or ""))]
    known = row.verdict is Verdict.NEW and row.offer is not None
    return [t("import.perhaps_known" if known else "import.perhaps", suggestion=row.suggestion)]


def cells_of(plan: Plan, row: RowPlan) -> list[str]:
    """The filled cells of a row as the file has them: `Waktu: Samarinda, 19 Mei 2024`."""
    found = []
    for at, cell in enumerate(row.cells):
        text = " ".join(str(cell)[:4000].split())
        if text:
            header = plan.headers[at] if at < len(plan.headers) else ""
            found.append(f"{header or t('import.no_heading', n=at + 1)}: {text}")
    return found
