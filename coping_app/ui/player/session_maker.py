"""Makes a session page from an exercise: runner, voice, score, output, recorder and views.

Everything heavy is imported here, so that the first window starts without it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from coping_app.audio.at_once import AtOnce
from coping_app.audio.files import length_s_or_zero
from coping_app.audio.hibari_voice import HibariVoice
from coping_app.audio.mixer import Score
from coping_app.audio.recordings import Recordings
from coping_app.audio.sinking import sinking_of
from coping_app.audio.speech import Speech
from coping_app.audio.voice_order import usual_voices
from coping_app.audio.voices import SilentVoice, Voice
from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.catalog.repository import ExerciseNotFound, ExerciseRepository
from coping_app.content.format.model import Exercise
from coping_app.content.format.walking import has_scenes
from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.places import exercises_folder, recordings_folder
from coping_app.content.reference.safety_texts import load_writing_help
from coping_app.content.reference.scales import Scale, load_scales
from coping_app.features.player.lines_ahead import LinesAhead, SpokenFor
from coping_app.features.today.now import NowWays
from coping_app.session.choices import Choices
from coping_app.session.replay import ResumePoint, resume_point
from coping_app.session.runner import Runner
from coping_app.session.timeline import rehearse
from coping_app.store.base.errors import StoreError
from coping_app.store.repositories.choices import sound_choices
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.platform.wakefulness import system_wakefulness
from coping_app.ui.player.awake import AwakeWhileRunning
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.closing_data import ClosingReader
from coping_app.ui.player.level_control import LevelControl, levels_of
from coping_app.ui.player.live_sound import LiveSound
from coping_app.ui.player.now_page import NowPage
from coping_app.ui.player.session_page import SessionPage, SessionParts
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.ui.player.stage import questions_of
from coping_app.ui.player.step_outputs import StepOutputs
from coping_app.ui.steps.view import StepServices
from coping_app.ui.theme.theme import ThemeStore

MUSIC = "*.mp3 *.ogg *.flac *.wav"
_Page = TypeVar("_Page", SessionPage, NowPage)
_MakePage = Callable[[ThemeStore, SessionBridge, StepServices, Settings, SessionParts], _Page]


class SessionMaker:
    """Wires one session at a time.

    Args:
        themes: Colours, sizes and fonts.
        store: The person's records.
        shelf: Finds and loads exercises.
        speech_folder: Cache of rendered lines; None keeps none.
        settings: The settings that hold now.
        chart: Makes one of the person's own charts for a ``show`` step, or None.
        say: Announces a sentence to assistive technology.
        built_in: The voice that all sessions share.
        voices: Which voice reads an exercise, from that voice, its language and its recordings.
    """

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        shelf: ExerciseRepository,
        speech_folder: Path | None,
        settings: Callable[[], Settings],
        chart: Callable[[str], QWidget | None],
        say: Callable[[str], None],
        built_in: HibariVoice,
        voices: Callable[[HibariVoice, str, Path | None], Voice] = usual_voices,
    ) -> None:
        self._themes = themes
        self._store = store
        self._shelf = shelf
        self._speech_folder = speech_folder
        self._settings = settings
        self._chart = chart
        self._say = say
        self._built_in = built_in
        self._voices = voices
        self._ahead = LinesAhead(self._speech)

    def prepare(self, info: ExerciseInfo) -> None:
        """Has the first lines of an exercise spoken, so that a voice follows Start at once.

        Where it cannot be read nothing is prepared; its Start then says why.
        """
        settings = self._settings()
        if not settings.voice_on:
            return
        with contextlib.suppress(ContentError, ExerciseNotFound, ValueError):
            exercise = self._shelf.read(info)
            lines = _lines_of(exercise, self._shelf.loader(info.language), Choices())
            self._ahead.prepare(SpokenFor(info, True, settings.voice_speed), lines)

    def drop_prepared(self) -> None:
        """Nothing is to be started any more."""
        self._ahead.drop()

    def find(self, exercise_id: str) -> ExerciseInfo:
        """The exercise of an id in the person's own language, for what knows no more of it.

        Raises:
            ExerciseNotFound: There is none of that id.
        """
        return self._shelf.find(exercise_id)

    def fresh(
        self, info: ExerciseInfo, chosen: Mapping[str, Any], before: Mapping[str, int] | None = None
    ) -> SessionPage:
        """A new session.

        Args:
            info: What is practised.
            chosen: Overrides what the settings say, by the names of ``Choices``.
            before: Ratings, 0 to 10 by scale, that were given where it was started.

        Raises:
            ExerciseNotFound, ContentError, StoreError, TooLongError: It cannot begin.
        """
        return self._fresh(info, chosen, SessionPage, before=before)

    def now(self, exercise_id: str, ways: NowWays) -> NowPage:
        """A new session on the page for hard moments; it begins even where nothing can be kept.

        Raises:
            ExerciseNotFound, ContentError, TooLongError: It cannot begin.
        """

        def page(
            themes: ThemeStore,
            bridge: SessionBridge,
            services: StepServices,
            settings: Settings,
            parts: SessionParts,
        ) -> NowPage:
            return NowPage(themes, bridge, services, settings, parts, ways)

        info = self._shelf.find(exercise_id)
        try:
            return self._fresh(info, {}, page, at_once=True)
        except StoreError:
            unkept = self._keeping_nothing()._fresh(info, {}, page, at_once=True)
            unkept.show_unkept()
            return unkept

    def _keeping_nothing(self) -> SessionMaker:
        """The same over records that no disk ever sees."""
        other = copy(self)
        other._store = Store.in_memory(datetime.now)
        return other

    def _fresh(
        self,
        info: ExerciseInfo,
        chosen: Mapping[str, Any],
        make: _MakePage[_Page],
        at_once: bool = False,
        before: Mapping[str, int] | None = None,
    ) -> _Page:
        exercise = self._shelf.read(info)
        settings = self._settings()
        wanted = {
            "pace": settings.pace,
            "bells": settings.bells,
            "spoken_counts": settings.spoken_counts,
            "writing_signs": settings.writing_signs,
            "areas": dict(settings.areas),
            **chosen,
        }
        choices = Choices(**wanted)
        session_id = self._store.sessions.begin(
            exercise.id, exercise.version, exercise.title, exercise.language, wanted
        )
        return self._page(info, exercise, choices, None, session_id, make, at_once, before)

    def resumed(self, session_id: str) -> SessionPage:
        """An interrupted session, at the breath or second it was in, with all answers.

        It goes on in the language in which it began.

        Of choices that cannot be used, as of a file that came in, the defaults hold.

        Raises:
            ExerciseNotFound, ContentError, StoreError, ValueError: It cannot go on.
        """
        session = self._store.sessions.get(session_id)
        if session is None:
            raise ExerciseNotFound("That session is not there any more.")
        choices = sound_choices(session.choices)
        records = [(event.kind, event.body) for event in self._store.sessions.events(session_id)]
        point = resume_point(records, choices, self._store.sessions.reached(session_id))
        info = self._shelf.find(session.exercise_id, session.language)
        exercise = self._shelf.read(info)
        return self._page(info, exercise, choices, point, session_id, SessionPage)

    def _page(
        self,
        info: ExerciseInfo,
        exercise: Exercise,
        choices: Choices,
        point: ResumePoint | None,
        session_id: str,
        make: _MakePage[_Page],
        at_once: bool = False,
        before: Mapping[str, int] | None = None,
    ) -> _Page:
        """The session with all that belongs to it; ``at_once`` where no line is waited for."""
        settings = self._settings()
        load = self._shelf.loader(info.language)
        speech = self._ahead.take(SpokenFor(info, settings.voice_on, settings.voice_speed))
        speech.prefetch(_lines_of(exercise, load, choices))
        lines = AtOnce(speech) if at_once else speech
        recordings = Recordings(_SoundFinder(info.path.parent).find)
        passed_s = point.practised_s if point is not None else 0.0
        sinking = sinking_of(exercise, choices, passed_s)
        score = Score(lines, levels_of(settings), recordings, sinking)
        output = SoundOutput(score)
        runner = Runner(
            exercise,
            output,
            load,
            lines.length_s,
            choices,
            point,
            sound_s=_SoundFinder(info.path.parent).length_s,
        )
        recorder = SessionRecorder(self._store.sessions, session_id)
        bridge = SessionBridge(
            runner, LiveSound(score, output), recorder, needs_sound=settings.voice_on
        )
        scales = load_scales(exercises_folder(), exercise.language)
        saves = SessionSaves(recorder)
        keeper = StepOutputs(self._store, saves, exercise.id)
        services = self._services(info, scales, keeper)
        reader = ClosingReader(self._store, exercise, scales, session_id)
        page = make(
            self._themes,
            bridge,
            services,
            settings,
            SessionParts(
                title=exercise.title,
                asked=questions_of(exercise.steps),
                scales=scales,
                drafts=keeper,
                closing=reader.closing,
                keep=keeper.heard,
                saves=saves,
                before=before or {},
                background=exercise.background,
                has_scenes=has_scenes(exercise, load),
            ),
        )
        bridge.setParent(page)
        saves.setParent(page)
        if isinstance(page, SessionPage):
            page.useful_answered.connect(keeper.tell_useful)
        AwakeWhileRunning(bridge, system_wakefulness())
        output.setParent(page)
        output.trouble_changed.connect(page.show_trouble)
        levels = LevelControl(output, self._settings, page)
        page.setting_changed.connect(levels.turn)
        page.mute_changed.connect(levels.mute)
        bridge.closed.connect(speech.drop_prefetch)
        page.destroyed.connect(speech.close)
        return page

    def _speech(self, wanted: SpokenFor) -> Speech:
        return Speech(self._voice(wanted), self._speech_folder, wanted.speed)

    def _voice(self, wanted: SpokenFor) -> Voice:
        if not wanted.voice_on:
            return SilentVoice()
        info = wanted.exercise
        recordings = recordings_folder(info.path, info.id)
        return self._voices(self._built_in, info.language, recordings)

    def _services(
        self, info: ExerciseInfo, scales: dict[str, Scale], keeper: StepOutputs
    ) -> StepServices:
        return StepServices(
            themes=self._themes,
            scales=scales,
            cards=keeper,
            keep_drawing=keeper.keep_drawing,
            plan=keeper.plan,
            chart=self._chart,
            picture=lambda name: _existing(info.path.parent / name),
            pick_music=_pick_music,
            say=self._say,
            language=info.language,
            writing_help=lambda: load_writing_help(exercises_folder() / "safety", info.language),
        )


class _SoundFinder:
    """Finds the sound files that an exercise or a person names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> Path:
        """A file beside the exercise; a person's own choice is a whole path."""
        return self._folder / name

    def length_s(self, name: str) -> float:
        """Length in seconds; 0 where the file cannot be used."""
        return length_s_or_zero(self.find(name))


def _lines_of(
    exercise: Exercise, load: Callable[[str], Exercise], choices: Choices
) -> list[str]:
    """Every line of the usual way that the voice will say and that holds no answer, in order."""
    cues = rehearse(exercise, load, choices).cues
    return list(dict.fromkeys(cue.caption for cue in cues if cue.spoken and not cue.private))


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _pick_music() -> str | None:
    """Asks for a music file; None where the person changed their mind."""
    name, _ = QFileDialog.getOpenFileName(None, "", str(Path.home()), MUSIC)
    return name or None
