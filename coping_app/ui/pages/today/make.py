"""Makes Today."""

from __future__ import annotations

from coping_app.features.care.writing import DISTRESS
from coping_app.features.trial.service import TrialService
from coping_app.ui.pages.today.page import TodayPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> TodayPage:
    """The first page; what can be rated on it comes when it stands."""
    page = TodayPage(services.themes, services.today.read, services.catalog.scale_words)
    if services.news.has_first_page:
        page.offer_ratings()
    else:
        services.news.first_page_stands.connect(page.offer_ratings)

    def start(exercise_id: str, shorter: bool, before: dict[str, int]) -> None:
        """At once, but for an exercise of which there is something to say first."""
        info = services.find(exercise_id)
        if info is None or info.prepared or services.today.care.of_exercise(info).comes_first:
            navigator.make_ready(exercise_id, shorter, before)
        else:
            navigator.start(info, {"shorter": shorter}, before)

    def skip_day_after(session_id: str) -> None:
        services.saves.tried(
            lambda: services.store.sessions.tell_day_after(session_id, DISTRESS, None)
        )
        navigator.open_page("today")

    def put_trial_off(key: str) -> None:
        """Not today. Nothing is counted for it."""
        trials = TrialService(services.store)
        services.saves.tried(lambda: trials.put_off(key, services.store.today()))
        navigator.open_page("today")

    page.start_requested.connect(start)
    page.ready_requested.connect(navigator.make_ready)
    page.continue_requested.connect(navigator.go_on)
    page.finish_requested.connect(navigator.finish)
    page.plan_requested.connect(lambda: navigator.open_page("plan"))
    page.library_requested.connect(lambda: navigator.open_page("library"))
    page.day_after_requested.connect(navigator.ask_day_after)
    page.day_after_skipped.connect(skip_day_after)
    page.now_requested.connect(navigator.start_now)
    page.help_requested.connect(lambda: navigator.open_page("help"))
    page.trial_requested.connect(lambda: navigator.open_page("trial"))
    page.trial_put_off.connect(put_trial_off)
    return page
