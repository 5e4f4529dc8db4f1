"""Words by which offices name the columns of their tables, beyond those that fields list.

Data, not rules: a word more here reads a column more. Everything is as `heading_key` leaves it.
"""

from __future__ import annotations

# How offices shorten the words of a heading, and spell them: one word of ours for each of theirs.
WHOLE = {
    "no": "nomor", "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "tgl": "tanggal",
    "tggl": "tanggal", "bln": "bulan", "thn": "tahun", "th": "tahun", "telp": "telepon",
    "tlp": "telepon", "tlpn": "telepon", "telpon": "telepon", "tel": "telepon",
    "handphone": "hp", "ponsel": "hp", "whatsapp": "wa", "ket": "keterangan",
    "kerjasama": "kerja sama", "kerma": "kerja sama", "prov": "provinsi", "propinsi": "provinsi",
    "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "keg": "kegiatan",
    "jab": "jabatan", "almt": "alamat", "jln": "jalan", "jl": "jalan",
    "perush": "perusahaan", "prshn": "perusahaan", "bid": "bidang", "pj": "penanggung jawab",
    "penanggungjawab": "penanggung jawab", "pel": "pelaksanaan", "dok": "dokumentasi",
    "narsum": "narasumber", "kodepos": "kode pos", "lok": "lokasi",
    "kompkeh": "kompetensi keahlian",
    "du": "dudi", "di": "", "iduka": "dudi", "dudika": "dudi",
}

