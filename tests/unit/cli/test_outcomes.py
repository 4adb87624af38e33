"""The command as a user meets it: every bad input has its code and hint, and leaves nothing behind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.comic.codec import to_json
from tests.builders import a_board
from tests.tiny import save_tiny_models

runner = CliRunner()
STORY = "Anna walked to the garden. She saw a bird there."


def story_file(folder: Path, data: bytes = STORY.encode(), *, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def make(story: Path, out: Path, *more: str) -> tuple[int, str]:
    result = runner.invoke(app, ["make", str(story), "-o", str(out), "--draft", "--quiet", *more])
    return result.exit_code, result.stderr


BAD_STORIES = {
    "empty": (b"", "story.txt", "AUD-107"),
    "white space": (b" \n\t\n", "story.txt", "AUD-108"),
    "binary": (bytes(range(256)) * 40, "story.txt", "AUD-105"),
    "50 MB": (b"All work and no play. " * 2_400_000, "story.txt", "AUD-104"),
    "Latin-1": ("Caf\u00e9 au lait. ".encode("latin-1") * 20, "story.txt", "AUD-106"),
    "another kind": (STORY.encode(), "story.odt", "AUD-103"),
}


@pytest.mark.parametrize("name", BAD_STORIES)
def test_bad_story_is_refused_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    data, file_name, code = BAD_STORIES[name]
    exit_code, said = make(story_file(tmp_path, data, name=file_name), tmp_path / "out")
    assert exit_code == 2
    assert said.startswith(f"{code}: ")
    assert "\n\nhint: " in said
    assert not (tmp_path / "out").exists()


def test_folder_is_no_story(tmp_path: Path) -> None:
    exit_code, said = make(tmp_path, tmp_path / "out")
    assert (exit_code, said[:9]) == (2, "AUD-102: ")


def test_missing_story_is_refused(tmp_path: Path) -> None:
    exit_code, said = make(tmp_path / "nothing.txt", tmp_path / "out")
    assert (exit_code, said[:9]) == (2, "AUD-101: ")


def test_error_with_json_is_one_object_on_stderr(tmp_path: Path) -> None:
    result = runner.invoke(app, ["make", str(tmp_path / "nothing.txt"), "-o", str(tmp_path), "--json"])
    error = json.loads(result.stderr)["error"]
    assert (error["code"], error["exit_code"], result.exit_code) == ("AUD-101", 2, 2)
    assert error["hint"]
    assert result.stdout == ""


def test_output_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    exit_code, said = make(story_file(tmp_path), tmp_path / "out")
    assert exit_code == 2
    assert said.startswith("AUD-552: ")
    assert (tmp_path / "out").read_text() == "I am a file"


def test_full_disk_is_told(tmp_path: Path) -> None:
    result = runner.invoke(app, ["storyboard", str(story_file(tmp_path)), "-o", "/dev/full"])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-551: the disk is full: /dev/full")


def test_unknown_format_is_refused(tmp_path: Path) -> None:
    exit_code, said = make(story_file(tmp_path), tmp_path / "out", "--format", "cbz,mobi")
    assert exit_code == 2
    assert said.startswith('AUD-253: "mobi" is not a format')
    assert "the formats are cbz, pdf" in said


def test_no_format_is_refused(tmp_path: Path) -> None:
    exit_code, said = make(story_file(tmp_path), tmp_path / "out", "--format", ",")
    assert (exit_code, said[:9]) == (2, "AUD-253: ")


def test_damaged_storyboard_names_the_field(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(to_json(a_board()).replace('"medium"', '"huge"', 1))
    result = runner.invoke(app, ["draw", str(path), "-o", str(tmp_path / "out"), "--draft", "--quiet"])
    assert result.exit_code == 2
    assert 'AUD-144: board.json: pages[0].panels[0].shot: "huge" is not one of' in result.stderr
    assert not (tmp_path / "out").exists()


def test_redraw_of_no_book_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["redraw", str(tmp_path), "--panel", "p1"])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-154: ")


@pytest.fixture(scope="module")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_models(tmp_path_factory.mktemp("models"))


def test_damaged_weights_name_the_file(tmp_path: Path, tiny_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = tmp_path / "models"
    shutil.copytree(tiny_models, models)
    shard = next((models / "painter").glob("*.safetensors"))
    data = bytearray(shard.read_bytes())
    data[-1] ^= 1
    shard.write_bytes(bytes(data))
    monkeypatch.setenv("AUDOBON_MODELS", str(models))
    result = runner.invoke(app, ["make", str(story_file(tmp_path)), "-o", str(tmp_path / "out"), "--quiet"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"AUD-313: {shard} is damaged")
    assert not (tmp_path / "out").exists()


def test_unknown_style_is_refused_before_anything_is_drawn(
    tmp_path: Path, tiny_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(tiny_models))
    arguments = ["make", str(story_file(tmp_path)), "-o", str(tmp_path / "out"), "--quiet", "--style", "cubist"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-212: ")
    assert not (tmp_path / "out").exists()


def test_models_are_listed_and_verified(tiny_models: Path) -> None:
    result = runner.invoke(app, ["models", "--models", str(tiny_models), "--json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert [model["name"] for model in told] == ["text encoder", "autoencoder", "painter", "upscaler"]
    assert {model["state"] for model in told} == {"whole"}


def test_missing_model_is_listed_with_exit_code_2(tmp_path: Path) -> None:
    result = runner.invoke(app, ["models", "--models", str(tmp_path)])
    assert result.exit_code == 2
    assert "weights.json is missing" in result.stdout


def test_letter_needs_to_know_which_way(tmp_path: Path) -> None:
    result = runner.invoke(app, ["letter", str(tmp_path)])
    assert result.exit_code == 2
    assert "AUD-244: give --write or --text" in result.stderr
    result = runner.invoke(app, ["letter", str(tmp_path), "--write", str(tmp_path / "words.csv")])
    assert "AUD-154" in result.stderr


def test_unknown_trim_is_refused(tmp_path: Path) -> None:
    story = tmp_path / "walk.txt"
    story.write_text("Anna walked home.")
    result = runner.invoke(app, ["make", str(story), "-o", str(tmp_path / "out"), "--trim", "foolscap"])
    assert result.exit_code == 2
    assert 'AUD-242: there is no trim "foolscap"' in result.stderr


def test_unknown_recipe_is_refused() -> None:
    result = runner.invoke(app, ["train", "poet"])
    assert result.exit_code == 2
    assert result.stderr.startswith('AUD-254: "poet" is not a recipe')


@pytest.mark.parametrize(
    "asked", [["painter", "--t5", "x"], ["story", "--gpt2", "x", "--from", "."], ["feeling", "--without", "t5"]]
)
def test_checkpoints_for_branches_are_for_a_new_story_model(asked: list[str]) -> None:
    result = runner.invoke(app, ["train", *asked])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-264: --t5, --llama, --gpt2 and --without shape a new story model")


def test_hidden_words_are_for_the_story_model() -> None:
    result = runner.invoke(app, ["train", "valence", "--masked-steps", "3"])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-267: valence does not learn from hidden words")


def test_teachers_are_for_the_story_model() -> None:
    result = runner.invoke(app, ["train", "valence", "--teacher", "."])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-265: valence has no teachers")


def test_training_without_data_is_refused() -> None:
    result = runner.invoke(app, ["train", "vae"])
    assert result.exit_code == 2
    assert result.stderr.startswith("AUD-255: there is no folder of training pictures")


def test_interrupt_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(path: Path, *, chapter: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("audobon.pipeline.open_manuscript", stop)
    exit_code, said = make(story_file(tmp_path), tmp_path / "out")
    assert exit_code == 130
    assert "run the same command to go on" in said


def test_full_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, *, chapter: str) -> None:
        raise MemoryError

    monkeypatch.setattr("audobon.pipeline.open_manuscript", fail)
    exit_code, said = make(story_file(tmp_path), tmp_path / "out")
    assert (exit_code, said[:28]) == (2, "AUD-554: the memory is full\n")


def test_missing_argument_is_a_usage_error() -> None:
    assert runner.invoke(app, ["make"]).exit_code == 2


def test_schema_is_printed_and_an_unknown_one_refused() -> None:
    shown = runner.invoke(app, ["schema", "storyboard"])
    assert json.loads(shown.stdout)["title"] == "Storyboard"
    refused = runner.invoke(app, ["schema", "storybord"])
    assert (refused.exit_code, refused.stderr[:8]) == (2, "AUD-258:")


@pytest.mark.parametrize("option", ["--reader", "--director"])
def test_language_model_without_address_is_refused_before_anything_is_made(option: str, tmp_path: Path) -> None:
    exit_code, said = make(story_file(tmp_path), tmp_path / "out", option, "openai:nowhere")
    assert (exit_code, said[:8]) == (2, "AUD-259:")
    assert not (tmp_path / "out").exists()


def test_choices_that_exclude_each_other_are_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["redraw", str(tmp_path), "--panel", "p1", "--keep", "abcdef", "--as-briefed"])
    assert result.exit_code == 2
    assert "AUD-290: --keep and --as-briefed exclude each other" in result.output


def test_versions_of_no_book_are_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["versions", str(tmp_path)])
    assert result.exit_code == 2
    assert "AUD-154" in result.output
