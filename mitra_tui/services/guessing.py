"""Names that were typed nearly right.

When a search finds nothing, each word is compared with the words of the index (not with every
record): `oredo` meets `ooredoo`, `balik papan` meets `balikpapan`. What the mended words find
is ranked by how alike the whole names are. The work grows with the vocabulary, which is a small
part of the directory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mitra_tui.engines.search import vocabulary
from mitra_tui.models.base import db
from mitra_tui.rows.text import name_key, numbers_in, words

if TYPE_CHECKING:
    from mitra_tui.services.store import Store

# Of 100: from which likeness a word may be meant, and a whole name is shown.
WORD_LIKE = 74
NAME_LIKE = 80
ALTERNATIVES = 6
CANDIDATES = 400
SHOWN = 50


def likely(store: Store, typed: str, where: str, params: Sequence[Any]) -> list[int]:
    """The ids of records whose words are nearly those typed, best first.

    `where` with `params` is the list's own condition on the row `r`. Numbers must agree to the
    digit: `SMKN 3` never stands for `SMKN 8`. Texts of under four letters are not guessed at.
    """
    if len(name_key(typed)) < 4:
        return []
    choices = _alternatives(store.table, words(typed))
    every = " AND ".join(f"({' OR '.join(one)})" for one in choices if one)
    strict = all(choices)
    ids = _hits(store, every, where, params) if every and strict else []
    if not ids:
        anywhere = " OR ".join(term for one in choices for term in one)
        ids = _hits(store, anywhere, where, params) if anywhere else []
        strict = False
    return _ranked(store, typed, ids, strict=strict)[:SHOWN]


def _alternatives(table: str, typed: Sequence[str]) -> list[list[str]]:
    """For each typed word the FTS5 terms that it may mean; pairs run together count for both."""
    from rapidfuzz import fuzz, process

    known = vocabulary(db, table)
    found: list[list[str]] = []
    for word in typed:
        if word.isdigit():
            found.append([f'"{word}"'])
            continue
        terms = [f'"{word}"*'] if any(term.startswith(word) for term in known) else []
        if len(word) > 2:
            near = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=WORD_LIKE,
                                   limit=ALTERNATIVES)
            terms += [f'"{term}"' for term, _, _ in near]
        found.append(list(dict.fromkeys(terms)))
    for place in range(len(typed) - 1):
        glued = typed[place] + typed[place + 1]
        if glued.isdigit():
            continue
        near = process.extract(glued, known, scorer=fuzz.ratio, score_cutoff=WORD_LIKE + 12,
                               limit=ALTERNATIVES)
        for term, _, _ in near:
            found[place].append(f'"{term}"')
            found[place + 1].append(f'"{term}"')
    return found


def _hits(store: Store, terms: str, where: str, params: Sequence[Any]) -> list[int]:
    name = f'"search_{store.table}"'
    rows = db.execute_sql(
        f'SELECT r.id FROM {name} JOIN "{store.table}" r ON r.id = {name}.rowid '
        f"WHERE {name} MATCH ? AND {where} LIMIT ?", [terms, *params, CANDIDATES])
    return [row[0] for row in rows]


def _ranked(store: Store, typed: str, ids: Sequence[int], *, strict: bool) -> list[int]:
    """The candidates by the likeness of their names; unlike ones only where every word met."""
    from rapidfuzz import fuzz

    known = store.model._meta.columns
    if not known.keys() & {"name_key", "sort_key"}:  # records without a name of their own
        return list(ids) if strict else []
    wanted, numbers = name_key(typed), set(numbers_in(typed))
    marks = ",".join("?" * len(ids))
    column = "name_key" if "name_key" in known else "sort_key"
    names = list(db.execute_sql(
        f'SELECT id, {column} FROM "{store.table}" WHERE id IN ({marks})', list(ids)))
    alias = store.children.get("aliases")
    if alias:
        names += list(db.execute_sql(
            f'SELECT "{alias.owner}", name_key FROM "{alias.table}" '
            f'WHERE "{alias.owner}" IN ({marks})', list(ids)))
    scores: dict[int, float] = {}
    for one, name in names:
        key = name if column == "name_key" else name_key(name)
        if not numbers <= set(numbers_in(key)):
            continue
        score = fuzz.partial_ratio(wanted, key) if len(key) >= len(wanted) * 0.6 else 0
        scores[one] = max(scores.get(one, 0), score)
    kept = [one for one, score in scores.items() if strict or score >= NAME_LIKE]
    return sorted(kept, key=lambda one: (-scores[one], one))
