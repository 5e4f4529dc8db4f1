"""Activities that serve duties and indicators come back from an export, also where two agreements
say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.exchange.tables import read_bytes
from mitra_tui.services.importing import plan
from tests import factories
from tests.services.test_exporting import TABLES, exported


@pytest.mark.parametrize("kind", TABLES)
def test_a_duty_that_two_agreements_have_comes_back(with_activities: Path, kind: str) -> None:
    same = [{"side": "partner", "text": "Memberi pelatihan"}]
    for partner in (1, 2):
        agreement = factories.agreement(partner, title=f"PKS {partner}", duties=same,
                                        indicators=[{"text": "Dua kali", "measure": "manual"}])
        factories.activity(f"Pelatihan {partner}", agreement=agreement,
                           duty=_part("duty", agreement), indicator=_part("indicator", agreement))
    made = plan("activities", read_bytes(exported("activities", kind), f"x.{kind}",
                                         what="activities"))
    assert {str(row.verdict) for row in made.rows} == {"same"}


def _part(table: str, agreement: int) -> int:
    from mitra_tui.models.base import db

    return int(db.execute_sql(
        f"SELECT id FROM {table} WHERE agreement_id = ?", (agreement,)).fetchone()[0])
