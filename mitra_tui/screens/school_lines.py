"""The lines of the school's page: each part with its number, and what is newest or to be done."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, moment_text
from mitra_tui.rows.school_card import SchoolCard
from mitra_tui.settings import Settings

PARTS = ("profile", "principal", "officials", "programmes", "needs", "team", "trainings",
         "reports", "readiness", "templates", "preferences", "backup", "check", "settings",
         "history")

Cells = tuple[str, str, str]


def lines_of(card: SchoolCard, settings: Settings) -> list[Cells]:
    """A line for each of `PARTS`."""
    told = {
        "profile": _profile(card), "principal": _principal(card), "officials": _officials(card),
        "programmes": _programmes(card), "needs": _needs(card), "team": _team(card),
        "trainings": _trainings(card), "reports": ("", t("school.reports_do")),
        "readiness": ("", t("school.readiness_do")),
        "templates": ("", t("school.templates_do")),
        "preferences": ("", t("school.preferences_do")), "backup": _backup(card),
        "check": ("", t("school.check_do")), "settings": ("", _settings(settings)),
        "history": _history(card),
    }
    return [(t(f"school.part.{part}"), *told[part]) for part in PARTS]


def _profile(card: SchoolCard) -> tuple[str, str]:
    values = card.record.values if card.record else {}
    if not values.get("address") or not values.get("city"):
        return "", t("school.profile_next")
    have = [t(key) for key, name in (("school.has_header", "header"), ("school.has_logo", "logo"))
            if values.get(name)]
    return "", " · ".join([str(values["name"]), *have])


def _principal(card: SchoolCard) -> tuple[str, str]:
    found = card.officials.principal
    if found is None:
        return "", t("school.principal_next")
    name = str(found.values["name"])
    if found.values["acting"]:
        name = t("officials.acting_as", position=name)
    since = found.values["from_on"]
    return "", f"{name} · {t('school.since', day=day_text(str(since)))}" if since else name


def _officials(card: SchoolCard) -> tuple[str, str]:
    found = card.officials
    if not found.count:
        return "0", t("school.officials_next")
    if not found.current:
        return str(found.count), t("school.officials_none_now")
    return str(found.current), f"{found.newest_position}: {found.newest}"


def _programmes(card: SchoolCard) -> tuple[str, str]:
    found = card.programmes
    return str(found.count), found.names or t("school.programmes_next")


def _needs(card: SchoolCard) -> tuple[str, str]:
    found = card.needs
    if not found.waiting:
        return "0", tn("school.needs_met", found.met) if found.met else t("school.needs_next")
    if not found.due_on:
        return str(found.waiting), found.text
    late = found.due_on < clock.today().isoformat()
    key = "school.needs_late" if late else "school.needs_due"
    return str(found.waiting), t(key, day=day_text(found.due_on), text=found.text)


def _team(card: SchoolCard) -> tuple[str, str]:
    found = card.team
    if not found.current:
        return "0", t("school.team_next")
    return str(found.current), ": ".join(part for part in (found.role, found.name) if part)


def _trainings(card: SchoolCard) -> tuple[str, str]:
    found = card.trainings
    if not found.count:
        return "0", t("school.trainings_next")
    day = day_text(found.on_date)
    return str(found.count), f"{day} · {found.title}" if day else found.title


def _backup(card: SchoolCard) -> tuple[str, str]:
    if not card.backup:
        return "", t("school.backup_next")
    return "", t("school.backup_last", moment=moment_text(card.backup))


def _settings(settings: Settings) -> str:
    return t("school.settings_line", theme=t(f"settings.theme.{settings.theme}"),
             language=t("settings.this_language"))


def _history(card: SchoolCard) -> tuple[str, str]:
    from mitra_tui.services.history import change_sentence

    if card.changed is None:
        return "0", t("history.none")
    return str(card.changes), f"{change_sentence(card.changed)} · {card.changed.user}"
