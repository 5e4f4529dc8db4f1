"""The form of a partner: five fields for a new one, and a word when it may exist already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual import work

from mitra_tui.i18n import t
from mitra_tui.rows.contact import CONTACTS
from mitra_tui.rows.fields import Field
from mitra_tui.rows.partner import PARTNERS
from mitra_tui.screens.record_form import RecordForm

# The person to call, asked for beside the office's own fields.
CONTACT = replace(CONTACTS.field("name"), name="contact", required=False)


class PartnerForm(RecordForm):
    """Nama, jenis, kota, narahubung, telepon; all else under Lengkapi."""

    def form_fields(self) -> tuple[Field, ...]:
        if self.record is not None:
            return PARTNERS.fields
        place = PARTNERS.names.index("phone")
        return (*PARTNERS.fields[:place], CONTACT, *PARTNERS.fields[place:])

    def write(self, values: Mapping[str, Any]) -> int:
        if self.record is not None:
            return super().write(values)
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import partners

        given = dict(values)
        person = str(given.pop("contact", None) or "").strip()
        contact = None
        if person:  # the telephone that was typed beside a name is that person's
            draft = draft_of("contacts").read(
                {"partner": 1, "name": person, "phone": given.get("phone")})
            contact = {**draft.values()}
            given["phone"] = ""
        return partners.add_with_contact(draft_of("partners").read(given).values(), contact)

    def edited(self, name: str) -> None:
        if name == "name":
            self._look_for_likes(str(self.form.values()["name"] or ""))

    @work(thread=True, exclusive=True, group="similar", exit_on_error=False)
    def _look_for_likes(self, typed: str) -> None:
        """Names that this may be already, while it is typed; off the loop."""
        from mitra_tui.services import partners
        from mitra_tui.services.threads import apart

        besides = self.record.id if self.record else None
        found = apart(lambda: partners.similar(typed, besides=besides))
        text = t("partners.maybe_same", names="; ".join(name for _, name in found))
        self.app.call_from_thread(self._hint, typed, text if found else "")

    def _hint(self, typed: str, text: str) -> None:
        if self.is_attached and str(self.form.values()["name"] or "") == typed:
            self.form.hint("name", text)
