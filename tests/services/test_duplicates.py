"""The finder of partners that may be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.exchange.titles import contains, parts_of
from mitra_tui.services.duplicates import duplicate_pairs
from tests import factories


def found() -> set[tuple[int, int]]:
    return {(one, other) for one, _, other, _, _ in duplicate_pairs()}


def test_the_finder_proposes_pairs(with_partners: Path) -> None:
    factories.partner("Indosat Ooredoo Hutchinson")
    factories.partner("Mercure Samarinda Hotel")
    factories.partner("SMK Negeri 3 Balik Papan")
    assert {(1, 9), (2, 11)} <= found()
    assert not {(2, 3), (3, 11)} & found()


def test_a_name_and_the_same_at_greater_length_are_a_pair(school: Path) -> None:
    short = factories.partner("PT Badak")
    for number in range(8):  # neighbours in the order of the keys
        factories.partner(f"PT Badakmas {chr(65 + number)}gung")
    long = factories.partner("PT. Badak NGL")
    post = factories.partner("PT Kaltim Post")
    branch = factories.partner("PT. Kaltim Post Balikpapan")
    assert {(short, long), (post, branch)} <= found()


def test_names_are_compared_wherever_they_share_a_rare_word(school: Path) -> None:
    one = factories.partner("PT Borneo Ooredoo Sejahtera")
    for number in range(6):
        factories.partner(f"PT Borneo Om{chr(65 + number)}")
        factories.partner(f"CV Raya {chr(65 + number)}mb")
    other = factories.partner("Bornea Ooredoo Sejahteri")
    assert (one, other) in found()


@pytest.mark.parametrize("one,other", [
    ("PT Badak", "PT Badak NGL"), ("Kaltim Post", "PT Kaltim Post Balikpapan"),
    ("Kaltim Post", "Harian Kaltim Post"), ("Wardah", "PT Wardah Kosmetik"),
    ("Maju Jaya", "PT Jaya Maju"), ("Telkom", "PT Telkom Indonesia Tbk"),
])
def test_one_name_contains_the_other(one: str, other: str) -> None:
    assert contains(parts_of(one), parts_of(other)) and contains(parts_of(other), parts_of(one))


@pytest.mark.parametrize("one,other", [
    ("CV Badak", "PT Badak NGL"), ("PT Jaya", "PT Maju Jaya"), ("Bank", "Bank Mandiri"),
    ("SMKN 3", "SMKN 3 Balikpapan"), ("PT Badak", "PT Badak 2"), ("Hotel", "Hotel Mesra"),
    ("Universitas Mulawarman", "SMK Mulawarman Samarinda"), ("PT", "PT Maju"), ("PT X", "PT X Y"),
])
def test_what_only_shares_a_word_does_not(one: str, other: str) -> None:
    assert not contains(parts_of(one), parts_of(other))
