"""Speech to text. These names are the port: the app imports nothing deeper.

Importing it loads no model code, no numpy and no Qt.
"""

from engine.engine import Engine
from engine.errors import (
    AudioError,
    CudaUnavailable,
    DeviceError,
    DiskFull,
    EngineError,
    InternalError,
    ModelCorrupt,
    ModelError,
    ModelMissing,
    NoAudioTrack,
    NoSpeech,
    OutOfMemory,
    PackageMissing,
    UnreadableAudio,
    UnsupportedLanguage,
    WorkerDied,
)
from engine.events import (
    Cancelled,
    Damaged,
    End,
    EndedEarly,
    Event,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    NotHeard,
    NotWritten,
    Preparing,
    Probed,
    Progress,
    SegmentReady,
    Started,
)
from engine.hotwords import parse_hotwords, read_hotwords
from engine.jobs import JobId, Options
from engine.models.catalog import MODELS, Model
from engine.scripting import transcribe
from engine.subtitles import FORMATS, PROFILES, profile_for, render
from engine.types import Segment, Tags, Token, Transcript

__all__ = [
    "FORMATS",
    "MODELS",
    "PROFILES",
    "AudioError",
    "Cancelled",
    "CudaUnavailable",
    "Damaged",
    "DeviceError",
    "DiskFull",
    "End",
    "EndedEarly",
    "Engine",
    "EngineError",
    "Event",
    "Failed",
    "FellBack",
    "Finished",
    "HotwordsLeftOut",
    "InternalError",
    "JobId",
    "Model",
    "ModelCorrupt",
    "ModelError",
    "ModelMissing",
    "NoAudioTrack",
    "NoSpeech",
    "NotHeard",
    "NotWritten",
    "Options",
    "OutOfMemory",
    "PackageMissing",
    "Preparing",
    "Probed",
    "Progress",
    "Segment",
    "SegmentReady",
    "Started",
    "Tags",
    "Token",
    "Transcript",
    "UnreadableAudio",
    "UnsupportedLanguage",
    "WorkerDied",
    "parse_hotwords",
    "profile_for",
    "read_hotwords",
    "render",
    "transcribe",
]
