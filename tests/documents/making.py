"""Documents to print in tests."""

from __future__ import annotations

import io

from PIL import Image

from mitra_tui.documents.blocks import (
    Article,
    Block,
    Document,
    Facts,
    Letterhead,
    Listing,
    Numbers,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
    Witnesses,
)
from mitra_tui.documents.picture import Picture, read_picture

# A name that is markup in every language that a document is written in.
NAME = 'CV "A & B" <Jaya> [Mitra] *b* _i_ {x} [/]'


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture file."""
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


def logo() -> Picture:
    found = read_picture(picture())
    assert found is not None
    return found


def article(number: int, heading: str = "Ruang Lingkup") -> Article:
    clauses = ("PIHAK PERTAMA dan PIHAK KEDUA bekerja sama dengan itikad baik dan saling "
               "menghormati.", (Run("Kerja sama dengan "), Run(NAME, bold=True),
                                Run(" mencakup hal-hal berikut:")))
    return Article(number, heading, (
        Listing(clauses, "clause"),
        Listing(("penyelarasan kurikulum;", "praktik kerja lapangan; dan", "guru tamu."),
                "letter", 1)))


def blocks(articles: int = 3) -> tuple[Block, ...]:
    """A block of every kind."""
    return (
        Letterhead("SMK NEGERI 8 SAMARINDA", ("DINAS PENDIDIKAN",), ("Samarinda",), logo()),
        Title(("PERJANJIAN KERJA SAMA", "DENGAN", NAME)),
        Numbers((("NOMOR", "421.5/123/SMKN8/VIII/2024"), ("NOMOR", "......"))),
        Paragraph("Pada hari ini yang bertanda tangan di bawah ini:"),
        Facts((("Nama", NAME), ("Alamat", "Jalan Anggrek 1\nSamarinda"))),
        *(article(number) for number in range(1, articles + 1)),
        Table(("No", "Indikator", "Target"), ((1, NAME, 30), (2, "Jam mengajar", 12.5))),
        Paragraph("Demikian perjanjian ini dibuat."),
        Signatures(((
            Signer(("PIHAK PERTAMA",), "Kepala", ("NIP. 1",), "Meterai\nRp10.000"),
            Signer(("PIHAK KEDUA", NAME), "Direktur")),)),
        Witnesses("Saksi-saksi", ("Saksi satu", "......")),
    )


def document(articles: int = 3, **values: object) -> Document:
    return Document(blocks(articles), "Perjanjian", author="SMK", **values)  # type: ignore[arg-type]
