"""Models of the FunASR family by their directories, on the command line and from Python."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soundfile
import torch

import engine
from engine.vocab import is_special
from tests.e2e.words import normalized
from tests.parity import cases
from tests.parity.test_golden import bare, golden


@pytest.fixture
def talk(tmp_path, clips) -> Path:
    path = tmp_path / "talk.wav"
    soundfile.write(path, cases.talk(clips), cases.RATE, subtype="PCM_16")
    return path


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("bicif with punctuation", marks=pytest.mark.thorough),
        pytest.param("bicif with punctuation by words", marks=pytest.mark.thorough),
        pytest.param("English", marks=pytest.mark.thorough),
        pytest.param("contextual with hotwords", marks=pytest.mark.thorough),
        "SeACo with hotwords",
        pytest.param("SenseVoice", marks=pytest.mark.thorough),
    ],
)
def test_the_command_line_writes_funasrs_text(shengwen, models, fsmn_vad, talk, name):
    asked = cases.PIPELINES[name]
    hotwords = asked.ours.get("hotwords")
    done = shengwen(
        *("transcribe", talk, "--format", "json,srt", "--script", "asis"),
        *("--precision", "float32"),
        *("--model", models[asked.model], "--vad", fsmn_vad),
        *("--punctuation", models[asked.punctuation] if asked.punctuation else "none"),
        *("--hotwords", hotwords) if hotwords else (),
        "--no-itn",
    )
    assert done.returncode == 0, done.stderr
    transcript = json.loads(talk.with_suffix(".json").read_text("utf-8"))
    assert transcript["model"] == asked.model
    text = "".join(segment["text"] for segment in transcript["segments"])
    assert bare(text) == bare(str(golden("talk")[f"{name}.text"]))


@pytest.mark.thorough
@pytest.mark.parametrize("clip", ["zh/pangrama"])
def test_the_streaming_models_run_on_files(shengwen, models, clips, tmp_path, clip):
    source = Path(shutil.copy(clips / f"{clip}.wav", tmp_path))
    done = shengwen(
        *("transcribe", source, "--format", "json", "--script", "asis", "--vad", "none"),
        *("--precision", "float32"),
        *("--model", models["streaming"], "--punctuation", models["realtime"]),
    )
    assert done.returncode == 0, done.stderr
    segments = json.loads(source.with_suffix(".json").read_text("utf-8"))["segments"]
    text = "".join(segment["text"] for segment in segments)
    assert text[-1] in "。？.?"
    vocabulary = json.loads((models["streaming"] / "tokens.json").read_text("utf-8"))
    funasrs = [vocabulary[i] for i in golden("streaming")[f"usual.{clip}.ids"]]
    said = "".join(token for token in funasrs if not is_special(token))
    assert re.sub(r"[\s，。？、,.?]", "", bare(text)) == said
    times = [(token["start"], token["end"]) for segment in segments for token in segment["tokens"]]
    flat = [time for start_and_end in times for time in start_and_end]
    assert flat == sorted(flat)
    assert flat[-1] <= soundfile.info(source).duration


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["contextual", "seaco"])
def test_hotwords_are_listened_for(shengwen, models, talk, tmp_path, name):
    """As a line and as a list; what the model cannot write is said."""
    words = tmp_path / "words.txt"
    words.write_text("公园\n\n天气\n龘\n", "gb18030")
    texts = []
    for given in ((), ("--hotwords", "公园 天气 龘"), ("--hotwords", words)):
        out = tmp_path / f"out{len(texts)}"
        done = shengwen(
            *("transcribe", talk, "--model", models[name], *given, "--output", out),
            *("--precision", "float32"),  # random networks hear hotwords faintly
        )
        assert done.returncode == 0, done.stderr
        assert ("龘" in done.stderr) == bool(given)
        assert "公园" not in done.stderr
        texts.append((out / "talk.srt").read_text("utf-8"))
    assert texts[0] != texts[1] == texts[2]


@pytest.mark.thorough
def test_a_model_that_takes_no_hotwords_says_so(shengwen, models, talk):
    done = shengwen("transcribe", talk, "--model", models["bicif"], "--hotwords", "公园")
    assert done.returncode == 0
    assert "does not listen for hotwords" in done.stderr


@pytest.mark.parametrize(
    "given",
    [
        "missing.txt",
        pytest.param("a/b", marks=pytest.mark.thorough),
        pytest.param("https://example.org/words.txt", marks=pytest.mark.thorough),
    ],
)
def test_a_list_of_hotwords_that_is_not_there(shengwen, talk, given):
    done = shengwen("transcribe", talk, "--hotwords", given)
    assert done.returncode == 2
    assert given in done.stderr.replace("\n", "").replace("│ ", "")


@pytest.mark.thorough
def test_tags_are_fields_of_the_transcript(shengwen, models, talk):
    done = shengwen("transcribe", talk, "--format", "json,txt", "--model", models["sense-voice"])
    assert done.returncode == 0, done.stderr
    segments = json.loads(talk.with_suffix(".json").read_text("utf-8"))["segments"]
    assert {segment["emotion"] for segment in segments} & {"happy", "sad", "angry", "neutral"}
    assert "<|" not in talk.with_suffix(".txt").read_text("utf-8")


@pytest.mark.thorough
def test_the_real_vad_serves_the_starter_no_worse_than_silero(shengwen, clips, fsmn_vad, tmp_path):
    rates = {}
    for vad in ("silero", fsmn_vad):
        out = tmp_path / Path(vad).name
        done = shengwen(
            "transcribe", clips / "en", "--vad", vad, "--output", out, "--format", "txt"
        )
        assert done.returncode == 0, done.stderr
        heard = [said_in(path) for path in sorted(out.glob("*.txt"))]
        said = [said_in(path) for path in sorted((clips / "en").glob("*.txt"))]
        rates[Path(vad).name] = jiwer.wer(said, heard)
    assert rates["fsmn-vad"] <= rates["silero"] <= 0.25


@pytest.mark.thorough
def test_without_a_vad_everything_is_heard(shengwen, clips, tmp_path):
    source = shutil.copy(clips / "en" / "quick_brown_fox.wav", tmp_path)
    done = shengwen("transcribe", source, "--vad", "none", "--format", "txt")
    assert done.returncode == 0, done.stderr
    heard = said_in(Path(source).with_suffix(".txt"))
    assert jiwer.wer(said_in(clips / "en" / "quick_brown_fox.txt"), heard) <= 0.25


@pytest.mark.thorough
def test_one_call_from_python_takes_a_file_or_samples(clips):
    path = clips / "en" / "hello_world.wav"
    samples, rate = soundfile.read(path)
    stereo = np.stack([samples, samples], axis=1)
    texts = [
        [segment.text for segment in engine.transcribe(*source, language="en")]
        for source in ((path,), (samples, rate), (stereo, rate))
    ]
    assert texts[0] == texts[1] == texts[2] != []


@pytest.mark.thorough
def test_the_readmes_example_runs():
    root = Path(__file__).parents[2]
    code = (root / "README.md").read_text("utf-8").split("```python\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip()


def test_a_whitelist_is_kept_to(models, clips):
    tags = {
        segment.tags.language
        for segment in engine.transcribe(
            cases.talk(clips), cases.RATE, model=models["sense-voice"], language=("zh", "ja")
        )
    }
    assert tags
    assert tags <= {"zh", "ja"}


def truncated(folder: Path) -> None:
    weights = folder / "model.pt"
    weights.write_bytes(weights.read_bytes()[:-5000])


def malicious(folder: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple:
            return os.system, (f"touch '{folder / 'harm'}'",)

    torch.save({"a": Harm()}, folder / "model.pt")


def without_a_tensor(folder: Path) -> None:
    weights = torch.load(folder / "model.pt", weights_only=True)
    del weights["encoder.after_norm.bias"]
    torch.save(weights, folder / "model.pt")


def with_a_tensor_more(folder: Path) -> None:
    weights = torch.load(folder / "model.pt", weights_only=True)
    torch.save({**weights, "head.weight": torch.zeros(2)}, folder / "model.pt")


def with_a_longer_vocabulary(folder: Path) -> None:
    tokens = json.loads((folder / "tokens.json").read_text("utf-8"))
    (folder / "tokens.json").write_text(json.dumps([*tokens, "more"]))


def of_another_kind(folder: Path) -> None:
    config = (folder / "config.yaml").read_text("utf-8")
    (folder / "config.yaml").write_text(config.replace("model: Paraformer", "model: Marvel"))


def without_a_config(folder: Path) -> None:
    (folder / "config.yaml").unlink()


def with_half_a_mean(folder: Path) -> None:
    text = (folder / "am.mvn").read_text()
    (folder / "am.mvn").write_text(text[: len(text) // 3])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (truncated, "cut off"),
        (malicious, "system, which no weights need"),
        (without_a_tensor, "encoder.after_norm.bias is missing"),
        (with_a_tensor_more, "head.weight is unknown"),
        (with_a_longer_vocabulary, "decoder.output_layer.weight is ("),
        (of_another_kind, "it is a Marvel"),
        (without_a_config, "config.yaml"),
        (with_half_a_mean, "has no values"),
    ],
)
def test_a_model_that_cannot_be_used_says_why(models, clips, tmp_path, damage, reason):
    folder = Path(shutil.copytree(models["plain"], tmp_path / "model"))
    damage(folder)
    with pytest.raises(engine.ModelCorrupt) as caught:
        list(engine.transcribe(clips / "en" / "hello_world.wav", model=folder))
    assert reason in caught.value.reason
    assert not (folder / "harm").exists()


def test_a_model_in_the_wrong_place_is_named(models, talk, fsmn_vad):
    for options, reason in (
        ({"vad": models["plain"]}, "it is a Paraformer, which finds no speech"),
        ({"punctuation": fsmn_vad}, "it is a FsmnVADStreaming, which writes no punctuation"),
        ({"model": fsmn_vad}, "it is a FsmnVADStreaming; what recognizes speech here is"),
    ):
        with pytest.raises(engine.ModelCorrupt) as caught:
            list(engine.transcribe(talk, **{name: str(path) for name, path in options.items()}))
        assert reason in caught.value.reason


def test_a_language_the_model_does_not_know_is_named(models, talk):
    with pytest.raises(engine.UnsupportedLanguage):
        list(engine.transcribe(talk, model=models["plain"], language="ko"))


def test_a_model_that_is_not_here_is_named(shengwen, talk):
    done = shengwen("transcribe", talk, "--vad", "no-such-vad")
    assert done.returncode == 1
    assert "“no-such-vad” is not on this computer" in done.stderr


@pytest.mark.thorough
@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a graphics card")
def test_cuda_that_is_not_there_is_named(shengwen, models, talk):
    done = shengwen("transcribe", talk, "--model", models["plain"], "--device", "cuda")
    assert done.returncode == 1
    assert "cuda cannot be used here" in done.stderr


@pytest.mark.thorough
def test_a_graphics_card_needs_pytorch(models, talk):
    code = (
        "import sys; sys.modules['torch'] = None\nimport engine\n"
        "try:\n    list(engine.transcribe(sys.argv[1], model=sys.argv[2], device='cuda'))\n"
        "except engine.PackageMissing as error:\n    print(error.package)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, talk, models["plain"]],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "torch"


def said_in(path: Path) -> str:
    return normalized(path.read_text("utf-8"))
