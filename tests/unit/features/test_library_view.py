"""The library asks for a batch at a time and hides what is not for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.library.view import (
    ANY_ICON,
    BATCH,
    ICON_OF_FAMILY,
    ICON_OF_TAG,
    SHORT_S,
    LibraryQuery,
    batch,
    icon_name,
)
from tests.unit.features.infos import info


class Shelf:
    def __init__(self, infos: Sequence[Any]) -> None:
        self.infos = infos
        self.asked: list[dict[str, Any]] = []

    def find(self, limit: int | None = None, offset: int = 0, **query: Any) -> list[Any]:
        self.asked.append({**query, "limit": limit, "offset": offset})
        return list(self.infos[offset:][:limit])


@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), max_size=150), st.sets(st.integers(0, 149))
)
def test_every_allowed_exercise_comes_once_and_in_order(
    kinds: list[tuple[bool, bool]], assigned: set[int]
) -> None:
    infos = [
        info(f"e{n}", assigned_only=only, prepared=prepared)
        for n, (only, prepared) in enumerate(kinds)
    ]
    names = {f"e{n}" for n in assigned}
    shelf = Shelf(infos)

    found: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        part = batch(shelf, LibraryQuery(), "en", names, offset)
        assert len(part.infos) <= BATCH
        found += part.infos
        offset = part.next_offset

    assert found == [i for i in infos if not i.assigned_only or i.prepared or i.id in names]


def test_ten_thousand_exercises_cost_one_small_query() -> None:
    shelf = Shelf([info(f"e{n}") for n in range(10_000)])

    part = batch(shelf, LibraryQuery(), "en", ())

    assert len(part.infos) == BATCH
    assert [asked["limit"] for asked in shelf.asked] == [BATCH + 1]


def test_exactly_one_batch_offers_no_more() -> None:
    part = batch(Shelf([info(f"e{n}") for n in range(BATCH)]), LibraryQuery(), "en", ())

    assert part.next_offset is None


def test_the_query_goes_to_the_catalogue() -> None:
    shelf = Shelf([])

    batch(shelf, LibraryQuery(" slow ", "cbt", short=True, effort="low"), "es", ())

    assert shelf.asked[0] == {
        "text": "slow", "family": "cbt", "max_length_s": SHORT_S, "effort": "low",
        "language": "es", "limit": BATCH + 1, "offset": 0, "source": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "icon"),
    [
        ({"tags": ("quick", "Breathing")}, "wind"),
        ({"tags": ("writing", "thoughts")}, "message-circle"),
        ({"family": "social"}, "users"),
        ({"family": "unheard-of"}, "leaf"),
    ],
)
def test_an_icon_follows_the_telling_tag_then_the_family(
    fields: dict[str, Any], icon: str
) -> None:
    assert icon_name(info("x", **fields)) == icon


def test_every_icon_of_the_tables_is_among_the_assets() -> None:
    icons = Path(__file__).parents[3] / "assets" / "icons"

    for name in {ANY_ICON, *ICON_OF_TAG.values(), *ICON_OF_FAMILY.values()}:
        assert (icons / f"{name}.svg").is_file(), name
