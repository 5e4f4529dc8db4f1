"""Drafts of two windows: what is being typed in one is never taken up in the other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mitra_tui.models.base import db
from mitra_tui.services import drafts, processes

_TYPING = """
import sys
from pathlib import Path
from mitra_tui.models.opening import open_database
from mitra_tui.services import drafts
open_database(Path(sys.argv[1]), wait=5.0)
drafts.keep("partners/new", {"name": "PT Jendela Lain"})
print("kept", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_window(path: Path) -> Iterator[None]:
    """A program in which a new partner is being typed."""
    with subprocess.Popen([sys.executable, "-c", _TYPING, str(path)], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None and running.stdout is not None
        assert running.stdout.readline() == "kept\n"
        yield
        running.stdin.close()
        running.wait(30)


def test_what_another_window_is_typing_is_not_taken_nor_written_over(database: Path) -> None:
    with another_window(database):
        assert drafts.take("partners/new") is None
        assert not drafts.waits("partners/new")
        assert not drafts.drop("partners/new")
        drafts.keep("partners/new", {"name": "PT Sendiri"})
        assert drafts.take("partners/new") == {"name": "PT Sendiri"}
    assert drafts.drop("partners/new")
    assert drafts.take("partners/new") == {"name": "PT Jendela Lain"}, "its program has ended"
    assert drafts.drop("partners/new") and not drafts.waits("partners/new")


def test_a_draft_that_was_taken_up_is_this_windows(database: Path) -> None:
    with another_window(database):
        pass
    assert drafts.waits("partners/new")
    assert drafts.take("partners/new") == {"name": "PT Jendela Lain"}
    (form,) = db.execute_sql("SELECT form FROM draft").fetchone()
    assert form == f"partners/new#{processes.own_name()}"


def test_a_form_of_another_record_is_another_draft(database: Path) -> None:
    drafts.keep("partners/12", {"name": "PT Dua Belas"})
    assert drafts.take("partners/1") is None and drafts.take("partners/new") is None


def test_a_number_that_was_given_again_is_another_program() -> None:
    assert processes.lives(processes.own_name())
    machine, number, _ = processes.own_name().rsplit(":", 2)
    assert not processes.lives(f"{machine}:{number}:1")
    assert not processes.lives(f"elsewhere:{number}:1") and not processes.lives("")
