"""Words by which bodies, programmes and activities are known in Indonesian titles.

Data, not rules: a word more here reads a title more. Everything is folded (lower case).
"""

from __future__ import annotations


def _words(block: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in block.split(",") if part.strip())


# How the name of a body begins → its kind (rows/partner.py KINDS).
MARKERS: dict[str, str] = {
    **dict.fromkeys(_words("""
        pt, perseroan terbatas, pabrik, maskapai, perusahaan
    """), "industry"),
    **dict.fromkeys(_words("""
        cv, ud, pd, toko, bengkel, hotel, bank, bpr, koperasi, restoran, rumah makan, cafe, kafe,
        salon, studio, percetakan, apotek, klinik, dealer, butik, swalayan, radio, harian, firma,
        biro, resort, catering, katering
    """), "business"),
    **dict.fromkeys(_words("""
        pln, pertamina, pelindo, telkom, pegadaian, pdam, perumda, perum, perumdam, rri, tvri,
        kereta api, pos indonesia, bank mandiri, bank rakyat indonesia, bank negara indonesia,
        bank tabungan negara, bri, bni, btn, bankaltimtara, bpd, bumn, bumd, pupuk kaltim, garuda
        indonesia, angkasa pura, asdp, pelni
    """), "state_enterprise"),
    **dict.fromkeys(_words("""
        dinas, cabang dinas, badan, balai, kementerian, kemendikbud, kemendikbudristek, kemdikbud,
        kemdikbudristek, kemendikdasmen, kemnaker, kemenaker, kemenperin, kemenhub, kemenag,
        kemenkes, kominfo, direktorat, ditjen, kantor, kejaksaan, kejari, kejati, pengadilan,
        kepolisian, polri, polda, polres, polresta, polrestabes, polsek, satlantas, ditlantas,
        densus, brimob, tni, kodim, koramil, kodam, korem, lanal, lanud, puskesmas, rsud, rsu,
        rumah sakit, pemerintah, pemprov, pemkot, pemkab, kelurahan, kecamatan, disdik, disdikbud,
        disnaker, disnakertrans, dishub, dinkes, dispora, diskominfo, disperindag, disperindagkop,
        dispar, disparekraf, dpmptsp, bappeda, bnn, bnnk, bnnp, bnsp, bpbd, bmkg, basarnas, bkkbn,
        blk, uptd, upt, bpvp, bbpvp, bbppmpv, bppmpv, bpmp, bpom, bbpom, bpjs, kpu, kpud, bawaslu,
        bank indonesia, ojk, syahbandar, ksop, imigrasi, bea cukai, damkar, satpol, kpp,
        inspektorat, sekretariat, dprd, lpka, lapas, museum, baznas
    """), "government"),
    **dict.fromkeys(_words("""
        universitas, politeknik, poltek, poltekkes, poltekpel, poltekba, institut, stie, stmik,
        stikes, stikom, stai, stt, stti, sekolah tinggi, akademi, fakultas, pip, bp2ip, stip,
        iain, uin, unmul, untag, umkt, uniba, polnes, itk, itb, ugm, unair, its, undip, unhas,
        unesa, uny, umm, uinsi, kampus
    """), "university"),
    **dict.fromkeys(_words("""
        smk, smkn, smks, sma, sman, smp, smpn, sd, sdn, mts, mtsn, ma, man, slb, slbn, pkbm, tk,
        paud, pondok pesantren, ponpes, pesantren, madrasah
    """), "school"),
    **dict.fromkeys(_words("""
        lsp, lpk, lembaga, yayasan, lkp, lsm, bkk, lpp, p4tk, kadin
    """), "institution"),
    **dict.fromkeys(_words("""
        komunitas, himpunan, ikatan, asosiasi, persatuan, perhimpunan, forum, karang taruna,
        paguyuban, organisasi, pramuka, kwarda, kwarcab, kwartir, pmi, palang merah indonesia,
        gerakan, sanggar, mgmp, hipmi, iai, iwapi, koni, phri, hmi, gp ansor, pkk, apindo,
        gapensi, pgri
    """), "community"),
}
MARKERS.pop("pramuka")  # an activity far more often than a body
# Markers of which a title says nothing yet: a name must follow.
NEED_NAME = frozenset(_words("""
    pt, cv, ud, pd, toko, bengkel, hotel, bank, bpr, koperasi, restoran, rumah makan, cafe, kafe,
    salon, studio, percetakan, apotek, klinik, dealer, butik, swalayan, radio, harian, firma,
    biro, resort, catering, katering, pabrik, maskapai, perusahaan, perseroan terbatas, dinas,
    badan, balai, kementerian, direktorat, ditjen, kantor, pengadilan, universitas, politeknik,
    institut, sekolah tinggi, akademi, fakultas, pip, kampus, smk, smkn, smks, sma, sman, smp,
    smpn, sd, sdn, mts, mtsn, ma, man, slb, slbn, pkbm, tk, paud, pondok pesantren, ponpes,
    pesantren, madrasah, lembaga, yayasan, komunitas, himpunan, ikatan, asosiasi, persatuan,
    perhimpunan, forum, paguyuban, organisasi, gerakan, sanggar, lpk, lkp, lsm, rumah sakit,
    pemerintah, kelurahan, kecamatan, museum, perumda, perum, uptd, upt, its, poltek, stt, kpp,
    lsp, cabang dinas
"""))
# Bodies known enough to be the partner wherever a title names them.
ANYWHERE = frozenset(_words("""
    pt, cv, bnsp, bnn, bnnk, bnnp, bmkg, bpbd, basarnas, bpjs, disdik, disdikbud, disnaker,
    disnakertrans, dishub, dinkes, dispora, diskominfo, polda, polres, polresta, polrestabes,
    polsek, satlantas, densus, kodim, koramil, kejaksaan, dinas, universitas, politeknik,
    poltekkes, poltekpel, bpvp, bbpvp, bbppmpv, blk, puskesmas, kementerian, fakultas,
    kemendikbud, kemdikbud, kemendikbudristek, kemdikbudristek, kemnaker, kemenperin, kemenhub,
    ojk, bank indonesia, kadin, cabang dinas
"""))
# Kinds of place that are hired or stood in: at one of these is no partnership.
VENUES = frozenset(_words("""
    hotel, gedung, aula, gor, stadion, lapangan, mall, mal, taman, balai kota, balai desa, kantor,
    ruang, lab, laboratorium, halaman, masjid, auditorium, convention, plaza, kafe, cafe,
    restoran, rumah makan, museum, kampus, resort, kelurahan, kecamatan, pantai
"""))
# Agencies and academies whose names contain `dan`: `Dinas Pendidikan dan Kebudayaan`.
DOUBLE_NAMED = frozenset(_words("""
    dinas, badan, balai, kementerian, direktorat, ditjen, fakultas, institut, sekolah tinggi,
    akademi, universitas, politeknik, lembaga, kantor, upt, uptd, bbppmpv, bpvp, stie, himpunan,
    asosiasi, ikatan, cabang dinas
"""))
ALWAYS_DOUBLE = frozenset(
    _words("dinas, cabang dinas, badan, kementerian, direktorat, ditjen, balai")
)
DISCIPLINES = frozenset(_words("""
    kebudayaan, perdagangan, perindustrian, transmigrasi, ukm, umkm, bisnis, teknologi, komputer,
    informatika, pengembangan, statistik, persandian, ekonomi, olahraga, kelautan, perikanan,
    permukiman, pertanahan, perlindungan, pencatatan, kearsipan, perpustakaan, penyelamatan,
    pelayanan, manajemen, sains, kesehatan, makanan, obat, produktivitas, geofisika, klimatologi,
    hak, ilmu, politik, keuangan, aset, pendapatan, pelatihan, pemberdayaan, keluarga, penanaman,
    penjaminan, pendidikan, ruang, perumahan, pangan, hortikultura, peternakan, energi, sumber,
    seni, desain, restoran, pariwisata, kebakaran, innovation, engineering, sosial
"""))
HONORIFICS = frozenset(_words("""
    bapak, pak, ibu, bu, kak, kakak, dr, drs, dra, prof, h, hj, ir, ustadz, ustaz, ustad, kapten,
    letkol, mayor, kompol, akp, iptu, ipda, aiptu, aipda, brigadir, coach, mr, mrs, ms, chef,
    bunda
"""))
# Of these, the ones whose bearer comes from outside and is the partner: `bersama Chef Juna`.
GUESTS = frozenset(_words("chef, coach"))
# The school's own people: beside them the other one is the partner.
OWN_PEOPLE = frozenset(_words("""
    osis, mpk, siswa, siswi, siswa-siswi, taruna, taruni, guru, guru-guru, alumni, komite, sekolah,
    pramuka, paskibra, pmr, rohis, ekstrakurikuler, ekskul, wali, kelas, kepala
"""))
# People inside a body: what follows may name it (`Kepala Dinas X`, `Narasumber dari PT Y`).
ROLES = frozenset(_words("""
    kepala, direktur, direksi, manajer, manager, pimpinan, hrd, narasumber, pemateri, praktisi,
    perwakilan, instruktur, tim, staf, staff, pakar, ahli, trainer, mentor, owner, pemilik,
    petugas, asesor, wakil, pihak, mitra, industri, dudi, iduka, dudika, founder, ceo, team,
    perusahaan, mahasiswa, dosen, jajaran, pengawas, penyuluh, pejabat, personel, anggota, kader,
    pengurus, relawan, konsultan, kasi, kabid, kanit, camat, lurah, bupati, walikota
"""))
# Where one of these stands after a name, the name is over.
ENDERS = frozenset(_words("""
    siswa, siswi, siswa-siswi, taruna, taruni, taruna-taruni, guru, guru-guru, murid, pelajar,
    peserta, alumni, osis, kelas, angkatan, gelombang, tahap, semester, tingkat, tema, topik,
    jurusan, kompetensi, keahlian, konsentrasi, prodi, dalam, rangka, hari, bulan, tahun, orang,
    seluruh, para, wali, goes
"""))
# These too, but not inside the name of an agency (`Balai Besar Pelatihan Vokasi`).
ACTIVITIES = frozenset(_words("""
    workshop, seminar, webinar, lomba, pameran, bazar, festival, sosialisasi, kunjungan, studi,
    magang, pkl, prakerin, praktik, praktek, uji, ujian, ukk, sertifikasi, bimtek, diklat,
    pelatihan, pembekalan, penyuluhan, kegiatan, acara, program, rekrutmen, beasiswa, bantuan,
    penandatanganan, penyerahan, edukasi, kuliah
"""))
# Never the beginning of a partner's name.
COMMON = frozenset(_words("""
    siswa, siswi, siswa-siswi, siswa-siswa, taruna, taruni, taruna-taruni, guru, guru-guru, murid,
    pelajar, peserta, alumni, orang, wali, warga, masyarakat, osis, komite, keluarga, anak, teman,
    seluruh, para, semua, setiap, kelas, angkatan, gelombang, tahap, sesi, hari, bulan, tahun,
    semester, tingkat, tema, topik, bidang, dunia, luar, dalam, negeri, desa, sekolah, kegiatan,
    acara, program, rangka, upaya, tenaga, pendidik, kependidikan, jurusan, kompetensi, keahlian,
    konsentrasi, prodi, workshop, seminar, webinar, lomba, pameran, bazar, festival, sosialisasi,
    kunjungan, studi, magang, pkl, prakerin, praktik, praktek, uji, ujian, ukk, sertifikasi,
    guest, bimtek, diklat, inovasi, teknologi, suasana, semangat, karya, produk, pengalaman,
    wawasan, ilmu, materi, konsep, nuansa, keseruan, antusias, jiwa, karakter, masa, bahan, alat,
    dana, bantuan, beasiswa, hadiah, piala, medali, juara, peringkat, prestasi, penghargaan,
    sertifikat, baru, bagus, menarik, hebat, luring, daring, online, offline, langsung, virtual,
    zoom, lintas, sesama, internal, kurikulum, merdeka, belajar, buka, doa, senam, upacara,
    peringatan, hut, kota, kabupaten, provinsi, pulau, wilayah, daerah, tempat, lokasi, lapangan,
    industri, industrinya, perguruan, narasumber, pemateri, praktisi, tamu, mitra, pihak,
    kerjasama, kerja, sama, sukses, selama, sejak, hingga, secara, menuju, sekaligus, agar,
    supaya, sehingga, saat, ketika, usai, setelah, sebelum, jelang, demi, tanpa, goes, to, for,
    with, by, in, at, of, on, from, seni, ramadhan, ramadan, idul, hari-hari, besar, akhir, awal,
    ini, itu, bagian, garda, tali, guna, peluang, loker, lowongan, job, kolaborasi, sinergi, tips,
    cara, strategi, pembuatan, pemasaran, nelayan, petani, pedagang, pelaku, pengusaha, karyawan,
    pegawai, pekerja, buruh, ojek, wirausahawan, umkm, wartawan, atlet, seniman, musisi, dokter,
    perawat, gubernur, bupati, walikota, presiden, menteri, motivator, camat, lurah, kapolres,
    kapolda, dandim, ketua, sekretaris, influencer, artis, penulis, psikolog, tokoh, ulama, panti,
    duta
"""))
# Words that end a name wherever they stand, whatever their case.
STOPS = frozenset(_words("""
    untuk, di, ke, dari, pada, dalam, dengan, yang, oleh, bersama, tentang, guna, demi, sebagai,
    melalui, bagi, menuju, tahun, tanggal, serta, agar, supaya, secara, antara, kepada, terhadap,
    via, lewat, berupa, mengenai, seputar, sambil, hingga, sampai, atas, se, goes, to, for, with,
    by, at, ala, bertajuk, bertema, bertempat, selama, sejak, saat, jelang, usai, menjelang
"""))
VERBS = frozenset(_words("""
    gelar, adakan, laksanakan, selenggarakan, berikan, beri, bekali, kunjungi, serahkan, terima,
    ikuti, latih, ajak, resmikan, salurkan, luncurkan, buka, tutup, hadiri, jadi, dukung, bantu,
    cetak, dorong, rekrut, seleksi, teken, sepakati, jalin, perkuat, tingkatkan, wujudkan,
    hadirkan, lepas, sambut, sosialisasikan, kenalkan, ajarkan, bahas, tinjau, sambangi, raih,
    juarai, borong, sabet, tampil, lakukan, gandeng, undang, datangkan, meraih, melatih,
    melakukan, merekrut, melepas, meluncurkan, meresmikan, merayakan, melaksanakan, menjadi,
    menjuarai, memukau, siapkan, berhasil, berbagi, berkunjung, berlatih, berkolaborasi,
    bekerjasama, bekerja, bermitra, belajar, berpartisipasi, bertandang, bersinergi, berprestasi,
    berlaga, beri, edukasi, bina, tandatangani, tanda, tes, promosikan, tawarkan, paparkan, isi,
    sukses, siap, telah, akan, kembali, resmi, visit, visits, menggelar, ikut, turut, donasikan,
    sumbangkan, sumbang, hibahkan, perkenalkan
"""))
NOT_VERBS = frozenset(_words("""
    mentari, menteri, mentawai, mendoan, mengwi, membramo, mempawah, menganti, mendut, dinas,
    digital, dinamika, dipo, diesel, dirgantara, diponegoro, dinasti, dialog, distribusi, direksi,
    divisi
"""))
# Words that say that what follows or precedes is worked together with.
VISITS = r"(?:kunjung\w*|studi\s+(?:tiru|banding)|benchmark\w*|field\s*trip|study\s+tour|" \
    r"industrial\s+visit|company\s+visit|anjangsana|silaturahmi|lawatan)" \
    r"(?:\s+(?:belajar|industri|kerja|balasan|persahabatan))?"
