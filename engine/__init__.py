"""Speech to text. These names are the port: the app imports nothing deeper.

Importing it loads no model code, no numpy and no Qt.
"""

from engine.blocks import Block
from engine.checkup import Check, check_models
from engine.clips import CLIP_FORMATS, ClipFormat, writable_clip_formats, write_clip
from engine.comparison import compared
from engine.engine import Engine
from engine.errors import (
    AudioError,
    CudaUnavailable,
    DeviceError,
    DiskFull,
    DownloadFailed,
    EndsBefore,
    EngineError,
    InternalError,
    ModelCorrupt,
    ModelError,
    ModelMissing,
    NoAudioTrack,
    NoSpeech,
    Offline,
    OutOfMemory,
    PackageMissing,
    PackUnusable,
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
from engine.hotwords import listed_hotwords, parse_hotwords
from engine.jobs import JobId, Options
from engine.models.catalog import (
    MODELS,
    PUNCTUATION,
    RECOGNIZERS,
    SILERO,
    VAD,
    Capabilities,
    Model,
    look_up,
)
from engine.models.download import download
from engine.models.hooks import Hooks
from engine.models.imports import import_model
from engine.models.network import HubName, Network
from engine.models.packs import export_model
from engine.models.removal import removable, remove
from engine.models.store import Place, Store
from engine.models.verify import Verified, verify
from engine.retiming import retimed, retimed_segments
from engine.scripting import transcribe
from engine.sentences import is_boundary
from engine.subtitles import FORMATS, PROFILES, profile_for, render
from engine.types import Segment, Tags, Token, Transcript, joined

__all__ = [
    "CLIP_FORMATS",
    "FORMATS",
    "MODELS",
    "PROFILES",
    "PUNCTUATION",
    "RECOGNIZERS",
    "SILERO",
    "VAD",
    "AudioError",
    "Block",
    "Cancelled",
    "Capabilities",
    "Check",
    "ClipFormat",
    "CudaUnavailable",
    "Damaged",
    "DeviceError",
    "DiskFull",
    "DownloadFailed",
    "End",
    "EndedEarly",
    "EndsBefore",
    "Engine",
    "EngineError",
    "Event",
    "Failed",
    "FellBack",
    "Finished",
    "Hooks",
    "HotwordsLeftOut",
    "HubName",
    "InternalError",
    "JobId",
    "Model",
    "ModelCorrupt",
    "ModelError",
    "ModelMissing",
    "Network",
    "NoAudioTrack",
    "NoSpeech",
    "NotHeard",
    "NotWritten",
    "Offline",
    "Options",
    "OutOfMemory",
    "PackUnusable",
    "PackageMissing",
    "Place",
    "Preparing",
    "Probed",
    "Progress",
    "Segment",
    "SegmentReady",
    "Started",
    "Store",
    "Tags",
    "Token",
    "Transcript",
    "UnreadableAudio",
    "UnsupportedLanguage",
    "Verified",
    "WorkerDied",
    "check_models",
    "compared",
    "download",
    "export_model",
    "import_model",
    "is_boundary",
    "joined",
    "listed_hotwords",
    "look_up",
    "parse_hotwords",
    "profile_for",
    "removable",
    "remove",
    "render",
    "retimed",
    "retimed_segments",
    "transcribe",
    "verify",
    "writable_clip_formats",
    "write_clip",
]
