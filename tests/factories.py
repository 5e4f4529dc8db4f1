"""Records for tests, made as the program makes them: through drafts and stores."""

from __future__ import annotations

from typing import Any

from mitra_tui.schemas.registry import draft_of
from mitra_tui.services import school as school_service
from mitra_tui.services.registry import store_of

SCHOOL_NAME = "SMK Negeri 8 Samarinda"


def add(what: str, **values: Any) -> int:
    """A record of any kind, checked as what is typed is checked; its id."""
    return store_of(what).save(draft_of(what).read(values).values())


def edit(what: str, record_id: int, **values: Any) -> None:
    """Change some fields of a record."""
    store = store_of(what)
    old = dict(store.get(record_id).values)
    store.save(draft_of(what).read(old | values).values(), record_id)


def values_of(what: str, record_id: int) -> dict[str, Any]:
    """The fields of a record."""
    return dict(store_of(what).get(record_id).values)


def school(**values: Any) -> int:
    """The school's profile."""
    return school_service.set_up(draft_of("school").read({"name": SCHOOL_NAME, **values}).values())


def partner(name: str = "PT Maju Bersama", **values: Any) -> int:
    return add("partners", name=name, **values)


def contact(partner_id: int, name: str = "Narahubung", **values: Any) -> int:
    return add("contacts", partner=partner_id, name=name, **values)


def programme(name: str = "Desain Komunikasi Visual", **values: Any) -> int:
    return add("programmes", name=name, **values)


def activity(title: str = "Kunjungan industri", **values: Any) -> int:
    return add("activities", title=title, **values)


def agreement(partner_id: int, kind: str = "pks", **values: Any) -> int:
    return add("agreements", partner=partner_id, kind=kind, **values)


def whole_agreement(partner_id: int, **values: Any) -> int:
    """A signed agreement that has everything that the paper asks for."""
    return agreement(partner_id, **{
        "title": "PKL Desain Komunikasi Visual", "school_number": "421.5/007/SMKN8/I/2024",
        "partner_number": "05/MOU/I/2024", "signed_on": "2024-01-08", "signed_at": "Samarinda",
        "starts_on": "2024-01-08", "ends_on": "2026-01-07", "scope_items": [4, 6],
        "objectives": ["Siswa siap kerja"], "copies": 2, "stamped": True, "lead_days": 60,
        "duties": [
            {"side": "school", "text": "Mengirim 20 siswa", "due_on": "2024-07-01",
             "done_on": "2024-06-28"},
            {"side": "partner", "text": "Menunjuk instruktur", "due_on": "2024-06-15"}],
        "indicators": [{"text": "Guru tamu mengajar", "measure": "hours", "unit": "jam",
                        "category": "Guru tamu", "target": 10, "due_on": "2024-12-31"}],
        "dispute_steps": [{"step": "deliberation", "days": 30}, {"step": "mediation", "days": 30},
                          {"step": "court"}],
        "signatories": [{"side": "school", "name": "Kepala", "position": "Kepala sekolah",
                         "rank": "Pembina", "id_number": "197001011995011001"},
                        {"side": "partner", "name": "Rina", "position": "Direktur"}],
        "witnesses": [{"side": "school", "name": "Waka"}, {"name": "Saksi"}],
        "cooperation": "Praktik kerja lapangan", "supervisor": "Pembimbing", **values})


def interaction(partner_id: int, subject: str = "Jadwal PKL", **values: Any) -> int:
    return add("interactions", **{"partner": partner_id, "subject": subject,
                                  "on_date": "2024-05-02", **values})


def followup(title: str = "Kirim draf PKS", **values: Any) -> int:
    return add("followups", title=title, **values)


def need(text: str = "Tempat PKL untuk 30 siswa", **values: Any) -> int:
    return add("needs", text=text, **values)


def benefit(partner_id: int, **values: Any) -> int:
    return add("benefits", **{"partner": partner_id, "side": "school", "kind": "resources",
                              **values})


def conflict(partner_id: int, summary: str = "Jadwal PKL berubah mendadak", **values: Any) -> int:
    return add("conflicts", **{"partner": partner_id, "summary": summary,
                               "raised_on": "2024-05-06", **values})


def survey(title: str = "Kepuasan mitra 2024", **values: Any) -> int:
    return add("surveys", title=title, **{"template": "partner8", **values})


def response(survey_id: int, **values: Any) -> int:
    return add("responses", survey=survey_id, **values)


def evaluation(partner_id: int, **values: Any) -> int:
    return add("evaluations", partner=partner_id, **{"on_date": "2024-05-20", **values})


