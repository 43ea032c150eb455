"""Which files are meant, when files and folders are given or dropped."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# Of the files in a folder these are taken. A file given by itself is tried whatever it is called.
AUDIO_SUFFIXES = frozenset(
    ".aac .ac3 .aif .aiff .alac .amr .ape .au .caf .dts .flac .m4a .m4b .mka .mp2 .mp3 .mpc .oga "
    ".ogg .opus .pcm .ra .spx .tta .voc .wav .weba .wma .wv".split()
)
VIDEO_SUFFIXES = frozenset(
    ".3g2 .3gp .asf .avi .f4v .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .mxf .ogv .rm .rmvb "
    ".ts .vob .webm .wmv".split()
)
MEDIA_SUFFIXES = AUDIO_SUFFIXES | VIDEO_SUFFIXES


def find_media(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files as given and, for a folder, the media inside it at any depth, by name.

    Hidden files are left alone. The same file is yielded once, however it is reached.
    """
    seen: set[str] = set()
    for path in paths:
        # Path.is_dir raises for names that are too long for the file system.
        for file in _media_in(path) if os.path.isdir(path) else (path,):  # noqa: PTH112
            key = os.path.realpath(file)
            if key not in seen:
                seen.add(key)
                yield file


def _media_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in MEDIA_SUFFIXES and not name.startswith("."):
                yield Path(parent) / name
