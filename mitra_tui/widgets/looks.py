"""The themes, and whether this terminal can draw more than ASCII."""

from __future__ import annotations

import os

from textual.theme import Theme

# The default: quiet, dark, with one warm accent.
_MITRA = Theme(
    name="mitra", dark=True, primary="#7fb4ca", secondary="#98bb6c", accent="#e6c384",
    foreground="#dcd7ba", background="#16181d", surface="#1f232b", panel="#2a2f3a",
    success="#98bb6c", warning="#e6c384", error="#ff7a72",
)
# Sixteen colours: the terminal's own palette, on its own background.
_SIXTEEN = Theme(
    name="mitra-16", dark=True, primary="ansi_cyan", secondary="ansi_green",
    accent="ansi_yellow", foreground="ansi_default", background="ansi_default",
    surface="ansi_default", panel="ansi_default", success="ansi_green", warning="ansi_yellow",
    error="ansi_red",
    variables={"text-muted": "ansi_default", "text-error": "ansi_red",
               "text-success": "ansi_green", "text-primary": "ansi_cyan",
               "text-accent": "ansi_yellow", "text": "ansi_default"},
)
# No colour at all: signs, brackets, reverse and bold say everything.
_MONO = Theme(
    name="mitra-mono", dark=True, primary="ansi_default", secondary="ansi_default",
    accent="ansi_default", foreground="ansi_default", background="ansi_default",
    surface="ansi_default", panel="ansi_default", success="ansi_default",
    warning="ansi_default", error="ansi_default",
    variables=dict.fromkeys(
        ("text-muted", "text-error", "text-success", "text-primary", "text-accent", "text"),
        "ansi_default"),
)
THEMES = (_MITRA, _SIXTEEN, _MONO)


def draws_lines(borders: str) -> bool:
    """Whether signs beyond ASCII may be drawn; `borders` is the setting.

    `auto` trusts a UTF-8 locale on a terminal that is not one of the old ones. A Python that
    was started in the C locale sets LC_CTYPE itself, so that alone proves nothing.
    """
    if borders != "auto":
        return borders == "lines"
    if os.environ.get("TERM", "") in ("linux", "dumb", "vt100", "vt102", "vt220"):
        return False
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or os.environ.get("LC_CTYPE", "")
    return "utf" in locale.lower() or os.name == "nt"
