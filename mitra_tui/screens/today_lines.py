"""The lines of *Hari ini*: groups, folded to a few lines each, and what every line stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import brief_text
from mitra_tui.rows.agenda import GROUPS, Agenda, AgendaItem, Step
from mitra_tui.rows.lines import Fixed, Line

SHOWN = 5
"""Lines of a group that are shown until it is opened."""

# A line's number tells what it stands for: its record, the line of a list of that, and the kind.
_BASE = 64
_PARTS = 4096
_MORE, _STEP, _OFFER = 61, 62, 63

@dataclass(frozen=True, slots=True)
class Entry:
    """What a line stands for: one of these."""

    item: AgendaItem | None = None
    more: str = ""  # the group that it opens
    step: str = ""  # the step of the first set-up, and whether it is done
    done: bool = False
    offer: bool = False  # to begin with the school's own data


NOTHING = Entry()


def number_of(item: AgendaItem) -> int:
    """The number of an item's line: the same whenever the list is read."""
    return (item.id * _PARTS + item.part) * _BASE + item.kind_place


class TodayLines:
    """The list of one moment. `source` is for the table, `entry` tells what a line means."""

    def __init__(self, agenda: Agenda, steps: Sequence[Step], day: date, *,
                 opened: frozenset[str] = frozenset(), saved: AgendaItem | None = None,
                 offer: bool = False) -> None:
        """`opened` groups show all their lines; `saved` is shown even when nothing asks for it."""
        self._day = day.isoformat()
        self._entries: dict[int, Entry] = {}
        self._lines: list[Line] = []
        self._headings = 0
        for group in GROUPS:
            items = [item for item in agenda.items if item.group == group]
            if items:
                self._group(group, items, whole=group in opened, more=agenda.more)
        if saved is not None and not any(
            (item.what, item.id) == (saved.what, saved.id) for item in agenda.items
        ):
            self._heading(t("today.saved"))
            self._items([saved])
        if offer and not self._lines:
            self._heading(t("today.nothing"))
        self._steps(steps)
        if offer:
            self._heading(t("today.sample"))
            self._add(_OFFER, (f"  {t('today.own_data')}",), Entry(offer=True))
        self.source = Fixed(self._lines)

    def entry(self, number: int | None) -> Entry:
        """What the line of that number stands for."""
        return NOTHING if number is None else self._entries.get(number, NOTHING)

    @property
    def items(self) -> list[AgendaItem]:
        """The items that have a line, in their order."""
        return [entry.item for entry in self._entries.values() if entry.item]

    def find(self, what: str, record_id: int | None) -> int | None:
        """The number of a record's line; None when it has none."""
        return next((number for number, entry in self._entries.items() if entry.item
                     and (entry.item.what, entry.item.id) == (what, record_id)), None)

    @property
    def next_step(self) -> int | None:
        """The number of the first step that is not done."""
        return next((number for number, entry in self._entries.items()
                     if entry.step and not entry.done), None)

    def next_to(self, number: int) -> int | None:
        """The number of the item below that one (above, when it is the last), if there is one."""
        numbers = [one for one, entry in self._entries.items() if entry.item or entry.more]
        if number not in numbers:  # someone else dealt with it meanwhile
            return None
        place = numbers.index(number)
        beside = numbers[place + 1 : place + 2] or numbers[:place][-1:]
        return beside[0] if beside else None

    def after(self, group: str) -> int | None:
        """The number of the first line of a group that is shown only when it is open."""
        numbers = [number for number, entry in self._entries.items()
                   if entry.item and entry.item.group == group]
        return numbers[SHOWN] if len(numbers) > SHOWN else None

    def _group(self, group: str, items: Sequence[AgendaItem], *, whole: bool, more: bool) -> None:
        self._heading(f"{t(f'today.group.{group}')} · {len(items)}{'+' if more else ''}")
        # A line that would only hide one other is the other.
        shown = len(items) if whole or len(items) == SHOWN + 1 else SHOWN
        self._items(items[:shown])
        if len(items) > shown:
            rest = f"{len(items) - shown}{'+' if more else ''}"
            self._add(GROUPS.index(group) * _BASE + _MORE,
                      (f"  {t('today.more', rest=rest)}",), Entry(more=group))

    def _items(self, items: Iterable[AgendaItem]) -> None:
        for item in items:
            self._add(number_of(item), (
                brief_text(item.due, item.precision, self._day), t(f"today.kind.{item.kind}"),
                item.text, item.owner), Entry(item=item))

    def _steps(self, steps: Sequence[Step]) -> None:
        if not steps:
            return
        self._heading(t("today.steps", done=sum(step.done for step in steps), all=len(steps)))
        for place, step in enumerate(steps):
            mark = "[x]" if step.done else "[ ]"
            self._add(place * _BASE + _STEP, (f"  {mark} {t(f'today.step.{step.key}')}",),
                      Entry(step=step.key, done=step.done))

    def _heading(self, text: str) -> None:
        self._headings += 1
        self._lines.append(Line(-self._headings, (f" {text}",)))

    def _add(self, number: int, cells: tuple[str, ...], entry: Entry) -> None:
        self._entries[number] = entry
        self._lines.append(Line(number, cells))
