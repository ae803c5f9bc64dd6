"""Today and Progress name the same exercise, from the same days, in the same digits."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.features.progress.reader import ProgressReader
from coping_app.features.progress.view import first_day
from coping_app.features.today import words as today_words
from coping_app.features.today.reader import CatalogFinder, TodayReader
from coping_app.features.today.view import Followed
from coping_app.insight.change import PairedChange
from coping_app.insight.followed import Followed as Fact
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.wording.wording import Wording
from tests.gui.page_fakes import Days, exercise, practise

SCALES = load_scales(exercises_folder(), "en")
EXERCISES = {
    "box-breathing": "Box breathing", "body-scan-short": "Short body scan",
    "grounding-54321": "Five things you can see", "pmr-4": "Tense and let go",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    catalog = Catalog(tmp_path_factory.mktemp("index") / Path("index.db"))
    catalog.refresh([("built-in", exercises_folder())])
    yield catalog
    catalog.close()


def lived(seed: int) -> tuple[Store, Days]:
    """Some months of practice; each exercise has an effect of its own, on two scales."""
    chance = random.Random(seed)
    now = Days(datetime(2025, 11, 1, 12, tzinfo=UTC))
    store = Store.in_memory(now)
    effects = {name: (chance.uniform(-2.5, 0.5), chance.uniform(-0.5, 2.0)) for name in EXERCISES}
    with store.batch():
        for _ in range(chance.randint(10, 150)):
            name = chance.choice(list(EXERCISES))
            values = {}
            for scale, mean in zip(("pain", "mood"), effects[name], strict=True):
                before = chance.randint(2, 8)
                after = round(min(10.0, max(0.0, chance.gauss(before + mean, 1.2))))
                values[scale] = (before, after)
            practise(store, name, EXERCISES[name], values)
            now.now += timedelta(days=chance.randint(0, 2))
    return store, now


def titles_of_progress(store: Store) -> list[str]:
    reader = ProgressReader(store, SCALES, Wording(), first_day("months", store.today()))
    return [view.title for view in reader.followed]


def row_of_progress(store: Store, scale: str, exercise_id: str) -> PairedChange:
    reader = ProgressReader(store, SCALES, Wording(), first_day("months", store.today()))
    view = next(view for view in reader.followed if view.scale == scale)
    row = next(row for row in view.rows if row.exercise_id == exercise_id)
    assert row.estimate is not None
    return row.estimate


def named_today(store: Store, now: Days, catalog: Catalog) -> Followed | None:
    reader = TodayReader(store, CatalogFinder(catalog, "en"), Settings, now)
    return reader.read().followed


@pytest.mark.parametrize("seed", range(12))
def test_today_names_what_progress_names(catalog: Catalog, seed: int) -> None:
    store, now = lived(seed)
    followed = named_today(store, now, catalog)
    named = [title for title in titles_of_progress(store) if " was " in title]
    if followed is None:
        assert named == []
        return
    fact = followed.fact
    word = "lower" if fact.change < 0 else "higher"
    title = EXERCISES[followed.exercise.id]
    assert f"What followed: {fact.scale} was {word} after {title}" in named
    row = row_of_progress(store, fact.scale, followed.exercise.id)
    assert (fact.n, fact.change) == (row.n, row.mean)
    assert (fact.low, fact.high) == pytest.approx((row.low, row.high))


def test_some_of_these_people_are_told_something_and_some_nothing(catalog: Catalog) -> None:
    found = [named_today(*lived(seed), catalog) is not None for seed in range(12)]
    assert any(found)
    assert not all(found)


@pytest.mark.parametrize("change", [-2.04, -1.25, -0.96, 0.55, 1.0, 1.449, 3.35])
def test_the_digits_are_those_of_progress(change: float) -> None:
    fact = Fact("slow", "pain", 9, change, change - 0.5, change + 0.5, 1.0, False)
    told = today_words.followed(Followed(exercise(), fact))
    assert f"{Wording().points(abs(change))} " in told


def test_three_sessions_are_too_early_on_both_pages(catalog: Catalog) -> None:
    now = Days()
    store = Store.in_memory(now)
    for _ in range(3):
        practise(store, "box-breathing", "Box breathing", {"pain": (8, 2)})
    assert named_today(store, now, catalog) is None
    assert titles_of_progress(store) == ["What followed: it is too early to say"]
