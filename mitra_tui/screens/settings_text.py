"""What is set, and where: the text behind the line *Pengaturan*."""

from __future__ import annotations

from dataclasses import fields

from mitra_tui import paths
from mitra_tui.i18n import t
from mitra_tui.settings import Settings


def settings_text(settings: Settings) -> str:
    """Where things lie, and every setting with its value; what is not set says so."""
    from mitra_tui.models.opening import connection_info

    path = paths.settings_file()
    lines = []
    for label, place in (
        (t("settings.file") if path.exists() else t("settings.no_file"), path),
        (t("settings.database"), connection_info()["path"]),
        (t("settings.results"), paths.results_base(settings.results)),
    ):
        lines += [label, f"  {place}"]
    lines.append("")
    for one in fields(Settings):
        if one.name == "keys":
            continue
        value = getattr(settings, one.name)
        if isinstance(value, bool):
            value = t("value.yes" if value else "value.no")
        lines.append(f"  {one.name:<12}{value or t('settings.as_it_comes'):<24}"
                     f"{t(f'settings.about.{one.name}')}".rstrip())
    lines += ["", t("settings.keys") if settings.keys else t("settings.no_keys")]
    lines += [f"  {name:<24}{key}" for name, key in sorted(settings.keys.items())]
    return "\n".join(lines)
