# ruff: noqa: E501
"""Titles as seven schools might write them, with the partners and programmes a person reads there.

Each line: title | partners | programmes, several parted by `;`.
"""

from __future__ import annotations

TITLES = {
    "SMK Negeri 1 Bontang": """
Penandatanganan MoU SMK Negeri 1 Bontang dengan PT Pupuk Kaltim | PT Pupuk Kaltim |
Pelatihan Pengelasan 3G oleh PT. Badak NGL untuk Jurusan Teknik Pengelasan | PT. Badak NGL | Teknik Pengelasan
Kunjungan Industri Jurusan TKJ dan RPL ke Telkom Samarinda dan PT Indosat Tbk | Telkom Samarinda; PT Indosat Tbk | TKJ; RPL
Guru Tamu bersama Bank Kaltimtara Cabang Bontang di SMKN 1 Bontang | Bank Kaltimtara Cabang Bontang |
Sosialisasi Bahaya Narkoba BNN Kota Bontang di SMK N 1 Bontang | BNN Kota Bontang |
Siswa SMKN 1 Bontang Raih Juara 1 LKS Tingkat Provinsi Kalimantan Timur | |
PT Trakindo Utama Berikan Pelatihan Alat Berat bagi Siswa SMKN 1 Bontang | PT Trakindo Utama |
Donor Darah Bersama PMI Kota Bontang | PMI Kota Bontang |
Buka Puasa Bersama Anak Yatim | |
Upacara Peringatan HUT RI ke-78 | |
Workshop Penyusunan Kurikulum Merdeka Bersama Pengawas Dinas Pendidikan Provinsi Kaltim | Dinas Pendidikan Provinsi Kaltim |
Studi Banding ke SMK Negeri 2 Balikpapan dan SMK Telkom Makassar | SMK Negeri 2 Balikpapan; SMK Telkom Makassar |
Pembekalan PKL Siswa Kelas XI di Aula SMK Negeri 1 Bontang | |
Magang Guru di PT Badak NGL | PT Badak NGL |
Uji Kompetensi Keahlian Teknik Mesin bersama Asesor dari CV Karya Mandiri | CV Karya Mandiri | Teknik Mesin
Rekrutmen Karyawan PT Indominco Mandiri di SMKN 1 Bontang | PT Indominco Mandiri |
Seleksi Beasiswa Jepang oleh Yayasan Bina Insani, PT Kaltim Methanol Industri, dan Kadin Bontang | Yayasan Bina Insani; PT Kaltim Methanol Industri; Kadin Bontang |
Kerja Sama Industri dengan Hotel Bintang Sintuk dan Astra Honda Motor | Hotel Bintang Sintuk; Astra Honda Motor |
Lomba Mewarnai Tingkat TK se-Kota Bontang di Halaman SMK Negeri 1 Bontang | |
Kuliah Umum Universitas Mulawarman: Peluang Kerja di Era Digital | Universitas Mulawarman |
""",
    "SMK Bina Nusantara Semarang": """
Kunjungan Industri Siswa Multimedia ke Suara Merdeka Network Semarang | Suara Merdeka Network Semarang | Multimedia
Pelatihan Barista Bersama Kopi Kenangan | Kopi Kenangan |
Guru Tamu dari Hotel Ciputra Semarang: Pelayanan Prima untuk Jurusan Perhotelan | Hotel Ciputra Semarang | Perhotelan
Workshop Digital Marketing Kolaborasi SMK Bina Nusantara dengan Tokopedia | Tokopedia |
Penyuluhan Kesehatan Reproduksi oleh Puskesmas Pandanaran | Puskesmas Pandanaran |
Lomba Desain Poster yang diselenggarakan oleh Universitas Dian Nuswantoro | Universitas Dian Nuswantoro |
Sosialisasi Tertib Berlalu Lintas Satlantas Polrestabes Semarang | Satlantas Polrestabes Semarang |
Doa Bersama Menjelang Ujian Sekolah | |
Kunjungan ke Museum Ranggawarsita | Museum Ranggawarsita |
Study Tour Kelas XI ke Bali | |
Kunjungan Industri ke PT. Sido Muncul, PT. Djarum dan Politeknik Negeri Semarang | PT. Sido Muncul; PT. Djarum; Politeknik Negeri Semarang |
Pelepasan Siswa Kelas XII di Hotel Patra Semarang | |
Kerjasama Rumah Sakit Umum Daerah Ungaran dan SMK Bina Nusantara Semarang dalam Praktik Keperawatan | Rumah Sakit Umum Daerah Ungaran |
Menghadirkan Praktisi dari Djarum Foundation, Siswa Belajar Animasi | Djarum Foundation |
Siswa SMK Bina Nusantara Juara 2 Lomba Animasi yang digelar di Institut Seni Indonesia Surakarta | Institut Seni Indonesia Surakarta |
Pelatihan Guru Bersama Bapak Yudi Tanarong, M.Pd | |
Pelatihan Service AC oleh Balai Latihan Kerja Semarang bagi Kompetensi Keahlian Teknik Pendinginan dan Tata Udara | Balai Latihan Kerja Semarang | Teknik Pendinginan dan Tata Udara
Dinas Perindustrian dan Perdagangan Kota Semarang Gelar Pameran Produk SMK | Dinas Perindustrian dan Perdagangan Kota Semarang |
Peringatan Hari Kartini Bersama Osis | |
""",
    "SMKN 4 Makassar": """
KUNJUNGAN INDUSTRI SMKN 4 MAKASSAR KE PT PELINDO IV MAKASSAR | PT PELINDO IV MAKASSAR |
Penyerahan Bantuan CSR PT Semen Tonasa kepada SMK Negeri 4 Makassar | PT Semen Tonasa |
SMKN 4 Makassar Gandeng Alfamart Buka Kelas Industri Bisnis Ritel | Alfamart | Bisnis Ritel
SMK Negeri 4 Makassar Teken MoU dengan Universitas Negeri Makassar dan Bosowa Berlian Motor | Universitas Negeri Makassar; Bosowa Berlian Motor |
Pelatihan Kecantikan Bersama Mustika Ratu untuk Siswi Tata Kecantikan | Mustika Ratu | Tata Kecantikan
Siswa Jurusan Akuntansi dan Keuangan Lembaga Ikuti Olimpiade Akuntansi di Universitas Hasanuddin | Universitas Hasanuddin | Akuntansi dan Keuangan Lembaga
Sosialisasi Pajak oleh KPP Pratama Makassar Utara | KPP Pratama Makassar Utara |
Guru Tamu: Praktisi Konten dari Traveloka | Traveloka |
Workshop Konten Kreatif bersama TikTok Indonesia, 12 Februari 2024 | TikTok Indonesia |
Kegiatan Perkemahan Pramuka di Bumi Perkemahan Cadika | |
Rapat Koordinasi Bersama Orang Tua Siswa | |
In House Training Bersama BBPPMPV Bispar | BBPPMPV Bispar |
Tes Kerja PT Toyota Motor Manufacturing Indonesia | PT Toyota Motor Manufacturing Indonesia |
Siswa TKJ SMKN 4 Makassar Magang di Diskominfo Kota Makassar | Diskominfo Kota Makassar | TKJ
Kunjungan SMK Negeri 4 Gowa di SMKN 4 Makassar | SMK Negeri 4 Gowa |
Pengabdian Masyarakat Dosen Fakultas Ekonomi dan Bisnis Universitas Hasanuddin di SMKN 4 Makassar | Fakultas Ekonomi dan Bisnis Universitas Hasanuddin |
Pameran Karya Siswa di Mall Panakkukang | |
kunjungan industri ke pt indofood makassar | pt indofood makassar |
Senam Sehat Bersama Dinas Kesehatan dan Puskesmas Batua | Dinas Kesehatan; Puskesmas Batua |
Penandatanganan Kerja Sama antara SMKN 4 Makassar, PT Telkom Akses, dan CV Media Komputindo | PT Telkom Akses; CV Media Komputindo |
""",
    "SMK Negeri 2 Yogyakarta": """
Pelatihan Instalasi Panel Surya Kerjasama dengan PT Len Industri (Persero) dan UGM | PT Len Industri (Persero); UGM |
Siswa SMK N 2 Yogyakarta Terima Beasiswa dari Djarum Foundation dan Bank Indonesia | Djarum Foundation; Bank Indonesia |
Kunjungan Kepala Sekolah ke Jepang | |
Kunjungan Wakil Gubernur ke SMKN 2 Yogyakarta | |
Pentas Seni Akhir Tahun | |
Guru SMKN 2 Yogyakarta Ikuti Magang di Astra Daihatsu Motor | |
Kolaborasi dengan Hyundai, SMKN 2 Yogyakarta Buka Kelas Mobil Listrik | Hyundai |
Workshop Kewirausahaan oleh Dinas Koperasi dan UKM DIY serta Bank BPD DIY | Dinas Koperasi dan UKM DIY; Bank BPD DIY |
MoU SMKN 2 Yogyakarta x Gojek | Gojek |
Peluncuran Teaching Factory SMKN 2 Yogyakarta bersama Kementerian Perindustrian | Kementerian Perindustrian |
Lomba Robotik di Universitas Negeri Yogyakarta, Tim SMKN 2 Yogyakarta Raih Juara Harapan | Universitas Negeri Yogyakarta |
Serah Terima Alat Praktik dari PT. Schneider Electric Indonesia untuk Jurusan Teknik Instalasi Tenaga Listrik | PT. Schneider Electric Indonesia | Teknik Instalasi Tenaga Listrik
Diskusi Panel Bersama Alumni dan Pelaku Industri | |
Penyembelihan Hewan Kurban Bersama Warga Sekitar | |
Praktik Kerja Lapangan Siswa Teknik Komputer dan Jaringan di PT Gameloft Indonesia | PT Gameloft Indonesia | Teknik Komputer dan Jaringan
Rapat Kerja Guru di Hotel Grand Zuri | |
Asesmen Kompetensi oleh LSP BNSP | LSP BNSP |
Sinkronisasi Kurikulum dengan PT Mekar Armada Jaya dan Toyota Astra Motor | PT Mekar Armada Jaya; Toyota Astra Motor |
Dosen Universitas Ahmad Dahlan Latih Guru SMKN 2 Yogyakarta Membuat Modul Ajar | Universitas Ahmad Dahlan |
""",
    "SMK Pelayaran Bahari Tegal": """
Taruna SMK Pelayaran Bahari Tegal Mengikuti Diklat BST di Politeknik Maritim Negeri Indonesia | Politeknik Maritim Negeri Indonesia |
Sosialisasi Penerimaan Taruna oleh PIP Semarang dan Poltekpel Surabaya | PIP Semarang; Poltekpel Surabaya |
Praktik Laut Jurusan Nautika Kapal Penangkap Ikan Bersama Nelayan Muara Angke | | Nautika Kapal Penangkap Ikan
Penandatanganan Nota Kesepahaman dengan KSOP Kelas IV Tegal | KSOP Kelas IV Tegal |
Penandatanganan Kerja Sama dengan Asosiasi Tuna Indonesia (ASTUIN) | Asosiasi Tuna Indonesia |
Pelepasan Taruna Praktek Berlayar (Prala) Angkatan XV | |
Bimtek Pengolahan Ikan dari Balai Besar Pengujian Penerapan Hasil Perikanan | Balai Besar Pengujian Penerapan Hasil Perikanan |
Job Fair 2023: PT Samudera Indonesia, PT Pelni dan CV Bahari Jaya | PT Samudera Indonesia; PT Pelni; CV Bahari Jaya |
Tegal Bahari Expo 2023 | |
Wawancara Kerja oleh PT. Bumi Laut Shipping Corporation untuk Taruna Kelas XII | PT. Bumi Laut Shipping Corporation |
Latihan Gabungan Pramuka Saka Bahari dengan SMK Negeri 1 Tegal | SMK Negeri 1 Tegal |
Guru Tamu dari PT Meratus Line | PT Meratus Line |
Peringatan Hari Pahlawan | |
Juara Umum Lomba Dayung se-Jawa Tengah | |
Kunjungan Tim Akreditasi BAN-S/M | |
""",
    "SMK Negeri 3 Denpasar": """
Cooking Class Bersama Chef Hotel Grand Hyatt Bali untuk Jurusan Tata Boga | Hotel Grand Hyatt Bali | Tata Boga
Penandatanganan PKS antara SMK Negeri 3 Denpasar dan Garuda Wisnu Kencana | Garuda Wisnu Kencana |
Kunjungan Belajar SMK Negeri 1 Mataram ke SMKN 3 Denpasar | SMK Negeri 1 Mataram |
Sosialisasi Program Magang ke Jepang oleh LPK Darma | LPK Darma |
Praktisi Mengajar dari The Apurva Kempinski Bali | The Apurva Kempinski Bali |
Siswa Perhotelan Ikuti On The Job Training di Hotel Padma Legian | Hotel Padma Legian | Perhotelan
Uji Sertifikasi Kompetensi Bidang Tata Busana bersama LSP Garmen Indonesia | LSP Garmen Indonesia | Tata Busana
Lomba Mixology Tingkat Nasional, Siswa SMKN 3 Denpasar Sabet Emas | |
Pemeriksaan Kesehatan Siswa oleh UPTD Puskesmas II Denpasar Selatan | UPTD Puskesmas II Denpasar Selatan |
Bakti Sosial di Panti Asuhan Dharma Jati | |
Workshop Latte Art with Starbucks Indonesia | Starbucks Indonesia |
Study Banding SMKN 3 Denpasar ke SMK Negeri 1 Surabaya, SMK PGRI 3 Malang | SMK Negeri 1 Surabaya; SMK PGRI 3 Malang |
Penguatan Profil Pelajar Pancasila Tema Kearifan Lokal | |
Kerja sama dengan Bank BPD Bali dalam Pembukaan Rekening SimPel | Bank BPD Bali |
Guru Tamu Kuliner: Menu Engineering Bersama Politeknik Pariwisata Bali | Politeknik Pariwisata Bali | Kuliner
Peresmian Teaching Factory oleh Gubernur Bali | |
""",
    "SMK Muhammadiyah 1 Wonosobo": """
Pelatihan Mekanik Sepeda Motor bersama PT Astra Honda Motor dan Dealer Honda Wonosobo | PT Astra Honda Motor; Dealer Honda Wonosobo |
SMK Muhammadiyah 1 Wonosobo Jalin Kerja Sama dengan Universitas Muhammadiyah Purwokerto | Universitas Muhammadiyah Purwokerto |
Kunjungan Industri TBSM ke Yamaha Indonesia Motor Manufacturing | Yamaha Indonesia Motor Manufacturing | TBSM
Penerimaan Siswa Baru Tahun Ajaran 2023/2024 | |
Santunan Anak Yatim Bersama Lazismu Wonosobo | Lazismu Wonosobo |
Pembinaan Kesadaran Hukum oleh Kejaksaan Negeri Wonosobo | Kejaksaan Negeri Wonosobo |
Pelatihan Las SMAW di BLK Wonosobo | BLK Wonosobo |
Tim Futsal SMK Muhammadiyah 1 Wonosobo Juara II Bupati Cup | |
Seminar Motivasi Bersama Motivator Nasional | |
Magang Industri Guru Akuntansi pada Kantor Jasa Akuntan Wonosobo | Kantor Jasa Akuntan Wonosobo | Akuntansi
Rekrutmen Tenaga Kerja PT Sritex, PT Pan Brothers, dan PT Eco Smart Garment Indonesia | PT Sritex; PT Pan Brothers; PT Eco Smart Garment Indonesia |
Validasi dan Sinkronisasi Kurikulum Bersama DUDI | |
Rihlah Ilmiah ke Yogyakarta | |
Workshop Kurikulum Bersama Cabang Dinas Pendidikan Wilayah IX | Cabang Dinas Pendidikan Wilayah IX |
""",
}


def titles() -> list[tuple[str, str, set[str], set[str]]]:
    """(school, title, partners, programmes) of every line."""
    found = []
    for school, block in TITLES.items():
        for line in block.strip().splitlines():
            title, partners, programmes = (part.strip() for part in line.split("|"))
            found.append((school, title, _names(partners), _names(programmes)))
    return found


def _names(cell: str) -> set[str]:
    return {name.strip() for name in cell.split(";") if name.strip()}
