"""Letters on paper: the fields of their templates, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mitra_tui.documents.agreement import office
from mitra_tui.documents.blocks import (
    Block,
    Document,
    Paragraph,
    Signatures,
    Signer,
    Space,
    Title,
)
from mitra_tui.documents.common import (
    PARTNER_FIELDS,
    SCHOOL_FIELDS,
    Source,
    identity,
    letterhead,
    partner_fields,
    school_fields,
    text_of,
)
from mitra_tui.documents.filling import DOTS, Values, fill
from mitra_tui.documents.template import Node
from mitra_tui.i18n import t_in
from mitra_tui.i18n.terbilang import MOST, figure, long_day, weekday
from mitra_tui.rows.letter import DAYS, SAID

FIELDS = (
    *SCHOOL_FIELDS, *PARTNER_FIELDS, *SAID, "penanda_tangan.nama", "penanda_tangan.jabatan",
    "penanda_tangan.pangkat", "penanda_tangan.nip",
)
BLOCKS = ("blok.kop", "blok.tanda_tangan", "blok.tanda_tangan_bertanggal")


def letter_document(source: Source, said: Mapping[str, str], nodes: Sequence[Node], *,
                    title: str, wide: bool = False) -> Document:
    """The letter in a template's words. `said` holds fields of `SAID`, days as ISO text."""
    fields = _fields(source, said)
    values = Values(fields, {
        "blok.kop": lambda _level: letterhead(source),
        "blok.tanda_tangan": lambda _level: (_signature(source),),
        "blok.tanda_tangan_bertanggal": lambda _level: (_signature(source, _dated(fields)),),
    })
    name = " - ".join(part for part in (title, fields["mitra.nama"]) if part)
    blocks = fill(nodes, values)
    return Document(_larger(blocks) if wide else blocks, name, author=fields["sekolah.nama"],
                    wide=wide, numbered=False)


def _larger(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Certificates hang on walls."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Title):
            found += [Space(4), replace(block, size=20)]
        elif isinstance(block, Paragraph) and block.align == "center":
            found.append(replace(block, size=13))
        else:
            found.append(block)
    return tuple(found)


def _fields(source: Source, said: Mapping[str, str]) -> dict[str, str]:
    head = source.principal or {}
    told = {name: said.get(name, "") for name in SAID}
    for name in DAYS:
        told[name] = long_day(told[name])
    if said.get("acara.hari_tanggal"):
        told["acara.hari_tanggal"] = (
            f"{weekday(said['acara.hari_tanggal'])}, {told['acara.hari_tanggal']}")
    told["surat.tanggal"] = told["surat.tanggal"] or long_day(source.day)
    told["surat.tempat"] = told["surat.tempat"] or text_of(source.school, "city")
    told["surat.lampiran"] = told["surat.lampiran"] or "-"
    told["surat.kepada"] = told["surat.kepada"] or t_in("id", "document.head_of")
    told["penerima.nama"] = told["penerima.nama"] or text_of(source.partner, "name")
    told["pkl.jumlah_siswa"] = _counted(told["pkl.jumlah_siswa"])
    return school_fields(source) | partner_fields(source) | told | {
        "penanda_tangan.nama": text_of(head, "name"),
        "penanda_tangan.jabatan": office(head),
        "penanda_tangan.pangkat": text_of(head, "rank"),
        "penanda_tangan.nip": text_of(head, "nip"),
    }


def _counted(text: str) -> str:
    """A number with its words; what is none stays as it was written."""
    if text.isascii() and text.isdigit() and int(text[:20]) <= MOST:
        return figure(int(text))
    return text


def _dated(fields: Mapping[str, str]) -> str:
    """Where and when, as it stands above a signature."""
    return f"{fields['surat.tempat'] or DOTS}, {fields['surat.tanggal'] or DOTS}"


def _signature(source: Source, *above: str) -> Signatures:
    """Who signs for the school, in the right column, below the lines `above`."""
    head = source.principal or {}
    signer = Signer((*above, f"{office(head) or DOTS},"), text_of(head, "name") or DOTS,
                    identity(head, "nip"))
    return Signatures(((None, signer),))
