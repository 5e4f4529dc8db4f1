"""A directory to measure with: made-up partners, the same each time, named as such bodies are.

A third of them have someone to call and a tenth an agreement, so that a page of the list has
all its columns to fill. Brands are made of syllables: a directory's words are thousands, and
most of them stand in few names.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.rows.text import fold, name_key

SHOWN = 18
"""The last row, from 0, that a terminal of 24 lines shows of the list."""

_FORMS = (  # kind, how the name begins, how often of a hundred
    ("industry", "PT", 42), ("business", "CV", 20), ("business", "UD", 6), ("school", "SMK", 6),
    ("school", "SMK Negeri", 4), ("university", "Politeknik", 3), ("university", "Universitas", 3),
    ("business", "Hotel", 4), ("business", "Bengkel", 4), ("government", "Dinas", 3),
    ("community", "Yayasan", 3), ("state_enterprise", "Bank", 2),
)
_WORDS = str.split(
    "Abadi Agung Aman Anugerah Artha Bahari Bangun Baru Berkah Bersama Bintang Borneo Cahaya Cipta "
    "Citra Dana Daya Delta Eka Energi Garuda Gemilang Graha Harapan Indah Indo Inti Jaya Karsa "
    "Karya Kencana Kreatif Lestari Logistik Maju Makmur Mandiri Media Mega Mitra Mulia Nusantara "
    "Pangan Persada Perkasa Prima Pusaka Pustaka Raya Restu Sakti Samudra Sarana Sejahtera Sentosa "
    "Sinar Solusi Sukses Sumber Surya Tama Teknik Teknologi Tirta Tunas Usaha Utama Wahana Wijaya"
)
_PLACES = str.split(
    "Samarinda Balikpapan Bontang Tenggarong Sangatta Berau Penajam Grogot Banjarmasin Makassar "
    "Surabaya Semarang Bandung Jakarta Tarakan Malinau Nunukan Sendawar Melak Sepaku Muara"
)
_SYLLABLES = str.split("ba ri to ma su ke la ndo wi ja da na ra si ya pu lo ti hi ne")
_POSITIONS = ("Bagian Personalia", "Hubungan Masyarakat", "Sekretariat", "Kepala Cabang")


@cache
def directory(many: int) -> Path:
    """A database with so many partners. Made once, and thrown away when the run is over."""
    path = folder() / f"mitra-{many}.db"
    open_database(path, wait=30.0, create=True)
    with transaction("partners.add") as change:
        _fill(many)
        change.about("partners", None, str(many))
    close_database()
    return path


def folder() -> Path:
    """A folder for what a run makes; it goes when the run is over."""
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="mitra-bench-")


def names(many: int) -> Iterator[tuple[str, str, str]]:
    """So many partners: name, kind and city."""
    chance = Random(8)
    forms = [(kind, form) for kind, form, often in _FORMS for _ in range(often)]
    given: set[str] = set()
    while len(given) < many:
        kind, form = chance.choice(forms)
        city = chance.choice(_PLACES)
        parts = [form, *([str(chance.randint(1, 30))] if form == "SMK Negeri" else [])]
        parts += [_brand(chance)] if chance.random() < 0.5 else []
        parts += chance.sample(_WORDS, chance.randint(1, 2))
        parts += [city] if chance.random() < 0.4 else []
        name = " ".join(parts)
        if name not in given:
            given.add(name)
            yield name, kind, city


def _brand(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _fill(many: int) -> None:
    """Write school, partners, contacts and agreements."""
    day = "2024-01-08T01:00:00.000Z"
    write = db.connection().cursor().executemany
    made = list(enumerate(names(many), 1))
    write("INSERT INTO school (name, created_at, updated_at) VALUES (?, ?, ?)",
          [("SMK Negeri 8 Samarinda", day, day)])
    write("INSERT INTO partner (id, name, sort_key, name_key, kind, city, phone, stage, "
          "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)",
          ((id, name, fold(name), name_key(name), kind, city, f"0541{id:07}", day, day)
           for id, (name, kind, city) in made))
    write("INSERT INTO contact (partner_id, name, sort_key, phone, created_at, updated_at) "
          "VALUES (?, ?, ?, ?, ?, ?)",
          ((id, _POSITIONS[id % 4], fold(_POSITIONS[id % 4]), f"0812{id:08}", day, day)
           for id, _ in made[::3]))
    write("INSERT INTO agreement (kind, partner_id, title, sort_key, starts_on, ends_on, state, "
          "created_at, updated_at) VALUES ('mou', ?, ?, ?, '2024-01-08', '2029-01-08', 'signed', "
          "?, ?)", ((id, name, fold(name), day, day) for id, (name, _, _) in made[::10]))


def shown(many: int) -> str:
    """How the last row begins that the list shows at first."""
    ordered = sorted((name for name, _, _ in names(many)), key=fold)
    return ordered[min(SHOWN, many - 1)][:24].rstrip()
