"""What agreements and letters share: the school, the partner, the head of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mitra_tui.documents.blocks import Block, Letterhead
from mitra_tui.i18n import t_in

Facts = Mapping[str, Any]
"""The values of a record by the fields' names, as JSON shows them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that a document may tell. `day` is its date, empty when it has none yet.

    `principal` is who heads the school on that day, `contact` the partner's present one.
    """

    school: Facts
    partner: Facts
    principal: Facts | None = None
    contact: Facts | None = None
    head: Letterhead | None = None
    day: str = ""
    agreement: Facts = field(default_factory=dict)
    parent: Facts = field(default_factory=dict)
    programmes: tuple[str, ...] = ()


SCHOOL_FIELDS = (
    "sekolah.nama", "sekolah.npsn", "sekolah.alamat", "sekolah.kota", "sekolah.provinsi",
    "sekolah.telepon", "sekolah.email", "sekolah.situs", "sekolah.narahubung",
)
PARTNER_FIELDS = (
    "mitra.nama", "mitra.bidang", "mitra.alamat", "mitra.kota", "mitra.provinsi",
    "mitra.telepon", "mitra.email", "mitra.npwp", "mitra.narahubung",
)


def text_of(values: Facts, name: str) -> str:
    """A value as text, empty when nothing was entered."""
    return str(values.get(name) or "")


def school_fields(source: Source) -> dict[str, str]:
    """The school in a document."""
    school = source.school
    address = ", ".join(
        part for name in ("address", "village", "city", "province")
        if (part := text_of(school, name)))
    return {
        "sekolah.nama": text_of(school, "name"), "sekolah.npsn": text_of(school, "npsn"),
        "sekolah.alamat": address, "sekolah.kota": text_of(school, "city"),
        "sekolah.provinsi": text_of(school, "province"),
        "sekolah.telepon": text_of(school, "phone"), "sekolah.email": text_of(school, "email"),
        "sekolah.situs": text_of(school, "website"),
        "sekolah.narahubung": text_of(source.agreement, "supervisor") or text_of(
            source.partner, "owner"),
    }


def partner_fields(source: Source) -> dict[str, str]:
    """The partner in a document, under the name that it had when the document was signed."""
    partner = source.partner
    name = text_of(source.agreement, "partner_name") or text_of(partner, "name")
    return {
        "mitra.nama": name, "mitra.bidang": text_of(partner, "sector"),
        "mitra.alamat": _partner_address(partner), "mitra.kota": text_of(partner, "city"),
        "mitra.provinsi": text_of(partner, "province"),
        "mitra.telepon": text_of(partner, "phone"), "mitra.email": text_of(partner, "email"),
        "mitra.npwp": text_of(partner, "npwp"), "mitra.narahubung": _person(source.contact or {}),
    }


def _partner_address(partner: Facts) -> str:
    parts = [text_of(partner, "street")]
    for name, before in (("rt", "RT "), ("rw", "RW "), ("hamlet", ""), ("village", ""),
                         ("city", ""), ("province", ""), ("postcode", "")):
        value = text_of(partner, name)
        parts.append(before + value if value else "")
    return ", ".join(part for part in parts if part)


def _person(contact: Facts) -> str:
    """`nama (jabatan), telepon`."""
    name, position = text_of(contact, "name"), text_of(contact, "position")
    told = f"{name} ({position})" if name and position else name
    reach = text_of(contact, "phone") or text_of(contact, "email")
    return ", ".join(part for part in (told, reach) if part)


def letterhead(source: Source) -> tuple[Block, ...]:
    """The head of the school's paper, where it has one."""
    return (source.head,) if source.head else ()


def identity(person: Facts, number: str) -> tuple[str, ...]:
    """The lines below a name: rank, then the number under which the person is known."""
    told = text_of(person, number)
    return tuple(line for line in (
        text_of(person, "rank"),
        (t_in("id", "document.nip", number=told) if number == "nip" else told) if told else "",
    ) if line)

