"""The package's own source, read as syntax trees: what the architecture tests look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.fence import ROOT

PACKAGE = ROOT / "mitra_tui"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module's full name, the line, and whether it waits inside a function."""

    name: str
    line: int
    inside: bool

    @property
    def top(self) -> str:
        """`peewee` for `peewee.x`, `services` for `mitra_tui.services.x`."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "mitra_tui" and len(parts) > 1 else parts[0]

    @property
    def ours(self) -> bool:
        return self.name.split(".")[0] == "mitra_tui"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package."""

    path: Path
    tree: ast.Module
    text: str

    @property
    def name(self) -> str:
        """`mitra_tui/services/store.py`, for messages."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layer(self) -> str:
        """The folder below the package, or the file's own name at its top."""
        first = self.path.relative_to(PACKAGE).parts[0]
        return first.removesuffix(".py")

    def imports(self) -> Iterator[Import]:
        """Every import of the file, those of typing included."""
        inside = {id(node) for function in functions(self.tree) for node in ast.walk(function)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(alias.name, node.lineno, id(node) in inside)
            elif isinstance(node, ast.ImportFrom) and node.module:
                if node.module in ("mitra_tui", "mitra_tui.rows"):  # the names are the modules
                    for alias in node.names:
                        yield Import(f"{node.module}.{alias.name}", node.lineno,
                                     id(node) in inside)
                else:
                    yield Import(node.module, node.lineno, id(node) in inside)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        found.append(Module(path, ast.parse(text), text))
    return tuple(found)


def called(node: ast.Call) -> str:
    """The last name of what is called: `t`, `Conflict`, `today`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def calls(*names: str) -> Iterator[tuple[Module, ast.Call]]:
    """Every call of a function of one of these names in the package."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and called(node) in names:
                yield module, node
