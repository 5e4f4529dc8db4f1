"""The texts of documents and letters that the school has made its own."""

from __future__ import annotations

from mitra_tui.models.base import Named, choice, string
from mitra_tui.rows.template import KINDS


class Template(Named):
    """The text of one kind of document. Those that ship with the program have no row."""

    name = string("name", 60, required=True)
    kind = choice("kind", KINDS, required=True)
    title = string("title", 200)
    text = string("text", 40000)

    class Meta:
        indexes = (
            (("name",), True),
            (("hidden", "sort_key", "id"), False),
        )
