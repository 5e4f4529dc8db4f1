"""Partners: who the school works with, or might."""

from __future__ import annotations

from mitra_tui.rows.fields import Column, Entity, Field, Kind

# Permendikbud 50/2020 and the kinds a school meets besides. On screen `business` and `industry`
# are one visible kind, IDUKA.
KINDS = (
    "industry", "business", "state_enterprise", "government", "institution",
    "school", "university", "community", "person",
)
SCOPES = ("local", "national", "international")
STAGES = ("prospect", "active", "ended")

# The headings under which offices list partners, in any table.
NAME_HEADERS = (
    "nama mitra", "mitra", "nama industri", "nama perusahaan", "nama instansi", "industri",
    "perusahaan", "instansi", "dudi", "nama dudi", "organisation", "company",
)

# Maximum lengths marked D are Dapodik's for the partner's own form (`dudi`).
PARTNERS = Entity(
    what="partners",
    one="partner",
    title="name",
    fields=(
        Field("name", required=True, maximum=200,
              headers=NAME_HEADERS),
        Field("kind", Kind.CHOICE, choices=KINDS, suggest=True,
              headers=("jenis mitra", "jenis", "bentuk")),
        Field("city", maximum=100, suggest=True,
              headers=("kota", "kabupaten", "kab kota", "kota kabupaten", "lokasi", "town")),
        Field("phone", maximum=40,
              headers=("telepon", "telp", "no telp", "no telepon", "nomor telepon", "hp", "no hp",
                       "telp kantor", "telephone", "wa")),
        Field("aliases", Kind.TEXTS, maximum=200, more=True,
              headers=("nama lain", "singkatan", "alias")),
        Field("sector", maximum=100, suggest=True, more=True,
              headers=("bidang", "bidang usaha", "sektor")),
        Field("scope", Kind.CHOICE, choices=SCOPES, more=True, headers=("cakupan", "tingkat")),
        Field("stage", Kind.CHOICE, choices=STAGES, default="active", more=True,
              headers=("tahap", "status", "status mitra")),
        Field("street", maximum=80, more=True,
              headers=("alamat", "alamat jalan", "jalan", "address")),
        Field("rt", maximum=2, more=True),
        Field("rw", maximum=2, more=True),
        Field("hamlet", maximum=60, more=True, headers=("dusun", "nama dusun")),
        Field("village", maximum=60, more=True, headers=("desa", "kelurahan", "desa kelurahan")),
        Field("region_code", maximum=8, more=True, headers=("kode wilayah",)),
        Field("province", maximum=60, suggest=True, more=True, headers=("provinsi",)),
        Field("postcode", maximum=5, more=True, headers=("kode pos",)),
        Field("latitude", Kind.NUMBER, minimum=-90, maximum=90, more=True, headers=("lintang",)),
        Field("longitude", Kind.NUMBER, minimum=-180, maximum=180, more=True, headers=("bujur",)),
        Field("fax", maximum=20, more=True, headers=("nomor fax", "faks")),
        Field("email", maximum=100, more=True, headers=("surel", "e-mail")),
        Field("website", maximum=100, more=True, headers=("situs", "situs web", "laman")),
        Field("npwp", maximum=20, more=True),
        Field("nib", maximum=30, more=True),
        Field("owner", maximum=100, suggest=True, more=True,
              headers=("penanggung jawab", "pic", "pj")),
        Field("notes", Kind.LINES, maximum=4000, more=True, headers=("catatan", "keterangan")),
    ),
    columns=(
        Column("name", 28, grow=3), Column("city", 11, grow=1), Column("contact", 12, grow=1),
        Column("phone", 14, grow=0), Column("document", 9, grow=0),
    ),
    sorts=("name", "city", "updated_at", "appraised"),
    descending=frozenset({"updated_at", "appraised"}),
    filters=("kind", "sector", "city", "scope", "stage", "programme", "appraised"),
    natural=("name",),
)
