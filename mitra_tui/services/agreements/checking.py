"""Narrowing the list of agreements by what they lack.

The rules are `rows.agreement_check`. The filter says in SQL which agreements are weak by them, so
that a list of any length is narrowed by the database; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui.errors import Usage

_ANSWERS = ("weak", "ok")


def _none(table: str, rule: str = "1") -> str:
    return f"NOT EXISTS (SELECT 1 FROM {table} c WHERE c.agreement_id = r.id AND {rule})"


def _some(table: str, rule: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} c WHERE c.agreement_id = r.id AND {rule})"


_TERM = ("r.starts_on = ''", "r.ends_on = ''", "r.ends_on < r.starts_on")
_LISTED = (_some("duty", "c.due_on = ''"), _some("indicator", "c.target IS NULL"))
_SIGNING = (
    _none("signatory", "c.side = 'school' AND c.name <> ''"),
    _none("signatory", "c.side = 'partner' AND c.name <> ''"),
    "r.state = 'signed' AND r.signed_on = ''", "r.state = 'signed' AND r.school_number = ''",
)
_WHOLE = (
    "r.title = ''", _none("agreement_programme"), _none("objective"),
    _none("duty", "c.side = 'school'"), _none("duty", "c.side = 'partner'"), _none("indicator"),
    _none("dispute_step", "c.step = 'mediation'"),
)


def _any(*rules: str) -> str:
    return " OR ".join(f"({rule})" for rule in rules)


_WEAK = (
    f"CASE r.kind WHEN 'none' THEN {_any(*_TERM)} "
    f"WHEN 'addendum' THEN {_any('r.parent_id IS NULL', *_LISTED, *_TERM, *_SIGNING)} "
    f"ELSE {_any(*_WHOLE, *_LISTED, *_TERM, *_SIGNING)} END"
)


def check_sql() -> tuple[str, list[Any]]:
    """`weak` or `ok` of the agreement `r` as an expression, and what fills its gaps."""
    return f"CASE WHEN {_WEAK} THEN 'weak' ELSE 'ok' END", []


def having_check(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that something which matters is missing in an agreement `r` (`weak`), or
    that nothing is (`ok`). Raises `Usage` for another word."""
    if value not in _ANSWERS:
        raise Usage("error.no_such_value", name="check", value=str(value),
                    known=", ".join(_ANSWERS))
    sql, params = check_sql()
    return f"{sql} = ?", [*params, value]
