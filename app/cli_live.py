"""`shengwen live`: what is said now, recorded and as text."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from typer import Option

from app.cli_hotword_lists import Asking, checked_report, hotwords_of
from app.cli_options import (
    Device,
    FetchHotwords,
    HotwordReport,
    Hotwords,
    Itn,
    Language,
    Matrices,
    Model,
    Offline,
    Precision,
    Profile,
    Punctuation,
    Quiet,
    Script,
    Vad,
    model_fetcher,
)
from app.cli_sources import NoSuchSource, check_channel, chosen_source, print_sources
from app.cli_values import (
    checked_device,
    checked_formats,
    language_codes,
    profile_in,
)
from app.clock_text import parsed_clock
from app.live_command import LiveSession
from app.live_place import LivePlace
from app.live_plan import LivePlan
from app.live_results import ResultPlan
from app.live_screen import Screen
from app.live_view import EventLiveView, LiveView, QuietLiveView, TextLiveView
from app.logs import start_logging
from app.messages import Messages
from app.outputs import check_writable
from app.settings import Settings, load
from app.terminal import complain
from engine import (
    FORMATS,
    MODELS,
    Engine,
    EngineError,
    ModelMissing,
    Options,
    Recorder,
    look_up,
    sound_sources,
    system_sound_hint,
)

_FAILED = 1


def live(  # noqa: PLR0913 - one parameter an option
    *,
    lists: Annotated[
        bool,
        Option(
            "--list",
            "--devices",
            help="List what can be recorded from, with a star what the system takes, and leave.",
        ),
    ] = False,
    source: Annotated[
        str,
        Option(
            metavar="ID|NAME",
            help="What to record, by its id or a part of its name; by default what the system "
            "takes.",
        ),
    ] = "",
    system: Annotated[bool, Option("--system", help="Record what the computer plays.")] = False,
    channel: Annotated[
        int | None, Option(min=1, help="Which channel, from 1; by default all of them mixed.")
    ] = None,
    model: Model = MODELS[0].name,
    vad: Vad = "auto",
    punctuation: Punctuation = "auto",
    language: Language = "auto",
    itn: Itn = True,
    hotwords: Hotwords = None,
    fetch_hotwords: FetchHotwords = False,
    hotword_report: HotwordReport = None,
    device: Device = "auto",
    precision: Precision = Matrices.auto,
    script: Annotated[Script, Option(help="How Chinese is written.")] = Script.simplified,
    formats: Annotated[
        str | None,
        Option(
            "--format",
            metavar="LIST",
            help=f"Write the text as well: any of {', '.join(FORMATS)}, separated by commas; with "
            "--output alone srt.",
        ),
    ] = None,
    profile: Profile = None,
    output: Annotated[
        Path | None,
        Option(
            metavar="DIR",
            help="Folder for the text; by default that of --record, or the working folder.",
        ),
    ] = None,
    record: Annotated[
        Path | None,
        Option(
            metavar="FILE.flac|DIR",
            help="Where the recording goes; by default into the folder of recordings.",
        ),
    ] = None,
    keep: Annotated[
        bool,
        Option("--keep/--no-keep", help="Keep the recording, also once all of its text is made."),
    ] = True,
    wait: Annotated[
        bool,
        Option("--wait/--no-wait", help="Go on when a source that is gone is back; or end."),
    ] = True,
    length: Annotated[
        str | None,
        Option("--for", metavar="TIME", help="End by itself after so long, as 90 or 1:30:00."),
    ] = None,
    offline: Offline = False,
    events: Annotated[
        bool, Option("--events", help="One JSON event a line on stdout, instead of text.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="With --list: a JSON object a source.")] = False,
    quiet: Quiet = False,
) -> None:
    """Record what is said, and show it as text at once. Ctrl+C ends it.

    The sound is on the disk before it is recognized, and stays. A second Ctrl+C does not wait for
    the last words.
    """
    start_logging()
    if lists:
        raise typer.Exit(_list(as_json=as_json or events))
    if as_json:
        raise typer.BadParameter("is for --list; text as JSON is --events.", param_hint="--json")
    options = Options(
        model=_checked_model(model),
        languages=language_codes(language),
        vad=vad,
        punctuation=punctuation,
        itn=itn,
        hotwords=hotwords_of(hotwords, Asking(offline, fetch_hotwords), is_quiet=quiet),
        device=checked_device(device),
        precision=precision.value,
        script=script.value,
    )
    report = checked_report(hotword_report, is_asked=bool(hotwords))
    chosen = checked_formats(formats) if formats else (("srt",) if output else ())
    rules, limit = profile_in(profile), _seconds(length)
    fetch = model_fetcher(offline=offline, events=events, quiet=quiet)
    code = fetch((options.model, options.vad, options.punctuation))
    if code:
        raise typer.Exit(code)
    heard = _source(source, is_system=system, channel=channel)
    try:
        now, usual = datetime.now().astimezone(), _settings().recordings_folder
        place = LivePlace(record, now, keeps=keep, usual=usual)
        folder = output or place.result_folder
        if chosen:
            folder.mkdir(parents=True, exist_ok=True)
            check_writable(folder)
        if report is not None:
            check_writable(report.parent)
    except OSError as error:
        complain(None, str(Messages().error(error)))
        raise typer.Exit(_FAILED) from None
    results = ResultPlan(folder, place.stem, chosen, rules, options.hotwords.spoken)
    plan = LivePlan(options, place.path, results, heard, channel, keep, wait, limit, report)
    engine, settle = partial(Engine, n_workers=0), partial(place.settle, options=options)
    session = LiveSession(plan, Recorder, engine, settle=settle)
    try:
        with Screen(session.lose_reader) as screen:
            code = session.run(_view(screen, events=events, quiet=quiet))
    finally:
        place.release()
    raise typer.Exit(code)


def _settings() -> Settings:
    return load(platformdirs.user_config_path("shengwen") / "settings.json")


def _list(*, as_json: bool) -> int:
    try:
        sources = sound_sources()
    except EngineError as error:
        complain(None, str(Messages().error(error)))
        return _FAILED
    if not sources:
        complain(None, "There is nothing that sound can be recorded from.")
        return _FAILED
    print_sources(sources, as_json=as_json)
    return 0


def _source(wanted: str, *, is_system: bool, channel: int | None) -> str:
    """The id of what is meant; "" where the system is to say."""
    if not (wanted or is_system or channel):
        return ""
    try:
        sources = sound_sources()
        hint = system_sound_hint() if is_system else ""
        found = chosen_source(sources, wanted, is_system=is_system, hint=hint)
    except EngineError as error:
        complain(None, str(Messages().error(error)))
        raise typer.Exit(_FAILED) from None
    except NoSuchSource as error:
        complain(None, str(error))
        raise typer.Exit(_FAILED) from None
    check_channel(channel, found)
    return found.id


def _checked_model(name: str) -> str:
    """A name of the catalogue or a directory: nothing is recorded for a slip of the pen."""
    if look_up(name) is None and not Path(name).expanduser().is_dir():
        complain(None, str(Messages().error(ModelMissing(name))))
        raise typer.Exit(_FAILED)
    return name


def _seconds(length: str | None) -> float | None:
    seconds = None if length is None else parsed_clock(length)
    if length is not None and not seconds:
        raise typer.BadParameter(f"{length!r} is no time like 90 or 1:30:00.", param_hint="--for")
    return seconds


def _view(screen: Screen, *, events: bool, quiet: bool) -> LiveView:
    if events:
        return EventLiveView(screen)
    return QuietLiveView(screen) if quiet else TextLiveView(screen)
