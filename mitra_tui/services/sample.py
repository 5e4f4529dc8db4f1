"""A throw-away database with the records that the founding paper names, for trying out.

The paper's tables go in by the same import as anyone's, as they stand in the paper; then the two
rows that need a person are decided as the paper's own text decides them. What the paper says
besides its tables (goals, needs, benefits, meetings) is in `sample/facts.json`; people are named
by their role only.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Mapping, Sequence
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from mitra_tui import clock, paths
from mitra_tui.exchange.tables import read_text
from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import pending, school
from mitra_tui.services.importing import Choice, Verdict, apply, decide, plan
from mitra_tui.services.processes import elsewhere, lives, own_name
from mitra_tui.services.registry import store_of

TABLES = ("paper-table1.tsv", "paper-table2.tsv", "paper-table3.tsv")
_PREFIX = "demo-"
_COLON = "="  # in the name of a file
_STALE = 24 * 3600  # seconds after which a copy is nobody's, where that cannot be asked


def make_copy() -> Path:
    """Make a fresh copy and remove those that no running program uses. Its path, closed."""
    folder = paths.private_cache()
    _clean_up(folder)
    owner = own_name().replace(":", _COLON)
    path = folder / f"{_PREFIX}{owner}-{secrets.token_hex(4)}.db"
    try:
        open_database(path, wait=5.0, create=True)
        fill()
    except BaseException:
        close_database()
        _remove(path)  # half a copy is of no use
        raise
    close_database()
    return path


def fill() -> None:
    """Write the paper's records into the open, empty database."""
    facts = json.loads(_text("facts.json"))
    school.set_up(_checked("school", facts["school"]), sample=True)
    _add("programmes", facts["programmes"])
    _add("partners", facts["partners"])
    for name in TABLES:
        apply(plan("activities", read_text(_text(name), name, what="activities")))
    _decide(facts["findings"])
    _set_goals(facts["goals"])
    for what in ("needs", "benefits", "interactions", "conflicts", "followups"):
        _add(what, [_linked(one) for one in facts[what]])


def _text(name: str) -> str:
    return (files("mitra_tui") / "sample" / name).read_text("utf-8")


def _checked(what: str, values: Mapping[str, Any]) -> dict[str, Any]:
    from mitra_tui.schemas.registry import draft_of

    return draft_of(what).read(values).values()


def _add(what: str, objects: Sequence[Mapping[str, Any]]) -> None:
    store = store_of(what)
    with transaction(f"{what}.import") as change:
        for one in objects:
            store.write(_checked(what, one))
        change.about(what, None, str(len(objects)))


def _linked(values: Mapping[str, Any]) -> dict[str, Any]:
    """A fact with the activity it belongs to, and its day counted from today."""
    found = dict(values)
    if "activity" in found:
        found["activity"] = _activity(found["activity"])
    if "subject" in found and "due_in" in found:
        found["subject"] = f"activities/{_activity(found['subject'])}"
    if "due_in" in found:
        due = clock.today() + timedelta(days=int(found.pop("due_in")))
        found["due_on"] = due.isoformat()
    return found


def _activity(words: str) -> int:
    """The activity whose title has these words."""
    row = db.execute_sql(
        "SELECT id FROM activity WHERE instr(title, ?) AND hidden = 0", (words,)).fetchone()
    return int(row[0])


def _decide(findings: Mapping[str, str]) -> None:
    """The scrambled row is the activity whose title stands in it; the broken date is offered."""
    waiting = [row[0] for row in db.execute_sql("SELECT id FROM pending WHERE hidden = 0")]
    for one in waiting:
        reopened = pending.reopen(one)
        row = reopened.rows[0]
        if row.verdict is not Verdict.UNDECIDED or row.offer is None:
            continue
        said = row.offer.record_id
        decide(reopened, 0, Choice.ACCEPT)
        pending.settle(reopened)
        finding = next((text for words, text in findings.items() if words in row.suggestion), "")
        if said is not None and finding:
            _edit("activities", said, {"finding": finding})


def _set_goals(goals: Mapping[str, str]) -> None:
    for words, goal in goals.items():
        _edit("activities", _activity(words), {"goal": goal})


def _edit(what: str, record_id: int, values: Mapping[str, Any]) -> None:
    store = store_of(what)
    old = dict(store.get(record_id).values)
    store.save(_checked(what, old | dict(values)), record_id)


# -- old copies ------------------------------------------------------------------
def _clean_up(folder: Path) -> None:
    for path in folder.glob(f"{_PREFIX}*.db"):
        if _in_use(path):
            continue
        _remove(path)


def _remove(path: Path) -> None:
    for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", ".lock"))):
        try:
            one.unlink(missing_ok=True)
        except OSError:  # Windows keeps open files: the next start tries again
            break
    shutil.rmtree(paths.files_of(path), ignore_errors=True)


def _in_use(path: Path) -> bool:
    """Whether the program that made the copy still runs; of one on another machine with the same
    home, whether the copy is new."""
    owner = path.name.removeprefix(_PREFIX).rpartition("-")[0].replace(_COLON, ":")
    if not elsewhere(owner):
        return lives(owner)
    try:
        return clock.local(clock.now()).timestamp() - path.stat().st_mtime < _STALE
    except OSError:
        return False
