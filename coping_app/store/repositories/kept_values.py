"""Which small things are kept by name, and what each of them may be: asked of a file that comes in.

Settings have a row each in ``settings``. The others belong to pages, which read them with care; so
only their names and rough shapes are held against this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from coping_app.store.base.former_settings import FORMER_ANSWERS, FORMER_PLAN, FORMER_TRIAL
from coping_app.store.repositories.settings import is_setting, setting_allowed

_TRIAL = re.compile(re.escape(FORMER_TRIAL) + r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _is_group(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None


OTHERS: Mapping[str, Callable[[Any], bool]] = {
    FORMER_PLAN: _is_group,
    FORMER_ANSWERS: _is_group,
    "looked_through": _is_day,
}
"""What pages keep beside the settings, by name; some of it in older profiles and files alone."""


def is_known(key: str) -> bool:
    """Whether anything is kept by this name."""
    return is_setting(key) or key in OTHERS or _TRIAL.fullmatch(key) is not None


def value_allowed(key: str, value: Any) -> bool:
    """Whether a value may be kept by a known name."""
    if is_setting(key):
        return setting_allowed(key, value)
    return OTHERS.get(key, _is_group)(value)
