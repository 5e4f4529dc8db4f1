"""Ask yes or no, before what concerns many records or cannot be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t, tn
from mitra_tui.widgets.dialogs.dialog import Dialog, plain

MOST_NAMES = 8
"""Names shown of the records concerned."""


class Confirm(Dialog[bool]):
    """A question answered with one letter; enter and escape give the harmless answer."""

    def __init__(self, question: str, names: Sequence[str] = (), *, count: int | None = None,
                 default: bool = False) -> None:
        """`names` are those of the records concerned, `count` how many there are in all.

        `default` is the answer of enter: the harmless one, which is no unless said otherwise.
        """
        yes, no = t("dialog.yes_key"), t("dialog.no_key")
        harmless = t("dialog.yes") if default else t("dialog.no")
        super().__init__(
            question,
            t("dialog.confirm_keys", yes_key=yes, yes=t("dialog.yes"), no_key=no,
              no=t("dialog.no"), harmless=harmless),
        )
        self.names = tuple(names)
        self.count = len(names) if count is None else count
        self.nothing = default

    def body(self) -> Sequence[Widget]:
        if not self.count:
            return ()
        room = self.app.size.height - 5  # the question, the count, the others, the keys
        shown = self.names[: max(0, min(MOST_NAMES, room))]
        lines = [tn("dialog.records", self.count), *(f"  {name}" for name in shown)]
        if shown and self.count > len(shown):
            lines.append(tn("dialog.others", self.count - len(shown)))
        return [Static(plain("\n".join(lines)), id="names")]

    def on_key(self, event: events.Key) -> None:
        """One letter answers; the letters are the language's."""
        answers = {t("dialog.yes_key"): True, t("dialog.no_key"): False, "enter": self.nothing}
        key = (event.character or "").lower() if event.is_printable else event.key
        if key in answers:
            event.stop()
            event.prevent_default()
            self.dismiss(answers[key])
