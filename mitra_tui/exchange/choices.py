"""Choices as people write them: codes, labels in every language, and further words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mitra_tui.exchange.headings import heading_key
from mitra_tui.i18n import in_every_language, t

_CHANNELS = {
    "wa": "whatsapp", "telepon": "phone", "telp": "phone", "hp": "phone", "surel": "email",
    "e mail": "email", "surat": "letter",
}
# Further words for choices, besides their codes and labels.
_WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("partners", "kind"): {
        "dudi": "industry", "dudika": "industry", "iduka": "industry", "du di": "industry",
        "industri": "industry", "dunia industri": "industry", "pabrik": "industry",
        "dunia usaha dan industri": "industry", "dunia usaha dunia industri": "industry",
        "perusahaan": "industry", "swasta": "industry", "pt": "industry",
        "dunia usaha": "business", "usaha": "business", "cv": "business", "umkm": "business",
        "bumn": "state_enterprise", "bumd": "state_enterprise",
        "pemerintah": "government", "instansi": "government", "dinas": "government",
        "instansi pemerintah": "government", "lembaga": "institution",
        "sekolah": "school", "smk": "school", "sma": "school", "perguruan tinggi": "university",
        "kampus": "university", "universitas": "university", "politeknik": "university",
        "komunitas": "community", "organisasi": "community", "ormas": "community",
        "perorangan": "person", "perseorangan": "person", "pribadi": "person", "individu": "person",
    },
    ("partners", "stage"): {
        "calon": "prospect", "calon mitra": "prospect", "aktif": "active", "berakhir": "ended",
        "tidak aktif": "ended", "selesai": "ended", "nonaktif": "ended",
    },
    ("partners", "scope"): {
        "lokal": "local", "daerah": "local", "kota": "local", "nasional": "national",
        "internasional": "international", "luar negeri": "international",
    },
    ("agreements", "kind"): {
        "nota kesepahaman": "mou", "kesepakatan bersama": "mou", "nota kesepakatan": "mou",
        "memorandum of understanding": "mou", "perjanjian kerja sama": "pks",
        "perjanjian kerjasama": "pks", "perjanjian": "pks", "surat perjanjian": "pks",
        "moa": "pks", "memorandum of agreement": "pks", "kontrak": "pks", "kontrak kerja": "pks",
        "implementation arrangement": "ia", "implementing arrangement": "ia",
        "addendum": "addendum", "amandemen": "addendum", "lisan": "none",
        "tanpa mou": "none", "tanpa perjanjian": "none",
    },
    ("agreements", "state"): {
        "aktif": "signed", "masih aktif": "signed", "berlaku": "signed",
        "masih berlaku": "signed", "berjalan": "signed", "sedang berjalan": "signed",
        "sudah ttd": "signed", "ttd": "signed", "sudah ditandatangani": "signed",
        "sah": "signed", "selesai": "signed", "berakhir": "signed", "sudah berakhir": "signed",
        "habis": "signed", "habis masa berlaku": "signed", "kadaluarsa": "signed",
        "kedaluwarsa": "signed", "kadaluwarsa": "signed", "tidak aktif": "signed",
        "tidak berlaku": "signed", "akan berakhir": "signed", "diperpanjang": "signed",
        "perpanjangan": "signed", "ada": "signed", "active": "signed", "expired": "signed",
        "valid": "signed", "expiring": "signed", "ended": "signed",
        "konsep": "draft", "proses": "draft", "dalam proses": "draft", "diproses": "draft",
        "rencana": "draft", "belum": "draft", "belum ttd": "draft", "belum ada": "draft",
        "penjajakan": "draft", "menunggu": "sent", "menunggu ttd": "sent", "dikirim": "sent",
        "menunggu tanda tangan": "sent", "pending": "sent",
        "dihentikan": "terminated", "batal": "terminated", "dibatalkan": "terminated",
        "diputus": "terminated", "putus": "terminated", "cancelled": "terminated",
    },
    ("activities", "status"): {
        "rencana": "planned", "direncanakan": "planned", "akan datang": "planned",
        "selesai": "done", "terlaksana": "done", "sudah": "done", "sudah terlaksana": "done",
        "batal": "cancelled", "dibatalkan": "cancelled", "canceled": "cancelled",
    },
    ("needs", "horizon"): {
        "pendek": "short", "jangka pendek": "short", "panjang": "long", "jangka panjang": "long",
    },
    ("benefits", "side"): {
        "pihak sekolah": "school", "smk": "school", "kami": "school", "pihak mitra": "partner",
        "industri": "partner", "dudi": "partner", "iduka": "partner", "perusahaan": "partner",
        "instansi": "partner",
    },
    ("benefits", "kind"): {
        "nama baik": "reputation", "citra": "reputation", "promosi": "reputation",
        "branding": "reputation", "kompetensi peserta didik": "student_competence",
        "keterampilan siswa": "student_competence", "siswa": "student_competence",
        "keterampilan guru": "teacher_competence", "guru": "teacher_competence",
        "peralatan": "resources", "alat": "resources", "bahan": "resources",
        "alat bahan": "resources", "sarana": "resources", "dana": "resources",
        "donasi": "resources", "bantuan": "resources", "hibah": "resources",
        "csr": "resources", "beasiswa": "resources", "kontribusi": "contribution",
        "pendidikan": "contribution", "kontribusi pendidikan": "contribution",
        "jangka panjang": "long_term", "kerja sama jangka panjang": "long_term",
        "kerjasama jangka panjang": "long_term", "rekrutmen": "long_term",
    },
    ("contacts", "channel"): _CHANNELS, ("interactions", "channel"): _CHANNELS,
    ("interactions", "kind"): {
        "rapat": "coordination", "pertemuan": "coordination", "meeting": "coordination",
        "koordinasi": "coordination", "audiensi": "coordination", "laporan": "progress_report",
        "laporan kemajuan": "progress_report", "surat": "letter", "surat menyurat": "letter",
        "email": "letter", "telepon": "call", "telp": "call", "wa": "call", "whatsapp": "call",
        "kunjungan": "visit", "survei": "visit", "silaturahmi": "social", "silaturahim": "social",
        "ucapan": "appreciation", "ucapan terima kasih": "appreciation", "lainnya": "other",
        "lain lain": "other",
    },
    ("interactions", "direction"): {
        "keluar": "out", "dari sekolah": "out", "masuk": "in", "dari mitra": "in",
    },
}


@cache
def choice_words(what: str, name: str, choices: tuple[str, ...]) -> dict[str, str]:
    """Folded word → choice: codes, labels in every language, and what else offices write."""
    found: dict[str, str] = {heading_key(choice): choice for choice in choices}
    for choice in choices:
        for told in in_every_language(f"{what}.{name}.{choice}"):
            for key in (heading_key(told), heading_key(told, brackets=False)):
                found.setdefault(key, choice)
    for word, choice in _WORDS.get((what, name), {}).items():
        if choice in choices:
            found.setdefault(word, choice)
    return found


def label(what: str, name: str, choice: str) -> str:
    """The choice as people read it."""
    key = f"{what}.{name}.{choice}"
    told = t(key)
    return choice if told == key else told


def nearest(word: str, words: Mapping[str, str]) -> str:
    """The choice that a misspelt word probably means; empty: none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=80)
    return words[found[0]] if found else ""
