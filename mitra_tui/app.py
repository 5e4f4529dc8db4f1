"""MitraApp: which screens exist, the keys that reach them, and how the app begins and ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

# Read by Textual at import. Over a slow line every frame of an animation is bytes. What a key
# causes often takes two frames, a letter typed and then what it finds: the second should not
# wait for the next sixtieth of a second.
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.screen import Screen

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.screens.roots import ROOTS
from mitra_tui.settings import Settings
from mitra_tui.widgets.filter import TextFilter
from mitra_tui.widgets.keys import TypeAheadApp
from mitra_tui.widgets.looks import THEMES, draws_lines
from mitra_tui.widgets.repaint import LeanApp
from mitra_tui.widgets.terminal import driver

# A lock is waited for this long on the screen's own loop, and tried once more; then: busy.
WAIT = 0.6
# Seconds that a change of screens is held back, so that it is painted once; Textual's own 0.05
# would be most of what the key takes.
SWITCHING = 0.004
# A screen shows a page at a time; jobs have connections, and caches, of their own.
CACHE_KIB = 256


def _maker(module: str, name: str) -> Callable[[], Screen[Any]]:
    def make() -> Screen[Any]:
        found = getattr(import_module(f"mitra_tui.screens.{module}"), name)()
        assert isinstance(found, Screen)
        # It is given the styles as they are: Textual would parse them all anew to be sure.
        found._css_update_count = found.app._css_update_count
        return found

    return make


def style_sheet() -> Path:
    """`screens.css`: in the package when installed, beside it in a source tree."""
    here = Path(__file__).parent
    inside = here / "screens.css"
    return inside if inside.exists() else here.parent / "screens.css"


class MitraApp(LeanApp[None], TypeAheadApp[None]):
    """The terminal app."""

    TITLE = "mitra"
    CSS_PATH = str(style_sheet())
    ENABLE_COMMAND_PALETTE = False  # ours is opened by its own action, with our own words
    NOTIFICATION_TIMEOUT = 0
    MODES: ClassVar[dict[str, Any]] = {
        name: _maker(module, found) for name, _, module, found in ROOTS
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{digit},f{digit + 1}", f"go('{name}')", t(f"screen.{name}"), show=False,
                    id=f"app.{name}", tooltip=t(f"screen.{name}.tip"))
            for name, digit, _, _ in ROOTS
        ),
        Binding("f1,question_mark", "help", t("keys.app.help"), id="app.help", show=True,
                tooltip=t("keys.app.help.tip")),
        Binding("colon,ctrl+p", "palette", t("keys.app.palette"), id="app.palette", show=False,
                tooltip=t("keys.app.palette.tip")),
        Binding("ctrl+l", "redraw", t("keys.app.redraw"), show=False, id="app.redraw",
                tooltip=t("keys.app.redraw.tip")),
        Binding("ctrl+q", "leave", show=False, id="app.quit", tooltip=t("keys.page.quit")),
    ]

    def __init__(self, settings: Settings, first: str, *, sample: bool = False,
                 opening: Screen[Any] | None = None, home: Path | None = None) -> None:
        """`first` is the screen to open; `opening` stands before it until it is dismissed.

        `sample` says that the data is a try-out; `home` is then the school's own database.
        """
        if opening is None:  # start in our screen, not in an empty one that is painted first
            self.DEFAULT_MODE = first  # type: ignore[misc]
        shown = "mitra-mono" if os.environ.get("NO_COLOR") else settings.theme
        super().__init__(driver_class=driver(), ansi_color=shown != "mitra")
        self.settings = settings
        self.first = first
        self.sample = sample
        self.opening = opening
        self.home = home
        self.goes_home = False  # after this run, `home` is to be opened
        self.incident: Path | None = None
        # Our themes name their colours in full or leave them to the terminal: Textual's filter
        # that turns one into the other would only cost.
        self._filters = [TextFilter(ascii_only=not draws_lines(settings.borders))]
        for theme in THEMES:
            self.register_theme(theme)
        # Without the second pass over all styles that Textual makes when a theme is set.
        self.set_reactive(App.theme, shown)
        self.stylesheet.set_variables(self.get_css_variables())
        if settings.animations:
            self.animation_level = "full"

    def on_mount(self) -> None:
        """Remap the keys, listen to the line going down, show the first screen."""
        self.set_keymap(dict(self.settings.keys))
        self._end_cleanly_on_signals()
        if self.opening is not None:
            self.push_screen(self.opening, self._opened)
        self.call_after_refresh(_collect_again)

    def _opened(self, done: bool | None) -> None:
        if done:
            self.sample = done == "sample"  # type: ignore[comparison-overlap]
            self.switch_mode(self.first)
        else:
            self.exit()

    def _end_cleanly_on_signals(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self._end, 128 + number)
            except (NotImplementedError, RuntimeError):  # Windows, or not the main thread
                return

    def _end(self, code: int) -> None:
        """Leave at once; what is being typed is kept first."""
        for screen in self.every_screen():
            keep = getattr(screen, "keep_draft", None)
            if keep:
                keep()
        self.exit(return_code=code)

    def leave_sample(self) -> None:
        """End this run for one on the school's own database; the try-out stays as it is.

        A new run rather than other data in this one: no screen may show what was the sample's.
        """
        if self.sample and self.home is not None:
            self.goes_home = True
            self._end(0)

    def every_screen(self) -> list[Screen[Any]]:
        """The screens on all stacks."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    async def on_event(self, event: events.Event) -> None:
        """A message stands until the next key."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._screen_stack:
            forget = getattr(self.screen, "forget_message", None)
            if forget:
                forget(event.key)
        await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it stands on the keyboard: `enter`, `F1`, not signs that few know."""
        if binding.key_display:
            return binding.key_display
        if binding.key[0] == "f" and binding.key[1:].isdigit():
            return binding.key.upper()
        return format_key(binding.key).replace("⏎", "enter") if "+" not in binding.key else (
            binding.key)

    def delay_update(self, delay: float = SWITCHING) -> None:
        """Hold back what is painted for a moment, as Textual does when the screen changes."""
        super().delay_update(min(delay, SWITCHING))

    # -- actions ---------------------------------------------------------------
    def action_go(self, name: str) -> None:
        """Show one of the eight screens, as it was left; the one that is on, from its root."""
        if self.opening in self.screen_stack:
            return
        if name == self.current_mode:
            self._to_root()
        else:
            self.switch_mode(name)

    def _to_root(self) -> None:
        """Leave all pages above the root screen; what is being typed is kept."""
        root, above = self.screen_stack[0], self.screen_stack[:0:-1]
        for screen in above:
            keep = getattr(screen, "keep_draft", None)
            if keep:
                keep()
            self.pop_screen()
            tell = getattr(screen, "tell_of_draft", None)
            if tell:
                tell(root)

    def action_leave(self) -> None:
        """Quit: from the palette, or ctrl+q."""
        self._end(0)

    def action_redraw(self) -> None:
        """Draw everything anew: another program may have written over the screen."""
        self.redraw()

    def action_help(self) -> None:
        """Explain the screen that is on."""
        if len(self.screen_stack) and getattr(self.screen, "is_modal", False):
            return
        from mitra_tui.screens.help import help_text
        from mitra_tui.widgets.dialogs import Notice

        self.push_screen(Notice(help_text(self.screen), title=t("help.title")))

    def action_palette(self) -> None:
        """All that can be done here, and all records, by name."""
        if getattr(self.screen, "is_modal", False):
            return
        from mitra_tui.commands import open_palette

        open_palette(self)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: Any) -> None:
        """A remapped key that is taken elsewhere: say so; the remapped one wins."""
        names = ", ".join(sorted(one.id or one.key for one in clashed_bindings))
        say = getattr(self.screen, "say", None)
        if say:
            say(t("settings.key_clash", names=names), error=True)

    # -- faults ----------------------------------------------------------------
    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: keep drafts, write the incident, end with its own code.

        Textual would print a traceback with the values of local variables, which are the
        office's data, and end with exit code 0.
        """
        if self.is_headless:  # under test: let it be seen
            super()._handle_exception(error)
            return
        from mitra_tui.cli.incident import record

        if self.incident is None:
            self.incident = record(error)
        self._return_code = 3
        self._exit = True
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[Any]) -> Sequence[Any]:
        """None of Textual's own: no screenshot, no theme chooser, no URL."""
        return ()


