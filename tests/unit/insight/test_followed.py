"""What followed lately: named only where it is clear twice, and never as what helped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.features.progress.view import RANGE_DAYS
from coping_app.insight.effects import Effects, effects_together
from coping_app.insight.followed import (
    BETTER_NOW,
    LATELY_DAYS,
    LOOKS_APART_DAYS,
    Followed,
    what_followed,
)
from coping_app.insight.rated_sessions import Rated, grouped
from coping_app.insight.rounded_change import rated_change
from coping_app.store.repositories.records import RatedOnce
from tests.unit.insight.records import rated

CLEAR = (-3, -2, -4, -2, -3, -3, -2, -4)


def named(*groups: Rated, earlier: tuple[Rated, ...] | None = None) -> list[tuple[str, str]]:
    found = what_followed(groups, groups if earlier is None else earlier)
    return [(each.exercise_id, each.scale) for each in found]


def only(*groups: Rated) -> Followed:
    (found,) = what_followed(groups, groups)
    return found


def test_what_was_clearly_followed_by_less_is_named_and_the_surest_first() -> None:
    groups = (rated("box", -1, -2, -1, -2, -2, -1, -1, -2, -1, -2), rated("pmr", *CLEAR, *CLEAR))
    assert named(*groups) == [("pmr", "pain"), ("box", "pain")]


def test_it_has_the_mean_and_the_interval_of_the_exercise_alone() -> None:
    pmr = rated("pmr", *CLEAR)
    alone = only(pmr)
    beside = only(pmr, rated("nothing", *[0, 1] * 8))
    own = rated_change(pmr.values)
    assert (alone.n, alone.change, alone.low, alone.high) == tuple(own)
    assert beside[:6] == alone[:6]


def test_below_eight_sessions_nothing_is_named() -> None:
    assert named(rated("pmr", *CLEAR[:7]), rated("box", *[-1] * 7)) == []
    assert named() == []


def test_one_look_is_not_enough() -> None:
    now = rated("pmr", *CLEAR, *CLEAR)
    assert named(now, earlier=()) == []
    assert named(now, earlier=(rated("pmr", *CLEAR[:7]),)) == []
    assert named(now, earlier=(rated("pmr", *[2, -2] * 4),)) == []
    assert named(now, earlier=(rated("pmr", *CLEAR, scale="bother"),)) == []
    assert named(now, earlier=(rated("pmr", *CLEAR),)) == [("pmr", "pain")]


def test_what_was_clear_only_earlier_is_no_longer_named() -> None:
    assert named(rated("pmr", *[0, 1] * 8), earlier=(rated("pmr", *CLEAR),)) == []


def test_the_more_is_looked_at_the_clearer_it_has_to_be() -> None:
    changes = (-1, -2, 0, -1, -2, 1, -1, -2, 0, -1)
    assert named(rated("pmr", *changes)) == [("pmr", "pain")]
    others = [rated(name, *[0, 1, -1] * 3, scale=s) for name in "abcdef" for s in ("mood", "pain")]
    assert named(rated("pmr", *changes), *others) == []


def test_exercises_without_a_range_make_it_no_harder() -> None:
    changes = (-1, -2, 0, -1, -2, 1, -1, -2, 0, -1)
    few = [rated(str(number), 0, 1, -1) for number in range(40)]
    assert named(rated("pmr", *changes), *few) == [("pmr", "pain")]


@pytest.mark.parametrize(("missing", "is_named"), [(0, True), (2, True), (3, False), (9, False)])
def test_where_more_than_a_fifth_of_the_ratings_after_is_missing_nothing_is_named(
    missing: int, is_named: bool
) -> None:
    pmr = rated("pmr", *CLEAR, missing=missing)
    assert pmr.often_missing != is_named
    assert bool(named(pmr)) == is_named


def test_others_may_do_as_well_where_their_range_overlaps_or_is_not_known() -> None:
    pmr = rated("pmr", *CLEAR)
    assert not only(pmr).others_may
    assert not only(pmr, rated("worse", *[1, 2] * 5)).others_may
    assert not only(pmr, rated("twice", -5, -5)).others_may
    assert only(pmr, rated("few", -1, 0, -1)).others_may
    assert all(
        each.others_may
        for each in what_followed(*[(pmr, rated("like", -2, -3, -2, -4, -3, -2, -3, -3))] * 2)
    )
    assert not only(pmr, rated("like", *CLEAR, scale="sleep")).others_may


def test_what_was_followed_by_worse_by_nothing_or_by_now_one_now_the_other_is_not_named() -> None:
    for changes in ([2] * 8, [0] * 8, [5, -5] * 6):
        assert named(rated("a", *changes)) == []


def test_on_a_scale_whose_high_end_is_better_a_rise_is_named() -> None:
    up, down = rated("a", *[2, 3] * 5, scale="mood"), rated("b", *[-2, -3] * 5, scale="mood")
    assert named(up, down) == [("a", "mood")]
    turned = what_followed((up, down), (up, down), {"mood": "low"})
    assert [each.exercise_id for each in turned] == ["b"]


def test_a_scale_whose_better_end_is_not_known_is_passed_over() -> None:
    assert named(rated("a", *CLEAR, scale="week_pain")) == []


def test_an_exercise_can_be_named_on_several_scales() -> None:
    groups = (rated("a", *[-1, -2] * 6), rated("a", *[3, 4] * 6, scale="mood"))
    assert named(*groups) == [("a", "mood"), ("a", "pain")]


def test_the_better_end_of_each_scale_is_that_of_the_scales_file() -> None:
    scales = load_scales(exercises_folder(), "en")
    assert {name: scales[name].better for name in BETTER_NOW} == BETTER_NOW


def test_lately_is_what_progress_shows_unless_asked_otherwise() -> None:
    assert RANGE_DAYS["months"] == LATELY_DAYS
    assert 1 < LOOKS_APART_DAYS < LATELY_DAYS


def test_sessions_are_grouped_in_order_and_by_their_days() -> None:
    first = date(2026, 3, 2)
    sessions = [
        RatedOnce("a", f"A {n}", "pain", first + timedelta(days=n), n, None if n == 3 else 0)
        for n in range(6)
    ]
    (every,) = grouped(sessions)
    assert every == Rated("a", "A 5", "pain", ((0, 0), (1, 0), (2, 0), (4, 0), (5, 0)), 1)
    (part,) = grouped(sessions, first + timedelta(days=1), first + timedelta(days=4))
    assert part == Rated("a", "A 4", "pain", ((1, 0), (2, 0), (4, 0)), 1)
    assert part.begun == 4
    assert grouped(sessions[3:4]) == []


GROUPS = st.lists(
    st.builds(
        Rated,
        st.sampled_from("abcd"),
        st.just("A"),
        st.sampled_from(("pain", "mood")),
        st.lists(st.tuples(st.integers(3, 8), st.integers(1, 9)), min_size=1, max_size=30).map(
            tuple
        ),
        st.integers(0, 4),
    ),
    max_size=8,
    unique_by=lambda group: group[::2][:2],
)


@given(GROUPS)
def test_whatever_is_named_has_a_range_for_the_better_and_enough_ratings(
    groups: list[Rated],
) -> None:
    found = what_followed(groups, groups)
    by_key = {(group.exercise_id, group.scale): group for group in groups}
    for each in found:
        group = by_key[each.exercise_id, each.scale]
        assert not group.often_missing
        assert each.high < 0.0 if each.scale == "pain" else each.low > 0.0
        effects = effects_together(groups, each.scale, BETTER_NOW[each.scale])
        assert isinstance(effects, Effects)
        shown = next(e for e in effects.ranking if e.group.exercise_id == each.exercise_id)
        assert (shown.change.mean, shown.sure) == (each.change, each.sure)
    sure = [each.sure for each in found]
    assert sure == sorted(sure, reverse=True)
