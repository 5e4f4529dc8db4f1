"""What is done about a conflict: a step, a correction, closing, reopening.

Each act is one change and leaves its entry in the log. Nothing takes an entry away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Conflict, FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import first_row, transaction
from mitra_tui.rows.conflict import SIDES, struck
from mitra_tui.rows.record import Record
from mitra_tui.services import conflict_secrecy as secrecy
from mitra_tui.services.conflict_ladder import standing
from mitra_tui.services.conflicts.records import store

_SHOWN = 60
"""Letters of an entry that are repeated in the one that puts it right."""

_ANSWERS = tuple(f"accepted_by_{side}" for side in SIDES)


def step(record_id: int, values: Mapping[str, Any], version: int | None = None) -> int:
    """Add an entry to the log: `text`, and what else is known. Returns its number.

    Without a `kind` it is the next step of the ladder; without `on_date` it was today. After a
    refused outcome both sides are asked anew. Raises `Conflict` when the conflict is closed or
    removed, `Invalid`, `Stale`, `NotFound`.
    """
    with transaction("conflicts.step") as change:
        record = _expected(record_id, version)
        entry = {"on_date": _today(record), **_given(values)}
        if "kind" not in entry:
            proposed = standing(record.values).step
            assert proposed is not None  # it is open
            entry |= {"kind": proposed.kind, "rung": proposed.code}
        changed = dict.fromkeys(_ANSWERS) if _asks_anew(record, entry) else {}
        number = _append(record, entry, changed)
        change.about("conflicts", record_id, store.title_of(record.values))
    return number


def _asks_anew(record: Record, entry: Mapping[str, Any]) -> bool:
    """Whether what was refused is history with this entry: something was done since, or the
    refusal itself was a mistake."""
    if record.values["status"] != "refused":
        return False
    steps, wrong = record.values["steps"], entry.get("corrects")
    was = steps[wrong - 1]["kind"] if isinstance(wrong, int) and 0 < wrong <= len(steps) else ""
    return entry["kind"] != "note" or was == "decision"


def check_step(record: Record, values: Mapping[str, Any]) -> tuple[FieldError, ...]:
    """What would be wrong with an entry, by its fields, before it is written."""
    try:
        _with_entry(record, {"on_date": _today(record), **_given(values)}, {})
    except Invalid as error:
        return error.errors
    return ()


def take_back(record_id: int, number: int, text: str = "", version: int | None = None) -> int:
    """Say of the entry `number` that it was wrong: a further entry. Returns that one's number.

    Raises `Invalid` when there is no such entry or it was put right before, and as `step` does.
    """
    steps = store.get(record_id).values["steps"]
    if not 1 <= number <= len(steps):
        raise Invalid([FieldError("corrects", "check.step_corrects_none", {"number": number})])
    if number in struck(steps):
        raise Invalid([FieldError("corrects", "check.step_corrected", {"number": number})])
    said = text or taken_back_text(number, str(steps[number - 1]["text"]))
    return step(record_id, {"kind": "note", "text": said, "corrects": number}, version)


def taken_back_text(number: int, text: str) -> str:
    """What an entry says that takes another back."""
    line = " ".join(text.split())
    short = line if len(line) <= _SHOWN else f"{line[:_SHOWN - 1]}…"
    return t("conflicts.taken_back", number=number, text=short)


def close(record_id: int, values: Mapping[str, Any], version: int | None = None) -> bool:
    """Put an outcome to both sides; whether the conflict is closed by it.

    `values`: `outcome`, `accepted_by_school` and `accepted_by_partner` (yes, no), `lessons`,
    and `closed_on` unless it was today. When a side refuses, it stays open, with the refusal in
    its log. Raises `Conflict` when it is closed already or removed, `Invalid` when something
    needed is missing, `Stale`, `NotFound`.
    """
    with transaction("conflicts.close") as change:
        record = _expected(record_id, version)
        entry, changed = _closing(record, values)
        _append(record, entry, changed)
        change.about("conflicts", record_id, store.title_of(record.values))
    return changed["closed_on"] is not None


def check_closing(record: Record, values: Mapping[str, Any]) -> tuple[FieldError, ...]:
    """What would be wrong with closing so, by the fields, before it is written."""
    try:
        _with_entry(record, *_closing(record, values))
    except Invalid as error:
        return error.errors
    return ()


def _closing(record: Record, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The entry of an outcome that is put to both sides, and what it changes of the conflict.
    Raises `Invalid` when something needed is missing."""
    given = {**{name: record.values[name] for name in ("outcome", "lessons")}, **_given(values)}
    day = str(given.pop("closed_on", "") or _today(record))
    _expect_all(given, [*_ANSWERS, "outcome"])
    if day < record.values["raised_on"]:
        raise Invalid([FieldError("closed_on", "check.closed_before_raised",
                                  {"raised": day_text(record.values["raised_on"])})])
    answers = _answers(given)
    accepted = answers == ["yes", "yes"]
    _expect_all(given, ["lessons"] if accepted else [])
    entry = {"on_date": day, "kind": "decision",
             "text": _decision_text(str(given["outcome"]), answers)}
    return entry, {**given, "closed_on": day if accepted else None}


