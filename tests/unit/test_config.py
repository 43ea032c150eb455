"""engine/models/config.py: directories in both layouts, and damaged ones."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig, Settings, read_config

FRONTEND = """
frontend_conf:
    fs: 16000
    window: hamming
    n_mels: 80
    frame_length: 25
    frame_shift: 10
    lfr_m: 7
    lfr_n: 6
"""


def model(folder: Path, config: str = "model: Paraformer\n", **files: str) -> Path:
    """A directory with a config, a checkpoint and more: two underscores stand for a point."""
    (folder / "config.yaml").write_text(config, "utf-8")
    for name, content in {"model__pt": "", **files}.items():
        (folder / name.replace("__", ".")).write_text(content, "utf-8")
    return folder


def name_files(folder: Path, content: object) -> Path:
    (folder / "configuration.json").write_text(json.dumps(content), "utf-8")
    return folder


def reason(folder: Path) -> str:
    with pytest.raises(ModelCorrupt) as caught:
        read_config(folder)
    assert caught.value.model == str(folder)
    return caught.value.reason


def files(config: ModelConfig) -> list[str | None]:
    paths = (config.weights, config.cmvn, config.tokens, config.pieces, config.jieba_words)
    return [path and path.relative_to(config.directory).as_posix() for path in paths]


def frontend_fault(folder: Path, config: str, width: int = 7, step: int = 6) -> str:
    with pytest.raises(ModelCorrupt) as caught:
        read_config(model(folder, config)).demand_frontend(width, step)
    return caught.value.reason


def test_without_a_configuration_json_files_have_their_usual_names(tmp_path):
    model(tmp_path, am__mvn="", tokens__json="", tokens__txt="", jieba_usr_dict="")
    config = read_config(tmp_path)
    assert files(config) == ["model.pt", "am.mvn", "tokens.json", None, "jieba_usr_dict"]
    assert config.kind == "Paraformer"


def test_what_a_model_has_not_is_none(tmp_path):
    assert files(read_config(model(tmp_path))) == ["model.pt", None, None, None, None]


@pytest.mark.parametrize(
    ("name", "place"),
    [("tokens__txt", 2), ("bpe__model", 3), ("chn_jpn_yue_eng_ko_spectok__bpe__model", 3)],
)
def test_a_vocabulary_is_found_by_its_usual_name(tmp_path, name, place):
    found = files(read_config(model(tmp_path, **{name: ""})))
    assert found[place] == name.replace("__", ".")


def test_an_older_checkpoint_is_a_model_pb(tmp_path):
    model(tmp_path, model__pb="")
    (tmp_path / "model.pt").unlink()
    assert files(read_config(tmp_path))[0] == "model.pb"


def test_a_configuration_json_names_the_files(tmp_path):
    model(tmp_path, am__mvn="", tokens__json="")
    other = model(tmp_path, w__pt="", my__mvn="", list__txt="", my__model="")
    (other / "my.yaml").write_text("model: SenseVoiceSmall")
    metas = {
        "init_param": "w.pt",
        "config": "my.yaml",
        "tokenizer_conf": {"token_list": "list.txt", "bpemodel": "my.model"},
        "frontend_conf": {"cmvn_file": "my.mvn"},
    }
    config = read_config(name_files(other, {"file_path_metas": metas, "task": "asr"}))
    assert files(config) == ["w.pt", "my.mvn", "list.txt", "my.model", None]
    assert config.kind == "SenseVoiceSmall"


@pytest.mark.parametrize("stage", ["am", "vad", "punc"])
def test_an_older_configuration_json_names_them_by_stage(tmp_path, stage):
    model(tmp_path, w__pb="", my__mvn="")
    (tmp_path / "my.yaml").write_text("model: FsmnVAD")
    content = {
        "framework": "pytorch",
        "model": {
            "type": "generic",
            f"{stage}_model_name": "w.pb",
            "model_config": {f"{stage}_model_config": "my.yaml", "mvn_file": "my.mvn"},
        },
    }
    config = read_config(name_files(tmp_path, content))
    assert files(config)[:2] == ["w.pb", "my.mvn"]
    assert config.kind == "FsmnVADStreaming"


def test_files_that_are_named_and_not_there_have_their_usual_names(tmp_path):
    metas = {"init_param": "gone.pt", "config": "gone.yaml", "cmvn_file": "gone.mvn"}
    config = read_config(name_files(model(tmp_path, am__mvn=""), {"file_path_metas": metas}))
    assert files(config)[:2] == ["model.pt", "am.mvn"]


def test_files_may_lie_in_folders_below(tmp_path):
    (model(tmp_path) / "parts").mkdir()
    (tmp_path / "parts" / "w.pt").touch()
    name_files(tmp_path, {"file_path_metas": {"init_param": "parts/w.pt"}})
    assert files(read_config(tmp_path))[0] == "parts/w.pt"


@pytest.mark.parametrize("name", ["../secret.pt", "parts/../../secret.pt", "/etc/hostname"])
def test_names_that_lead_out_of_the_directory_are_ignored(tmp_path, name):
    (tmp_path / "secret.pt").touch()
    inside = tmp_path / "inside"
    (inside / "parts").mkdir(parents=True)
    model(inside, am__mvn="")
    metas = {"init_param": name, "config": name, "cmvn_file": name}
    name_files(inside, {"file_path_metas": metas, "model": {"am_model_name": name}})
    assert files(read_config(inside))[:2] == ["model.pt", "am.mvn"]


@pytest.mark.parametrize("content", [[], "text", 3, None, {"file_path_metas": []}, {"model": "x"}])
def test_a_configuration_json_that_names_nothing_does_not_matter(tmp_path, content):
    assert files(read_config(name_files(model(tmp_path), content)))[0] == "model.pt"


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe\x00", b"[" * 5_000])
def test_a_damaged_configuration_json_is_corrupt(tmp_path, content):
    (model(tmp_path) / "configuration.json").write_bytes(content)
    assert "configuration.json is damaged" in reason(tmp_path)


def test_a_byte_order_mark_does_not_matter(tmp_path):
    model(tmp_path, w__pt="")
    content = json.dumps({"file_path_metas": {"init_param": "w.pt"}})
    (tmp_path / "configuration.json").write_text(content, "utf-8-sig")
    assert files(read_config(tmp_path))[0] == "w.pt"


def test_a_missing_config_is_corrupt(tmp_path):
    assert reason(tmp_path) == "config.yaml is missing"


def test_a_missing_checkpoint_is_corrupt(tmp_path):
    (model(tmp_path) / "model.pt").unlink()
    assert reason(tmp_path) == "model.pt is missing"


@pytest.mark.parametrize(
    "content",
    [b"a: [1", b"a: b: c", b"\x80\x81", b"\x00", b"? [1]\n: 2", b"[" * 5_000],
)
def test_a_damaged_config_is_corrupt(tmp_path, content):
    (model(tmp_path) / "config.yaml").write_bytes(content)
    assert "config.yaml is damaged" in reason(tmp_path)


@pytest.mark.parametrize("content", ["", "- model\n", "Paraformer", "42", "# nothing"])
def test_a_config_that_is_no_mapping_holds_no_settings(tmp_path, content):
    assert reason(model(tmp_path, content)) == "config.yaml holds no settings"


def test_a_config_cannot_make_objects(tmp_path):
    marker = tmp_path / "marker"
    harm = f'!!python/object/apply:os.system ["echo ran > {marker}"]'
    config = read_config(model(tmp_path, f"model: Paraformer\nharm: {harm}\n"))
    assert config.settings.texts("harm") == [f"echo ran > {marker}"]
    assert not marker.exists()


@pytest.mark.parametrize("config", ["encoder: SANMEncoder\n", "model:\n", "model: null\n"])
def test_a_config_that_does_not_say_what_it_is_is_corrupt(tmp_path, config):
    assert reason(model(tmp_path, config)) == "model in its config is missing"


def test_a_model_that_is_no_text_is_corrupt(tmp_path):
    assert reason(model(tmp_path, "model: [a, b]\n")) == "model in its config is no text"


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        ("model: paraformer", "Paraformer"),
        ("model: bicif_paraformer", "BiCifParaformer"),
        ("model: FsmnVAD", "FsmnVADStreaming"),
        ("model: e2evad", "FsmnVADStreaming"),
        ("encoder: fsmn", "FsmnVADStreaming"),
        ("model: SomethingNew", "SomethingNew"),
    ],
)
def test_a_model_is_called_as_it_is_today(tmp_path, config, kind):
    assert read_config(model(tmp_path, config)).kind == kind


def test_tokens_in_a_config_stay_text(tmp_path):
    """YAML would make numbers, truths and nothing of them."""
    tokens = ["0", "6", "007", "1.5", "1e3", "no", "off", "yes", "on", "~", "null", "=", "<<"]
    listed = "".join(f"- {token}\n" for token in tokens)
    config = read_config(model(tmp_path, f"model: Paraformer\ntoken_list:\n{listed}"))
    assert config.settings.texts("token_list") == tokens


def test_the_front_end_computed_here_is_accepted(tmp_path):
    read_config(model(tmp_path, "model: Paraformer" + FRONTEND)).demand_frontend(7, 6)


def test_what_a_front_end_does_not_say_is_as_usual(tmp_path):
    read_config(model(tmp_path)).demand_frontend(7, 6)


@pytest.mark.parametrize(
    ("name", "usual", "other"),
    [
        ("fs", "16000", "8000"),
        ("window", "hamming", "povey"),
        ("n_mels", "80", "40"),
        ("frame_length", "25", "32"),
        ("frame_shift", "10", "16"),
        ("lfr_m", "7", "5"),
        ("lfr_n", "6", "1"),
    ],
)
def test_another_front_end_is_refused_by_name(tmp_path, name, usual, other):
    config = "model: Paraformer" + FRONTEND.replace(f"{name}: {usual}", f"{name}: {other}")
    fault = frontend_fault(tmp_path, config)
    assert fault == (f"frontend_conf.{name} in its config is {other!r}; what runs here is {usual}")


def settings(**values: object) -> Settings:
    return Settings(values, Path("m"), "conf.")


def test_settings_have_the_type_that_is_asked_for():
    asked = settings(n="-3", x="1e-5", name="a", many=["1", "b"])
    assert (asked.integer("n"), asked.number("x")) == (-3, 1e-5)
    assert (asked.text("name"), asked.texts("many")) == ("a", ["1", "b"])


@pytest.mark.parametrize("value", [None, "", "null", "~"])
def test_what_is_not_set_has_its_default(value):
    asked = settings(a=value)
    assert asked.text("a", "b") == "b"
    assert asked.integer("a", 3) == 3
    assert asked.number("a", 0.5) == 0.5
    assert asked.demand("a", "first", "second") == "first"
    assert asked.texts("a") == []
    assert asked.section("a").integer("b", 7) == 7


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        (lambda s: s.integer("word"), "is 'one', no whole number"),
        (lambda s: s.number("word"), "is 'one', no number"),
        (lambda s: s.demand("word", "a", "b"), "is 'one'; what runs here is a, b"),
        (lambda s: s.demand_class("word", "SANMEncoder"), "is one; what runs here is SANMEncoder"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(ask, fault):
    with pytest.raises(ModelCorrupt) as caught:
        ask(settings(word="one"))
    assert (caught.value.model, caught.value.reason) == ("m", f"conf.word in its config {fault}")


@pytest.mark.parametrize("value", ["0", "-1", "100000000000"])
def test_a_size_no_network_can_have_is_named(value):
    with pytest.raises(ModelCorrupt, match="not between 1 and"):
        settings(n=value).size("n")


@pytest.mark.parametrize("value", [None, "null"])
def test_sizes_that_are_not_set_are_the_usual_ones(value):
    assert Settings({"s": value}, Path("m")).sizes("s", (0, 10, 5), most=9) == [0, 10, 5]
    assert Settings({}, Path("m")).sizes("s", (0, 10), most=9) == [0, 10]


def test_sizes_are_whole_numbers():
    assert Settings({"s": ["5", "10", "5"]}, Path("m")).sizes("s", (0, 9, 5), most=10) == [5, 10, 5]


@pytest.mark.parametrize(
    "value",
    [
        "10",
        [],
        ["0", "10"],
        ["0", "10", "5", "5"],
        ["0", "-1", "5"],
        ["0", "11", "5"],
        ["0", "1.5", "5"],
        ["0", "9" * 9999, "5"],
        ["0", ["10"], "5"],
        ["0", {"a": "b"}, "5"],
        {"a": "b"},
    ],
)
def test_sizes_that_are_none_are_named(value):
    with pytest.raises(ModelCorrupt) as caught:
        Settings({"s": value}, Path("m"), "p.").sizes("s", (0, 10, 5), most=10)
    assert caught.value.reason.startswith("p.s in its config is ")
    assert caught.value.reason.endswith(", not 3 numbers from 0 to 10")


@pytest.mark.parametrize("value", ["1.5", "1e3", "-", "0x10"])
def test_a_fraction_is_no_whole_number(value):
    with pytest.raises(ModelCorrupt):
        settings(n=value).integer("n")


def test_a_class_is_demanded_by_any_of_its_names():
    settings(encoder="sanm").demand_class("encoder", "SANMEncoder")


def test_two_signs_are_no_number():
    with pytest.raises(ModelCorrupt):
        Settings({"n": "--5"}, Path("m")).integer("n")


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_what_is_not_finite_is_no_number(value):
    with pytest.raises(ModelCorrupt):
        Settings({"x": value}, Path("m")).number("x")


def test_a_name_too_long_for_a_file_is_ignored(tmp_path):
    content = {"file_path_metas": {"init_param": "x" * 300}}
    (model(tmp_path) / "configuration.json").write_text(json.dumps(content))
    assert read_config(tmp_path).weights.name == "model.pt"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are devices on Unix")
@pytest.mark.parametrize("name", ["config.yaml", "model.pt", "am.mvn"])
def test_what_never_ends_is_no_file_of_a_model(tmp_path, name):
    (model(tmp_path) / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to("/dev/zero")
    with suppress(ModelCorrupt):
        assert read_config(tmp_path).cmvn is None


def test_a_list_within_a_list_is_no_list_of_texts():
    with pytest.raises(ModelCorrupt, match="no list of texts"):
        settings(many=["a", ["b"]]).texts("many")
