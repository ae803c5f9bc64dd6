from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.spoken_text import sentences, spoken


@pytest.mark.parametrize(("written", "said"), [
    ("Rest, e.g. on a chair.", "Rest, for example on a chair."),
    ("The others, i.e. the rest", "The others, that is the rest"),
    ("Tea, bread etc.", "Tea, bread and so on"),
    ("Hands & feet", "Hands and feet"),
    ("Sit and/or lie", "Sit or lie"),
    ("About 50% of it", "About 50 per cent of it"),
    ("From 0-10", "From 0 to 10"),
    ("Wait… then go", "Wait. then go"),
    ("Rest — and wait", "Rest, and wait"),
    ("Now *let go* of {that}", "Now let go of that"),
    ("Well done 🙂", "Well done"),
    ("  Two   spaces ", "Two spaces"),
    ("- one\n- two", "one\ntwo"),
])
def test_what_voices_stumble_over_is_put_into_words(written, said):
    assert spoken(written) == said


def test_other_languages_keep_their_words():
    assert spoken("Pan & agua, 50%", "es") == "Pan & agua, 50%"


def test_sentences_are_told_apart_by_their_ends_and_by_lines():
    assert sentences('Sit down. Is it warm? "Yes." Good\nRest') == [
        "Sit down.", "Is it warm?", '"Yes.', "Good", "Rest",
    ]


def test_a_number_with_a_point_is_not_two_sentences():
    assert sentences("It takes 4.5 seconds.") == ["It takes 4.5 seconds."]


@pytest.mark.parametrize("text", ["", "…", "?!", "🙂", "\n\n"])
def test_nothing_to_say_gives_no_sentence(text):
    assert sentences(spoken(text)) == []


@given(st.text(max_size=300))
def test_any_text_can_be_prepared(text):
    for part in sentences(spoken(text)):
        assert part.strip()
