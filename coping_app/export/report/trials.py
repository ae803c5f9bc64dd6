"""What a person's own trials came to, as a report says it."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.export.records.records import Records
from coping_app.wording.trial_sentences import finding, likely_range
from coping_app.wording.wording import Wording


def trial_lines(records: Records, words: Wording) -> Iterator[str]:
    """One line for each trial that is over: names, days, finding and likely range."""
    for ended in records.ended:
        kept = ended.kept
        scale = records.wordings.scales.get(kept.trial.scale)
        if scale is not None:
            told = words.translate("report", "{a} or {b}, {first} to {last}:").format(
                a=kept.a_title,
                b=kept.b_title,
                first=words.day(kept.trial.start),
                last=words.day(kept.last_counted),
            )
            name = scale.title.lower()
            said = finding(kept, ended.result, name, words)
            span = likely_range(kept, ended.result, name, words)
            yield f"{told} {said} {span}".rstrip()
