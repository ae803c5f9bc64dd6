"""Records of one profile enter another: known by their identity, derived anew, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coping_app.store.store import Store
from coping_app.store.travel.portable import Count, Portable
from tests.unit.store.support import (
    START,
    TRIAL,
    HandClock,
    a_plan,
    begin,
    finish,
    one_session,
    open_store,
    plan_in_use,
    rate,
)


def lived(clock: HandClock | None = None) -> Store:
    """Some sessions, a card, a drawing, a plan and something in the calendar."""
    clock = clock or HandClock()
    store = Store.in_memory(clock)
    for day in range(3):
        one_session(store, 6, 6 - day)
        clock.advance(days=1)
    key = begin(store, "pmr-4", "Four parts")
    body = {"place": [1], "verb": "form", "answers": {"win": "tea"}}
    store.sessions.add_event(key, "answer-given", body)
    store.drawings.save(key, (2,), b"\x89PNG\r\n\x1a\n...")
    finish(store, key)
    store.sessions.set_useful(key, "a-little")
    store.cards.save("My plan", "flare-plan", [{"ask": "?", "name": "a", "answer": "x"}])
    item = store.calendar.add("A walk", "daily", date(2026, 3, 2))
    store.calendar.mark_done(item, date(2026, 3, 3))
    store.plans.use(a_plan("first-week"), date(2026, 3, 2))
    store.day_marks.add(date(2026, 3, 3), "New medicine")
    store.trials.keep(TRIAL)
    store.suggestions.tell("box-breathing", False, START)
    store.settings.set("theme", "dark")
    return store


def facts(store: Store) -> tuple[Any, ...]:
    """Everything that pages ask for."""
    return (
        store.sessions.all(), store.ratings.pairs(), store.ratings.all("pain"),
        store.sessions.answers("win"), store.sessions.practice_by_day(),
        store.cards.all(), store.drawings.all(), store.calendar.all(),
        store.plans.current(), store.trials.all(), store.suggestions.answers(),
        store.day_marks.all(), store.settings.get("theme"),
        [store.sessions.events(session.id) for session in store.sessions.all()],
    )


def test_a_profile_moves_into_an_empty_one_as_it_was(tmp_path: Path) -> None:
    old = lived()
    new = open_store(tmp_path / "profile", HandClock(START + timedelta(days=9)))
    new.take_in(old.portable())
    assert facts(new) == facts(old)
    assert new.portable() == old.portable()
    new.close()
    again = open_store(tmp_path / "profile", HandClock(START + timedelta(days=9)))
    assert facts(again) == facts(old)
    again.close()


def test_p05_taking_in_again_adds_nothing() -> None:
    old, new = lived(), Store.in_memory(HandClock())
    first = new.take_in(old.portable())
    assert {name: count.known for name, count in first.counts().items()} == dict.fromkeys(
        first.counts(), 0
    )
    second = new.take_in(old.portable())
    assert not second.anything_new
    assert second.events.known == first.events.new
    assert facts(new) == facts(old)


def test_counting_alone_keeps_nothing() -> None:
    old, new = lived(), Store.in_memory(HandClock())
    counted = new.take_in(old.portable(), keep=False)
    assert new.portable() == Portable()
    assert new.take_in(old.portable()) == counted


def test_an_old_profile_stands_before_what_was_done_on_the_new_computer() -> None:
    old = lived()
    new = Store.in_memory(HandClock(START + timedelta(days=30)))
    mine = one_session(new, 9, 1)
    new.plans.use(a_plan("steady-weeks"), date(2026, 4, 1))
    new.take_in(old.portable())
    assert [s.id for s in new.sessions.all()] == [mine, *(s.id for s in old.sessions.all())]
    assert [pair.session_id for pair in new.ratings.pairs()][-1] == mine
    assert [rating.value for rating in new.ratings.all("pain")][-2:] == [9, 1]
    assert plan_in_use(new) == "steady-weeks"


def test_what_is_newer_stands_behind() -> None:
    newer = lived(HandClock(START + timedelta(days=30)))
    here = Store.in_memory(HandClock())
    mine = one_session(here)
    here.take_in(newer.portable())
    assert [s.id for s in here.sessions.all()] == [*(s.id for s in newer.sessions.all()), mine]


def test_a_session_that_went_on_elsewhere_gets_the_events_it_lacks() -> None:
    there = Store.in_memory(HandClock())
    key = begin(there)
    rate(there, key, "before", "pain", 7)
    here = Store.in_memory(HandClock())
    here.take_in(there.portable())
    rate(there, key, "after", "pain", 4)
    finish(there, key, 250.0)
    found = here.take_in(there.portable())
    assert (found.sessions.new, found.events.new) == (0, 2)
    assert facts(here) == facts(there)


def test_an_unfinished_session_can_be_gone_on_with_after_the_move() -> None:
    there = Store.in_memory(HandClock())
    key = begin(there)
    rate(there, key, "before", "pain", 7)
    here = Store.in_memory(HandClock())
    here.take_in(there.portable())
    found = here.sessions.interrupted()
    assert found is not None
    assert found.id == key


def test_what_was_removed_does_not_travel_and_stays_removed_where_it_was() -> None:
    store = lived()
    gone = store.sessions.all()[0].id
    before = store.portable()
    store.sessions.remove(gone)
    assert gone not in {session.id for session in store.portable().sessions}
    assert store.portable().drawings == ()
    store.take_in(before)
    assert gone not in {session.id for session in store.sessions.all()}


def test_of_two_cards_of_one_title_the_later_stays_and_the_other_can_come_back() -> None:
    clock = HandClock()
    old = lived(clock)
    here = Store.in_memory(HandClock(START + timedelta(days=30)))
    mine = here.cards.save("My plan", "flare-plan", [{"ask": "?", "name": "a", "answer": "new"}])
    here.take_in(old.portable())
    assert [card.id for card in here.cards.all()] == [mine]
    (earlier,) = here.cards.earlier("My plan")
    here.cards.restore(earlier.id)
    assert here.cards.all()[0].fields[0]["answer"] == "x"

    clock.advance(days=60)
    newer = old.cards.save("My plan", "flare-plan", [{"ask": "?", "name": "a", "answer": "newest"}])
    here.take_in(old.portable())
    assert [card.id for card in here.cards.all()] == [newer]


def test_settings_of_this_computer_stay() -> None:
    here = Store.in_memory(HandClock())
    here.settings.set("theme", "light")
    found = here.take_in(lived().portable())
    assert (found.settings.new, found.settings.known) == (0, 1)
    assert here.settings.get("theme") == "light"


def test_days_that_were_marked_done_add_up() -> None:
    old = lived()
    here = Store.in_memory(HandClock())
    here.take_in(old.portable())
    (item,) = old.calendar.all()
    old.calendar.mark_done(item.id, date(2026, 3, 5))
    here.take_in(old.portable())
    assert here.calendar.all()[0].done == (date(2026, 3, 3), date(2026, 3, 5))


def test_a_note_on_a_day_that_was_changed_elsewhere_since_is_brought_up_to_date() -> None:
    clock = HandClock()
    old, here = lived(clock), Store.in_memory(HandClock())
    here.take_in(old.portable())
    (mark,) = old.day_marks.all()
    before = old.portable()
    clock.advance(hours=1)
    old.day_marks.update(mark.id, date(2026, 3, 4), "New medicine, half a dose")
    assert here.take_in(old.portable()).day_marks.new == 1
    assert here.day_marks.all() == old.day_marks.all()
    assert not here.take_in(before).anything_new
    assert here.day_marks.all() == old.day_marks.all()
    here.day_marks.remove(mark.id)
    clock.advance(hours=1)
    old.day_marks.update(mark.id, date(2026, 3, 4), "Back to the old one")
    here.take_in(old.portable())
    assert here.day_marks.all() == []


@pytest.mark.parametrize("words", ["", "\0", "x" * 201])
def test_a_note_that_does_not_fit_is_left_out_and_counted(words: str) -> None:
    portable = lived().portable()
    wrong = portable.day_marks[0]._replace(words=words)
    here = Store.in_memory(HandClock())
    found = here.take_in(replace(portable, day_marks=(wrong,)))
    assert found.day_marks == Count(unfit=1)
    assert here.portable() == replace(portable, day_marks=())


def test_a_card_and_a_plan_without_words_are_left_out_and_counted() -> None:
    portable = lived().portable()
    card = portable.cards[0]._replace(title="\0")
    item = replace(portable.plan_items[0], what="\0")
    here = Store.in_memory(HandClock())
    found = here.take_in(replace(portable, cards=(card,), plan_items=(item,)))
    assert (found.cards, found.plan_items) == (Count(unfit=1), Count(unfit=1))
    assert here.portable() == replace(portable, cards=(), plan_items=())


def test_the_hour_at_which_a_day_begins_comes_along() -> None:
    old = Store.in_memory(HandClock())
    old.settings.set("day_start_hour", 10)
    here = Store.in_memory(HandClock())
    here.take_in(old.portable())
    assert here.today() == date(2026, 3, 1)


@pytest.mark.parametrize("value", [11, -1, 5.5, "many"])
def test_p07_one_value_that_does_not_fit_leaves_out_its_session_and_nothing_else(
    value: Any,
) -> None:
    old = lived()
    portable = old.portable()
    first = portable.sessions[0]
    wrong = replace(
        first.events[-1], id="0" * 36, kind="rating-given",
        body={"moment": "after", "scale": "pain", "value": value},
    )
    spoilt = replace(first, events=(*first.events, wrong))
    here = Store.in_memory(HandClock())
    file = replace(portable, sessions=(spoilt, *portable.sessions[1:]))
    counted = here.take_in(file, keep=False)
    found = here.take_in(file)
    assert found == counted
    assert found.sessions == Count(new=len(portable.sessions) - 1, unfit=1)
    assert found.events.unfit == len(spoilt.events)
    assert here.portable() == replace(portable, sessions=portable.sessions[1:])
    assert here.ratings.all("pain") == old.ratings.all("pain")[2:]


def test_events_that_do_not_fit_a_session_that_is_here_leave_it_as_it_was() -> None:
    there = Store.in_memory(HandClock())
    key = begin(there)
    rate(there, key, "before", "pain", 7)
    here = Store.in_memory(HandClock())
    here.take_in(there.portable())
    before = here.portable()
    (session,) = before.sessions
    more = replace(session.events[-1], id="1" * 36)
    wrong = replace(more, id="0" * 36, body={"moment": "after", "scale": "pain", "value": 11})
    found = here.take_in(
        Portable(sessions=(replace(session, events=(*session.events, more, wrong)),))
    )
    assert (found.sessions, found.events) == (Count(unfit=1), Count(known=2, unfit=2))
    assert here.portable() == before


def test_a_drawing_whose_session_is_not_here_is_left_out() -> None:
    portable = lived().portable()
    here = Store.in_memory(HandClock())
    found = here.take_in(replace(portable, sessions=()))
    assert found.drawings.new == 0
    assert here.drawings.all() == []


def test_a_stretch_of_days_takes_what_belongs_to_them() -> None:
    store = lived()
    part = store.portable(date(2026, 3, 3), date(2026, 3, 4))
    assert [s.moment.local_date for s in part.sessions] == ["2026-03-03", "2026-03-04"]
    assert (part.cards, part.drawings) == ((), ())
    assert len(part.plan_items) == len(part.plans) == len(part.day_marks) == 1
    assert store.portable(date(2026, 3, 4), None).day_marks == ()
    assert store.portable(date(2026, 2, 1), date(2026, 2, 2)).plans == ()


def test_l04_texts_are_cleaned_on_their_way_in() -> None:
    portable = lived().portable()
    card = portable.cards[0]._replace(title="My\0 plan", fields=({"ask": "\0?", "name": "a",
                                                                    "answer": "\ud83d"},))
    here = Store.in_memory(HandClock())
    here.take_in(replace(portable, cards=(card,)))
    assert here.cards.all()[0].title == "My plan"
    assert here.cards.all()[0].fields[0] == {"ask": "?", "name": "a", "answer": "?"}
