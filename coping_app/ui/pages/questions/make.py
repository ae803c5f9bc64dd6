"""Makes the questionnaires."""

from __future__ import annotations

from coping_app.features.questions.at_hand import questionnaires
from coping_app.ui.pages.questions.page import QuestionsPage
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> QuestionsPage:
    """Help is one press away wherever a question asks for it."""
    own = services.folders.own_questionnaires
    page = QuestionsPage(
        services.themes, services.store, lambda: questionnaires(own, services.language)
    )
    page.help_requested.connect(lambda: navigator.open_page("help"))
    return page
