"""The writers' queue: a lock on a file beside the database."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mitra_tui.engines.lock import side_lock
from mitra_tui.errors import Busy, Conflict


def test_one_at_a_time_and_free_again_whatever_happens(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with side_lock(path, 0.1):
        assert path.stat().st_mode & 0o777 == 0o600
        with pytest.raises(Busy), side_lock(path, 0.05):
            pass
    with pytest.raises(ZeroDivisionError), side_lock(path, 0.1):
        raise ZeroDivisionError
    with side_lock(path, 0.0):
        pass


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    """Or whoever may write the folder could make us touch any file."""
    victim = tmp_path / "milik orang lain"
    (tmp_path / "x.lock").symlink_to(victim)
    with pytest.raises(Conflict), side_lock(tmp_path / "x.lock", 0.1):
        pass
    assert not victim.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Conflict) as refused, side_lock(tmp_path / "tidak" / "x.lock", 0.1):
        pass
    assert refused.value.key == "error.read_only"
    assert refused.value.params["path"] == str(tmp_path / "tidak")


def test_no_handle_is_left_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0  # noqa: PTH208
    for _ in range(20):
        with side_lock(tmp_path / "x.lock", 0.1):
            pass
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0  # noqa: PTH208
    assert after == before
