"""The two streams of a terminal: bytes that are typed, and text that is shown."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import TextIO

from textual.message import Message

from mitra_tui.widgets.keys import KeyParser


def _old_letter(error: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8, as terminals set to Latin-1 or Windows-1252 mean it."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("mitra.old_letter", _old_letter)


class Reader:
    """Bytes as they come from the terminal, to messages."""

    def __init__(self, *, debug: bool = False) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("mitra.old_letter").decode
        self._parser = KeyParser(debug)

    def feed(self, data: bytes) -> Iterable[Message]:
        """The messages in `data`; a letter may still wait for its other bytes."""
        text = self._decode(data)
        if text:
            yield from self._parser.feed(text)

    def tick(self) -> Iterable[Message]:
        """The messages that are certain because nothing followed."""
        yield from self._parser.tick()


class Output:
    """The file to which the screen goes; once nobody is there to read it, it goes nowhere.

    Textual writes from a thread that ends at the first error, and then waits for it for ever.
    """

    def __init__(self, file: TextIO, gone: Callable[[], None]) -> None:
        self._file = file
        self._gone = gone
        self._open = True

    def write(self, text: str) -> int:
        """Write, unless the line is gone."""
        self._try(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written, unless the line is gone."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, act: Callable[[], object]) -> None:
        if not self._open:
            return
        try:
            act()
        except (OSError, ValueError):  # hung up, or closed beneath us
            self._open = False
            self._gone()
