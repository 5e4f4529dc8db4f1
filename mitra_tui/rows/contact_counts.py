"""How often a partner was met, written to, thanked in a span: what strategies 2 to 4 ask for."""

from __future__ import annotations

from dataclasses import dataclass

MONTHS = 12
"""The span that the strategies look at, in months."""


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """The interactions with one partner in a span, by kind; `last_on` is the newest day (ISO)."""

    partner: int
    coordination: int = 0
    progress_report: int = 0
    letter: int = 0
    call: int = 0
    visit: int = 0
    social: int = 0
    appreciation: int = 0
    other: int = 0
    last_on: str = ""

    @property
    def total(self) -> int:
        """All of them."""
        return (self.coordination + self.progress_report + self.letter + self.call + self.visit
                + self.social + self.appreciation + self.other)

    @property
    def open_channel(self) -> int:
        """What counts for strategy 2, open channels: coordination and reports of progress."""
        return self.coordination + self.progress_report

    @property
    def reports(self) -> int:
        """What counts for strategy 3, transparency: reports of progress."""
        return self.progress_report

    @property
    def personal(self) -> int:
        """What counts for strategy 4, personal relations: face to face, social, appreciation."""
        return self.visit + self.social + self.appreciation
