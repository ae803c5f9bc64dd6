"""Dates and numbers follow the words: no German month in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale

from coping_app.ui.platform.locale import follow_language, system_region


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def test_english_words_on_a_german_computer_have_english_dates_and_points() -> None:
    follow_language("en", QLocale("de_DE"))
    assert QLocale().toString(QDate(2026, 3, 4), "d MMMM") == "4 March"
    assert QLocale().toString(2.5, "f", 1) == "2.5"


def test_the_region_of_the_computer_counts_where_its_language_is_the_same() -> None:
    assert follow_language("es", QLocale("es_MX")).territory() == QLocale.Country.Mexico
    assert QLocale().toString(2.5, "f", 1) == "2.5"
    follow_language("es", QLocale("de_DE"))
    assert QLocale().toString(2.5, "f", 1) == "2,5"


@pytest.mark.parametrize(
    ("locale", "region"), [("es_MX", "MX"), ("de_CH", "CH"), ("C", ""), ("es_419", "")]
)
def test_the_region_of_the_computer_is_a_country_or_nothing(locale: str, region: str) -> None:
    assert system_region(QLocale(locale)) == region
