"""What stands beside a date in a cell: a place, or words that say something else.

Only what looks like a place becomes one: a town that is known, a kind of building or body, a
name set apart by a comma. Words that say when or whether (`sebelum`, `minggu ke-2`, `batal`)
never do; then a person is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.dates import suggest
from mitra_tui.exchange.dates.words import DAY_NAME, MONTH

_DAYS_ONLY = re.compile(
    rf"(?:hari\s+)?{DAY_NAME}(?:\s*(?:-|,|&|/|dan|s\s*[./]?\s*d\.?|sampai)\s*{DAY_NAME})*[\s,/]*$",
    re.IGNORECASE,
)
_COUNT = r"(?:ke\s*-?\s*)?(?:[0-9]|i{1,3}|iv|v)|pertama|kedua|ketiga|keempat|kelima|terakhir"
LABEL = re.compile(
    r"(?:\bpada\s+)?(?:\b(?:hari\s*/\s*tanggal|hari|tanggal|tgl\.?|bulan|waktu)\s*:?\s*)$"
    rf"|\b(?:minggu|pekan)\s+(?:{_COUNT})\s*$"
    r"|\bpada\s*$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?<!\w)(?:awal|tengah|pertengahan|akhir)\s*$", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:minggu\s+ke|pekan(?:\s+ke)?)\s*-?\s*$", re.IGNORECASE)
_APART = re.compile(r"\s*[,;(|]|\s+-\s")
_YEARLIKE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTH_NAME = re.compile(rf"(?<![^\W_]){MONTH}", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?]\s+\S")
_MOST_WORDS = 9
_OCCASIONS = frozenset({
    "rapat", "rakor", "raker", "upacara", "apel", "wisuda", "gladi", "peringatan", "perayaan",
    "pentas", "pembukaan", "penutupan", "pelepasan", "guru",
})
_SMALL = frozenset({"di", "dan", "no", "jl", "kel", "kec", "kab", "lt", "lantai", "of", "the"})
# After these words a number belongs to a name: `SMK Negeri 8 Mei 2024` names no day.
NUMBERED = re.compile(
    r"(?:^|[^\w])(?:negeri|n|sm[akp]n?|mtsn?|no|nomor|km|rt|rw|lantai|ruang(?:an)?|kelas|tahap|ke|"
    r"gelombang|gel|angkatan|sesi|batch|tim|kelompok|blok|gang|lab|laboratorium|aula|gedung|studio|"
    r"bengkel|lokal|kamar|unit|semester|pekan)[.-]?\s*$", re.IGNORECASE,
)
# Words that say when, how often or whether, never where.
_NOT_WHERE = frozenset(re.findall(r"[a-z]+", """
    minggu pekan week ke sebelum sesudah setelah sejak mulai dimulai hingga sampai sd setiap tiap
    selama antara sekitar kira kurang lebih pukul jam awal pertengahan akhir gelombang gel
    kelas kls kelompok tahap sesi angkatan batch semester smt ganjil gasal genap triwulan kuartal
    caturwulan rencana direncanakan rencananya jadwal dijadwalkan tentatif menyusul batal gagal
    dibatalkan ditunda tunda diundur undur pindah dipindah dipindahkan libur selesai berakhir
    paling lambat lewat tidak belum sudah mungkin perkiraan estimasi before after until since from
    every each about cancelled canceled postponed early late end mid batas deadline tahun bulan
    hari tanggal pertama kedua ketiga keempat kelima terakhir senin selasa rabu kamis jumat sabtu
    ahad hut dirgahayu ramadan ramadhan idul lebaran natal sekarang now monday tuesday wednesday
    thursday friday saturday sunday
"""))


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a date: all of it, the place in it, whether a sign sets that apart.

    `counted`: the date's first number counts weeks.
    """

    text: str
    place: str
    apart: bool
    counted: bool


def before_date(raw: str, text: str) -> Before:
    """What stands before a date, its weekdays, labels and signs taken off its end."""
    end = len(text)
    while True:
        kept = text[:end].rstrip(" ,;:([|-/.")
        cut = _DAYS_ONLY.search(kept) or LABEL.search(kept) or _PART.search(text[:end])
        if cut is None or (cut.start() and text[cut.start() - 1].isalnum()):
            end = len(kept)
            break
        end = cut.start()
    place = raw[:end].strip(" ,;:([|")
    place = re.sub(r"^(?:di|bertempat di|tempat\s*:)\s+", "", place, flags=re.IGNORECASE)
    return Before(text, place, bool(_APART.match(text, end)), bool(_WEEK.search(text)))


def is_place(before: Before, kind: str) -> bool:
    """Whether what stands before a date of a kind may be a place (or nothing)."""
    place = before.place
    if not place:
        return True
    if not _may_be_place(place):
        return False
    last = place.split()[-1]
    if before.apart:
        return kind != "year" or not suggest.month_like(last)
    if kind == "year" or len(last.strip(".")) < 3 or suggest.month_like(last):
        return False
    if any(char in "0123456789" for char in last):
        return False
    return _is_known(place)


def place_after(text: str, raw: str) -> str | None:
    """What follows a date: nothing, a place, a weekday (after a zero sign). None: else.

    What stands in brackets may be a remark; only what is known to be a place is one there.
    """
    if not text.strip(" .,;)]|-"):
        return ""
    lead = re.match(r"\s*(?:[,;(|]|-\s|\bdi\b)\s*(?P<di>\bdi\s+)?(?=[^\W_])", text)
    if lead is None:
        return None
    place = raw[lead.end():].strip(" .,;()[]|-–—")
    if re.fullmatch(DAY_NAME, place, re.IGNORECASE):
        return f"\0{place}"
    explicit = "di" in lead[0].split()
    if not _may_be_place(place) or not (explicit or _is_known(place)):
        return None
    return place


def _may_be_place(text: str) -> bool:
    told = re.findall(r"[^\W\d_]+", text.lower())
    if sum(map(len, told)) < 3 or len(told) > _MOST_WORDS or _NOT_WHERE.intersection(told):
        return False
    if _tells(text):
        return False
    return not (_YEARLIKE.search(text) or _MONTH_NAME.search(text) or _SENTENCE.search(text))


def _tells(text: str) -> bool:
    """Whether words say what was done: `Membangun jejaring media Tarakan`."""
    # Here: the words of titles need the dates.
    from mitra_tui.exchange.titles import lexicon
    from mitra_tui.exchange.titles.tokens import tokenise

    words = [token for token in tokenise(text) if token.is_word]
    small = [token for token in words if token.text[0].islower() and token.key not in _SMALL]
    if words and words[0].key in (lexicon.ACTIVITIES | _OCCASIONS) - {"workshop"}:
        return True
    return any(token.verb for token in words) or 1 < len(small) < len(words)


def _is_known(text: str) -> bool:
    """Whether a text ends in a town or region, or has a word for a building or a body."""
    # Here: the words of titles need the dates.
    from mitra_tui.exchange.titles import lexicon
    from mitra_tui.exchange.titles.cities import places
    from mitra_tui.exchange.titles.tokens import marker_at, tokenise

    tokens = [token for token in tokenise(text) if token.is_word]
    keys = [token.key for token in tokens]
    if any(tuple(keys[-length:]) in places() for length in range(1, min(5, len(keys) + 1))):
        return True
    return any(marker_at(tokens, at)[0] or keys[at] in lexicon.VENUES for at in range(len(keys)))
