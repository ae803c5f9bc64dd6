"""Commands that rehearse: preview as cues, render as sound."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coping_app.system.folders import Folders

if TYPE_CHECKING:
    from coping_app.audio.speech import Speech
    from coping_app.content.catalog.repository import ExerciseRepository
    from coping_app.content.format.model import Exercise
    from coping_app.session.timeline import SpeechLength, Timeline


@dataclass(frozen=True, slots=True)
class Subject:
    """The exercise a command is about, with what it may include."""

    exercise: Exercise
    path: Path
    shelf: ExerciseRepository


@contextmanager
def _subject(name: str, folders: Folders) -> Iterator[Subject | None]:
    """The exercise that ``name`` means; None after its problems were printed."""
    from coping_app.commands.finding import find_exercise_file, open_catalog
    from coping_app.content.catalog.repository import ExerciseNotFound, ExerciseRepository
    from coping_app.content.checks.loading import load_exercise
    from coping_app.content.reading.problems import ContentError, format_problem

    try:
        path = find_exercise_file(name, folders)
        exercise = load_exercise(path)
    except ExerciseNotFound as error:
        print(error, file=sys.stderr)
        yield None
        return
    except ContentError as error:
        for problem in error.problems:
            print(format_problem(problem), file=sys.stderr)
        yield None
        return
    with open_catalog(folders) as catalog:
        yield Subject(exercise, path, ExerciseRepository(catalog, exercise.language))


def _path(text: str) -> tuple[int, ...]:
    """``2,1`` as options counted from 0: the second, then the first."""
    try:
        numbers = tuple(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a path such as 1,2') from None
    if any(number < 1 for number in numbers):
        raise argparse.ArgumentTypeError(f'options are counted from 1, got "{text}"')
    return tuple(number - 1 for number in numbers)


def preview_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``preview``."""
    parser.add_argument("exercise", metavar="ID|FILE")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--path", type=_path, default=(), metavar="N,N",
                        help="which option to take at each fork, from 1 (default: the first)")
    parser.add_argument("--all-paths", action="store_true", help="every way through the forks")
    parser.add_argument("--reading", action="store_true",
                        help="time lines by reading at 120 words a minute, not by the voice")


def _speech_length(subject: Subject, folders: Folders, reading: bool) -> SpeechLength:
    from coping_app.session.timeline import reading_s

    return reading_s if reading else _open_speech(subject, folders).length_s


def _open_speech(subject: Subject, folders: Folders) -> Speech:
    """The voice that would guide through the exercise on this machine."""
    from coping_app.audio.hibari_voice import HibariVoice
    from coping_app.audio.speech import Speech
    from coping_app.audio.voice_order import usual_voices
    from coping_app.content.reference.places import recordings_folder

    recordings = recordings_folder(subject.path, subject.exercise.id)
    voice = usual_voices(HibariVoice(), subject.exercise.language, recordings)
    return Speech(voice, folders.speech)


def _as_json(exercise: Exercise, timeline: Timeline) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "language": exercise.language,
        "total_s": round(timeline.total_s, 3),
        "cues": [
            {"at_s": round(cue.at_s, 3), "length_s": round(cue.length_s, 3), "kind": cue.kind,
             "caption": cue.caption}
            for cue in timeline.cues
        ],
    }


def _print_timeline(timeline: Timeline) -> None:
    for cue in timeline.cues:
        minutes, seconds = divmod(cue.at_s, 60)
        print(f"{int(minutes):3}:{seconds:05.2f} {cue.length_s:7.2f} s  {cue.kind:7} {cue.caption}")
    minutes, seconds = divmod(timeline.total_s, 60)
    print(f"{int(minutes)} min {seconds:.1f} s in all", file=sys.stderr)


def run_preview(options: argparse.Namespace, folders: Folders) -> int:
    """Prints the cues of one way, or of every way, through an exercise."""
    with _subject(options.exercise, folders) as subject:
        return 1 if subject is None else _preview(subject, options, folders)


def _preview(subject: Subject, options: argparse.Namespace, folders: Folders) -> int:
    from coping_app.session.timeline import all_paths, rehearse

    exercise, resolve = subject.exercise, subject.shelf.load
    speech_s = _speech_length(subject, folders, options.reading)
    paths = all_paths(exercise, resolve) if options.all_paths else (options.path,)
    timelines = [rehearse(exercise, resolve, speech_s=speech_s, path=path) for path in paths]
    if options.json:
        found = [_as_json(exercise, timeline) for timeline in timelines]
        print(json.dumps(found if options.all_paths else found[0], indent=1, ensure_ascii=False))
        return 0
    for path, timeline in zip(paths, timelines, strict=True):
        if options.all_paths:
            print(f"--path {','.join(str(option + 1) for option in path) or '(no fork)'}")
        _print_timeline(timeline)
    return 0


def render_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``render``."""
    parser.add_argument("exercise", metavar="ID|FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="X.wav",
                        help="wav, flac or ogg by its ending")
    parser.add_argument("--path", type=_path, default=(), metavar="N,N",
                        help="which option to take at each fork, from 1 (default: the first)")


def run_render(options: argparse.Namespace, folders: Folders) -> int:
    """Writes the very samples that would be played."""
    with _subject(options.exercise, folders) as subject:
        return 1 if subject is None else _render(subject, options, folders)


def _render(subject: Subject, options: argparse.Namespace, folders: Folders) -> int:
    from coping_app.audio.files import SoundFileError, length_s_or_zero, write_file
    from coping_app.audio.levels import Levels
    from coping_app.audio.mixer import Score
    from coping_app.audio.recordings import Recordings
    from coping_app.audio.rendering import session_sound
    from coping_app.audio.sinking import sinking_of
    from coping_app.session.choices import Choices
    from coping_app.session.timeline import rehearse

    speech = _open_speech(subject, folders)
    timeline = rehearse(
        subject.exercise, subject.shelf.load, speech_s=speech.length_s, path=options.path,
        sound_s=lambda name: length_s_or_zero(subject.path.parent / name),
    )
    recordings = Recordings(lambda name: subject.path.parent / name)
    score = Score(speech, Levels(), recordings, sinking_of(subject.exercise, Choices()))
    for placed in timeline.blocks:
        # A question that nobody answers here lasts 0 s: its words would sound over the next line.
        if placed.block.length_s > 0:
            score.place(placed)
    try:
        write_file(options.output, session_sound(score, timeline.total_s))
    except (SoundFileError, OSError) as error:
        print(f"The file was not written. {error}", file=sys.stderr)
        return 3
    print(f"{options.output}: {timeline.total_s:.1f} s", file=sys.stderr)
    return 0
