"""Makes the plan."""

from __future__ import annotations

from collections.abc import Sequence

from coping_app.content.catalog.own_plans import plans_at_hand
from coping_app.content.reading.problems import Problem
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.plans import PlanDocument
from coping_app.ui.pages.plan.page import PlanPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> PlanPage:
    """The plan in use, or those that are offered at home."""

    def plans() -> tuple[Sequence[PlanDocument], tuple[Problem, ...]]:
        return plans_at_hand(
            exercises_folder() / "plans",
            services.folders.own_plans,
            services.language,
            "home",
            services.is_known,
        )

    page = PlanPage(
        services.themes,
        services.store,
        services.saves,
        services.find,
        lambda: plans()[0],
        lambda: services.today.care.today().resting,
        lambda: plans()[1],
        services.folders.own_plans,
    )
    page.start_requested.connect(navigator.make_ready)
    page.undo_offered.connect(navigator.offer_undo)
    page.questions_requested.connect(lambda: navigator.open_page("questions"))
    return page
