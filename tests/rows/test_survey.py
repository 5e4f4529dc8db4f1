"""What a survey is called and when it takes answers."""

from __future__ import annotations

import pytest

from mitra_tui.rows.survey import next_title


@pytest.mark.parametrize(("title", "later"), [
    ("Kepuasan mitra 2025", "Kepuasan mitra 2026"),
    ("Kepuasan mitra 2026", "Kepuasan mitra 2026 (2)"),
    ("Kepuasan mitra 2026 (2)", "Kepuasan mitra 2026 (3)"),
    ("Kepuasan mitra 2025 (3)", "Kepuasan mitra 2026"),
    ("Angket 2024/2025 PKL", "Angket 2026/2027 PKL"),
    ("Angket 2026/2027", "Angket 2026/2027 (2)"),
    ("Angket [/]", "Angket [/] (2)"),
    ("SKM 2024 dan 2025", "SKM 2024 dan 2026"),
    ("Nomor 120261", "Nomor 120261 (2)"),
])
def test_the_next_round_has_a_name_of_its_own(title: str, later: str) -> None:
    assert next_title(title, 2026, "2026/2027") == later
