"""Makes Progress."""

from __future__ import annotations

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from coping_app.features.questions.at_hand import questionnaires
from coping_app.ui.pages.progress.day_mark_editor import DayMarkEditor
from coping_app.ui.pages.progress.page import ProgressPage
from coping_app.ui.pages.progress.secondary_panels import SecondaryPanels
from coping_app.ui.parts.services import Navigator, Services

CHECK_IN = "weekly-check-in"


def make(services: Services, navigator: Navigator) -> ProgressPage:
    """Charts over time, and notes on days."""
    marks = DayMarkEditor(services.store.day_marks, services.store.today, services.saves)
    further = SecondaryPanels(
        services.themes,
        services.store,
        marks,
        services.language,
        lambda: questionnaires(services.folders.own_questionnaires, services.language),
    )
    page = ProgressPage(
        services.themes,
        services.store,
        lambda: load_scales(exercises_folder(), services.language),
        further.panels(),
    )
    marks.setParent(page)
    marks.changed.connect(page.refresh)
    marks.undo_offered.connect(navigator.offer_undo)
    page.library_requested.connect(lambda: navigator.open_page("library"))
    page.questions_requested.connect(lambda: navigator.open_page("questions"))
    page.report_requested.connect(lambda: navigator.open_page("report"))
    page.trial_requested.connect(lambda: navigator.open_page("trial"))
    page.check_in_requested.connect(lambda: navigator.find_and_show(CHECK_IN))
    return page