COOPERATION = r"(?:(?:be)?kerja\s?-?sama|(?:ber)?kolaborasi|(?:ber)?mitra|kemitraan|" \
    r"(?:ber)?sinergi|mou|m\.o\.u|nota\s+kesepahaman|pks|perjanjian|penandatanganan|" \
    r"kesepakatan|teken|(?:sinkronisasi|penyelarasan|penyusunan)\s+kurikulum)"
# What somebody gives; what stands after its `dari` gave it.
GIFTS = r"(?:beasiswa|bantuan|hibah|donasi|sumbangan|sertifikat|penghargaan|alat\s+praktik)"

# Programmes of vocational schools (kurikulum 2013 and Merdeka), and short forms in use.
PROGRAMMES = _words("""
    akuntansi, akuntansi dan keuangan lembaga, akuntansi keuangan lembaga, perbankan, perbankan
    dan keuangan mikro, perbankan syariah, layanan perbankan, layanan perbankan syariah,
    otomatisasi dan tata kelola perkantoran, otomatisasi tata kelola perkantoran, manajemen
    perkantoran, manajemen perkantoran dan layanan bisnis, administrasi perkantoran, bisnis daring
    dan pemasaran, bisnis digital, bisnis retail, bisnis ritel, pemasaran, bisnis dan pemasaran,
    manajemen logistik, tata niaga, retail, multimedia, desain komunikasi visual, animasi,
    broadcasting, broadcasting dan perfilman, produksi dan siaran program televisi, produksi film,
    produksi film dan program televisi, desain grafika, teknik grafika, rekayasa perangkat lunak,
    pengembangan perangkat lunak dan gim, rekayasa perangkat lunak dan gim, teknik komputer dan
    jaringan, teknik komputer jaringan, teknik jaringan komputer dan telekomunikasi, sistem
    informatika jaringan dan aplikasi, teknik jaringan akses telekomunikasi, teknik transmisi
    telekomunikasi, teknik elektronika, teknik elektronika industri, teknik audio video, teknik
    mekatronika, teknik otomasi industri, instrumentasi dan otomatisasi proses, teknik
    ketenagalistrikan, teknik pendinginan dan tata udara, teknik pemanasan tata udara dan
    pendinginan, teknik instalasi tenaga listrik, teknik pembangkit tenaga listrik, teknik
    jaringan tenaga listrik, teknik energi terbarukan, teknik mesin, teknik pemesinan, teknik
    permesinan, teknik pengelasan, teknik pengelasan dan fabrikasi logam, teknik fabrikasi logam
    dan manufaktur, teknik otomotif, teknik kendaraan ringan, teknik kendaraan ringan otomotif,
    teknik sepeda motor, teknik dan bisnis sepeda motor, teknik bisnis sepeda motor, teknik bodi
    otomotif, teknik bodi kendaraan ringan, teknik alat berat, teknik ototronik, teknik perawatan
    gedung, teknik konstruksi dan perumahan, konstruksi gedung sanitasi dan perawatan, bisnis
    konstruksi dan properti, desain pemodelan dan informasi bangunan, teknik gambar bangunan,
    teknik bangunan, teknik geomatika, teknik geospasial, geologi pertambangan, teknik
    pertambangan, teknik batubara, teknik perminyakan, teknik produksi minyak dan gas, teknik
    pengolahan migas dan petrokimia, kimia industri, analisis pengujian laboratorium, kimia
    analisis, nautika kapal niaga, nautika kapal penangkap ikan, teknika kapal niaga, teknik kapal
    niaga, teknika kapal penangkap ikan, teknik konstruksi kapal, manajemen pelabuhan, agribisnis
    tanaman, agribisnis tanaman perkebunan, agribisnis tanaman pangan dan hortikultura, agribisnis
    pengolahan hasil pertanian, agriteknologi pengolahan hasil pertanian, agribisnis ternak,
    agribisnis ternak unggas, agribisnis perikanan, agribisnis perikanan air tawar, agribisnis
    ikan hias, kehutanan, teknik inventarisasi dan pemetaan hutan, usaha perjalanan wisata, usaha
    layanan wisata, layanan wisata, perhotelan, kuliner, tata boga, jasa boga, busana, tata
    busana, desain dan produksi busana, desain produksi busana, desain fesyen, kecantikan, tata
    kecantikan kulit dan rambut, kecantikan dan spa, tata kecantikan, keperawatan, asisten
    keperawatan, asisten keperawatan dan caregiver, layanan kesehatan, farmasi, farmasi klinis dan
    komunitas, farmasi industri, teknologi farmasi, dental asisten, caregiver, pekerjaan sosial,
    teknologi laboratorium medik, seni musik, seni tari, seni teater, seni lukis, seni karawitan,
    seni pertunjukan, kriya kreatif batik dan tekstil, kriya kayu, kriya logam, desain interior
    dan teknik furnitur, logistik, teknik logistik, airframe powerplant, teknik pesawat udara
""")
PROGRAMME_SHORTS = frozenset(_words("""
    akl, otkp, mplb, mpl, bdp, tkj, rpl, pplg, dkv, tkr, tkro, tbsm, tsm, tpm, tpl, tkl, tjkt,
    titl, tav, tei, toi, tptu, dpib, tgb, bkp, nkn, tkn, nkpi, tkpi, upw, ulw, aphp, atph, atp,
    agb, psptv, tab, tkp, lps, pbk, kgsp, tlm, sija, tjat, tki, tbg, mmd, apat, atu
"""))
# Short forms of two letters, only believed directly after a cue.
PROGRAMME_SHORTEST = frozenset(_words("mm, ak, ap, pm, ph, tb, tp, tl, ti, pb, lp, mp, bd"))

