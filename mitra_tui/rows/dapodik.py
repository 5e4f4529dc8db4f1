"""What Dapodik asks of an agreement (`mou`) and of a partner (`dudi`), and what is lacking.

The forms' columns, their order and their greatest lengths are Dapodik's own (domain, section 6).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a Dapodik form: its name there, and the field that fills it."""

    name: str
    what: str
    field: str
    maximum: int = 0
    required: bool = False

    @property
    def column(self) -> str:
        """Its place in Dapodik: the form, and its name there."""
        return f"{'dudi' if self in DUDI else 'mou'}.{self.name}"


MOU = (
    Slot("jenis_kerja_sama", "agreements", "cooperation", required=True),
    Slot("nomor_mou", "agreements", "school_number", 80, True),
    Slot("judul_mou", "agreements", "title", 80, True),
    Slot("tanggal_mulai", "agreements", "starts_on", required=True),
    Slot("tanggal_selesai", "agreements", "ends_on", required=True),
    Slot("nama_dudi", "partners", "name", 100),
    Slot("npwp_dudi", "partners", "npwp", 15),
    Slot("nama_bidang_usaha", "partners", "sector", 40, True),
    Slot("telp_kantor", "partners", "phone", 20),
    Slot("fax", "partners", "fax", 20),
    Slot("contact_person", "contacts", "name", 100),
    Slot("telp_cp", "contacts", "phone", 20),
    Slot("jabatan_cp", "contacts", "position", 40),
)
DUDI = (
    Slot("nama", "partners", "name", 100, True),
    Slot("bidang_usaha", "partners", "sector", required=True),
    Slot("alamat_jalan", "partners", "street", 80, True),
    Slot("rt", "partners", "rt", 2),
    Slot("rw", "partners", "rw", 2),
    Slot("nama_dusun", "partners", "hamlet", 60),
    Slot("desa_kelurahan", "partners", "village", 60, True),
    Slot("kode_wilayah", "partners", "region_code", 8, True),
    Slot("kode_pos", "partners", "postcode", 5),
    Slot("lintang", "partners", "latitude"),
    Slot("bujur", "partners", "longitude"),
    Slot("nomor_telepon", "partners", "phone", 20),
    Slot("nomor_fax", "partners", "fax", 20),
    Slot("email", "partners", "email", 60),
    Slot("website", "partners", "website", 100),
    Slot("npwp", "partners", "npwp", 15),
    Slot("nib", "partners", "nib", 30),
)
# The number of PKL among the 8+i of link and match.
PKL_ITEM = 4
_PKL = re.compile(r"\b(?:pkl|prakerin|pra[ck]t(?:ik|ek) (?:kerja|industri)|internships?)\b")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that keeps a record out of Dapodik: the field to fill, a sentence's key, and the
    column of Dapodik's form that it would stand in (empty: none)."""

    field: str
    key: str
    params: Mapping[str, Any]
    column: str = ""

    @property
    def warns(self) -> bool:
        """Whether it is no more than a warning: the field is filled, but longer than the form."""
        return self.key == "readiness.too_long"


@dataclass(frozen=True, slots=True)
class Unready:
    """A record with what it lacks."""

    what: str
    id: int
    name: str
    lacks: tuple[Lack, ...]


def value_for(slot: Slot, values: Mapping[str, Any]) -> Any:
    """What goes into a column; a tax number without its points, as the form wants it."""
    value = values.get(slot.field)
    if slot.field == "npwp" and value and re.fullmatch(r"[0-9.\-\s/]+", str(value)):
        return re.sub(r"[^0-9]", "", str(value))
    return value


def lacks_of(what: str, values: Mapping[str, Any]) -> list[Lack]:
    """What a record of the kind `what` lacks: what must be filled, and what is too long.

    A field that stands in both forms is told once, by the stricter of them.
    """
    found = []
    for slot, asked, tight in _rules(what):
        value = value_for(slot, values)
        if value in (None, ""):
            if asked:
                found.append(Lack(slot.field, "readiness.missing", {}, asked))
        elif tight.maximum and len(str(value)) > tight.maximum:
            found.append(Lack(slot.field, "readiness.too_long", {
                "length": len(str(value)), "maximum": tight.maximum}, tight.column))
    return found + (_place(values) if what == "partners" else [])


@cache
def _rules(what: str) -> tuple[tuple[Slot, str, Slot], ...]:
    """For each field of a kind of record: its column, the one that must be filled (empty: none),
    and the one that takes the fewest letters."""
    found = []
    for field in dict.fromkeys(slot.field for slot in (*MOU, *DUDI) if slot.what == what):
        slots = [slot for slot in (*DUDI, *MOU) if (slot.what, slot.field) == (what, field)]
        tight = min((slot for slot in slots if slot.maximum), key=lambda slot: slot.maximum,
                    default=slots[0])
        asked = next((slot.column for slot in slots if slot.required), "")
        found.append((slots[0], asked, tight))
    return tuple(found)


def _place(values: Mapping[str, Any]) -> list[Lack]:
    """A partner has coordinates, and a region that is one (`000000` stands for none)."""
    found = []
    for name in ("latitude", "longitude"):
        if values.get(name) is None:
            found.append(Lack(name, "readiness.no_coordinate", {}, _column(name)))
    code = str(values.get("region_code") or "").strip()
    if code and not (code.isascii() and code.isdigit() and code.strip("0")):
        found.append(Lack("region_code", "readiness.no_region", {"value": code},
                          _column("region_code")))
    return found


@cache
def _column(field: str) -> str:
    return next(slot.column for slot in DUDI if slot.field == field)


def is_pkl(values: Mapping[str, Any], items: Sequence[int] = ()) -> bool:
    """Whether an agreement is about PKL: by its scope, its template, or what it is called."""
    if PKL_ITEM in items or values.get("template") == "pkl":
        return True
    return any(_PKL.search(str(values.get(name) or "").casefold())
               for name in ("title", "cooperation"))


def pkl_lacks(values: Mapping[str, Any]) -> list[Lack]:
    """An agreement about PKL names the teacher who looks after it."""
    return [] if values.get("supervisor") else [Lack("supervisor", "readiness.no_supervisor", {})]
