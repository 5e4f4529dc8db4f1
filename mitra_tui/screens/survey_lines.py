"""The texts of a survey's page and of its results."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from mitra_tui.i18n import language, t, tn
from mitra_tui.i18n.dates import day_text, decimal_in, number_text
from mitra_tui.rows.lines import Line
from mitra_tui.rows.survey_card import SurveyCard
from mitra_tui.rows.survey_groups import change
from mitra_tui.rows.survey_results import Results, half_up
from mitra_tui.screens.section_texts import history_text, joined

SECTIONS = ("results", "sheets", "waiting", "questions", "rounds", "history")


def head_texts(card: SurveyCard) -> tuple[str, str, str]:
    """The title · kind, status, days · what it says so far."""
    values = card.record.values
    status = t("survey_page.removed") if card.record.hidden else (
        t(f"surveys.status.{values['status']}"))
    days = t("survey_page.days", first=day_text(values["opens_on"] or "") or "…",
             last=day_text(values["closes_on"] or "") or "…")
    return (str(values["title"]),
            joined(t(f"surveys.template.{values['template']}"), status,
                    days if values["opens_on"] or values["closes_on"] else "", card.programme),
            figures_text(card.results, values["template"]))


def figures_text(found: Results, template: str) -> str:
    """How many sheets, and that they are few; the index with its grade, and NPS; that there is
    no data. It fits into a line of the narrowest terminal."""
    sheets = tn("survey.sheets", found.n)
    if found.skm is None and found.nps is None:
        return joined(sheets, t("survey.no_data"))
    name = t("survey.index_skm" if template == "skm" else "survey.index")
    return joined(
        f"{sheets} {t('survey.few_short')}" if found.few else sheets,
        "" if found.skm is None else f"{name} {figure(found.skm)} {found.grade}",
        "" if found.nps is None else f"NPS {figure(found.nps)}")


def grade_text(found: Results, before: Results | None) -> str:
    """What the grade means, and what the last round had, with the differences."""
    last = "" if before is None else joined(
        _compared(t("survey.index_short"), found.skm, before.skm),
        _compared("NPS", found.nps, before.nps))
    return joined(t(f"survey.grade.{found.grade}") if found.grade else "",
                   t("survey_page.last_round", figures=last) if last else "")


def _compared(name: str, now: Decimal | None, before: Decimal | None) -> str:
    """`Indeks 76,72 (+23,28)`: a figure of the last round, and how much it has changed."""
    if before is None:
        return ""
    return f"{name} {figure(before)}" + ("" if now is None else f" ({signed(now - before)})")


def figure(value: Decimal) -> str:
    """A figure with its two places and the language's sign."""
    return decimal_in(language(), round(value, 2))


def signed(value: Decimal | None) -> str:
    """A difference with its sign; a dash where there is none."""
    if value is None:
        return ""
    told = figure(value)
    return told if value < 0 else f"+{told}"


def mean_text(value: Fraction | None, kind: str = "") -> str:
    """A mean with two places; of a question of yes or no, how many in a hundred said yes. A dash
    without one."""
    if value is None:
        return "–"
    return f"{half_up(value * 100, 0)} %" if kind == "yesno" else figure(half_up(value))


def change_text(now: Fraction | None, before: Fraction | None, kind: str = "") -> str:
    """How a mean has changed since the last round; of yes and no, in hundredths."""
    if kind == "yesno" and now is not None and before is not None:
        return f"{half_up((now - before) * 100, 0):+}"
    return signed(change(now, before))


def section_lines(card: SurveyCard) -> list[Line]:
    """A line for each section."""
    makers: dict[str, Callable[[SurveyCard], tuple[str, str]]] = {
        "results": _results, "sheets": _sheets, "waiting": _waiting, "questions": _questions,
        "rounds": _rounds, "history": _history}
    lines = []
    for number, name in enumerate(SECTIONS):
        count, text = makers[name](card)
        lines.append(Line(number, (t(f"survey_page.{name}"), count,
                                   text or t(f"survey_page.{name}.empty"))))
    return lines


def _results(card: SurveyCard) -> tuple[str, str]:
    told = [one for one in card.results.questions if one.mean is not None]
    if not told:
        return "", ""
    lowest = min((one for one in told if one.question.kind == "likert4"),
                 key=lambda one: one.mean or Fraction(0), default=None)
    low = "" if lowest is None else t(
        "survey_page.lowest", mean=mean_text(lowest.mean), text=lowest.question.text)
    grade = card.results.grade
    return "", joined(t(f"survey.grade.{grade}") if grade else "", low)


def _sheets(card: SurveyCard) -> tuple[str, str]:
    return str(card.results.n), t("survey_page.sheets_hint") if card.results.n else ""


def _waiting(card: SurveyCard) -> tuple[str, str]:
    asked = len(card.record.values["partners"])
    if not asked:
        return "", ""
    return str(len(card.waiting)), "; ".join(card.waiting) or t("survey_page.all_answered")


def _questions(card: SurveyCard) -> tuple[str, str]:
    asked = card.record.values["questions"]
    return str(len(asked)), asked[0]["text"] if asked else ""


def _rounds(card: SurveyCard) -> tuple[str, str]:
    later = t("survey_page.later", title=card.later[1]) if card.later else ""
    earlier = t("survey_page.earlier", title=card.earlier) if card.earlier else ""
    return str(bool(later) + bool(earlier)), joined(earlier, later)


def _history(card: SurveyCard) -> tuple[str, str]:
    return history_text(card.changes, card.changed)



def index_text(found: Results | None) -> tuple[str, str, str]:
    """Index, grade and NPS of a group as cells."""
    if found is None:
        return t("survey.too_few"), "", ""
    return ("–" if found.skm is None else figure(found.skm), found.grade or "",
            "–" if found.nps is None else number_text(float(found.nps)))
