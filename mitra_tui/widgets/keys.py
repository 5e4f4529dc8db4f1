"""Keys are safe: each key is one key, and none is lost or acted on by the wrong screen.

Two things can go wrong between a keyboard and a screen, and each has one cure here.

* Textual reads Escape and a letter that arrive together as one key, `alt+letter`, and an Escape
  within a paste as keys. `KeyParser` takes them apart.
* A key typed while a form is still opening goes to the list beneath it. `TypeAheadApp` holds
  the keys back until the one before has been acted on and the new screen stands.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App, ReturnType, ScreenStackError
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

ESC = "\x1b"

# The head of a sequence whose rest may come with the next read.
_HEAD = re.compile(r"\x1b(?:O|\[[\x20-\x3f]*)?\Z")
_REST_DELAY = 1.0  # seconds in which the rest of a sequence that nobody types must come
# What a terminal says of its own accord (title, colours, device strings): never typed.
_REPORT = re.compile(r"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)")
# `ESC O x` is a key only when Textual knows it; `ESC O` with anything else is Escape, then O.
_SS3 = frozenset(key[2] for key in ANSI_SEQUENCES_KEYS if len(key) == 3 and key[1] == "O")


class KeyParser(XTermParser):
    """Textual's reader of terminal input, with Escape always a key of its own.

    It also gathers a bracketed paste itself, so that nothing in the pasted text, an Escape
    included, is taken for a key, and a large paste costs no step per character.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""  # the tail of the last read, when it may go on in the next
        self._held_until = 0.0
        self._pasting: str | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in `data`, a piece of input as it was read. Empty: the input has ended."""
        if not data:
            yield from self._release()
            yield from super().feed("")
            return
        data, self._held = self._held + data, ""
        while data:
            if self._pasting is not None:
                text, ended, rest = (self._pasting + data).partition(BRACKETED_PASTE_END)
                self._pasting = None if ended else text
                if ended:
                    yield events.Paste(text.replace("\x00", ""))
                data = rest
                continue
            typed, begun, data = data.partition(BRACKETED_PASTE_START)
            if begun:
                self._pasting = ""
            else:
                typed = self._hold_tail(typed)
            yield from self._typed(typed)

    def tick(self) -> Iterable[Message]:
        """What is certain once time has passed: an Escape after which nothing came."""
        if self._held and self._pasting is None and get_time() >= self._held_until:
            yield from self._release()
        yield from super().tick()

    def _hold_tail(self, typed: str) -> str:
        """Keep back what may be the head of a sequence; return what may be read now."""
        found = _HEAD.search(typed)
        if found is None:
            return typed
        self._held = found.group()
        delay = constants.ESCAPE_DELAY if len(self._held) <= 2 else _REST_DELAY
        self._held_until = get_time() + delay
        return typed[: found.start()]

    def _release(self) -> Iterator[Message]:
        """Nothing came after what was held: an Escape and perhaps one more key, or a broken
        sequence, which is dropped: nobody typed it."""
        held, self._held = self._held, ""
        if held and len(held) <= 2:
            yield events.Key("escape", ESC)
            if held[1:]:
                yield from super().feed(held[1:])

    def _typed(self, data: str) -> Iterator[Message]:
        """Read what was typed, each Escape that heads no sequence a key by itself."""
        if ESC not in data:
            if data:
                yield from super().feed(data)
            return
        start = 0
        data = _REPORT.sub("", data)
        for position in self._alone(data):
            if position > start:
                yield from super().feed(data[start:position])
            yield events.Key("escape", ESC)
            start = position + 1
        if start < len(data):
            yield from super().feed(data[start:])

    @staticmethod
    def _alone(data: str) -> Iterator[int]:
        """Where in `data` an Escape stands that heads no sequence."""
        for position, char in enumerate(data):
            if char != ESC:
                continue
            follower = data[position + 1 : position + 2]
            if follower == "O":
                if data[position + 2 : position + 3] not in _SS3:
                    yield position
            elif follower not in ("[", "\x7f"):
                yield position


# Keys that move within what stands: they open nothing, so the next key need not wait for them.
_MOVES = frozenset(
    ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space", "backspace",
     "delete")
)
_PATIENCE = 2.0  # seconds after which a key is delivered whatever the screen is doing


class KeyPassed(Message, verbose=True):
    """Sent after a key along its way; when it reaches the app, the key has been acted on."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = asyncio.Event()


class TypeAheadApp(App[ReturnType]):
    """An app in which keys typed ahead reach the screen they were meant for, in their order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._delivering = False
        self._acting: DOMNode | None = None  # where the last key went that may open something
        self._shown: Screen[Any] | None = None  # the screen that is known to stand

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back until the one before it has done its work."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._delivering or self._acting or self._top() is not self._shown:
            self._ahead.append(event)
            if not self._delivering:
                self._delivering = True
                self.run_worker(self._deliver_all(), group="keys")
        else:
            await self._deliver(event)

    def on_key_passed(self, message: KeyPassed) -> None:
        """A key and all that it set off have come through."""
        message.seen.set()

    def _top(self) -> Screen[Any] | None:
        try:
            return self.screen
        except ScreenStackError:
            return None

    async def _deliver(self, event: events.Key | events.Paste) -> None:
        target = self.focused or self.screen
        harmless = isinstance(event, events.Paste) or (
            event.key in _MOVES or target.check_consume_key(event.key, event.character)
        )
        self._acting = None if harmless else target
        await super().on_event(event)

    async def _deliver_all(self) -> None:
        try:
            while self._ahead:
                await self._settle()
                await self._deliver(self._ahead.popleft())
        finally:
            self._delivering = False

    async def _settle(self) -> None:
        """Wait until the last key has been acted on and the screen on top can take the next."""
        if self._acting is not None:
            await self._come_through(self._acting)
            await self._come_through(self.focused or self._top())
        while self._acting is not None or self._top() is not self._shown:
            self._acting = None
            screen, painted = self._top(), asyncio.Event()
            if screen is not None and screen.call_after_refresh(painted.set):
                await self._wait(painted, screen)
            self._shown = screen

    async def _come_through(self, node: DOMNode | None) -> None:
        """Wait until all that stands in the queues from `node` up to here has been handled."""
        passed = KeyPassed()
        if node is not None and node.post_message(passed):
            await self._wait(passed.seen, self._top(), node)

    async def _wait(self, event: asyncio.Event, screen: Screen[Any] | None,
                    node: DOMNode | None = None) -> None:
        """Wait for `event`, but not when its screen or node has gone away meanwhile."""
        deadline = get_time() + _PATIENCE
        while get_time() < deadline and self._top() is screen:
            if node is not None and not node.is_attached:
                return
            try:
                await asyncio.wait_for(event.wait(), 0.02)
            except TimeoutError:
                continue
            return
