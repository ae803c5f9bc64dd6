"""Makes the page of the very first start; it stands over the window and is in no table."""

from __future__ import annotations

from coping_app.ui.pages.first_run.page import FirstRunPage
from coping_app.ui.parts.reference_texts import country, safety_texts
from coping_app.ui.parts.services import Navigator, Services


def make(services: Services, navigator: Navigator) -> FirstRunPage:
    """Whoever opens it says where it leads."""

    def numbers() -> tuple[tuple[str, str], ...]:
        """Code of each country, and its name with its number."""
        texts = safety_texts(services)
        if texts is None:
            return ()
        found = (texts.help.number_for(code) for code, _ in texts.help.countries())
        return tuple((each.country, f"{each.name}: {each.number}") for each in found if each)

    page = FirstRunPage(services.themes, services.settings, numbers, lambda: country(services))
    services.news.setting_stays.connect(page.show_kept)
    page.setting_changed.connect(navigator.change_setting)
    return page
