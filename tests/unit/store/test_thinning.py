from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coping_app.store.backups.thinning import (
    DAYS,
    MONTHS,
    OUT_OF_LINE,
    WEEKS,
    Dated,
    in_line,
    superfluous,
)

FIRST = date(2024, 1, 1)
days = st.integers(0, 1500).map(lambda number: FIRST + timedelta(number))
any_clock = st.lists(days, max_size=40)
true_clock = st.lists(days, max_size=40, unique=True).map(sorted)


def daily(days: list[date]) -> list[Dated]:
    return [Dated(number, day) for number, day in enumerate(days, 1)]


def thinned(backups: list[Dated]) -> list[Dated]:
    gone = superfluous(backups)
    return [each for each in backups if each.number not in gone]


def made_daily(days: list[date]) -> list[Dated]:
    """A backup a day, thinned after each, as the app does it."""
    kept: list[Dated] = []
    for each in daily(days):
        kept = thinned([*kept, each])
    return kept


def promised(backups: list[Dated]) -> set[Dated]:
    """What a person is told: the newest of seven days, four weeks and twelve months."""
    by_day = {each.day: each for each in backups}
    by_week = {each.day.isocalendar()[:2]: each for each in backups}
    by_month = {(each.day.year, each.day.month): each for each in backups}
    stretches = ((by_day, DAYS), (by_week, WEEKS), (by_month, MONTHS))
    return {each for found, limit in stretches for each in list(found.values())[-limit:]}


@given(true_clock)
def test_what_is_promised_stays(days: list[date]) -> None:
    backups = daily(days)
    assert promised(backups) <= set(thinned(backups))


@given(any_clock)
def test_the_newest_stays_whatever_the_clock_said(days: list[date]) -> None:
    backups = daily(days)
    assert thinned(backups)[-1:] == backups[-1:]


@given(any_clock)
def test_their_number_is_bounded_whatever_the_clock_said(days: list[date]) -> None:
    assert len(made_daily(days)) <= 2 * (DAYS + WEEKS + MONTHS + OUT_OF_LINE)


@given(true_clock)
def test_thinning_again_takes_nothing_more(days: list[date]) -> None:
    once = thinned(daily(days))
    assert thinned(once) == once


@given(true_clock)
def test_the_newest_days_stay_each_by_its_newest(days: list[date]) -> None:
    backups = daily(days)
    assert thinned(backups)[-DAYS:] == backups[-DAYS:]


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    kept = [each.day for each in made_daily([FIRST + timedelta(n) for n in range(600)])]
    assert kept[-DAYS:] == [FIRST + timedelta(n) for n in range(600 - DAYS, 600)]
    assert len({(day.year, day.month) for day in kept}) >= MONTHS
    assert len({day.isocalendar()[:2] for day in kept[-DAYS - WEEKS :]}) >= WEEKS
    assert DAYS + MONTHS <= len(kept) <= DAYS + WEEKS + MONTHS + 2


@given(true_clock, st.integers(0, 40), st.sampled_from([-4000, -366, 366, 4000]))
def test_one_backup_of_a_wrong_clock_thins_none_away_that_is_promised(
    days: list[date], place: int, off: int
) -> None:
    at = min(place, len(days))
    near = days[at - 1] if at else FIRST
    wrong = Dated(2 * at + 1, near + timedelta(off))
    right = [Dated(2 * number, day) for number, day in enumerate(days, 1)]
    backups = sorted([*right, wrong])
    # A day that fits between its neighbours cannot be told from a right one; at the end any does.
    if wrong not in in_line(backups) or at == len(days):
        assert promised(right) <= set(thinned(backups))


def test_a_clock_a_year_ahead_for_a_day_leaves_every_backup_of_before() -> None:
    before = made_daily([FIRST + timedelta(n) for n in range(400)])
    number = before[-1].number
    ahead = Dated(number + 1, FIRST + timedelta(800))
    again = Dated(number + 2, FIRST + timedelta(400))
    assert promised(before) <= set(thinned([*before, ahead]))
    assert promised([*before, again]) <= set(thinned([*thinned([*before, ahead]), again]))


def test_those_before_an_upgrade_stay_one_a_schema_until_two_days_say_ninety_are_over() -> None:
    upgrades = [Dated(n, FIRST, "upgrade", 1) for n in range(1, 7)]
    assert thinned(upgrades) == upgrades[-1:]
    special = [upgrades[-1], Dated(7, FIRST, "before", 2)]
    one_late = [*special, Dated(8, FIRST + timedelta(91))]
    assert thinned(one_late) == one_late
    two_late = [*one_late, Dated(9, FIRST + timedelta(92))]
    assert [each.number for each in thinned(two_late)] == [8, 9]
