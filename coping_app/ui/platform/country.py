"""The country whose emergency number is shown."""

from __future__ import annotations

import os

from coping_app.content.reference.regions import country_of
from coping_app.ui.platform.locale import system_region


def country(chosen: str) -> str:
    """The one that was chosen, or as the system tells it."""
    return country_of(chosen, os.environ, system_region())
