"""Makes the library."""

from __future__ import annotations

from pathlib import Path

from coping_app.content.reading.problems import Problem
from coping_app.ui.pages.library.page import LibraryPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> LibraryPage:
    """All exercises, and what keeps files of the person's own from being used."""
    own = services.folders.own_exercises

    def own_problems() -> tuple[Problem, ...]:
        problems = services.catalog.problems()
        return tuple(each for each in problems if own in Path(each.file).parents)

    page = LibraryPage(
        services.themes,
        services.catalog,
        services.language,
        services.today.assigned,
        own_problems,
        own,
    )
    page.exercise_requested.connect(navigator.show_exercise)
    return page
