"""Makes Help."""

from __future__ import annotations

from coping_app.content.reference.help_lines import FILE, HelpLine, lines_for, load_help_lines
from coping_app.content.reference.places import exercises_folder
from coping_app.features.help.shortcuts import shortcuts
from coping_app.ui.pages.help.page import HelpPage, HelpPerson
from coping_app.ui.parts.reference_texts import country, safety_texts
from coping_app.ui.parts.services import Navigator, Services
from coping_app.wording.translate import translate


def make(services: Services, navigator: Navigator) -> HelpPage:
    """Help, and the keys."""

    def lines(code: str) -> tuple[HelpLine, ...]:
        shipped = exercises_folder() / "safety"
        own = services.folders.own_safety
        return lines_for(load_help_lines(shipped, own, services.store.today())[0], code)

    def print_help(text: str) -> None:
        navigator.print_text(page, translate("pages", "Help, right now"), text)

    page = HelpPage(
        services.themes,
        lambda: safety_texts(services),
        lambda: _person(services),
        shortcuts(),
        lines=lines,
        lines_file=str(services.folders.own_safety / FILE),
    )
    page.ground_requested.connect(lambda _id: navigator.start_now())
    page.setting_changed.connect(navigator.change_setting)
    page.print_requested.connect(print_help)
    return page


def _person(services: Services) -> HelpPerson:
    settings = services.settings()
    return HelpPerson(
        country(services),
        settings.contact_name,
        settings.contact_phone,
        settings.clinic_contact,
        guessed=not settings.country,
    )
