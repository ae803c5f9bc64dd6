"""Where the shipped data is."""

from __future__ import annotations

from coping_app.content.reference.places import assets_folder, exercises_folder


def test_exercises_and_assets_are_found():
    assert (exercises_folder() / "scales.yaml").is_file()
    assert (assets_folder() / "fonts").is_dir()
