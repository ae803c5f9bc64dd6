"""Makes the page before an exercise."""

from __future__ import annotations

from collections.abc import Mapping

from coping_app.features.exercise.loading import load_for
from coping_app.features.exercise.sound_words import exercise_defaults
from coping_app.ui.pages.exercise.page import ExercisePage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> ExercisePage:
    """Empty until the app tells which exercise was chosen."""
    care = services.today.care
    page = ExercisePage(
        services.themes,
        lambda exercise_id: load_for(services.exercises, page.info, exercise_id),
        lambda: exercise_defaults(services.settings(), page.info),
        services.language,
        care.of_exercise,
        services.today.go_on_with,
        services.catalog.scale_words,
    )

    def start(_id: str, chosen: Mapping[str, object], before: Mapping[str, int]) -> None:
        """What the page told about, in its language."""
        if page.info is not None:
            navigator.start(page.info, chosen, before)

    def keep(exercise_id: str, may_be_suggested: bool) -> None:
        services.saves.tried(lambda: care.tell_keep(exercise_id, may_be_suggested))

    def follow() -> None:
        """Where nothing of it changed, the page stays as it is, with what was chosen there."""
        told = page.info
        info = services.catalog.get(told.id, told.language) if told is not None else None
        if info is not None and info != told:
            page.show_exercise(info)
        page.follow()

    services.news.files_changed.connect(follow)
    services.news.exercise_chosen.connect(page.show_exercise)
    services.news.start_in_reach.connect(page.focus_start)
    page.start_requested.connect(start)
    page.continue_requested.connect(navigator.go_on)
    page.finish_requested.connect(navigator.finish)
    page.keep_answered.connect(keep)
    page.back_requested.connect(lambda: navigator.go_back())
    return page
