"""R6: what rounds of a survey say, in the layout of the SKM: of each unsur how many answered it,
its mean (NRR), its weight and what it adds to the index; distributions, groups, and texts.

Small groups of people are not told apart; a round without an answer has no figure and no grade.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from mitra_tui.documents.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Listing,
    NewPage,
    Paragraph,
    Table,
    Title,
)
from mitra_tui.i18n import language, t, tn
from mitra_tui.i18n.dates import day_text, decimal_in
from mitra_tui.models.base import db
from mitra_tui.rows.chart import BARS, Chart, Series, distribution
from mitra_tui.rows.record import Record
from mitra_tui.rows.report import Figure
from mitra_tui.rows.survey import SCALES
from mitra_tui.rows.survey_groups import by_strategy, change, mean_before
from mitra_tui.rows.survey_results import (
    QuestionResult,
    Results,
    elements,
    half_up,
)
from mitra_tui.services.reports.sheet import figure, sheet, table
from mitra_tui.services.reports.span import Span
from mitra_tui.services.surveys.comparing import BY, earlier, groups
from mitra_tui.services.surveys.records import store
from mitra_tui.services.surveys.results import results, texts

_LAST = "9999-12-31"
_TEXTS = 100  # of one question, the newest
_LABEL = 44  # letters of a question beside its bar


def build(span: Span) -> Document:
    """The rounds that were answered in the time, the newest first, each on a page of its own."""
    found = _rounds(span)
    several = len(found) > 1
    blocks: list[Block] = [_overview(found)] if several else []
    for number, record in enumerate(found, 1):
        blocks += [NewPage()] if blocks else []
        blocks += _round(record, f"{number}. " if several else "")
    return sheet(t("report.R6"), span, blocks or [
        Paragraph(t("report.R6.none"), align="left")], figures=[_figure(one) for one in found])


def build_one(survey_id: int) -> Document:
    """One round, whenever it was answered. Raises `NotFound`."""
    record = store.get(survey_id)
    return sheet(t("report.R6"), Span(), _round(record, ""), figures=[_figure(record)])


def _rounds(span: Span) -> list[Record]:
    ids = [row[0] for row in db.execute_sql(
        "SELECT s.id FROM survey s JOIN response r ON r.survey_id = s.id AND r.hidden = 0 "
        "WHERE s.hidden = 0 AND (? OR (r.on_date <> '' AND r.on_date BETWEEN ? AND ?)) "
        "GROUP BY s.id ORDER BY max(r.on_date) DESC, s.id DESC",
        (int(span.whole), span.first, span.last or _LAST))]
    return store.records(ids)


def _figure(record: Record) -> Figure:
    """The sheets from which a round's figures come."""
    return figure(str(record.values["title"]), "responses", [row[0] for row in db.execute_sql(
        "SELECT id FROM response WHERE survey_id = ? AND hidden = 0 ORDER BY id", (record.id,))])


def _overview(found: Sequence[Record]) -> Block:
    """The rounds by the numbers that their tables bear."""
    rows: list[tuple[Cell, ...]] = []
    for record in found:
        told = results(record.id)
        rows.append((record.values["title"], told.n, *_figures(told)))
    return table([t("surveys.title"), "n", t("survey_results.index"), t("survey_results.grade"),
                  "NPS"], rows, (48, 8, 13, 9, 13), title=t("report.R6.rounds"), size=9)


def _figures(told: Results) -> tuple[Cell, Cell, Cell]:
    """Index, grade and NPS as cells; dashes without data."""
    return (told.skm if told.skm is not None else "–", told.grade or "–",
            told.nps if told.nps is not None else "–")


def _round(record: Record, mark: str) -> Iterator[Block]:
    """All that is told of one round; `mark` stands before its titles, one of several's."""
    for block in _parts(record):
        if isinstance(block, Table | Chart):
            yield replace(block, title=f"{mark}{block.title}")
        elif isinstance(block, Title):
            yield replace(block, lines=tuple(f"{mark}{one}" for one in block.lines))
        else:
            yield block


def _parts(record: Record) -> Iterator[Block]:
    now, before = results(record.id), earlier(record.id)
    yield Title((str(record.values["title"]),), small=True)
    yield _facts(record, now, before)
    if not now.n:
        yield Paragraph(t("report.R6.no_answers"), align="left")
        return
    if now.few:
        yield Paragraph(t("survey.few", n=now.n), align="left", size=10)
    yield from _index(record, now, before)
    yield from _distributions(now)
    yield from _strategies(now, before)
    yield from _groups(record)
    yield from _texts(record, now)


def _facts(record: Record, now: Results, before: Results | None) -> Facts:
    values = record.values
    days = t("survey_page.days", first=day_text(values["opens_on"] or "") or "…",
             last=day_text(values["closes_on"] or "") or "…")
    none = t("survey.no_data")
    index = t("survey.index_skm" if values["template"] == "skm" else "survey.index")
    pairs = [
        (t("surveys.template"), t(f"surveys.template.{values['template']}")),
        (t("report.R6.days"), days), (t("report.R6.sheets"), str(now.n)),
        (index, none if now.skm is None else _told(now.skm)),
        (t("survey_results.grade"), none if now.grade is None else
         f"{now.grade} ({t(f'survey.grade.{now.grade}')})"),
        ("NPS", none if now.nps is None else _told(now.nps))]
    if before is not None and before.skm is not None:
        title = store.get(values["earlier"]).values["title"]
        since = None if now.skm is None else now.skm - before.skm
        pairs.append((t("surveys.earlier"), f"{title}: {_told(before.skm)}"
                      + (f" ({_signed(since)})" if since is not None else "")))
    return Facts(tuple(pairs))


