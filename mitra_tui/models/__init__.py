"""Tables only. Engines come first: they see to it that peewee is loaded as we want it."""

import mitra_tui.engines  # noqa: F401
