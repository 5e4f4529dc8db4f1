"""eight-plus-i: link and match 8+i of every program keahlian."""

from __future__ import annotations

import argparse
from datetime import date

from mitra_tui import clock, paths
from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import number_text
from mitra_tui.rows.eight_plus_i import HOURS_NEEDED, ITEMS, ProgrammeState, sign_of


def configure_eight_plus_i(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", metavar="2023/2024", default="", help=t("cli.help_year"))
    parser.add_argument("--semester", metavar="ganjil|genap", default="",
                        help=t("cli.help_semester"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_eight_plus_i(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.services import preferences
    from mitra_tui.services.eight_plus_i import eight_plus_i
    from mitra_tui.services.reports.span import span_of

    open_for(call)
    today = clock.today()
    year = args.year or paths.school_year(today)
    whole = span_of(year)
    semester = args.semester or _semester(today, year)
    half = span_of(year, semester)
    found = eight_plus_i((whole.first, whole.last), (half.first, half.last))
    unit = str(preferences.get("eight_plus_i.unit"))
    if args.json:
        for one in found:
            put_json(_object(one, year, semester, unit))
        return 0
    put_table(
        [t("eight_plus_i.programme"), *(sign_of(item) for item in ITEMS), t("eight_plus_i.hours")],
        [[one.name, *(t(f"eight_plus_i.mark.{state.state}") for state in one.items),
          f"{number_text(one.hours)}/{HOURS_NEEDED}"] for one in found])
    say(t("eight_plus_i.legend", year=year, semester=t(f"semester.{semester}")))
    return 0


def _semester(today: date, year: str) -> str:
    """This semester of this year, the last one of another."""
    from mitra_tui.services.reports.semesters import semester_of
    from mitra_tui.services.reports.span import SEMESTERS

    now = semester_of(today)
    return now.semester if year == now.year else SEMESTERS[-1]


def _object(one: ProgrammeState, year: str, semester: str, unit: str) -> dict[str, object]:
    return {
        "programme": one.programme, "name": one.name, "year": year, "semester": semester,
        "hours": {"done": one.hours, "needed": HOURS_NEEDED, "unit": unit},
        "minimum": one.minimum,
        "items": [{
            "item": sign_of(state.item), "title": t(f"agreement_wizard.scope_items.{state.item}"),
            "state": state.state, "hours": state.hours, "partners": list(state.partners),
            "evidence": [{"what": served.what, "id": served.id, "done": served.done}
                         for served in state.served],
        } for state in one.items],
        "gaps": [{"item": sign_of(item), "candidates": list(one.candidates.get(item, ()))}
                 for item in one.gaps],
    }
