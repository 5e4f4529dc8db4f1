"""The register of what each kind of line can do is whole."""

from __future__ import annotations

from mitra_tui.rows.agenda import KINDS
from mitra_tui.screens.today_ways import WAYS


def test_every_kind_of_line_can_be_opened() -> None:
    assert sorted(WAYS) == sorted(KINDS)
    assert [kind for kind in KINDS if "open" not in WAYS[kind]] == []
