"""A sheet of questions that is answered by single keys, as fast as paper can be read.

One key is one answer, and the next question has the cursor by itself. The widget knows scales and
texts, not surveys; it draws its own lines and repaints only those that a key has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.widgets.cells import fit, one_line

TEN = "+"
SKIP = "."
SKIPPED = ""
"""What stands for a question that was passed over; one not reached yet has no answer at all."""

_NUMBER = 4  # cells of a question's number
_ANSWER = 18  # cells of an answer and its scale


class Asked(NamedTuple):
    """One question: its code, its text, and the keys that answer it.

    `keys` maps a key to the answer that it gives; without keys it is a text to be typed. `hint`
    says what can be answered.
    """

    code: str
    text: str
    keys: Mapping[str, str]
    hint: str = ""
    maximum: int = 4000

    @property
    def is_text(self) -> bool:
        """Whether it is answered in words."""
        return not self.keys


class AnswerSheet(Widget, can_focus=True):
    """The questions of one sheet, each with its answer; the cursor is on one of them."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "answer-sheet--cursor", "answer-sheet--answer", "answer-sheet--dim"}
    """
    | Class | What it is for |
    | :- | :- |
    | `answer-sheet--cursor` | the question that the next key answers |
    | `answer-sheet--answer` | an answer |
    | `answer-sheet--dim` | what is not answered, and the scale |
    """
    DEFAULT_CSS = """
    AnswerSheet { height: 1fr; width: 1fr; }
    AnswerSheet > .answer-sheet--cursor { text-style: reverse; }
    AnswerSheet > .answer-sheet--answer { text-style: bold; }
    """
    BINDINGS = [
        Binding("up,shift+tab", "move(-1)", show=False, id="sheet.up", tooltip=t("sheet.up_tip")),
        Binding("down,tab", "move(1)", show=False, id="sheet.down", tooltip=t("sheet.down_tip")),
        Binding("backspace", "take_back", t("sheet.back"), show=True, id="sheet.back",
                key_display="backspace",
                tooltip=t("sheet.back_tip")),
        Binding("enter", "finish", t("sheet.save"), show=True, id="sheet.save",
                tooltip=t("sheet.save_tip")),
    ]

    class Changed(Message):
        """Something was answered, changed or taken back."""

    class Finished(Message):
        """Enter: the sheet is to be saved."""

    class Refused(Message):
        """A key was no answer to the question under the cursor, or a text was too long for it."""

        def __init__(self, asked: Asked) -> None:
            super().__init__()
            self.asked = asked

    def __init__(self, questions: Sequence[Asked] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.questions = tuple(questions)
        self._answers: dict[str, str] = {}
        self.cursor = 0
        self._top = 0

    # -- what it holds ---------------------------------------------------------------
    @property
    def answers(self) -> dict[str, str]:
        """Answers by code, those passed over left out."""
        return {code: answer for code, answer in self._answers.items() if answer != SKIPPED}

    @property
    def typed(self) -> dict[str, str]:
        """All that was typed so far, what was passed over too: `fill` takes it up again."""
        return dict(self._answers)

    @property
    def begun(self) -> bool:
        """Whether anything was answered or passed over."""
        return bool(self._answers)

    def fill(self, answers: Mapping[str, str] | None = None, *, at: int | None = None) -> None:
        """Show a sheet, empty or half filled; the cursor goes to the question `at`, else to the
        first without an answer."""
        known = {one.code for one in self.questions}
        self._answers = {code: answer for code, answer in (answers or {}).items() if code in known}
        self.cursor = at if at is not None else next(
            (place for place, one in enumerate(self.questions)
             if one.code not in self._answers), 0)
        self._top = 0
        self._into_view()
        self.refresh()

    def point(self, code: str) -> None:
        """Put the cursor on a question."""
        places = [place for place, one in enumerate(self.questions) if one.code == code]
        if places:
            self._go(places[0])

    # -- drawing ---------------------------------------------------------------------
    def render_line(self, y: int) -> Strip:
        """One question: its number, its text, the answer, and what can be answered."""
        width, place = self.size.width, self._top + y
        base = self.rich_style
        if place >= len(self.questions):
            return Strip([Segment(" " * width, base)], width)
        one = self.questions[place]
        here = place == self.cursor and self.has_focus
        look = self.get_component_rich_style("answer-sheet--cursor", partial=True)
        style = base + look if here else base
        dim = style if here else base + self.get_component_rich_style(
            "answer-sheet--dim", partial=True)
        bold = style + self.get_component_rich_style("answer-sheet--answer", partial=True)
        number = f"{place + 1:>{_NUMBER - 1}} "
        if one.is_text:
            return self._text_line(one, number, width, here, (style, dim, bold))
        room = max(width - _NUMBER - _ANSWER, 1)
        given = self._answers.get(one.code)
        shown = "·" if given is None else t("sheet.skipped") if given == SKIPPED else (
            self._label(one, given))
        segments = [
            Segment(number, dim), Segment(fit(one.text, room), style),
            Segment(f" {fit(shown, 6)}", bold if given else dim),
            Segment(fit(one.hint, _ANSWER - 7), dim)]
        return Strip(segments).adjust_cell_length(width, style)

    def _text_line(self, one: Asked, number: str, width: int, here: bool,
                   looks: tuple[object, object, object]) -> Strip:
        """A text stands behind its question; the end of a long one is what is seen."""
        style, dim, bold = looks
        given = self._answers.get(one.code) or ""
        caption = fit(one.text, min(cell_len(one.text), width // 3)) + ": "
        room = max(width - _NUMBER - cell_len(caption) - 1, 1)
        shown = one_line(given)
        while cell_len(shown) > room:
            shown = shown[max(len(shown) - room, 1):]
        return Strip([
            Segment(number, dim), Segment(caption, style),  # type: ignore[arg-type]
            Segment(shown, bold), Segment("▏" if here else " ", style),  # type: ignore[arg-type]
        ]).adjust_cell_length(width, style)  # type: ignore[arg-type]

    def _label(self, one: Asked, given: str) -> str:
        return next((key.upper() if key.isalpha() else given
                     for key, answer in one.keys.items() if answer == given), given)

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor does not show."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the question that is on in view."""
        self._into_view()

    def _into_view(self) -> bool:
        """Scroll so that the cursor's line is seen; whether that moved anything."""
        height, top = self.size.height, self._top
        if not height:  # not laid out yet
            return False
        least, most = max(self.cursor - height + 1, 0), self.cursor
        self._top = min(max(top, least), most, max(len(self.questions) - height, 0))
        return self._top != top

    def _go(self, place: int) -> None:
        """Move the cursor, and repaint the line it leaves and the one it comes to."""
        old, self.cursor = self.cursor, min(max(place, 0), max(len(self.questions) - 1, 0))
        if self._into_view():
            self.refresh()
        else:
            self._repaint(old)
            self._repaint(self.cursor)

    def _repaint(self, place: int) -> None:
        self.refresh(Region(0, place - self._top, self.size.width, 1))

    # -- keys ------------------------------------------------------------------------
    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is meant for the question, so that it is no key of the screen. A figure
        always is: a slip of the finger must not lead to another screen."""
        if not self.questions or character is None or not character.isprintable():
            return False
        one = self.questions[self.cursor]
        return (one.is_text or character in (SKIP, TEN) or character.isdigit()
                or character.casefold() in one.keys)

    def on_key(self, event: events.Key) -> None:
        """Answer the question under the cursor, or pass it over."""
        character = event.character
        if character is None or not self.check_consume_key(event.key, character):
            return
        event.stop()
        event.prevent_default()
        one = self.questions[self.cursor]
        if one.is_text:
            self._write((self._answers.get(one.code) or "") + character)
        elif character == SKIP:
            self._answer(SKIPPED)
        elif character.casefold() in one.keys:
            self._answer(one.keys[character.casefold()])
        else:
            self.post_message(self.Refused(one))

    def on_paste(self, event: events.Paste) -> None:
        """Into a text; keys are not pasted."""
        event.stop()
        if self.questions and self.questions[self.cursor].is_text:
            self._write((self._answers.get(self.questions[self.cursor].code) or "")
                        + one_line(event.text))

    def _write(self, text: str) -> None:
        one = self.questions[self.cursor]
        if len(text) > one.maximum:
            self.post_message(self.Refused(one))
        self._answers[one.code] = text[:one.maximum]
        self._repaint(self.cursor)
        self.post_message(self.Changed())

    def _answer(self, answer: str) -> None:
        self._answers[self.questions[self.cursor].code] = answer
        self._repaint(self.cursor)
        if self.cursor < len(self.questions) - 1:
            self._go(self.cursor + 1)
        self.post_message(self.Changed())

    def action_move(self, step: int) -> None:
        """To the question above or below, without answering."""
        self._go(self.cursor + step)

    def action_take_back(self) -> None:
        """Take away the last letter of a text, else go back a question and take its answer."""
        if not self.questions:
            return
        one = self.questions[self.cursor]
        text = self._answers.get(one.code) or ""
        if one.is_text and text:
            self._write(text[:-1])
            return
        if one.is_text or one.code not in self._answers:
            self._go(self.cursor - 1)
            one = self.questions[self.cursor]
        if not one.is_text:
            self._answers.pop(one.code, None)
        self._repaint(self.cursor)
        self.post_message(self.Changed())

    def action_finish(self) -> None:
        """Save the sheet."""
        self.post_message(self.Finished())
