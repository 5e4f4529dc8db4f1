"""What goes up to the database: pydantic drafts. Imported inside the functions that need them."""

from __future__ import annotations

import sys
from types import ModuleType

# Pydantic asks every installed package for plugins, which takes a fifth of its loading, and would
# let them read our drafts. It finds none here. (Should it ask elsewhere some day, it merely asks.)
_NO_PLUGINS = ModuleType("pydantic.plugin._loader")
_NO_PLUGINS.get_plugins = tuple  # type: ignore[attr-defined]
sys.modules.setdefault(_NO_PLUGINS.__name__, _NO_PLUGINS)
