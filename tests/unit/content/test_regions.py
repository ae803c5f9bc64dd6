"""The country of the emergency number is chosen, or found by what the system tells, or unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.reference.regions import country_of, region_in


@pytest.mark.parametrize(
    ("chosen", "environment", "system", "country"),
    [
        ("GB", {"LANG": "es_MX.UTF-8"}, "FR", "GB"),
        ("zz", {"LANG": "es_MX.UTF-8"}, "FR", "ZZ"),
        ("", {}, "CH", "CH"),
        ("", {}, "ch", "CH"),
        ("", {"LANG": "es_MX.UTF-8"}, "", "MX"),
        ("", {"LANG": "en_GB"}, "", "GB"),
        ("", {"LANG": "en_US.UTF-8"}, "ES", "ES"),
        ("", {"LC_ALL": "de_CH.UTF-8", "LANG": "en_US.UTF-8"}, "US", "CH"),
        ("", {"LC_TIME": "es_CO", "LANG": "en_US.UTF-8"}, "US", "CO"),
        ("", {"LC_ALL": "C", "LANG": "sr-Latn-RS"}, "", "RS"),
        ("", {"LANG": "ca_ES@valencia"}, "", "ES"),
        ("", {"LANG": "C.UTF-8"}, "419", ""),
        ("", {"LANG": "es_419"}, "", ""),
        ("", {"LANG": "POSIX"}, "", ""),
        ("", {"LANG": "es"}, "", ""),
        ("", {}, "", ""),
    ],
)
def test_what_was_chosen_comes_first_then_what_is_set_for_where_one_lives(
    chosen: str, environment: dict[str, str], system: str, country: str
) -> None:
    assert country_of(chosen, environment, system) == country


@given(st.text(max_size=20))
def test_a_locale_gives_two_capital_letters_or_nothing(locale: str) -> None:
    found = region_in(locale)
    assert found == "" or (len(found) == 2 and found.isascii() and found.isupper())
