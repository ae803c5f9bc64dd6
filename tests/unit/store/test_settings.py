from __future__ import annotations

from typing import Any

import pytest

from coping_app.store.repositories.settings import (
    SETTING_ROWS,
    Settings,
    read_settings,
    unlisted_fields,
)


def test_table_and_class_name_the_same_settings() -> None:
    assert unlisted_fields() == set()


def test_table_and_class_have_the_same_defaults() -> None:
    assert Settings()._asdict() == {row.key: row.default for row in SETTING_ROWS}


@pytest.mark.parametrize("row", SETTING_ROWS, ids=lambda row: row.key)
def test_every_default_is_allowed(row: Any) -> None:
    assert row.allowed(row.default)


@pytest.mark.parametrize(
    ("key", "bad"),
    [("theme", "pink"), ("text_percent", 300), ("pace", 5.0), ("pace", True), ("bells", "yes"),
     ("areas", {"neck": "break"}), ("contact_name", "x" * 201), ("text_percent", [100]),
     ("country", "England"), ("country", "G1"), ("country", 7)],
)
def test_a_bad_stored_value_falls_back_to_its_default_and_is_named(key: str, bad: Any) -> None:
    settings, refused = read_settings(lambda k, default: bad if k == key else default)
    assert settings == Settings()
    assert refused == (key,)


def test_a_change_is_checked() -> None:
    assert Settings().with_value("pace", 2.0).pace == 2.0
    with pytest.raises(ValueError, match="pace"):
        Settings().with_value("pace", 3.0)