# Names that any Indonesian school may meet, with their kind: a misspelling of one is offered.
WELL_KNOWN: dict[str, str] = {
    "Indosat Ooredoo": "industry", "Indosat Ooredoo Hutchison": "industry", "Telkomsel": "industry",
    "XL Axiata": "industry", "Wardah": "industry", "Bank Syariah Indonesia": "business",
    "Bank Mandiri": "state_enterprise", "Bank Rakyat Indonesia": "state_enterprise",
    "Bank Negara Indonesia": "state_enterprise", "Bank Central Asia": "business",
    "Bank Muamalat": "business", "Alfamart": "business", "Indomaret": "business",
    "Astra Honda Motor": "industry", "Toyota Astra Motor": "industry", "Yamaha": "industry",
    "Suzuki": "industry", "Daihatsu": "industry", "United Tractors": "industry",
    "Trakindo Utama": "industry", "Kaltim Prima Coal": "industry", "Pama Persada": "industry",
    "Pupuk Kalimantan Timur": "state_enterprise", "Pertamina": "state_enterprise",
    "Telkom Indonesia": "state_enterprise", "Pegadaian": "state_enterprise",
    "Kaltim Post": "business", "Garuda Indonesia": "state_enterprise", "Lion Air": "industry",
    "Gojek": "business", "Tokopedia": "business", "Shopee": "business", "Bukalapak": "business",
    "Mustika Ratu": "industry", "Sariayu": "industry", "Unilever Indonesia": "industry",
    "Indofood": "industry", "Mayora": "industry", "Microsoft": "industry", "Google": "industry",
    "Cisco": "industry", "Mikrotik": "industry", "Axioo": "industry", "Samsung": "industry",
    "Huawei": "industry", "Epson": "industry", "Canon": "industry",
}
