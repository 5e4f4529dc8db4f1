"""Run the README's two commands as a newcomer would: `readme.py app|tests CLONE HOME`.

`app` runs the first one in a terminal of 80×24 until the list of the paper's partners is on the
screen, then presses `q` and expects a clean end. `tests` runs the second one and passes its
output and exit code on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# A machine that has nothing yet needs this long at most to fetch and build the packages.
PATIENCE = 900.0
# What reaches the package index from here, and nothing else of this environment.
KEPT = re.compile(r"PATH|LANG|TMPDIR|CI|PIP_.*|.*_proxy|.*_PROXY|SSL_.*|REQUESTS_.*|CURL_.*")


def commands(readme: str) -> tuple[str, str]:
    """The README's two commands: its first two blocks marked `sh`."""
    first, second = re.findall(r"^```sh\n(.+?)\n```$", readme, re.MULTILINE | re.DOTALL)[:2]
    return first, second


def environment(home: Path) -> dict[str, str]:
    """An environment in which nothing was ever installed or set."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    return {"LANG": "C.UTF-8", **kept, "HOME": str(home), "TERM": "xterm-256color",
            "PYTHONPATH": ""}


def try_app(clone: Path, command: str, env: dict[str, str]) -> int:
    """Start the app, wait for its list, leave it; the exit code."""
    sys.path.insert(0, str(ROOT))
    from tests.bench import probe

    probe.PATIENCE = PATIENCE
    with probe.Terminal(["sh", "-c", f'cd "{clone}" && {command}'], env=env) as terminal:
        terminal.wait_for("Indosat Ooredoo")
        terminal.wait_for("[2 Mitra]")
        terminal.settle()
        print(terminal.text())
        terminal.press("q")
        return terminal.wait_exit()


def main() -> int:
    """Run what the words after the script's name ask for."""
    what, clone, home = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    first, second = commands((clone / "README.md").read_text("utf-8"))
    env = environment(home)
    print(f"$ {first if what == 'app' else second}", flush=True)
    if what == "app":
        return try_app(clone, first, env)
    return subprocess.run(["sh", "-c", second], cwd=clone, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
