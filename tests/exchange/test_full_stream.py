"""Writers on a disk that becomes full: one error, and nobody complains afterwards."""

from __future__ import annotations

import errno
import gc
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict
from mitra_tui.exchange.writers import FORMATS, write


class Full(io.BytesIO):
    """A stream that takes so many bytes and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)


@pytest.mark.parametrize("room", [0, 60, 1000, 4000])
@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "vcf"])
def test_a_full_disk_is_told_once(
    kind: str, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    stream = Full(room)
    rows = [[f"{n * n} {n}", n] for n in range(1500)]
    with pytest.raises(OSError, match="full") as refused:
        write(kind, stream, ["name", "n"], iter(rows))
    assert refused.value.errno == errno.ENOSPC
    del refused
    stream.close()
    gc.collect()
    assert said == []


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "ods"])
def test_an_export_on_a_full_disk_says_so_and_leaves_no_file(
    kind: str, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mitra_tui.rows.record import Query
    from mitra_tui.services import exporting
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.partners import store
    from tests import factories

    factories.partner("PT Satu")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Conflict) as refused:
        exporting.export_file(Listing(store, Query()), kind, tmp_path / f"x.{kind}")
    assert refused.value.key == "error.disk_full"
    assert [one.name for one in tmp_path.iterdir() if "x." in one.name] == []
