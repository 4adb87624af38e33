"""Every door to a book builds its options in one place, and all of them mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from audobon.cli.app import app
from audobon.cli.book_options import options_given
from audobon.model_asked import ModelAsked
from audobon.pipeline import MakeOptions
from audobon.plan_asked import Sheet
from audobon.serving.config import ServeConfig
from audobon.serving.web.book_request import BookOptions, options_asked
from audobon.wishes import Wishes, options_of

PLACES = {"make": ["story.txt", "-o", "out"], "draw": ["board.json", "-o", "out"], "watch": ["in", "out"]}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_HOME", str(tmp_path))
    monkeypatch.setenv("AUDOBON_READER", "openai:http://127.0.0.1:1/v1#m")


def given(command: str, options: Sequence[str]) -> MakeOptions:
    """The options of a book as the command line says them."""
    group = typer.main.get_command(app)
    with group.commands[command].make_context(command, [*PLACES[command], *options]) as context:  # type: ignore[attr-defined]
        return options_given(context, plans=command != "draw")


@pytest.mark.parametrize("command", PLACES)
def test_nothing_said_is_the_default_of_every_door(command: str) -> None:
    reader = "" if command == "draw" else "openai:http://127.0.0.1:1/v1#m"
    assert given(command, []) == MakeOptions(reader=reader)
    assert options_of(Wishes(reader="")) == MakeOptions()


@pytest.mark.parametrize("command", PLACES)
def test_what_all_doors_take_means_the_same_at_each(command: str) -> None:
    flags = [
        "--style",
        "ink",
        "--format",
        "PDF, cbz,pdf",
        "--seed",
        "7",
        "--draft",
        "--dpi",
        "96",
        "--trim",
        "a5",
        "--rtl",
    ]
    options = given(command, flags)
    request = BookOptions(
        style="ink", formats=["pdf", "cbz"], seed=7, draft=True, dpi=96, trim="a5", right_to_left=True
    )
    expected = MakeOptions(
        style="ink", formats=("pdf", "cbz"), seed=7, draft=True, dpi=96, sheet=Sheet(trim="a5", right_to_left=True),
        reader=options.reader,
    )  # fmt: skip
    assert options == expected
    assert options_asked(request, ServeConfig(root=Path("root"))) == options_of(
        Wishes(style="ink", formats=("pdf", "cbz"), seed=7, draft=True, dpi=96, trim="a5", right_to_left=True)
    )


def test_every_option_of_a_model_arrives() -> None:
    flags = (
        "--model m --controlnet openpose=a@0.5 --controlnet depth=b --lora c --ip-adapter d --vae e --refiner f"
        " --scheduler lcm --steps 4 --reuse 2 --words-until 0.5 --anchoring 0.3 --style-from g.png"
        " --chapter 2-4 --pages 3 --no-cover --director openai:http://127.0.0.1:2/v1#n --reader"
    )
    options = given("make", [*flags.split(), ""])
    assert options.model == ModelAsked(
        model="m", controlnets=("openpose=a@0.5", "depth=b"), loras=("c",), ip_adapter="d", vae="e", refiner="f",
        scheduler="lcm", steps=4, reuse=2, words_until=0.5, anchoring=0.3, style_from=("g.png",),
    )  # fmt: skip
    assert (options.chapter, options.pages, options.cover, options.reader) == ("2-4", 3, False, "")
    assert options.director == "openai:http://127.0.0.1:2/v1#n"
    assert given("make", ["--control-by", "controlnet", "--style-strength", "0.5"]).model == ModelAsked(
        control_by="controlnet", style_strength=0.5
    )


def test_every_wish_has_an_option_of_make() -> None:
    make = typer.main.get_command(app).commands["make"]  # type: ignore[attr-defined]
    named = {one.name for one in make.params} | {"right_to_left", "cover", "controlnets", "loras"}
    assert {one.name for one in (*fields(Wishes), *fields(ModelAsked))} - named == set()
