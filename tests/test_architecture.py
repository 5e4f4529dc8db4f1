"""The rules of the house, as tests: who imports whom, and the shapes of what is written.

When one fails, the code has left the plan: mend the code, or argue with the plan and change both.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fence import ROOT
from tests.sources import Module, called, functions, modules

# Who may import what of ours. Everyone may import `EVERYONE`.
EVERYONE = {"rows", "i18n", "errors", "clock", "__version__"}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "errors": set(), "clock": set(), "i18n": set(), "rows": set(), "migrations": set(),
    "paths": set(), "settings": set(), "actor": set(), "without": set(),
    "schemas": {"schemas"},
    "exchange": {"exchange"},
    "documents": {"documents"},
    "engines": {"engines", "without"},
    "models": {"models", "engines", "migrations", "actor"},
    "services": {"services", "models", "engines", "schemas", "exchange", "documents",
                 "migrations", "actor", "paths", "settings"},
    "widgets": {"widgets"},
    "screens": {"screens", "widgets", "services", "schemas", "actor", "paths", "settings"},
    "commands": {"screens", "widgets", "services"},
    "app": {"screens", "widgets", "services", "commands", "cli", "settings", "paths", "actor"},
    "cli": {"cli", "app", "services", "schemas", "actor", "paths", "settings", "without"},
}
# These stand below everyone and import little of "everyone".
BASE = {"__init__": set(), "errors": set(), "clock": set(), "migrations": set(),
        "rows": {"rows", "errors"}, "i18n": {"i18n", "errors", "clock"}}
# The door to the database: who starts something opens it; nothing else of the tables is seen.
DOOR = {"mitra_tui.models.opening"}
MAY_OPEN = {"app", "cli", "screens"}

# Third parties, each kept in few layers.
AT_HOME = {
    "textual": {"app", "commands", "screens", "widgets"},
    "rich": {"app", "commands", "screens", "widgets"},
    "peewee": {"models", "engines", "services", "migrations"},
    "playhouse": {"models", "engines", "services", "migrations"},
    "apsw": {"models", "engines", "services", "migrations"},
    "pydantic": {"schemas"},
    "pydantic_core": {"schemas"},
}
# Heavy, and needed by few: imported where they are used.
ONLY_INSIDE = {"python_calamine", "xlsxwriter", "docx", "reportlab", "icalendar", "rapidfuzz"}
WITHOUT_TERMINAL = {"services", "models", "engines", "schemas", "exchange", "documents", "rows",
                    "migrations"}
# Widgets know no entity: of the rows only the shapes.
SHAPES = {"mitra_tui.rows.fields", "mitra_tui.rows.lines", "mitra_tui.rows.text",
          "mitra_tui.rows.record", "mitra_tui.rows.numbers"}

LONGEST_FILE = 340
LONGEST_FUNCTION = 50


def _told(wrong: list[str]) -> str:
    return "\n" + "\n".join(wrong)


def _of(*layers: str) -> list[Module]:
    return [module for module in modules() if module.layer in layers]


# -- who imports whom ------------------------------------------------------------
def test_every_layer_is_known() -> None:
    assert {module.layer for module in modules()} - ALLOWED.keys() == set()


def test_imports_run_downwards() -> None:
    wrong = []
    for module in modules():
        layer = module.layer
        allowed = ALLOWED.get(layer, set()) | BASE.get(layer, EVERYONE)
        for one in module.imports():
            if not one.ours or one.top in allowed or one.name == "mitra_tui":
                continue
            if one.name in DOOR and layer in MAY_OPEN:
                continue
            wrong.append(f"{module.name}:{one.line} {layer} imports {one.name}")
    assert not wrong, _told(wrong)


def test_third_parties_stay_at_home() -> None:
    wrong = [
        f"{module.name}:{one.line} imports {one.name}"
        for module in modules() for one in module.imports()
        if one.top in AT_HOME and not one.ours and module.layer not in AT_HOME[one.top]
    ]
    assert not wrong, _told(wrong)


def test_heavy_libraries_and_drafts_are_imported_where_they_are_used() -> None:
    wrong = []
    for module in modules():
        for one in module.imports():
            heavy = one.top in ONLY_INSIDE and not one.ours
            draft = one.ours and one.top == "schemas" and module.layer != "schemas"
            if (heavy or draft) and not one.inside:
                wrong.append(f"{module.name}:{one.line} imports {one.name} at its top")
    assert not wrong, _told(wrong)


def test_widgets_know_no_entity() -> None:
    wrong = [
        f"{module.name}:{one.line} imports {one.name}"
        for module in _of("widgets") for one in module.imports()
        if one.ours and one.top == "rows" and one.name not in SHAPES
    ]
    assert not wrong, _told(wrong)


def test_the_package_of_models_loads_no_model() -> None:
    """Who needs one table does not pay for all of them."""
    (package,) = [one for one in _of("models") if one.path.name == "__init__.py"]
    assert {one.name for one in package.imports()} <= {"mitra_tui.engines"}


# -- shapes ----------------------------------------------------------------------
def test_nothing_below_the_terminal_is_async() -> None:
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in _of(*WITHOUT_TERMINAL, "cli") for node in ast.walk(module.tree)
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncWith | ast.AsyncFor)
    ]
    assert not wrong, _told(wrong)


def test_errors_are_caught_by_name() -> None:
    """`except Exception` stands once: in the last net of the command."""
    wrong = []
    for module in modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            names = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)} if (
                node.type) else {"Exception"}
            again = any(isinstance(part, ast.Raise) and part.exc is None
                        for part in ast.walk(node))
            if names & {"Exception", "BaseException"} and not again and (
                module.name != "mitra_tui/cli/start.py"
            ):
                wrong.append(f"{module.name}:{node.lineno}")
    assert not wrong, _told(wrong)


def test_one_place_asks_for_the_time() -> None:
    wrong = []
    for module in modules():
        if module.layer == "clock":
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and (
                isinstance(node.func.value, ast.Name)
                and (node.func.value.id, node.func.attr) in {
                    ("date", "today"), ("datetime", "now"), ("datetime", "today"),
                    ("datetime", "utcnow"), ("time", "time")}
            ):
                wrong.append(f"{module.name}:{node.lineno}")
    assert not wrong, _told(wrong)


def test_no_clock_at_import() -> None:
    wrong = []
    for module in modules():
        inside = {id(node) for function in functions(module.tree) for node in ast.walk(function)
                  if node not in function.args.defaults}
        wrong += [
            f"{module.name}:{node.lineno}" for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and id(node) not in inside
            and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "clock"
        ]
    assert not wrong, _told(wrong)


def test_dialogs_never_save() -> None:
    wrong = [
        f"{module.name}:{one.line}" for module in _of("widgets") for one in module.imports()
        if one.ours and one.top in ("services", "models", "schemas")
    ]
    assert not wrong, _told(wrong)


def test_all_looks_are_in_the_style_sheet() -> None:
    """`DEFAULT_CSS` only in widgets (they stand alone); screens have none."""
    wrong = [
        module.name for module in _of("screens", "app") for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id in ("DEFAULT_CSS", "CSS")
        and isinstance(node.ctx, ast.Store)
    ]
    assert not wrong, _told(wrong)
    colours = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*;)|\brgb\(", (ROOT / "screens.css").read_text(
        "utf-8"))
    assert not colours, "screens.css: only the theme's variables"


def test_every_module_says_what_it_is_for() -> None:
    wrong = [
        module.name for module in modules()
        if module.text.strip() and not ast.get_docstring(module.tree)
    ]
    assert not wrong, _told(wrong)


def test_files_and_functions_stay_short() -> None:
    wrong = []
    for module in modules():
        if re.match(r"\d{4}_", module.path.name):  # migrations are frozen copies
            continue
        length = module.text.count("\n")
        if length > LONGEST_FILE:
            wrong.append(f"{module.name}: {length} lines")
        for function in functions(module.tree):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                wrong.append(f"{module.name}:{function.lineno} {function.name}: {length} lines")
    assert not wrong, _told(wrong)


def test_user_text_is_never_markup() -> None:
    """`Text.from_markup` and `Content.from_markup` read text as code."""
    wrong = [
        f"{module.name}:{node.lineno}" for module in modules() for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in ("from_markup", "render_markup")
    ]
    assert not wrong, _told(wrong)


# -- words -----------------------------------------------------------------------
FORBIDDEN = (
    re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"),
    re.compile(r"\bNotImplemented" r"Error\b(?!\):|, )"),
    re.compile(r"(?<![\w.])/(wo" r"rk|ro" r"ot|ho" r"me/\w+)/"),
)


def _texts() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:  # a source archive, without git
        return [path for path in ROOT.rglob("*") if path.suffix in (".py", ".md", ".css", ".toml")]
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def test_no_leftovers_and_no_machine_of_ours() -> None:
    wrong = []
    for path in _texts():
        if not path.is_file() or path.suffix in (".xlsx", ".xls", ".ods", ".png", ".ttf", ".db"):
            continue
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            wrong += [f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}"
                      for pattern in FORBIDDEN if pattern.search(line)]
    assert not wrong, _told(wrong)


def test_handlers_leave_their_bases_to_textual() -> None:
    """Textual calls `on_mount` and its like of every base by itself: `super()` runs them twice.

    `on_event` is no such handler: it is called once, and hands on.
    """
    wrong = [
        f"{module.name}:{node.lineno} super().{node.func.attr}"
        for module in _of("app", "commands", "screens", "widgets")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith(("on_", "_on_")) and node.func.attr != "on_event"
        and isinstance(node.func.value, ast.Call) and isinstance(node.func.value.func, ast.Name)
        and node.func.value.func.id == "super"
    ]
    assert not wrong, _told(wrong)


# -- what is loaded ----------------------------------------------------------------
def _modules_after(code: str) -> set[str]:
    """The modules that a fresh Python holds after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nsys.stderr.write(' '.join(sys.modules))"],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    return set(done.stderr.split())


