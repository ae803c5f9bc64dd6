"""Rating scales as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import Scale, load_scales

ENGLISH = """format: 1
language: en
scales:
  - {id: pain, title: Pain, question: How strong?, low: none, high: worst, better: low}
  - {id: worry, title: Worry, question: How much?, low: none, high: all, better: low,
     minimum: 0, maximum: 100}
"""
SPANISH = """format: 1
language: es
scales:
  - {id: pain, title: Dolor, question: Fuerte, low: nada, high: peor, better: low}
  - {id: other, title: Otro, question: Otro, low: a, high: b, better: high}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scales.yaml").write_text(ENGLISH)
    (tmp_path / "scales.es.yaml").write_text(SPANISH)
    return tmp_path


def test_scales_are_read(folder):
    scales = load_scales(folder)
    assert list(scales) == ["pain", "worry"]
    assert scales["pain"] == Scale("pain", "Pain", "How strong?", "none", "worst", "low")
    assert (scales["worry"].minimum, scales["worry"].maximum) == (0, 100)


@pytest.mark.parametrize("language", ["es", "es-MX"])
def test_a_translation_stands_in_as_far_as_it_goes(folder, language):
    scales = load_scales(folder, language)
    assert [(scale.title, scale.language) for scale in scales.values()] == [
        ("Dolor", "es"), ("Worry", "en"),
    ]  # fmt: skip


def test_a_language_without_translation_is_shown_in_english(folder):
    assert load_scales(folder, "fr") == load_scales(folder)


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        (("better: low}", "better: down}"), "scales[0].better", '"down" is not one of low, high.'),
        (("maximum: 100", "maximum: 0"), "scales[1]",
         '"minimum" must be less than "maximum".'),
        (("maximum: 100", "maximum: 10.5"), "scales[1]",
         '"minimum" and "maximum" are whole numbers.'),
        (("id: worry", "id: pain"), "scales[1].id", 'The scale "pain" is here twice.'),
        (("format: 1", "format: 2"), "format", "Format 2 needs a newer version of this app."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_scales_is_told(folder, change, path, message):
    (folder / "scales.yaml").write_text(ENGLISH.replace(*change, 1))
    with pytest.raises(ContentError) as caught:
        load_scales(folder)
    problem = caught.value.problems[0]
    assert (problem.path, problem.message) == (path, message)


def test_missing_scales_are_told(tmp_path):
    with pytest.raises(ContentError, match="cannot be opened"):
        load_scales(tmp_path)


def test_the_shipped_scales_can_be_read():
    assert {"pain", "mood", "distress"} <= load_scales(exercises_folder()).keys()
