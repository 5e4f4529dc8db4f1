"""The agenda from the records: what is read of each kind, and what is left out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from mitra_tui import actor
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.agenda import AgendaItem
from mitra_tui.services import activities, agenda, checklist, conflicts, followups, needs
from mitra_tui.services.agreements import life
from mitra_tui.services.registry import store_of
from tests import factories

TODAY = date(2024, 5, 20)


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def items(kind: str = "") -> list[AgendaItem]:
    return [one for one in agenda.agenda().items if not kind or one.kind == kind]


def told(kind: str) -> list[tuple[str, str, str]]:
    return [(one.group, one.due, one.text) for one in items(kind)]


def test_nothing_asks_for_anything_in_an_empty_database(database: Path) -> None:
    assert agenda.agenda().items == ()
    assert not agenda.agenda().more


def test_open_tasks_by_their_day(school: Path) -> None:
    factories.followup("Lewat", due_on=day(-1), owner="Waka humas")
    factories.followup("Hari ini", due_on=day(0))
    factories.followup("Jauh", due_on=day(31))
    factories.followup("Kapan saja")
    factories.followup("Sudah", due_on=day(0), done_on=day(0))
    store_of("followups").remove(factories.followup("Dihapus", due_on=day(0)))
    assert told("followup") == [("late", day(-1), "Lewat"), ("today", day(0), "Hari ini"),
                                ("month", "", "Kapan saja")]
    assert items()[0].owner == "Waka humas"


def test_a_snooze_moves_the_day(school: Path) -> None:
    one = factories.followup("Surat", due_on=day(-9))
    assert followups.snooze([one], day(3)) == 1
    assert told("followup") == [("week", day(3), "Surat")]
    followups.snooze([one], day(31))
    assert told("followup") == []


def test_a_task_names_the_partner_it_concerns(school: Path) -> None:
    partner = factories.partner("PT Maju")
    activity = factories.activity("Kunjungan", partners=[partner], starts_on="2023-01-01",
                                  status="done", finding="Baik")
    interaction = factories.interaction(partner, "Permohonan", follow_up_on=day(0))
    factories.followup("Laporan", due_on=day(0), subject=f"activities/{activity}")
    factories.followup("Kartu", due_on=day(0), subject=f"partners/{partner}")
    assert [one.text for one in items("followup")] == [
        "Permohonan · PT Maju", "Laporan · PT Maju", "Kartu · PT Maju"]
    assert {one.partner for one in items("followup")} == {partner}
    assert interaction


def test_needs_that_are_due_and_unmet(school: Path) -> None:
    factories.need("Tempat PKL", due_on=day(-2), target="30 tempat")
    factories.need("Tanpa tenggat")
    factories.need("Jauh", due_on=day(31))
    met = factories.need("Tercapai", due_on=day(1))
    assert needs.meet([met]) == 1
    assert needs.meet([met]) == 0, "met once"
    assert told("need") == [("late", day(-2), "Tempat PKL · 30 tempat")]


def test_activities_come_are_asked_about_and_asked_for_their_finding(school: Path) -> None:
    factories.activity("Datang", starts_on=day(3), owner="Kaprog")
    factories.activity("Berjalan", starts_on=day(-2), ends_on=day(2), date_precision="range")
    past = factories.activity("Sudah lewat", starts_on=day(-2))
    factories.activity("Tanpa temuan", starts_on=day(-10), status="done")
    factories.activity("Lengkap", starts_on=day(-10), status="done", finding="Baik")
    factories.activity("Lama", starts_on=day(-181), status="done")
    factories.activity("Batal", starts_on=day(1), status="cancelled")
    assert told("activity") == [("today", day(0), "Berjalan"), ("week", day(3), "Datang")]
    assert told("happened") == [("late", day(-2), "Sudah lewat")]
    assert told("finding") == [("late", day(-3), "Tanpa temuan")]
    activities.finish([past])
    assert told("happened") == []
    assert ("week", day(5), "Sudah lewat") in told("finding")


def test_a_month_is_not_a_day(school: Path) -> None:
    factories.activity("Juni", starts_on="2024-06-01", ends_on="2024-06-30",
                       date_precision="month")
    assert [(one.due, one.precision) for one in items("activity")] == [("2024-06-01", "month")]


def agreement(partner: int, ends_on: str, state: str = "signed", **more: object) -> None:
    with transaction("agreements.add"):
        values = {"partner_id": partner, "title": "MoU PKL", "state": state,
                  "starts_on": "2020-01-01", "ends_on": ends_on, **more}
        db.execute_sql(
            f"INSERT INTO agreement ({', '.join(values)}) VALUES "
            f"({', '.join('?' * len(values))})", list(values.values()))


def test_only_signed_agreements_that_end(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(10))
    agreement(partner, day(89))
    agreement(partner, day(91))
    agreement(partner, day(-1))
    agreement(partner, day(-366))
    agreement(partner, day(5), state="draft")
    agreement(partner, day(5), state="terminated")
    agreement(partner, day(40), lead_days=30)
    assert [(group, due) for group, due, _ in told("agreement")] == [
        ("late", day(-1)), ("month", day(10)), ("month", day(89))]
    assert items("agreement")[0].text == "PT Maju · MoU PKL"
    assert items("agreement")[0].partner == partner


def test_a_renewed_agreement_asks_no_more(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(-1))
    agreement(partner, day(700), renews_id=1)
    assert told("agreement") == []


def test_a_draft_that_is_to_renew_silences_nothing(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(10))
    agreement(partner, day(700), "draft", renews_id=1)
    assert [due for _, due, _ in told("agreement")] == [day(10)]
    agreement(partner, day(400), kind="addendum", parent_id=1)
    assert told("agreement") == [], "a signed addendum that runs longer carries the term on"


def test_an_agreement_that_is_to_end_asks_no_more(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(10), decision="end")
    agreement(partner, day(-1), decision="end")
    agreement(partner, day(11), decision="renew")
    assert [due for _, due, _ in told("agreement")] == [day(11)]


def test_agreements_that_ask_early_are_there_early(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(180), lead_days=180)
    agreement(partner, day(181), lead_days=180)
    agreement(partner, day(100), lead_days=365)
    assert [due for _, due, _ in told("agreement")] == [day(100), day(180)]


def test_what_does_not_ask_crowds_out_nothing(school: Path) -> None:
    """Agreements that end within the usual time and ask later are not read, so nothing is cut."""
    partner = factories.partner("PT Maju")
    for place in range(3):
        agreement(partner, day(10 + place), lead_days=0)
    agreement(partner, day(20))
    agreement(partner, day(12))
    agreement(partner, day(400), renews_id=5)
    for place in range(2):
        agreement(partner, day(13 + place), snoozed_to=day(60))
    found = agenda.agenda(most=1)
    assert [one.due for one in found.items] == [day(20)]
    assert not found.more


def test_whoever_looks_further_sees_every_end(school: Path) -> None:
    partner = factories.partner("PT Maju")
    agreement(partner, day(200))
    agreement(partner, day(201))
    agreement(partner, day(20), lead_days=7)
    factories.followup("Nanti", due_on=day(45))
    found = agenda.agenda(days=200).items
    assert [(one.group, one.due) for one in found] == [
        ("month", day(20)), ("later", day(45)), ("later", day(200))]
    assert [one.due for one in agenda.agenda(days=7).items] == []


def test_what_was_sent_waits_to_be_signed(school: Path) -> None:
    partner = factories.partner("PT Maju")
    factories.agreement(partner, title="PKS PKL", state="sent", starts_on=day(-3))
    factories.agreement(partner, title="MoU", state="sent")
    factories.agreement(partner, title="Draf", state="draft")
    put_off = factories.agreement(partner, title="Nanti", state="sent", starts_on=day(2))
    assert life.snooze([put_off], day(40)) == 1, "what was sent can rest too"
    assert told("sign") == [("late", day(-3), "PT Maju · PKS PKL"), ("month", "", "PT Maju · MoU")]


def test_duties_of_both_sides_and_late_ones(school: Path) -> None:
    partner = factories.partner("PT Maju")
    duties = [
        {"side": "school", "text": "Mengirim siswa", "due_on": day(-2), "done_on": day(-3)},
        {"side": "partner", "text": "Menunjuk instruktur", "due_on": day(-1)},
        {"side": "school", "text": "Melapor", "due_on": day(30)},
        {"side": "school", "text": "Jauh", "due_on": day(31)},
        {"side": "school", "text": "Kapan saja"},
        {"side": "partner", "text": "Lama", "due_on": day(-366)}]
    one = factories.agreement(partner, state="signed", duties=duties, ends_on=day(700))
    factories.agreement(partner, state="draft", duties=duties)
    factories.agreement(partner, state="terminated", duties=duties, ended_reason="Pindah",
                        ended_on=day(-1), signed_on=day(-400))
    assert told("duty") == [("late", day(-1), "Mitra: Menunjuk instruktur · PT Maju"),
                            ("month", day(30), "Sekolah: Melapor · PT Maju")]
    assert [(item.what, item.id, item.part) for item in items("duty")] == [
        ("agreements", one, 2), ("agreements", one, 3)]


def test_indicators_until_they_are_reached(school: Path) -> None:
    partner = factories.partner("PT Maju")
    factories.agreement(
        partner, state="signed", starts_on=day(-100), ends_on=day(700), indicators=[
            {"text": "Lulusan terserap", "target": 5, "due_on": day(10)},
            {"text": "Tercapai", "target": 5, "actual": 5, "due_on": day(10)},
            {"text": "Belum diisi", "target": 5, "due_on": day(-60)},
            {"text": "Meleset lama", "target": 5, "actual": 3, "due_on": day(-60)},
            {"text": "Guru tamu", "measure": "activities", "target": 2, "due_on": day(20)},
            {"text": "Jauh", "target": 5, "due_on": day(31)}])
    assert told("indicator") == [
        ("late", day(-60), "Belum diisi · PT Maju"),
        ("month", day(10), "Lulusan terserap · PT Maju"),
        ("month", day(20), "Guru tamu · PT Maju")]
    for _ in range(2):
        factories.activity("Guru tamu", partners=[partner], starts_on=day(-1), status="done",
                           finding="Baik")
    assert "Guru tamu · PT Maju" not in [text for _, _, text in told("indicator")]


def test_indicators_that_were_reached_crowd_out_nothing(school: Path) -> None:
    met = [{"text": f"Tercapai {n}", "target": 1, "actual": 1, "due_on": day(1)}
           for n in range(3)]
    factories.agreement(factories.partner("PT Maju", owner="Kaprog"), state="signed", indicators=[
        *met, {"text": "Terserap", "target": 5, "due_on": day(2)}])
    found = agenda.agenda(most=1)
    assert [(one.text, one.owner) for one in found.items] == [("Terserap · PT Maju", "Kaprog")]
    assert not found.more


def test_whoever_looks_after_the_partner_is_asked(school: Path) -> None:
    partner = factories.partner("PT Maju", owner="Kaprog DKV")
    factories.agreement(partner, state="signed", ends_on=day(10),
                        duties=[{"side": "school", "text": "Melapor", "due_on": day(1)}])
    factories.agreement(partner, state="sent")
    assert {one.kind: one.owner for one in items()} == dict.fromkeys(
        ("agreement", "duty", "sign"), "Kaprog DKV")


def test_a_contact_who_left_without_anyone_after(school: Path) -> None:
    alone = factories.partner("PT Maju")
    factories.contact(alone, "Wahyu", active_to=day(-30))
    factories.contact(alone, "Rina", active_to=day(-9))
    kept = factories.partner("PT Jaya")
    factories.contact(kept, "Budi", active_to=day(-9))
    factories.contact(kept, "Sari")
    over = factories.partner("PT Lama", stage="ended")
    factories.contact(over, "Tono", active_to=day(-9))
    last_day = factories.partner("PT Akhir")
    factories.contact(last_day, "Umar", active_to=day(0))
    assert told("contact") == [
        ("late", day(-9), "Rina sudah tidak di PT Maju; siapa penggantinya?")]


def test_rows_that_wait_are_one_line_a_kind(school: Path) -> None:
    for number in range(3):
        factories.add("pending", target="activities", title=f"Baris {number}")
    factories.add("pending", target="partners", title="PT")
    assert [(one.text, one.group, one.about) for one in items("pending")] == [
        ("3 baris impor menunggu keputusan · Kegiatan", "today", "activities"),
        ("1 baris impor menunggu keputusan · Mitra", "today", "partners")]


def test_the_agenda_reads_a_bounded_number_of_each_kind(school: Path) -> None:
    with transaction("followups.import"):
        db.connection().cursor().executemany(
            "INSERT INTO followup (title, sort_key, due_on) VALUES (?, ?, ?)",
            ((f"Tugas {n}", f"tugas {n}", day(-1)) for n in range(agenda.MOST + 1)))
    factories.need("Tempat PKL", due_on=day(0))
    found = agenda.agenda()
    assert len(found.items) == agenda.MOST + 1
    assert found.more
    assert len(agenda.agenda(most=0).items) == agenda.MOST + 2, "unless all are asked for"
    assert any(one.kind == "need" for one in found.items), "no kind crowds out another"


def test_the_agenda_answers_for_another_day(school: Path) -> None:
    factories.followup("Nanti", due_on=day(60))
    assert [one.group for one in agenda.agenda(TODAY + timedelta(days=61)).items] == ["late"]


def test_a_record_that_was_saved_is_a_line(school: Path) -> None:
    one = factories.followup("Jauh", due_on=day(90), snoozed_to=day(99), owner="Waka")
    found = agenda.as_item("followups", one)
    assert (found.due, found.text, found.owner, found.kind) == (
        day(99), "Jauh", "Waka", "followup")


def test_the_first_steps_are_ticked_off_and_go(school: Path) -> None:
    def done() -> dict[str, bool]:
        return {step.key: step.done for step in checklist.steps()}

    assert done() == {"profile": False, "officials": False, "programmes": False, "import": False}
    from mitra_tui.services import school as service

    present = service.get()
    assert present is not None
    service.save({**present.values, "address": "Jalan", "city": "Samarinda"})
    factories.add("officials", name="Lama", position="Kepala Sekolah", to_on=day(-1))
    assert done() == {"profile": True, "officials": False, "programmes": False, "import": False}
    factories.add("officials", name="Siti", position="Kepala Sekolah", from_on=day(0))
    factories.programme("Nautika")
    assert done()["officials"] and done()["programmes"]
    factories.partner("PT Maju")
    assert checklist.steps() == ()


def test_the_first_steps_are_sent_away_by_each_person(school: Path) -> None:
    checklist.send_away()
    assert checklist.steps() == ()
    actor.set_actor("orang lain")
    assert len(checklist.steps()) == 4


def test_a_sample_has_no_first_steps(database: Path) -> None:
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services import school as service

    service.set_up(draft_of("school").read({"name": "SMK"}).values(), sample=True)
    assert checklist.steps() == ()


def test_open_conflicts_ask_for_their_next_step(school: Path) -> None:
    one = factories.partner("PT Maju", owner="Waka humas")
    agreed = factories.whole_agreement(one)
    late = factories.conflict(one, "Jadwal", raised_on=day(-40), agreement=agreed)
    factories.conflict(one, "Biaya", raised_on=day(-30), agreement=agreed)
    factories.conflict(one, "Jauh", raised_on=day(1), agreement=agreed)
    factories.conflict(one, "Gawat", raised_on=day(0), severity=4, agreement=agreed)
    factories.conflict(one, "Ditutup", closed_on=day(0), outcome="Baik", lessons="Kabari",
                       accepted_by_school="yes", accepted_by_partner="yes")
    store_of("conflicts").remove(factories.conflict(one, "Dihapus"))
    actor.set_actor("kepsek")
    factories.conflict(one, "Pelecehan", raised_on=day(0), confidential=True)
    actor.set_actor("tamu")
    assert told("conflict") == [
        ("late", day(-10), "Musyawarah: Jadwal · PT Maju"),
        ("today", day(0), "Musyawarah: Biaya · PT Maju"),
        ("today", day(0), "Tindakan segera: Gawat · PT Maju"),
        ("today", day(0), "Tindakan segera: (rahasia) · PT Maju")]
    assert {one.owner for one in items("conflict")} == {"Waka humas"}
    actor.set_actor("kepsek")
    conflicts.step(late, {"text": "Rapat"})
    assert told("conflict")[-1] == ("month", day(30), "Mediasi: Jadwal · PT Maju")
