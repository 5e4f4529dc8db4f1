"""Templates: the text of the documents and letters that the school prints."""

from __future__ import annotations

KINDS = (
    "mou", "pks", "pkl", "ia", "addendum",
    "letter_pkl_request", "letter_pkl_introduction", "letter_pkl_withdrawal",
    "letter_guest", "letter_thanks", "certificate",
)
