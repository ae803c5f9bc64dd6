"""Makes the questionnaires."""

from __future__ import annotations

from coping_app.ui.pages.questions.page import QuestionsPage
from coping_app.ui.parts.reference_texts import questionnaires
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> QuestionsPage:
    """Help is one press away wherever a question asks for it."""
    page = QuestionsPage(services.themes, services.store, lambda: questionnaires(services))
    page.help_requested.connect(lambda: navigator.open_page("help"))
    return page
