"""All models, for what concerns the whole schema: the first migration's test and `check`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import mitra_tui.models as package
from mitra_tui.models.base import Table


def every_model() -> list[type[Table]]:
    """Every table's model, in alphabetical order of the tables."""
    found: dict[str, type[Table]] = {}
    for info in iter_modules(package.__path__):
        if info.name in ("base", "every"):
            continue
        for value in vars(import_module(f"{package.__name__}.{info.name}")).values():
            if isinstance(value, type) and issubclass(value, Table) and (
                value.__module__.endswith(f".{info.name}")
            ):
                found[value._meta.table_name] = value
    return [found[name] for name in sorted(found)]
