from __future__ import annotations

import pytest

from coping_app.commands.cue_words_check import cue_words_findings
from coping_app.content.format.model import Exercise
from coping_app.session.timeline import rehearse
from tests.unit.content.builders import load

BREATH = "  - breathe: {{in: 4 s, hold: 4 s, out: 4 s, rest: 4 s}}\n    rounds: 2\n{words}"


def in_language(language: str, words: str = "") -> Exercise:
    given = f"    words:\n{words}" if words else ""
    return load(BREATH.format(words=given), language=language)


def nothing(_id: str) -> Exercise:
    raise LookupError


@pytest.mark.parametrize("language", ["en", "es", "en-GB", "es-MX"])
def test_where_the_app_has_words_none_are_asked_for(language: str) -> None:
    assert list(cue_words_findings(in_language(language), nothing)) == []


def test_elsewhere_each_that_would_be_english_is_named() -> None:
    (found,) = cue_words_findings(in_language("de"), nothing)
    assert "in, hold, out, rest" in found.hint
    half = in_language("de", "      in: Ein\n      out: Aus\n")
    (found,) = cue_words_findings(half, nothing)
    assert found.hint.endswith(": hold, rest.")


def test_given_words_are_those_of_every_phase() -> None:
    words = "      in: Ein\n      hold: Halten\n      out: Aus\n      rest: Ruhen\n"
    exercise = in_language("de", words)
    assert list(cue_words_findings(exercise, nothing)) == []
    cues = rehearse(exercise, nothing).cues
    phases = [cue.caption for cue in cues if cue.kind in ("inhale", "hold", "exhale", "rest")]
    assert phases == ["Ein", "Halten", "Aus", "Ruhen"] * 2
