"""The `mitra` command: choose the language, then run the app or one verb.

The order matters. `version` is answered before anything is imported. The language is chosen
before any screen is imported, because bindings are read at import.
"""

from __future__ import annotations

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code (0 done, 1 refused, 2 wrong usage, 3 our fault)."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["version"], ["--version"]):
        from mitra_tui import __version__

        try:
            sys.stdout.write(f"mitra {__version__}\n")
            sys.stdout.flush()
        except (AttributeError, OSError):  # closed, or nobody reads
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    import gc

    gc.disable()  # while modules are imported there is nothing to collect; see `start.dispatch`
    from mitra_tui.cli.start import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