def _collect_again() -> None:
    """What was imported lives as long as the app: the collector need not look at it again."""
    import gc

    gc.freeze()
    gc.enable()


def start(path: Path, settings: Settings, *, screen: str = "", sample: bool = False,
          home: Path | None = None) -> int:
    """Run the app on the database `path`; returns the exit code.

    When that is a `sample`, `home` is the school's own, to which the user may go from there.
    Both ends must be terminals. Raises what `open_database` raises.
    """
    app = _run(path, settings, screen or ("partners" if sample else "today"), sample, home)
    while app.goes_home and app.home is not None:
        app = _run(app.home, settings, "today", False, None)
    if app.incident is not None:
        from mitra_tui.cli.output import complain

        complain(t("error.fault", path=app.incident))
    return app.return_code or 0


def _run(path: Path, settings: Settings, screen: str, sample: bool,
         home: Path | None) -> MitraApp:
    """One run of the app, from an open database to a closed one."""
    from mitra_tui.models.opening import close_database, has_school, is_sample, open_database

    opening = None
    if path.exists():
        open_database(path, wait=WAIT, cache_kib=CACHE_KIB)
    if not path.exists() or not has_school():
        from mitra_tui.screens.welcome import WelcomeScreen

        opening = WelcomeScreen(path)
        home = path
    elif is_sample():
        sample = True
    app = MitraApp(settings, screen, sample=sample, opening=opening, home=home)
    _check_keymap(app, settings)
    try:
        app.run()
    finally:
        close_database()
    return app


def _check_keymap(app: App[Any], settings: Settings) -> None:
    """Every remapped name must be a binding of some screen."""
    if not settings.keys:
        return
    from mitra_tui.paths import settings_file
    from mitra_tui.screens.help import every_binding

    known = {binding.id for binding in every_binding(app) if binding.id}
    for name in settings.keys:
        if name not in known:
            raise MitraError("settings.unknown_binding", path=str(settings_file()), key=name)
