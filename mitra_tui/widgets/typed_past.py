"""What stood in a field before, so that typing can be taken back and brought again."""

from __future__ import annotations

from typing import Any

MOST = 200
"""Steps that are remembered."""


class TypedPast:
    """The states of one field, one after the other. Letters typed in a row are one step, a word
    at a time; None is no state and is not remembered."""

    def __init__(self, state: Any = None) -> None:
        """`state` is what stands in the field at first."""
        self._states = [state]
        self._at = 0
        self._typing = False  # the last step may grow by another letter

    @property
    def now(self) -> Any:
        """The state that is known to stand in the field."""
        return self._states[self._at]

    def note(self, state: Any) -> None:
        """The field was changed to `state`: what was taken back cannot come again."""
        before = self.now
        if state is None or state == before:
            return
        letter = _letter(before, state)
        if letter and self._typing and not letter.isspace():
            self._states[self._at] = state
        else:
            self._states[self._at + 1 :] = [state]
            del self._states[: -MOST]
            self._at = len(self._states) - 1
        self._typing = bool(letter)

    def step(self, way: int) -> Any:
        """The state before (-1) or after (1), which is now the one that stands; None: there is
        none."""
        if not 0 <= self._at + way < len(self._states):
            return None
        self._at += way
        self._typing = False
        return self.now


def _letter(before: Any, state: Any) -> str:
    """The letter by which a text grew at its end; empty when it changed in any other way."""
    if isinstance(state, tuple) and isinstance(before, tuple):
        return _letter(before[0], state[0]) if state[1:] == before[1:] else ""
    if not (isinstance(state, str) and isinstance(before, str)):
        return ""
    return state[-1] if state[:-1] == before else ""