def _answers(given: Mapping[str, Any]) -> list[str]:
    """What the school and the partner say. Raises `Invalid` for what is neither yes nor no."""
    from mitra_tui.schemas.conflict import AnswersDraft

    told = AnswersDraft.read({name: given[name] for name in _ANSWERS}).values()
    return [told[name] for name in _ANSWERS]


def _expect_all(given: Mapping[str, Any], names: list[str]) -> None:
    """Raises `Invalid` with all that is missing."""
    missing = [FieldError(name, "check.required") for name in names
               if given.get(name) in (None, "")]
    if missing:
        raise Invalid(missing)


def _decision_text(outcome: str, answers: list[str]) -> str:
    """The entry of an outcome that was put to both sides: what, and who accepts it."""
    school, partner = (t(f"conflicts.answer.{'yes' if one == 'yes' else 'no'}")
                       for one in answers)
    told = t("conflicts.decision_text", school=school, partner=partner)
    return f"{outcome[:4000 - len(told) - 3]} · {told}"


def reopen(record_id: int, reason: str, version: int | None = None) -> None:
    """Open a closed conflict again; the reason stands in the log, what both sides said is asked
    anew. Raises `Conflict` when it is open or removed, `Invalid` for too long a reason, `Stale`.
    """
    with transaction("conflicts.reopen") as change:
        record = _expected(record_id, version, closed=True)
        text = t("conflicts.reopened_text", reason=reason) if reason.strip() else t(
            "conflicts.reopened")
        _append(record, {"on_date": _today(record), "kind": "decision", "text": text},
                {"closed_on": None, **dict.fromkeys(_ANSWERS)})
        change.about("conflicts", record_id, store.title_of(record.values))


def raise_from(rule: str, partner: int, summary: str,
               also: Callable[[int], None] | None = None, **values: Any) -> int:
    """Note what an early warning fears as a potential conflict. Returns its id.

    `rule` names the warning, `values` are further fields (`agreement`, `activity`, `source`,
    `severity`); `also` is told the id within the same change. Raises `Conflict` when an open one
    was made of the same warning about the same partner, agreement and activity; `Invalid`,
    `Stale`.
    """
    from mitra_tui.schemas.conflict import ConflictDraft

    known = first_row(
        "SELECT id FROM conflict WHERE rule = ? AND partner_id = ? AND agreement_id IS ? "
        "AND activity_id IS ? AND hidden = 0 AND closed_on = ''",
        rule, partner, values.get("agreement"), values.get("activity"))
    if known is not None:
        raise Conflict("conflicts.raised_already", id=known[0])
    checked = ConflictDraft.read({
        "partner": partner, "summary": summary, "nature": "potential", "rule": rule,
        "raised_on": clock.today().isoformat(), **values}).values()
    with transaction("conflicts.add") as change:
        record_id = store.write(checked)
        if also is not None:
            also(record_id)
        change.about("conflicts", record_id, store.title_of(checked))
    return record_id


# -- shared ----------------------------------------------------------------------
def _today(record: Record) -> str:
    """The day of what is recorded now: no entry is older than its conflict."""
    return max(clock.today().isoformat(), str(record.values["raised_on"]))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _expected(record_id: int, version: int | None, *, closed: bool = False) -> Record:
    """The conflict, if it may be read, is as far as the act needs, and has not moved on."""
    store.expect(record_id, version)
    secrecy.expect_readable(record_id)
    record = store.get(record_id)
    if record.hidden:
        raise Conflict("error.removed_already", id=record_id)
    if bool(record.values["closed_on"]) != closed:
        raise Conflict("conflicts.is_open" if closed else "conflicts.is_closed")
    return record


def _append(record: Record, entry: Mapping[str, Any], changed: Mapping[str, Any]) -> int:
    """Write an entry behind the others, and what it changes of the conflict; its number."""
    store.write(_with_entry(record, entry, changed), record.id)
    return len(record.values["steps"]) + 1


def _with_entry(record: Record, entry: Mapping[str, Any],
                changed: Mapping[str, Any]) -> dict[str, Any]:
    """The conflict's checked values with one more entry. What is wrong with that is told of its
    own fields, not of the whole log's: raises `Invalid`."""
    from mitra_tui.schemas.conflict import ConflictDraft

    steps = [*record.values["steps"], dict(entry)]
    try:
        return ConflictDraft.read({**record.values, **changed, "steps": steps}).values()
    except Invalid as error:
        start = f"steps.{len(steps)}."
        raise Invalid([FieldError(one.field.removeprefix(start), one.key, one.params)
                       for one in error.errors]) from None
