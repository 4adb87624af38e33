"""The command's surface is frozen: a new command, option or setting is a decision, and shows here."""

from __future__ import annotations

import typer.core
import typer.main

from audobon.cli.app import app
from audobon.settings import KEYS

SURFACE = {
    "make": [
        "story",
        "--out",
        "--style",
        "--chapter",
        "--pages",
        "--reader",
        "--director",
        "--format",
        "--seed",
        "--draft",
        "--dpi",
        "--trim",
        "--rtl",
        "--no-cover",
        "--model",
        "--controlnet",
        "--lora",
        "--ip-adapter",
        "--vae",
        "--refiner",
        "--scheduler",
        "--steps",
        "--reuse",
        "--words-until",
        "--control-by",
        "--previews",
        "--every-step",
        "--anchoring",
        "--style-from",
        "--style-strength",
        "--engine",
        "--json",
        "--quiet",
    ],
    "draw": [
        "board",
        "--out",
        "--style",
        "--format",
        "--seed",
        "--draft",
        "--dpi",
        "--trim",
        "--rtl",
        "--model",
        "--controlnet",
        "--lora",
        "--ip-adapter",
        "--vae",
        "--refiner",
        "--scheduler",
        "--steps",
        "--reuse",
        "--words-until",
        "--control-by",
        "--previews",
        "--every-step",
        "--anchoring",
        "--style-from",
        "--style-strength",
        "--engine",
        "--json",
        "--quiet",
    ],
    "redraw": ["book", "--panel", "--seed", "--mask", "--keep", "--as-briefed", "--json", "--quiet"],
    "versions": ["book", "--panel", "--json"],
    "bind": ["book", "--format", "--out", "--json", "--quiet"],
    "letter": [
        "book",
        "--write",
        "--text",
        "--format",
        "--language",
        "--vertical",
        "--json",
        "--quiet",
    ],
    "read": ["story", "--chapter", "--reader", "--corrections", "--json"],
    "storyboard": [
        "story",
        "--out",
        "--chapter",
        "--pages",
        "--reader",
        "--director",
        "--trim",
        "--rtl",
        "--no-cover",
        "--json",
    ],
    "schema": ["name"],
    "contact-sheets": ["--out", "--only", "--format"],
    "painted-sheets": ["stories", "--out", "--data", "--styles"],
    "models": ["--json", "--models"],
    "doctor": ["--json"],
    "report": ["book", "--out", "--json"],
    "ask": ["book", "question", "--most", "--json"],
    "check": ["book", "--json"],
    "watch": [
        "into",
        "out",
        "--once",
        "--interval",
        "--style",
        "--pages",
        "--format",
        "--seed",
        "--draft",
        "--dpi",
        "--trim",
        "--rtl",
        "--no-cover",
        "--model",
        "--json",
        "--quiet",
    ],
    "serve": [
        "root",
        "--host",
        "--port",
        "--workers",
        "--engine",
        "--config",
        "--tokens",
        "--share",
        "--openapi",
        "--json",
        "--quiet",
    ],
    "studio": ["root", "--port", "--share", "--no-browser", "--json", "--quiet"],
    "work": ["root", "--once", "--lease", "--attempts", "--engine", "--parent", "--json", "--quiet"],
    "bundle build": ["--out", "--quantize", "--models", "--ready", "--json"],
    "bundle inspect": ["file", "--json"],
    "bundle verify": ["file", "--json"],
    "bundle extract": ["file", "--out", "--json"],
    "export": [
        "nets",
        "--format",
        "--out",
        "--quantize",
        "--dynamic-batch",
        "--target",
        "--profile",
        "--calibration",
        "--model",
        "--controlnet",
        "--samples",
        "--data",
        "--picture",
        "--check",
        "--json",
    ],
    "bench cpu": ["story", "--json"],
    "bench gpu": ["--size", "--device", "--out", "--json"],
    "bench pipeline": ["story", "--json"],
    "bench batching": ["--json"],
    "bench exports": ["folder", "--calibration", "--json"],
    "evaluate art": ["--data", "books", "--split", "--parts", "--json"],
    "evaluate story": ["--data", "--split", "--by-rules", "--json"],
    "evaluate staging": ["--gold", "--json"],
    "evaluate style": ["--data", "books", "--split", "--json"],
    "evaluate fusion": ["--data", "books", "--split", "--json"],
    "evaluate lettering": ["books", "--gold", "--json"],
    "evaluate export": ["exports", "--json"],
    "evaluate quality": ["--data", "--stories", "--earlier", "--split", "--json"],
    "styles save": ["name", "images", "--json"],
    "styles blend": ["name", "parts", "--json"],
    "styles show": ["name", "--sheet", "--json"],
    "styles forget": ["name", "--json"],
    "token list": ["--file", "--json"],
    "token new": ["name", "--scope", "--file", "--json"],
    "token revoke": ["name", "--file", "--json"],
    "train": [
        "recipe",
        "--minutes",
        "--steps",
        "--device",
        "--data",
        "--out",
        "--seed",
        "--from",
        "--t5",
        "--llama",
        "--gpt2",
        "--branch-blocks",
        "--freeze-branches",
        "--teacher",
        "--without",
        "--masked-steps",
        "--recompute",
    ],
}


def surface() -> dict[str, list[str]]:
    found = {}
    for name, command in commands(typer.main.get_command(app)):
        found[name] = [next((opt for opt in one.opts if opt.startswith("--")), one.name) for one in command.params]
    return found


def commands(group: object, *, before: str = "") -> list[tuple[str, typer.core.TyperCommand]]:
    """Every command by its full name, those of groups within the group too."""
    found = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        full = f"{before}{name}"
        found += commands(command, before=f"{full} ") if hasattr(command, "commands") else [(full, command)]
    return found


def test_commands_and_options_are_these() -> None:
    assert surface() == SURFACE


def test_settings_are_these() -> None:
    assert KEYS == ("data", "director", "logs", "models", "reader", "replicas", "share", "style", "threads", "traces")


def test_every_command_says_what_it_does() -> None:
    assert all((command.help or "").strip() for _, command in commands(typer.main.get_command(app)))