def _loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh Python holds after running `code`."""
    return {name.split(".")[0] for name in _modules_after(code)}


def test_services_load_no_terminal() -> None:
    names = [
        ".".join(module.path.relative_to(ROOT).with_suffix("").parts)
        for module in _of("services") if module.path.name != "__init__.py"
    ]
    loaded = _loaded_by("import " + ", ".join(names))
    assert loaded & {"textual", "rich", "pydantic", "xlsxwriter", "python_calamine"} == set()


def test_version_loads_next_to_nothing() -> None:
    loaded = _loaded_by("from mitra_tui.__main__ import main; main(['version'])")
    heavy = {"textual", "rich", "peewee", "playhouse", "apsw", "pydantic", "argparse", "gettext"}
    assert loaded & heavy == set()


_ROOTS = (
    "from importlib import import_module\n"
    "import mitra_tui.app as app\n"
    "for name, _, module, kind in app.ROOTS: "
    "getattr(import_module(f'mitra_tui.screens.{module}'), kind)()"
)


def test_the_start_of_the_app_loads_no_pydantic() -> None:
    heavy = {"pydantic", "pydantic_core", "xlsxwriter", "python_calamine", "rapidfuzz", "argparse"}
    assert _loaded_by(_ROOTS) & heavy == set()


@pytest.mark.parametrize("code", [
    _ROOTS, "from mitra_tui.__main__ import main; main(['list', 'partners', '--limit', '20'])",
])
def test_a_list_is_shown_before_anything_is_known_of_typing(
    code: str, with_partners: Path,
) -> None:
    """What reads dates, tables and forms takes longer to load than a page of a list."""
    ours = {name for name in _modules_after(code) if name.startswith("mitra_tui.")}
    assert "mitra_tui.services.listing" in ours or "mitra_tui.screens.partners" in ours
    early = ("mitra_tui.exchange", "mitra_tui.widgets.form", "mitra_tui.services.typed")
    assert sorted(name for name in ours if name.startswith(early)) == []


@pytest.mark.parametrize("words", [[], ["list", "partners"]])
def test_openssl_is_loaded_by_nothing(words: list[str], with_partners: Path) -> None:
    loaded = _loaded_by(f"from mitra_tui.__main__ import main; main({words!r})")
    assert "peewee" in loaded or "textual" in loaded  # without a terminal the app goes no further
    assert loaded & {"ssl", "_ssl", "_hashlib", "sqlite3"} == set()


@pytest.mark.parametrize("verb", ["list", "history", "check", "agenda"])
def test_reading_verbs_load_neither_terminal_nor_drafts(verb: str, with_partners: Path) -> None:
    words = [verb, "partners", "--json"] if verb == "list" else [verb]
    loaded = _loaded_by(f"from mitra_tui.__main__ import main; main({words!r})")
    assert loaded & {"textual", "rich", "pydantic", "rapidfuzz"} == set()
