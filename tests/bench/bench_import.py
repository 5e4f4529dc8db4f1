"""Importing a large directory, against writing the same rows with nothing else on."""

from __future__ import annotations

import csv
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mitra_tui.engines import journal
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services.importing import Verdict, apply, plan, read_file
from tests.bench.measure import Figures, Row, bench, in_turn

PARTNERS = 20_000
MANY = 100_000
HEADS = ("Nama", "Jenis", "Kota", "Telepon", "Bidang", "Alamat", "Surel", "Catatan")
CITIES = ("Samarinda", "Balikpapan", "Bontang", "Tenggarong", "Berau", "Makassar", "Surabaya")
KINDS = ("Dunia usaha/industri (IDUKA)", "Sekolah", "Perguruan tinggi", "Instansi pemerintah")


@bench
def partners(runs: int) -> Iterator[Row]:
    """20,000 partners from CSV, all rules, search and journal on, against raw executemany."""
    yield from _compared(runs, 0)


@bench
def beside_many(runs: int) -> Iterator[Row]:
    """The same into a directory of 100,000 partners."""
    yield from _compared(runs, MANY)


def _compared(runs: int, beside: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_table(folder / "mitra.csv", PARTNERS, "Mitra")
        _prepare(folder, beside)
        _ours(folder)
        # What the other side writes.
        rows = list(db.execute_sql(
            "SELECT * FROM partner WHERE id > ?", (beside,)))
        pair = in_turn(runs, lambda: _ours(folder), lambda: _raw(folder, rows))
        close_database()
    into = f" beside {beside:,}" if beside else ""
    yield pair.row(f"import of {PARTNERS:,} partners{into}", "s", at_most=12, unit="s")


def _prepare(folder: Path, beside: int) -> None:
    """The database that each run starts from, with `beside` partners of other names."""
    path = folder / "before.db"
    open_database(path, wait=30.0, create=True)
    if beside:
        _write_table(folder / "before.csv", beside, "Usaha")
        apply(plan("partners", read_file(str(folder / "before.csv"), what="partners")))
    close_database()


def _write_table(file: Path, many: int, first: str) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADS)
        for n in range(many):
            writer.writerow((
                f"PT {first} {_word(n)} {_word(n * 7 + 3)} {n}", KINDS[n % len(KINDS)],
                CITIES[n % len(CITIES)], f"0812{n:08}", "Logistik",
                f"Jalan {_word(n + 11)} No. {n}", f"kantor{n}@contoh.id", f"Catatan ke-{n}"))


def _word(n: int) -> str:
    """A word of its own for each number below some thousands."""
    n = n * 2654435761 % 9973
    syllables = ("ba", "ri", "to", "ma", "su", "ke", "la", "ndo", "wi", "ja")
    return "".join(syllables[int(digit)] for digit in f"{n:04}").capitalize()


def _fresh(folder: Path) -> None:
    close_database()
    for one in folder.glob("mitra.db*"):
        one.unlink()
    shutil.copy(folder / "before.db", folder / "mitra.db")
    open_database(folder / "mitra.db", wait=30.0)


def _ours(folder: Path) -> Figures:
    """The whole import, from the file to the last commit."""
    _fresh(folder)
    start = time.perf_counter()
    summary = apply(plan("partners", read_file(str(folder / "mitra.csv"), what="partners")))
    took = time.perf_counter() - start
    if summary.counts[Verdict.NEW] != PARTNERS:
        raise RuntimeError(f"not all rows came in: {summary}")
    return {"s": took}


def _raw(folder: Path, rows: list[tuple[Any, ...]]) -> Figures:
    """The same rows into the same table and indexes, through the same driver, triggers off."""
    _fresh(folder)
    journal.drop_triggers(db)
    marks = ", ".join("?" * len(rows[0]))
    connection = db.connection()
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.cursor().executemany(f"INSERT INTO partner VALUES ({marks})", rows)
    connection.execute("COMMIT")
    return {"s": time.perf_counter() - start}
