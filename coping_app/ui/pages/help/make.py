"""Makes Help."""

from __future__ import annotations

from coping_app.content.reference.help_lines import FILE
from coping_app.features.help.safety_texts import help_lines, safety_texts
from coping_app.features.help.shortcuts import shortcuts
from coping_app.ui.pages.help.page import HelpPage, HelpPerson
from coping_app.ui.parts.services import Navigator, Services
from coping_app.ui.platform.country import country
from coping_app.wording.translate import translate


def make(services: Services, navigator: Navigator) -> HelpPage:
    """Help, and the keys."""
    own = services.folders.own_safety

    def print_help(text: str) -> None:
        navigator.print_text(page, translate("pages", "Help, right now"), text)

    page = HelpPage(
        services.themes,
        lambda: safety_texts(services.language),
        lambda: _person(services),
        shortcuts(),
        lines=lambda code: help_lines(own, services.store.today(), code),
        lines_file=str(own / FILE),
    )
    page.ground_requested.connect(lambda _id: navigator.start_now())
    page.setting_changed.connect(navigator.change_setting)
    page.print_requested.connect(print_help)
    return page


def _person(services: Services) -> HelpPerson:
    settings = services.settings()
    return HelpPerson(
        country(settings.country),
        settings.contact_name,
        settings.contact_phone,
        settings.clinic_contact,
        guessed=not settings.country,
    )
