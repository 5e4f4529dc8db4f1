"""What the page of a partner or an agreement says of its conflicts."""

from __future__ import annotations

from mitra_tui.i18n import t, tn
from mitra_tui.rows.partner_card import Conflicts


def conflicts_text(found: Conflicts) -> tuple[str, str]:
    """How many there are, and: how many are open, the newest of these, how old it is."""
    count = found.open + found.closed
    if not count:
        return "0", ""
    told = [tn("conflict_page.open", found.open)] if found.open else []
    told += [t(f"conflicts.status.{found.status}"), tn("conflict_page.age", found.age),
             found.summary]
    return str(count), " · ".join(told)