_PARTNER = (
    "dudi, nama dudi, dudi mitra, mitra dudi, mitra industri, instansi mitra, nama instansi "
    "mitra, perusahaan mitra, lembaga, nama lembaga, nama usaha, nama badan usaha, nama "
    "organisasi, nama tempat pkl, tempat pkl, tempat prakerin, tempat magang, dunia kerja, "
    "nama dunia kerja, dunia usaha, dunia industri, dunia usaha dunia industri, nama "
    "kampus, nama sekolah mitra, instansi perusahaan, perusahaan instansi, nama perusahaan "
    "instansi, nama instansi perusahaan, nama institusi, institusi, pihak mitra, pihak "
    "kedua, kerja sama dengan, bekerja sama dengan"
)
# Headings of a field, by its name; `WHAT.field` where only that entity has them.
INDONESIAN = {
    "partners.name": _PARTNER + (
        ", nama"
    ),
    "partner": _PARTNER,
    "partners": _PARTNER + (
        ", pemateri, nama pemateri, penyelenggara, pihak terkait, instansi terkait, nama "
        "narasumber, narasumber pemateri"
    ),
    "contacts.name": (
        "pic, nama pic, nama cp, nama kontak, kontak person, nama kontak person, pimpinan, nama "
        "pimpinan, pembimbing industri, nama pembimbing industri, nama penanggung jawab, "
        "penanggung jawab, nama contact person"
    ),
    "phone": (
        "nomor telepon hp, telepon hp, hp telepon, nomor hp, nomor hp wa, nomor wa, hp wa, wa "
        "hp, nomor kontak, telepon wa, nomor telepon wa, telepon kantor, nomor telepon kantor, "
        "nomor yang dapat dihubungi, kontak telepon, nomor cp, nomor hp pic, nomor pic, hp pic, "
        "telepon pic, nomor telepon pic, wa pic, nomor wa pic"
    ),
    "activities.title": (
        "uraian kegiatan, uraian, agenda, nama acara, nama program, program kegiatan, tema, "
        "tema kegiatan, judul acara, nama kegiatan kerja sama, rincian kegiatan"
    ),
    "category": (
        "bentuk kegiatan, bentuk kerja sama, jenis kerja sama, kategori kegiatan, jenis acara"
    ),
    "starts_on": (
        "waktu kegiatan, tanggal kegiatan, tanggal pelaksanaan, jadwal, bulan, periode, hari, "
        "tanggal waktu, waktu dan tempat, tempat dan waktu, bulan tahun, jadwal pelaksanaan"
    ),
    "ends_on": (
        "s d, tanggal akhir, akhir, berakhir, sampai dengan, sampai tanggal, tanggal berakhir"
    ),
    "place": (
        "tempat kegiatan, tempat pelaksanaan, lokasi kegiatan, kabupaten kota, kota kabupaten, "
        "lokasi pelaksanaan"
    ),
    "programmes": (
        "prodi, program studi, konsentrasi, kompetensi, paket keahlian, jurusan terkait, kk, "
        "jurusan prodi"
    ),
    "programme": "prodi, program studi, konsentrasi, kompetensi, paket keahlian, jurusan terkait",
    "hours": "jumlah jp, jumlah jam pelajaran, jam pelajaran, durasi jam, durasi jp, lama jam",
    "activities.students": (
        "jumlah siswa, jumlah peserta, jumlah, jumlah peserta didik, peserta didik, banyak "
        "siswa, banyak peserta, jumlah siswa siswi, siswa terlibat"
    ),
    "activities.teachers": "jumlah guru, guru pendamping, jumlah guru pendamping, banyak guru",
    "activities.guests": "jumlah tamu, jumlah narasumber",
    "activities.owner": (
        "panitia, ketua panitia, koordinator, ketua pelaksana, pelaksana, pendamping, "
        "pembimbing, guru pembimbing"
    ),
    "owner": "koordinator, petugas, pelaksana, guru pembimbing",
    "finding": (
        "hasil kegiatan, hasil yang dicapai, hasil temuan, luaran, output, kesimpulan, dampak, "
        "keterangan, uraian hasil"
    ),
    "achievements": "prestasi, hasil capaian, keberhasilan",
    "challenges": "hambatan, masalah, permasalahan, kendala hambatan",
    "evidence": (
        "dokumen, foto kegiatan, link dokumentasi, tautan, bukti kegiatan, bukti fisik, bukti "
        "dukung, link bukti, bukti dokumentasi"
    ),
    "partners.kind": (
        "jenis instansi, jenis perusahaan, jenis lembaga, kategori, kategori mitra, kelompok, "
        "bentuk usaha, badan usaha, bentuk badan usaha"
    ),
    "sector": (
        "jenis usaha, bidang kerja, bidang industri, bidang pekerjaan, sektor usaha, bidang "
        "usaha industri, bidang usaha perusahaan, lini usaha"
    ),
    "scope": "lingkup, tingkat kerja sama, skala, cakupan wilayah",
    "stage": "status kerja sama, status kemitraan",
    "city": "kabupaten kota, kota kabupaten, kabupaten, domisili, kota asal",
    "street": (
        "alamat lengkap, alamat kantor, alamat perusahaan, alamat instansi, alamat mitra, "
        "alamat industri, alamat dudi"
    ),
    "village": "desa kelurahan, kelurahan desa, nama desa kelurahan",
    "postcode": "pos",
    "email": "alamat email, alamat e mail, alamat surel, email perusahaan, email kantor",
    "website": "alamat website, alamat web, website resmi",
    "npwp": "nomor npwp, nomor pokok wajib pajak",
    "nib": "nomor nib, nomor induk berusaha",
    "aliases": "nama singkat, singkatan nama, merek, nama dagang",
    "notes": "keterangan, catatan tambahan, keterangan lain, keterangan tambahan, lain lain",
    "position": "posisi, bagian, divisi, jabatan pic",
    "on_date": "hari tanggal, waktu, tanggal komunikasi, tanggal pertemuan",
    "raised_on": "hari tanggal, waktu, tanggal kendala, tanggal konflik",
    "subject": "topik, isi, pembahasan, hal, pokok bahasan, materi",
    "people": "peserta, hadir, yang hadir",
    "text": "uraian, deskripsi, uraian kebutuhan, keterangan kebutuhan",
    "target": "jumlah, jumlah target",
    "due_on": "batas waktu, target waktu, jatuh tempo, target selesai, tenggat waktu",
    "followups.title": (
        "rencana tindak lanjut, rtl, uraian tugas, pekerjaan, uraian, rencana, agenda"
    ),
    "quantity": "jumlah, banyaknya, volume",
}
ENGLISH = {
    "activities.title": "activity, activity name, event, event name, event title, name, subject",
    "partners.name": (
        "partner, partner name, company name, organization, organisation name, organization "
        "name, institution, business name, firm"
    ),
    "partner": (
        "partner name, company name, organization, organisation name, organization name, "
        "institution, employer"
    ),
    "partners": (
        "partner, partner name, companies, company name, organisations, organizations, "
        "organization, institution"
    ),
    "contacts.name": "full name, contact, contact name, person",
    "starts_on": (
        "start, start date, date start, date from, from, begin, begins, beginning, begin date, "
        "start day, day, dates, when, date and place, date place"
    ),
    "ends_on": (
        "end, end date, date end, date to, to, finish, finish date, ended, until, end day, last "
        "day"
    ),
    "place": "venue, location, where, city, town, site",
    "programmes": (
        "program, programs, department, departments, major, majors, study program, study "
        "programs, study programme, study programmes"
    ),
    "programme": "program, department, major, study program, study programme",
    "programmes.name": "program, programme, department, major, study program, study programme",
    "short": "abbreviation, short name, code, acronym",
    "aliases": "also known as, aka, other names, former names",
    "category": "type, kind, activity type, event type, type of activity",
    "kind": "type, category",
    "partners.kind": "partner type, type of partner, organisation type, company type",
    "position": "job title, job, role, occupation, title",
    "role": "position, job title, job, function",
    "phone": (
        "telephone, phone number, phone no, telephone number, tel, mobile, mobile number, "
        "mobile phone, cell, cell phone, contact number, whatsapp"
    ),
    "email": "mail, email address, e mail address",
    "street": "street address, address line, postal address, location",
    "province": "state, region",
    "postcode": "zip, zip code, postal code, post code",
    "website": "web, url, site, homepage, home page, web site, web address",
    "sector": "industry, line of business, business sector, field, business, field of business",
    "scope": "level, reach",
    "stage": "state, partner status",
    "notes": "note, remarks, remark, comments, comment, memo, description, summary",
    "owner": "person in charge, responsible, in charge, responsible person, assigned to, assignee",
    "active_from": "from, since, start, start date, valid from",
    "active_to": "to, until, end, end date, valid to, valid until",
    "from_on": "from, since, start, start date",
    "to_on": "to, until, end, end date",
    "since": "from, start, start date",
    "until": "to, end, end date",
    "goal": "goals, objective, objectives, aim, purpose",
    "finding": "findings, result, results, outcome, outcomes, key findings, main findings",
    "achievements": "achievement",
    "challenges": "challenge, obstacles, obstacle, issues, problems, difficulties",
    "evidence": "documentation, proof, documents, attachments",
    "students": "participants, number of students, student count, no of students",
    "teachers": "number of teachers, teacher count, no of teachers",
    "guests": "number of guests, guest count",
    "hours": "duration, number of hours, duration hours",
    "text": "need, needs, requirement, description",
    "horizon": "term, time frame, timeframe",
    "due_on": "due, due date, deadline, due by",
    "met_on": "date met, met, fulfilled, fulfilled on, completed, completed on",
    "done_on": "done, date done, completed, completed on",
    "followups.title": "task, to do, action, follow up, what",
    "on_date": "date, day, when",
    "raised_on": "date, day, when, on date, reported on, noted on",
    "summary": "problem, issue, conflict, subject, title, description, what happened",
    "severity": "level, gravity, weight",
    "source": "cause, reason, origin",
    "lessons": "lesson, lesson learnt, lessons learned",
    "outcome": "result, resolution, solution",
    "subject": "topic, about, regarding, re",
    "people": "attendees, participants, present, who",
    "quantity": "amount, number, count",
    "follow_up_on": "follow up, follow up date, next step on",
}
