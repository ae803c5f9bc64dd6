"""Makes the check of this computer."""

from __future__ import annotations

from coping_app.selftest.facts import Facts, SoundFacts
from coping_app.selftest.languages import count_by_language
from coping_app.ui.pages.selftest.page import SelfTestPage
from coping_app.ui.parts.services import Navigator, Services
from coping_app.ui.platform.selftest_facts import SoundMeasure, screen_facts


def make(services: Services, navigator: Navigator) -> SelfTestPage:
    """Back leads to Settings."""

    def facts(sound: SoundFacts) -> Facts:
        counts = count_by_language(services.catalog)
        return Facts(services.folders.data, services.language, counts, sound, screen_facts())

    page = SelfTestPage(services.themes, SoundMeasure, facts)
    page.back_requested.connect(lambda: navigator.go_back("settings"))
    return page
