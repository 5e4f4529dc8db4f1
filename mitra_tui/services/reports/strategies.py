"""R7: how alive the partnerships are by the paper's eight strategies, and what the reviews of the
time decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Cell, Document, Facts, Paragraph, Table
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.models.base import db
from mitra_tui.rows.chart import HEAT, Chart, Series
from mitra_tui.rows.pulse import STRATEGIES, Level, Pulse
from mitra_tui.rows.report import Figure
from mitra_tui.services.pulse import pulse
from mitra_tui.services.reports.sheet import day, figure, sheet, table
from mitra_tui.services.reports.span import Span

_LAST = "9999-12-31"


def build(span: Span) -> Document:
    """The running and coming partnerships as things stand today; the reviews of the time."""
    found = pulse([row[0] for row in db.execute_sql(
        "SELECT id FROM partner WHERE hidden = 0 AND stage <> 'ended'")])
    reviews = _reviews(span)
    blocks: list[Block] = [Facts((
        (t("report.R7.as_of"), day_text(clock.today().isoformat(), short=False)),
        (t("report.R7.partners"), str(len(found))),
        (t("report.R7.reviews"), str(len(reviews)))))]
    if found:
        blocks += [Paragraph(t("report.R7.legend"), align="left", size=9), _means(found),
                   _map(found), _partners(found)]
    else:
        blocks.append(Paragraph(t("report.R7.none"), align="left"))
    heads = [t(f"report.R7.{name}") for name in (
        "on_date", "partner", "period", "findings", "decision", "followups")]
    blocks.append(table(heads, [cells for _, cells in reviews], (10, 22, 14, 34, 12, 28),
                        title=t("report.R7.decided"), size=9, empty=t("report.R7.no_reviews")))
    return sheet(t("report.R7"), span, blocks, wide=True, figures=[
        *_figures(found), *(figure(f"{t('report.R7.decided')}: {cells[1]}", "evaluations", [one])
                            for one, cells in reviews)])


def _map(found: Sequence[Pulse]) -> Chart:
    """The heat map of partners by strategies."""
    return Chart(
        HEAT, t("report.R7.map"), tuple(str(one) for one in STRATEGIES),
        tuple(Series(one.name, tuple(float(each.level.points) for each in one.readings))
              for one in found),
        high=len(Level) - 1, marks=tuple(t(f"pulse.mark.{level}") for level in Level))


def _means(found: Sequence[Pulse]) -> Table:
    """A line for each strategy: its mean (0 to 3), and how many partners are at each level."""
    heads = (t("report.R7.strategy"), t("report.R7.mean"),
             *(t(f"pulse.level.{level}").capitalize() for level in reversed(Level)))
    rows: list[tuple[Cell, ...]] = []
    for at, strategy in enumerate(STRATEGIES):
        levels = [one.readings[at].level for one in found]
        rows.append((f"{strategy} {t(f'strategy.{strategy}')}",
                     number_text(round(fmean(level.points for level in levels), 2)),
                     *(levels.count(level) for level in reversed(Level))))
    return Table(heads, tuple(rows), (46, 12, 12, 12, 12, 16), title=t("report.R7.means"), size=9,
                 aligns=("left", *["right"] * 5))


def _partners(found: Sequence[Pulse]) -> Table | Paragraph:
    rows: list[tuple[Cell, ...]] = [
        (one.name, *(t(f"pulse.mark.{reading.level}") for reading in one.readings), one.points,
         _next(one)) for one in found]
    return table([t("report.R7.partner"), *(str(one) for one in STRATEGIES),
                  t("report.R7.points"), t("report.R7.next")], rows,
                 (30, *[4] * len(STRATEGIES), 7, 45), title=t("report.R7.each"), size=9)


def _next(one: Pulse) -> str:
    """The one act that raises most, and for which strategy."""
    reading = one.next
    if reading is None or reading.lacking is None:
        return "–"
    return f"{reading.strategy}: {t(f'pulse.act.{reading.strategy}.{reading.lacking.name}')}"


def _reviews(span: Span) -> list[tuple[int, tuple[Cell, ...]]]:
    """Id and cells of the reviews in the time, the oldest first."""
    tasks: dict[int, list[str]] = {}
    for review, title, due, done in db.execute_sql(
        "SELECT subject_id, title, due_on, done_on FROM followup WHERE hidden = 0 "
        "AND subject_what = 'evaluations' ORDER BY due_on = '', due_on, id"):
        state = t("report.R7.done", day=day_text(done)) if done else (
            t("report.R7.due", day=day_text(due)) if due else t("report.R7.open"))
        tasks.setdefault(review, []).append(f"{title} ({state})")
    return [(number, (day(on_date), partner, period, findings,
                      t(f"evaluations.decision.{decision}") if decision else "–",
                      "\n".join(tasks.get(number, ())) or "–"))
            for number, on_date, partner, period, findings, decision in db.execute_sql(
        "SELECT e.id, e.on_date, p.name, e.period, e.findings, e.decision FROM evaluation e "
        "JOIN partner p ON p.id = e.partner_id WHERE e.hidden = 0 "
        "AND (? OR e.on_date BETWEEN ? AND ?) ORDER BY e.on_date, e.id",
        (int(span.whole), span.first, span.last or _LAST))]


def _figures(found: Sequence[Pulse]) -> Iterable[Figure]:
    for one in found:
        for reading in one.readings:
            behind = tuple(dict.fromkeys(
                (item.what, item.id) for sign in reading.signs for item in sign.evidence))
            if behind:
                yield Figure(
                    f"{one.name}: {reading.strategy} {t(f'strategy.{reading.strategy}')}", behind)
