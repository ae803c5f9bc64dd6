"""The settings that hold now: read once, kept when they change, applied at once."""

from __future__ import annotations

from coping_app.store.repositories.settings import Settings, read_settings
from coping_app.store.store import Store
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.parts.services import News
from coping_app.ui.theme.theme import ThemeStore


class KeptSettings:
    """Settings over the store, and the look that follows from them.

    Args:
        store: Keeps them.
        saves: Says where one cannot be kept.
        themes: The look.
        news: Tells pages of one that could not be kept.
        for_now: BCP 47, for this time only; empty for the person's own language.
    """

    def __init__(
        self, store: Store, saves: SaveGuard, themes: ThemeStore, news: News, for_now: str = ""
    ) -> None:
        self._store = store
        self._saves = saves
        self._themes = themes
        self._news = news
        self._for_now = for_now
        self._settings, _ = read_settings(store.settings.get)

    @property
    def language(self) -> str:
        """The language of this time: what was asked for at the start, the setting, or English."""
        return self._for_now or self._settings.language or "en"

    def now(self) -> Settings:
        """The settings that hold now."""
        return self._settings

    def change(self, key: str, value: object) -> None:
        """Keeps a setting and applies it at once; one that cannot be kept changes nothing."""
        if self._saves.tried(lambda: self._store.settings.set(key, value)):
            self._settings = self._settings.with_value(key, value)
            self.dress()
        else:
            self._news.setting_stays.emit(key)

    def read_again(self) -> None:
        """What came in from a file counts at once; only a language waits for the next start."""
        settings, _ = read_settings(self._store.settings.get)
        self._settings = settings._replace(language=self._settings.language)
        self.dress()

    def dress(self) -> None:
        """Gives the window the look that the settings ask for."""
        settings = self._settings
        self._themes.apply(
            name=settings.theme,  # type: ignore[arg-type]
            text_scale=settings.text_percent / 100,
            motion=settings.motion,  # type: ignore[arg-type]
            system_font=settings.system_font,
        )
