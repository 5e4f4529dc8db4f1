"""What sort of activity a title tells of. The answers are what an office writes, so Indonesian."""

from __future__ import annotations

import re

# In the order in which they win when a title has several; the first three always do.
_WINS = (
    ("Lomba/prestasi", r"menjuarai|juara\b|juarai|meraih|raih|memenangkan|menangkan|medali|"
                       r"peringkat|memborong|menyabet|sabet"),
    ("Studi tiru", r"studi\s+(?:tiru|banding)|benchmark\w*"),
    ("Guru tamu", r"guru\s+tamu|dosen\s+tamu|kuliah\s+(?:umum|tamu)|praktisi\s+mengajar|guest\s+"
                  r"(?:teacher|lecture\w*)"),
)
_FIRST = (
    ("Penandatanganan kerja sama",
     r"penandatanganan|tanda\s*tangan\w*|\bmou\b|nota\s+kesepahaman|teken"),
    ("Kunjungan industri",
     r"kunjungan|kunjungi|field\s*trip|study\s+tour|(?:industrial|company)\s+visit"),
    ("PKL/magang", r"\bpkl\b|prakerin|magang|prakt[ie]k\s+kerja|\bojt\b"),
    ("Sosialisasi", r"sosialisasi\w*|penyuluhan|edukasi|kampanye"),
    ("Sertifikasi", r"sertifika\w*|asesor|asesmen|\blsp\b"),
    ("Uji kompetensi", r"\bukk\b|uji\s+kompetensi"),
    ("Diklat/pelatihan",
     r"diklat|pelatihan|pembekalan|bimtek|bimbingan\s+teknis|upskilling|reskilling|diseminasi|"
     r"training|beauty\s+class|in\s+house|kursus"),
    ("Workshop/seminar", r"workshop|lokakarya|seminar|webinar|talk\s*show|bedah\s+buku"),
    ("Sinkronisasi kurikulum", r"(?:sinkronisasi|penyelarasan|penyusunan|review)\s+kurikulum"),
    ("Kelas industri", r"kelas\s+industri"),
    ("Rekrutmen/penempatan kerja",
     r"rekrut\w*|job\s*(?:fair|matching)|bursa\s+kerja|lowongan|penempatan\s+kerja|tes\s+kerja"),
    ("Pameran", r"pameran|expo|bazar|gelar\s+karya|festival"),
    ("Lomba/prestasi", r"lomba|kompetisi|olimpiade|\blks\b|competition|turnamen|kejuaraan"),
    ("Karakter/ekstrakurikuler",
     r"pramuka|raimuna|jambore|karakter|perkemahan|paskibra\w*|ekstrakurikuler|\bldks?\b|upacara"),
    ("Bantuan/donasi", r"donasi|hibah|bantuan|\bcsr\b|beasiswa"),
    ("Bakti sosial", r"bakti\s+sosial|baksos|donor\s+darah|kerja\s+bakti"),
    ("Rapat/koordinasi", r"rapat|koordinasi|audiensi|silaturahmi"),
)
_WINNING = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _WINS)
_FINDING = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FIRST)
CATEGORIES = tuple(dict.fromkeys(name for name, _ in (*_WINS, *_FIRST)))


def guess_category(title: str, partner_kinds: tuple[str, ...] = ()) -> str:
    """The category a title speaks for; empty when it speaks for none.

    The word that stands first decides, but a prize, a comparison visit and a guest teacher win
    over anything. A visit to a school is a comparison visit, unless it says *industri*.
    """
    for name, pattern in _WINNING:
        if pattern.search(title):
            return name
    found = [(match.start(), name) for name, pattern in _FINDING
             if (match := pattern.search(title)) is not None]
    category = min(found)[1] if found else ""
    if category == "Kunjungan industri" and "school" in partner_kinds and not re.search(
            r"kunjungan\s+industri", title, re.IGNORECASE):
        return "Studi tiru"
    return category
