"""Only what differs goes to the terminal: over a slow line every repaint is bytes.

Textual sends whole regions: a screen that opens is painted five or six times over, though all
but the first of these frames change nothing. `LeanApp` remembers what stands on the terminal
and sends the cells that differ from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

Piece = tuple[int, int, Strip]
"""What is to stand on line y from cell x on."""


_NOTHING = Strip([], 0)


class PiecesUpdate(CompositorUpdate):
    """Pieces of lines to be written, as Textual's own updates are."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for y, x, strip in self.pieces:
            yield Control.move_to(x, y)
            yield from strip

    def render_segments(self, console: Console) -> str:
        """The bytes that write the pieces."""
        return "".join(
            f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces
        )


class Standing:
    """What stands on the terminal: of each line, the cells from its beginning that are known."""

    def __init__(self) -> None:
        self._lines: dict[int, Strip] = {}

    def forget(self) -> None:
        """It is not known (any more): the next frame is sent whole."""
        self._lines.clear()

    def changed(self, y: int, x: int, strip: Strip) -> Piece | None:
        """The part of a piece that differs from what stands there; from now on it stands there."""
        strip = _bare(strip)
        standing = self._lines.get(y, _NOTHING)
        end = x + strip.cell_length
        if standing.cell_length < end:
            if standing.cell_length >= x:
                self._lines[y] = Strip.join([standing.crop(0, x), strip])
            return y, x, strip
        was = standing.crop(x, end)
        if was == strip:
            return None
        self._lines[y] = Strip.join([standing.crop(0, x), strip, standing.crop(end)])
        skipped, strip = _trim(list(was), list(strip))
        return y, x + skipped, strip


class LeanApp(App[ReturnType]):
    """An app that sends to the terminal only the cells that differ from what stands there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing = Standing()
        self._sizes: list[Size] = []
        """The first sizes that were told."""

    def forget_standing(self) -> None:
        """Something else wrote on the terminal: the next frame is sent whole."""
        self._standing.forget()

    def redraw(self) -> None:
        """Send the whole screen again, whatever is thought to stand there."""
        self._standing.forget()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """A terminal may rearrange what stands on it when its size changes.

        As it begins, Textual tells one size twice, the second time with a frame on the screen.
        """
        if len(self._sizes) < 2:
            self._sizes.append(event.size)
            if self._sizes == [event.size, event.size]:
                return
        self._standing.forget()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send a frame: Textual's one way to the terminal."""
        shown = self._running and not (self._closed or self._batch_count or self.is_headless)
        if shown and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            pieces = _lines(renderable) if isinstance(renderable, LayoutUpdate) \
                else _chops(renderable)
            changed = [found for piece in pieces if (found := self._standing.changed(*piece))]
            moved = self.cursor_position != self._previous_cursor_position
            super()._display(screen, PiecesUpdate(changed) if changed or moved else None)
        else:
            super()._display(screen, renderable)


def _lines(update: LayoutUpdate) -> Iterator[Piece]:
    """The pieces of a frame of the whole screen."""
    for y, strips in enumerate(update.strips, update.region.y):
        yield y, update.region.x, Strip.join(strips)


def _chops(update: ChopsUpdate) -> Iterator[Piece]:
    """The pieces of a frame of some regions."""
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < stop and end > start:
                yield y, x, strip.crop(0, min(end, stop) - x)


def _bare(strip: Strip) -> Strip:
    """The same in as few segments as can be told apart by eye."""
    segments: list[Segment] = []
    texts: list[str] = []
    standing: Style | None = None
    for text, style, _ in strip:
        seen = style and _visible(style, text.isspace())
        if texts and seen != standing:
            segments.append(Segment("".join(texts), standing))
            texts.clear()
        texts.append(text)
        standing = seen
    if texts:
        segments.append(Segment("".join(texts), standing))
    return Strip(segments, strip.cell_length)


@lru_cache(maxsize=4096)
def _visible(style: Style, blank: bool) -> Style:
    """A style without what only the mouse asks for; on blanks, without the colour of the ink."""
    if blank and not (style.reverse or style.underline or style.strike or style.overline):
        return Style(bgcolor=style.bgcolor)
    return style.clear_meta_and_links() if style.meta else style


def _trim(was: list[Segment], now: list[Segment]) -> tuple[int, Strip]:
    """What of `now` must be written where `was` stands: how many cells on, and the rest.

    The two are equally wide, so what is equal at their ends stands at the same place.
    """
    first = 0
    while first < min(len(was), len(now)) and was[first] == now[first]:
        first += 1
    last = 0
    most = min(len(was), len(now)) - first
    while last < most and was[-1 - last] == now[-1 - last]:
        last += 1
    skipped = sum(segment.cell_length for segment in now[:first])
    return skipped, Strip(now[first : len(now) - last])
