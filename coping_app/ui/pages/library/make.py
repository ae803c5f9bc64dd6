"""Makes the library."""

from __future__ import annotations

from coping_app.features.library.own_problems import own_problems
from coping_app.ui.pages.library.page import LibraryPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> LibraryPage:
    """All exercises, and what keeps files of the person's own from being used."""
    own = services.folders.own_exercises
    page = LibraryPage(
        services.themes,
        services.catalog,
        services.language,
        services.today.assigned,
        lambda: own_problems(services.catalog.problems(), own),
        own,
    )
    page.exercise_requested.connect(navigator.show_exercise)
    return page
