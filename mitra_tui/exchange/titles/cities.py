"""The kabupaten and kota of Indonesia, by which a place is known inside a name."""

from __future__ import annotations

from functools import cache

from mitra_tui.rows.text import fold

# By island, west to east; a name that several kabupaten share in part stands once in full.
_NAMES = """
Banda Aceh, Sabang, Langsa, Lhokseumawe, Subulussalam, Aceh Besar, Aceh Barat, Aceh Barat Daya,
Aceh Jaya, Aceh Selatan, Aceh Singkil, Aceh Tamiang, Aceh Tengah, Aceh Tenggara, Aceh Timur,
Aceh Utara, Bener Meriah, Bireuen, Gayo Lues, Nagan Raya, Pidie, Pidie Jaya, Simeulue,
Medan, Binjai, Gunungsitoli, Padangsidimpuan, Pematangsiantar, Sibolga, Tanjungbalai,
Tebing Tinggi, Asahan, Batu Bara, Dairi, Deli Serdang, Humbang Hasundutan, Karo, Labuhanbatu,
Labuhanbatu Selatan, Labuhanbatu Utara, Langkat, Mandailing Natal, Nias, Nias Barat, Nias Selatan,
Nias Utara, Padang Lawas, Padang Lawas Utara, Pakpak Bharat, Samosir, Serdang Bedagai, Simalungun,
Tapanuli Selatan, Tapanuli Tengah, Tapanuli Utara, Toba,
Padang, Bukittinggi, Padang Panjang, Pariaman, Payakumbuh, Sawahlunto, Solok, Agam, Dharmasraya,
Kepulauan Mentawai, Lima Puluh Kota, Padang Pariaman, Pasaman, Pasaman Barat, Pesisir Selatan,
Sijunjung, Solok Selatan, Tanah Datar,
Pekanbaru, Dumai, Bengkalis, Indragiri Hilir, Indragiri Hulu, Kampar, Kepulauan Meranti,
Kuantan Singingi, Pelalawan, Rokan Hilir, Rokan Hulu, Siak, Batam, Tanjungpinang, Bintan, Karimun,
Kepulauan Anambas, Lingga, Natuna, Jambi, Sungai Penuh, Batanghari, Bungo, Kerinci, Merangin,
Muaro Jambi, Sarolangun, Tanjung Jabung Barat, Tanjung Jabung Timur, Tebo,
Palembang, Lubuklinggau, Pagar Alam, Prabumulih, Banyuasin, Empat Lawang, Lahat, Muara Enim,
Musi Banyuasin, Musi Rawas, Musi Rawas Utara, Ogan Ilir, Ogan Komering Ilir, Ogan Komering Ulu,
Ogan Komering Ulu Selatan, Ogan Komering Ulu Timur, Penukal Abab Lematang Ilir,
Pangkalpinang, Bangka, Bangka Barat, Bangka Selatan, Bangka Tengah, Belitung, Belitung Timur,
Bengkulu, Bengkulu Selatan, Bengkulu Tengah, Bengkulu Utara, Kaur, Kepahiang, Lebong, Mukomuko,
Rejang Lebong, Seluma, Bandar Lampung, Metro, Lampung Barat, Lampung Selatan, Lampung Tengah,
Lampung Timur, Lampung Utara, Mesuji, Pesawaran, Pesisir Barat, Pringsewu, Tanggamus, Tulang Bawang,
Tulang Bawang Barat, Way Kanan,
Jakarta, Jakarta Barat, Jakarta Pusat, Jakarta Selatan, Jakarta Timur, Jakarta Utara,
Kepulauan Seribu, Serang, Cilegon, Tangerang, Tangerang Selatan, Lebak, Pandeglang,
Bandung, Bandung Barat, Banjar, Bekasi, Bogor, Cimahi, Cirebon, Depok, Sukabumi, Tasikmalaya,
Ciamis, Cianjur, Garut, Indramayu, Karawang, Kuningan, Majalengka, Pangandaran, Purwakarta, Subang,
Sumedang, Semarang, Magelang, Pekalongan, Salatiga, Surakarta, Solo, Tegal, Banjarnegara, Banyumas,
Purwokerto, Batang, Blora, Boyolali, Brebes, Cilacap, Demak, Grobogan, Jepara, Karanganyar, Kebumen,
Kendal, Klaten, Kudus, Pati, Pemalang, Purbalingga, Purworejo, Rembang, Sragen, Sukoharjo,
Temanggung, Wonogiri, Wonosobo, Yogyakarta, Bantul, Gunungkidul, Kulon Progo, Sleman,
Surabaya, Batu, Blitar, Kediri, Madiun, Malang, Mojokerto, Pasuruan, Probolinggo, Bangkalan,
Banyuwangi, Bojonegoro, Bondowoso, Gresik, Jember, Jombang, Lamongan, Lumajang, Magetan, Nganjuk,
Ngawi, Pacitan, Pamekasan, Ponorogo, Sampang, Sidoarjo, Situbondo, Sumenep, Trenggalek, Tuban,
Tulungagung, Denpasar, Badung, Bangli, Buleleng, Gianyar, Jembrana, Karangasem, Klungkung, Tabanan,
Mataram, Bima, Dompu, Lombok Barat, Lombok Tengah, Lombok Timur, Lombok Utara, Sumbawa,
Sumbawa Barat, Kupang, Alor, Belu, Ende, Flores Timur, Lembata, Malaka, Manggarai, Manggarai Barat,
Manggarai Timur, Nagekeo, Ngada, Rote Ndao, Sabu Raijua, Sikka, Sumba Barat, Sumba Barat Daya,
Sumba Tengah, Sumba Timur, Timor Tengah Selatan, Timor Tengah Utara,
Pontianak, Singkawang, Bengkayang, Kapuas Hulu, Kayong Utara, Ketapang, Kubu Raya, Landak, Melawi,
Mempawah, Sambas, Sanggau, Sekadau, Sintang, Palangka Raya, Palangkaraya, Barito Selatan,
Barito Timur, Barito Utara, Gunung Mas, Kapuas, Katingan, Kotawaringin Barat, Kotawaringin Timur,
Lamandau, Murung Raya, Pulang Pisau, Seruyan, Sukamara, Banjarmasin, Banjarbaru, Balangan,
Barito Kuala, Hulu Sungai Selatan, Hulu Sungai Tengah, Hulu Sungai Utara, Kotabaru, Tabalong,
Tanah Bumbu, Tanah Laut, Tapin, Samarinda, Balikpapan, Bontang, Berau, Kutai Barat,
Kutai Kartanegara, Kutai Timur, Mahakam Ulu, Paser, Penajam Paser Utara, Penajam, Tenggarong,
Sangatta, Nusantara, Tarakan, Bulungan, Malinau, Nunukan, Tana Tidung,
Manado, Bitung, Kotamobagu, Tomohon, Bolaang Mongondow, Bolaang Mongondow Selatan,
Bolaang Mongondow Timur, Bolaang Mongondow Utara, Kepulauan Sangihe, Kepulauan Sitaro,
Kepulauan Talaud, Minahasa, Minahasa Selatan, Minahasa Tenggara, Minahasa Utara, Gorontalo,
Boalemo, Bone Bolango, Gorontalo Utara, Pohuwato, Palu, Banggai, Banggai Kepulauan, Banggai Laut,
Buol, Donggala, Morowali, Morowali Utara, Parigi Moutong, Poso, Sigi, Tojo Una-Una, Tolitoli,
Makassar, Palopo, Parepare, Bantaeng, Barru, Bone, Bulukumba, Enrekang, Gowa, Jeneponto,
Kepulauan Selayar, Luwu, Luwu Timur, Luwu Utara, Maros, Pangkajene dan Kepulauan, Pinrang,
Sidenreng Rappang, Sinjai, Soppeng, Takalar, Tana Toraja, Toraja Utara, Wajo, Majene, Mamasa,
Mamuju, Mamuju Tengah, Pasangkayu, Polewali Mandar, Kendari, Baubau, Bombana, Buton, Buton Selatan,
Buton Tengah, Buton Utara, Kolaka, Kolaka Timur, Kolaka Utara, Konawe, Konawe Kepulauan,
Konawe Selatan, Konawe Utara, Muna, Muna Barat, Wakatobi,
Ambon, Tual, Buru, Buru Selatan, Kepulauan Aru, Kepulauan Tanimbar, Maluku Barat Daya,
Maluku Tengah, Maluku Tenggara, Seram Bagian Barat, Seram Bagian Timur, Ternate, Tidore Kepulauan,
Halmahera Barat, Halmahera Selatan, Halmahera Tengah, Halmahera Timur, Halmahera Utara,
Kepulauan Sula, Pulau Morotai, Pulau Taliabu, Jayapura, Biak Numfor, Keerom, Kepulauan Yapen,
Mamberamo Raya, Sarmi, Supiori, Waropen, Sorong, Sorong Selatan, Maybrat, Raja Ampat, Tambrauw,
Manokwari, Manokwari Selatan, Fakfak, Kaimana, Pegunungan Arfak, Teluk Bintuni, Teluk Wondama,
Merauke, Asmat, Boven Digoel, Mappi, Mimika, Timika, Deiyai, Dogiyai, Intan Jaya, Nabire, Paniai,
Puncak, Puncak Jaya, Jayawijaya, Lanny Jaya, Mamberamo Tengah, Nduga, Pegunungan Bintang, Tolikara,
Yahukimo, Yalimo, Mamberamo, Wamena
"""
# Provinces and their short forms, as they follow `Provinsi` or `Dinas … Kaltim`.
_PROVINCES = """
Aceh, Sumatera Utara, Sumut, Sumatera Barat, Sumbar, Riau, Kepulauan Riau, Kepri, Jambi,
Sumatera Selatan, Sumsel, Bangka Belitung, Babel, Bengkulu, Lampung, DKI Jakarta, Banten,
Jawa Barat, Jabar, Jawa Tengah, Jateng, DI Yogyakarta, DIY, Jawa Timur, Jatim, Bali,
Nusa Tenggara Barat, NTB, Nusa Tenggara Timur, NTT, Kalimantan Barat, Kalbar, Kalimantan Tengah,
Kalteng, Kalimantan Selatan, Kalsel, Kalimantan Timur, Kaltim, Kalimantan Utara, Kaltara,
Sulawesi Utara, Sulut, Gorontalo, Sulawesi Tengah, Sulteng, Sulawesi Barat, Sulbar,
Sulawesi Selatan, Sulsel, Sulawesi Tenggara, Sultra, Maluku, Maluku Utara, Malut, Papua,
Papua Barat, Papua Selatan, Papua Tengah, Papua Pegunungan, Papua Barat Daya
"""
# Countries and cities abroad that a school travels to: places, never partners.
_ABROAD = """
Indonesia, Malaysia, Singapura, Thailand, Vietnam, Filipina, Brunei, Jepang, Korea, Korea Selatan,
Taiwan, China, Tiongkok, India, Australia, Jerman, Belanda, Turki, Arab Saudi, Kuala Lumpur, Tokyo
"""


def _split(block: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in block.split(",") if name.strip())


CITIES = _split(_NAMES)


@cache
def places() -> dict[tuple[str, ...], str]:
    """Folded words of a place → its name."""
    every = (*CITIES, *_split(_PROVINCES), *_split(_ABROAD))
    return {tuple(fold(name).split()): name for name in every}


@cache
def city_words() -> dict[tuple[str, ...], str]:
    """Folded words of a kabupaten or kota → its name."""
    return {tuple(fold(name).split()): name for name in CITIES}


def city_at_end(words: list[str]) -> str:
    """The kabupaten or kota that a list of folded words ends in; empty when none."""
    for length in (4, 3, 2, 1):
        found = city_words().get(tuple(words[-length:])) if len(words) > length else None
        if found:
            return found
    return ""


def repaired(word: str) -> str:
    """The one-word city that a damaged word was (`SBalikpapan`); empty when none is near."""
    from rapidfuzz.distance import Levenshtein

    folded = fold(word)
    if len(folded) < 6 or (folded,) in places():
        return ""
    near = [
        name for words, name in city_words().items()
        if len(words) == 1 and Levenshtein.distance(folded, words[0], score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else ""