def placement(partner_id: int, programme_id: int, **values: Any) -> int:
    return add("placements", **{"partner": partner_id, "programme": programme_id,
                                "starts_on": "2024-07-01", "ends_on": "2024-12-20", **values})


def appraisal(partner_id: int, **values: Any) -> int:
    """All criteria scored 3, unless `scores` says otherwise."""
    scores = {"needs_fit": 3, "capability": 3, "reputation": 3, "vision": 3}
    return add("appraisals", partner=partner_id, **{"scores": scores, **values})


def template(name: str = "MoU sekolah", **values: Any) -> int:
    """The school's own text of a kind of document, as short as can be."""
    return add("templates", name=name, **{
        "kind": "mou", "title": "NOTA KESEPAHAMAN", "text": "# Maksud dan Tujuan\n\nBekerja sama.",
        **values})


def directory() -> None:
    """Eight partners of all sorts; the names are those that people mistype."""
    indosat = partner("PT Indosat Ooredoo Hutchison", kind="industry", city="Samarinda",
                      sector="Telekomunikasi", scope="national", aliases=["Indosat"],
                      phone="0541-200100")
    partner("SMK Negeri 3 Balikpapan", kind="school", city="Balikpapan", scope="local")
    partner("SMK Negeri 30 Balikpapan", kind="school", city="Balikpapan", scope="local")
    hotel = partner("Hotel Mercure Samarinda", kind="business", city="Samarinda",
                    sector="Perhotelan")
    partner("PT. Kaltim Post", kind="industry", city="Samarinda", sector="Media")
    partner("CV Maju Jaya", kind="business", city="Tenggarong", stage="prospect")
    partner("Politeknik Negeri Samarinda", kind="university", city="Samarinda")
    partner("Dinas Pendidikan Kalimantan Timur", kind="government", city="Samarinda",
            stage="ended")
    contact(indosat, "Rina", position="HRD", phone="0812-5550-0001", active_from="2023-01-01")
    contact(indosat, "Wahyu", phone="0812-5550-0002", active_to="2022-12-31")
    contact(hotel, "Maya", position="Manajer", email="maya@contoh.id")


def life() -> None:
    """Programmes, activities and all that hangs on the partners of `directory`."""
    template()
    visual = programme("Desain Komunikasi Visual", short="DKV",
                       aliases=[{"name": "Multimedia", "to_year": 2021}])
    hotels = programme("Perhotelan", short="PH")
    indosat, third, hotel = (
        store_of("partners").records([1, 2, 4])[place].id for place in range(3))
    tour = activity("Kunjungan industri ke Indosat", category="Kunjungan industri",
                    starts_on="2024-03-05", partners=[indosat], programmes=[visual],
                    students=32, teachers=2, hours=6, status="done",
                    sessions=[{"on_date": "2024-03-05", "hours": 6, "guest": "Rina"}],
                    evidence=["foto.jpg"], finding="Siswa mengenal jaringan seluler.")
    activity("Studi banding", starts_on="2023-08-21", ends_on="2023-08-25",
             partners=[third, indosat], place="Balikpapan", status="done")
    activity("Guru tamu perhotelan", starts_on="2024-06", partners=[hotel],
             programmes=[hotels])
    activity("Rapat tahunan")
    whole_agreement(indosat, programmes=[visual])
    interaction(indosat, "Permohonan PKL", kind="letter", follow_up_on="2024-05-27")
    interaction(hotel, "Silaturahmi", kind="social", on_date="2024-04-01")
    need("Tempat PKL untuk 30 siswa", programme=visual, due_on="2024-07-01", partners=[indosat])
    benefit(indosat, quantity=10, unit="modem", on_date="2024-03-05", activity=tour)
    asked = survey("Kepuasan mitra 2023", partners=[indosat], opens_on="2023-05-01")
    response(asked, partner=indosat, sheet="1", on_date="2024-05-02", answers={"s1": 4, "nps": 9})
    evaluation(indosat, period="Genap 2023/2024", findings="Berjalan baik", decision="continue")
    placement(indosat, visual, grade="XII", quota=10, accepted=8, placed=6)
    followup("Kirim laporan kunjungan", due_on="2024-05-01", owner="Waka humas",
             subject=f"activities/{tour}")
    appraisal(indosat, need=1, on_date="2024-02-12")
    conflict(hotel, "Jam praktik melebihi kesepakatan", source="schedule", severity=2,
             steps=[{"on_date": "2024-05-13", "kind": "communication", "text": "Ditelepon"}])
    add("officials", name="Kepala", position="Kepala sekolah", from_on="2020-01-01")
    add("team", name="Tim", role="Ketua", programme=visual)
    add("trainings", title="Pelatihan kemitraan", on_date="2024-02-01", hours=8)
