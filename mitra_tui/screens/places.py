"""Where one can go from anywhere by name: every list, its import and export, the school's parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.record import Query
from mitra_tui.rows.registry import MODULES
from mitra_tui.screens.page import Page

# Rows that wait for a decision stand on their own page, reached from the kind they would become.
_NO_LIST = ("pending",)
# Other words under which an office looks for a list (domain: glossary); they are not shown.
_ALSO = {"agreements": "mou moa pks ia nota kesepahaman", "surveys": "angket kuesioner skm",
         "programmes": "konsentrasi program keahlian", "contacts": "cp", "needs": "tujuan",
         "placements": "pkl prakerin magang",
         "conflicts": "kendala masalah sengketa keluhan",
         "interactions": "telepon surat kunjungan", "reports": "cetak rekap print recap",
         "readiness": "dapodik", "templates": "template teks surat piagam",
         "preferences": "nomor bobot tenggang number weight"}
# What a Dunia usaha/industri is called by turns; a list of these partners answers to all names.
_IDUKA = Query(filters=(("kind", "industry,business"),))
# Parts of the school's page that are acts or texts, not lists.
_PARTS = ("profile", "reports", "readiness", "preferences", "backup", "check",
          "settings", "history")


# Places that are a screen of their own, by the act of their key: module and class.
_SCREENS = {"warnings": ("warnings", "WarningsScreen"),
            "duplicates": ("duplicates", "DuplicatesScreen"),
            "year": ("school_year", "SchoolYearScreen"),
            "grid": ("placement_grid", "PlacementGridScreen")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name; `words` find it too. `key` is `act:what`."""

    key: str
    label: str
    words: str = ""


def places() -> Iterator[Place]:
    """All places, the lists first."""
    lists = [what for what in MODULES if what not in _NO_LIST]
    for what in lists:
        yield Place(f"list:{what}", t("palette.list", what=t(what)), _ALSO.get(what, ""))
    yield Place("iduka:partners", t("palette.list", what=t("partners.kind.industry")),
                "mitra dudi dudika iduka")
    for part in _PARTS:
        yield Place(f"part:{part}", t("palette.part", what=t(f"school.part.{part}")),
                    _ALSO.get(part, ""))
    yield Place("warnings:conflicts", t("palette.list", what=t("warnings")), "konflik kendala")
    yield Place("rules:warnings", t("palette.part", what=t("preferences.warnings")))
    yield Place("duplicates:partners", t("palette.list", what=t("partners.find_duplicates")))
    yield Place("year:activities", t("palette.list", what=t("school_year.place")),
                "agenda rencana program kerja")
    yield Place("grid:placements", t("palette.list", what=t("placement_grid.place")),
                "prakerin magang kuota")
    yield Place("handover:team", t("handover.place"), t("handover.words"))
    yield Place("bundle:reports", t("bundle.place"), t("bundle.words"))
    for what in lists:
        yield Place(f"import:{what}", t("palette.import", what=t(what)), _ALSO.get(what, ""))
    for what in lists:
        yield Place(f"export:{what}", t("palette.export", what=t(what)), _ALSO.get(what, ""))


async def go_to(page: Page[Any], key: str) -> None:
    """Go to the place of that key, from `page`."""
    act, _, what = key.partition(":")
    app = page.app
    if act == "list" and what == "templates":
        from mitra_tui.screens.templates import TemplatesScreen

        app.push_screen(TemplatesScreen())
    elif act == "list":
        from mitra_tui.screens.plain_list import list_of

        app.push_screen(list_of(what))
    elif act == "iduka":
        from mitra_tui.screens.plain_list import list_of

        app.push_screen(list_of(what, _IDUKA))
    elif act in _SCREENS:
        module, name = _SCREENS[act]
        app.push_screen(getattr(import_module(f"mitra_tui.screens.{module}"), name)())
    elif act == "rules":
        from mitra_tui.screens.warning_rules import choose_rule

        choose_rule(page)
    elif act == "handover":
        from mitra_tui.screens.handover import hand_over_records

        hand_over_records(page)
    elif act == "bundle":
        from mitra_tui.screens.bundling import write_bundle_from

        write_bundle_from(page)
    elif act == "import":
        from mitra_tui.screens.importing import ImportScreen

        app.push_screen(ImportScreen(what))
    elif act == "export":
        from mitra_tui.screens.exporting import export_records

        export_records(page, what, Query())
    else:
        await _go_to_part(page, what)


async def _go_to_part(page: Page[Any], part: str) -> None:
    """The line of a part on the school's page, and what stands behind it."""
    from mitra_tui.screens.school import SchoolScreen

    app = page.app
    if page.mitra.current_mode != "school":
        await app.switch_mode("school")
    if len(app.screen_stack) > 1:  # the screen that is on goes to its root
        page.mitra.action_go("school")
    root = app.screen_stack[0]
    if isinstance(root, SchoolScreen):
        root.go_to(part)
