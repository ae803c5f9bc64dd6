"""Today and Progress name the same exercise, from the same days, in the same digits."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coping_app.content.catalog import Catalog
from coping_app.content.places import exercises_folder
from coping_app.content.scales import load_scales
from coping_app.export.wording import Wording
from coping_app.store.settings import Settings
from coping_app.store.store import Store
from coping_app.ui.pages import today_words
from coping_app.ui.pages.progress_followed import followed_views
from coping_app.ui.pages.progress_view import Shown, first_day, rated
from coping_app.ui.pages.today_view import Followed
from coping_app.ui.today_reader import CatalogFinder, TodayReader
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
    today = store.today()
    first = first_day("months", today)
    groups = rated(store.pair_counts(first), SCALES)
    return [view.title for view in followed_views(groups, SCALES, Shown(first, today), Wording())]


def named_today(store: Store, now: Days, catalog: Catalog) -> Followed | None:
    reader = TodayReader(store, CatalogFinder(catalog, "en"), Settings, now)
    return reader.read().followed


@pytest.mark.parametrize("seed", range(12))
def test_today_names_what_progress_names(catalog: Catalog, seed: int) -> None:
    store, now = lived(seed)
    followed = named_today(store, now, catalog)
    named = [title for title in titles_of_progress(store) if "What helps so far" in title]
    if followed is None:
        assert named == []
        return
    word = "lower" if followed.change < 0 else "higher"
    title = EXERCISES[followed.exercise.id]
    assert f"What helps so far: {followed.scale} was {word} after {title}" in named


def test_some_of_these_people_are_told_something_and_some_nothing(catalog: Catalog) -> None:
    found = [named_today(*lived(seed), catalog) is not None for seed in range(12)]
    assert any(found)
    assert not all(found)


@pytest.mark.parametrize("change", [-2.04, -1.25, -0.96, 0.55, 1.0, 1.449, 3.35])
def test_the_digits_are_those_of_progress(change: float) -> None:
    followed = Followed(exercise(), "pain", change, 9)
    assert f"about {Wording().points(abs(change))} " in today_words.followed(followed)


def test_three_sessions_are_too_early_on_both_pages(catalog: Catalog) -> None:
    now = Days()
    store = Store.in_memory(now)
    for _ in range(3):
        practise(store, "box-breathing", "Box breathing", {"pain": (8, 2)})
    assert named_today(store, now, catalog) is None
    assert titles_of_progress(store) == ["What helps: it is too early to say"]