def _index(record: Record, now: Results, before: Results | None) -> Iterator[Block]:
    """The table of the SKM: each unsur and its share of the index, and what becomes of it."""
    found = elements(now.questions)
    if not found:
        return
    heads = (t("report.number"), t("report.R6.unsur"), "n", "NRR", t("report.R6.weight"),
             t("report.R6.weighted"), t("survey_results.change"))
    rows: list[tuple[Cell, ...]] = []
    for number, one in enumerate(found, 1):
        low = "! " if one.low else ""
        since = change(one.mean, mean_before(one.questions[0], before)) if (
            len(one.questions) == 1) else None
        rows.append((
            number, low + "; ".join(each.question.text for each in one.questions), one.n,
            half_up(one.mean), half_up(one.weight, 4), half_up(one.mean * one.weight, 4),
            _signed(since)))
    name = t("survey.index_skm" if record.values["template"] == "skm" else "report.R6.index_100")
    rows += [(None, t("report.R6.index"), None, None, half_up(sum(
        (one.weight for one in found), Fraction(0)), 4), now.index, ""),
             (None, f"{name} ({t('report.R6.times_25')})", None, None, None, now.skm, "")]
    yield Table(heads, tuple(rows), (5, 42, 7, 9, 12, 14, 11), title=t("report.R6.by_unsur"),
                total=True, size=9, aligns=("center", "left", *["right"] * 5))
    if any(one.low for one in found):
        yield Paragraph(t("report.R6.low"), align="left", size=9)
    yield Chart(
        BARS, t("report.R6.means"), tuple(_short(one.questions[0]) for one in found),
        (Series("NRR", tuple(float(one.mean) for one in found)),), low=0, high=4,
        notes=tuple(_told(half_up(one.mean)) for one in found))


def _distributions(now: Results) -> Iterator[Block]:
    """How many gave which answer: a table of the scale, bars of all of it and of the others."""
    scaled = [one for one in now.questions if one.question.kind == "likert4"]
    if scaled:
        rows: list[tuple[Cell, ...]] = [
            (one.question.text, *one.distribution.values(), now.n - one.n) for one in scaled]
        yield table([t("surveys.questions.text"), "1", "2", "3", "4", t("report.R6.skipped")],
                    rows, (52, 8, 8, 8, 8, 14), title=t("survey.distribution"), size=9)
        whole = [sum(one.distribution[score] for one in scaled) for score in range(1, 5)]
        yield distribution(t("report.R6.all_answers"), [str(score) for score in range(1, 5)],
                           whole)
    for one in now.questions:
        if one.question.kind in SCALES and one.question.kind != "likert4" and one.n:
            labels = [t("value.no"), t("value.yes")] if one.question.kind == "yesno" else [
                str(score) for score in one.distribution]
            yield distribution(one.question.text, labels, list(one.distribution.values()))


def _strategies(now: Results, before: Results | None) -> Iterator[Block]:
    means, old = by_strategy(now), by_strategy(before) if before else {}
    if means:
        rows: list[tuple[Cell, ...]] = [
            (f"{one} {t(f'strategy.{one}')}", half_up(mean), _signed(change(mean, old.get(one))))
            for one, mean in means.items()]
        yield Table((t("surveys.questions.strategy"), t("survey.mean"), t("survey_results.change")),
                    tuple(rows), (60, 15, 15), title=t("report.R6.by_strategy"), size=9,
                    aligns=("left", "right", "right"))


def _groups(record: Record) -> Iterator[Block]:
    """The round told apart, where it has more than one group."""
    for by in BY:
        found = groups(record.id, by)
        if len(found) < 2:
            continue
        rows: list[tuple[Cell, ...]] = []
        for one in found:
            rows.append((one.name, one.n, *((t("survey.too_few"), "", "") if (
                one.results is None) else _figures(one.results))))
        yield Table(
            (t("survey_results.group"), "n", t("survey_results.index"),
             t("survey_results.grade"), "NPS"), tuple(rows), (50, 8, 14, 10, 14),
            title=t(f"survey_results.by_{by}"), size=9,
            aligns=("left", "right", "right", "center", "right"))


def _texts(record: Record, now: Results) -> Iterator[Block]:
    for one in now.questions:
        if one.question.kind == "text" and one.n:
            found = texts(record.id, one.question.code)
            yield Paragraph(f"{one.question.text}:", align="left", keep=True)
            yield Listing(tuple(text for _, text in found[:_TEXTS]), style="bullet")
            if len(found) > _TEXTS:
                yield Paragraph(tn("report.R6.more_texts", len(found) - _TEXTS), align="left")


def _told(value: Decimal) -> str:
    return decimal_in(language(), value)


def _signed(value: Decimal | None) -> str:
    """A difference with its sign; a dash where there is none."""
    if value is None:
        return "–"
    told = _told(value)
    return told if told.startswith("-") else f"+{told}"


def _short(one: QuestionResult) -> str:
    text = one.question.text
    return text if len(text) <= _LABEL else text[:_LABEL - 1] + "…"
