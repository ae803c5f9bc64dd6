"""What followed lately: named only where it is clear, and always as Progress names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.places import exercises_folder
from coping_app.content.scales import load_scales
from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.effects import Effects, effects_together
from coping_app.insight.followed import BETTER_NOW, LATELY_DAYS, what_followed
from coping_app.store.records import ChangeCount
from coping_app.ui.pages.progress_view import RANGE_DAYS
from tests.unit.insight.records import PairRecord

CLEAR = [-3, -2, -3, -2, -3, -2, -3, -2]


def pairs(exercise_id: str, *changes: int, scale: str = "pain") -> list[PairRecord]:
    return [PairRecord(exercise_id, 5, 5 + change, scale=scale) for change in changes]


def counted(records: Iterable[PairRecord]) -> list[ChangeCount]:
    found = Counter((r.exercise_id, r.scale, r.after - r.before) for r in records)
    return [ChangeCount(*key, count) for key, count in sorted(found.items())]


def test_what_was_clearly_followed_by_relief_is_named_and_the_surest_first() -> None:
    records = pairs("pmr", *CLEAR) + pairs("box", -1, -2, -1, -1, -2, -1, -1, -2)
    found = what_followed(counted(records))
    assert [(each.exercise_id, each.scale, each.n) for each in found] == [
        ("pmr", "pain", 8), ("box", "pain", 8),
    ]
    assert -2.5 < found[0].change < -2.0
    assert found[0].sure > found[1].sure > 0.0


def test_below_eight_sessions_nothing_is_named() -> None:
    assert what_followed(counted(pairs("pmr", *CLEAR[:7]) + pairs("box", *[-1] * 7))) == ()
    assert what_followed([]) == ()


def test_one_lucky_session_never_leads_nor_stands_in_the_list() -> None:
    found = what_followed(counted(pairs("lucky", -9) + pairs("steady", *CLEAR)))
    assert [each.exercise_id for each in found] == ["steady"]


def test_what_was_followed_by_worse_by_nothing_or_by_now_one_now_the_other_is_not_named() -> None:
    for changes in ([2] * 8, [0] * 8, [5, -5] * 6):
        assert what_followed(counted(pairs("a", *changes))) == ()


def test_on_a_scale_whose_high_end_is_better_higher_helps() -> None:
    records = pairs("a", *[2, 3] * 4, scale="mood") + pairs("b", *[-2, -3] * 4, scale="mood")
    assert [each.exercise_id for each in what_followed(counted(records))] == ["a"]
    turned = what_followed(counted(records), {"mood": "low"})
    assert [each.exercise_id for each in turned] == ["b"]


def test_a_scale_whose_better_end_is_not_known_is_passed_over() -> None:
    assert what_followed(counted(pairs("a", *CLEAR, scale="week_pain"))) == ()


def test_an_exercise_can_help_on_several_scales() -> None:
    records = pairs("a", *[-1, -2] * 4) + pairs("a", *[3, 4] * 4, scale="mood")
    assert [each.scale for each in what_followed(counted(records))] == ["mood", "pain"]


def test_the_better_end_of_each_scale_is_that_of_the_scales_file() -> None:
    scales = load_scales(exercises_folder(), "en")
    assert {name: scales[name].better for name in BETTER_NOW} == BETTER_NOW


def test_lately_is_what_progress_shows_unless_asked_otherwise() -> None:
    assert RANGE_DAYS["months"] == LATELY_DAYS


SESSIONS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 10), st.integers(-4, 2),
              st.sampled_from(("pain", "mood"))),
    max_size=120,
)  # fmt: skip


@given(SESSIONS)
def test_it_is_always_what_stands_out_among_all_effects(
    rated: list[tuple[str, int, int, str]],
) -> None:
    records = [
        PairRecord(name, before, min(10, max(0, before + change)), scale=scale)
        for name, before, change, scale in rated
    ]
    followed = what_followed(counted(records))
    for scale in ("pain", "mood"):
        told = [each for each in followed if each.scale == scale]
        effects = effects_together(records, scale, BETTER_NOW[scale])
        if not isinstance(effects, Effects) or effects.stands_out is None:
            assert told == []
            continue
        best = effects.stands_out
        assert (told[0].n, round(told[0].change, 6)) == (best.n, round(best.shrunk, 6))
        assert abs(told[0].sure - best.sure) < 1e-6
        assert len(told) == sum(effect.is_clear for effect in effects.ranking)
        assert all(each.n >= ENOUGH_FOR_INTERVAL for each in told)
    sure = [each.sure for each in followed]
    assert sure == sorted(sure, reverse=True)
