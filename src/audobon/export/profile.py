"""A deployment's own configuration: which nets, as what, in which precision, for batches of how many.

Knows: its TOML.  Does not know: formats' insides, who reads it besides.

    target = "cpu"
    dynamic_batch = true

    [every]
    precision = "fp16"

    [nets.painter_step]
    formats = ["onnx", "openvino"]
    precision = "int8"
    most_at_once = 8

With a table `every` all nets are taken, each as its own table says, and else as that one does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from audobon.errors import SettingsError
from audobon.export.asked import Asked, Precision, Target

LARGEST_BYTES = 65_536
MOST_AT_ONCE = 4096

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class NetProfile:
    """One net of a deployment.

    Attributes:
        net: Its name.
        formats: As what it is written.
        precision: Of its weights.
        most_at_once: Largest batch that it is asked for.
    """

    net: str
    formats: tuple[str, ...]
    precision: Precision
    most_at_once: int


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A deployment: what it runs on, whether batches may differ, and its nets."""

    target: Target
    dynamic_batch: bool
    nets: tuple[NetProfile, ...]

    def asked(self, one: NetProfile) -> Asked:
        """How one of its nets is exported."""
        batch = 1 if self.dynamic_batch else one.most_at_once
        return Asked(precision=one.precision, dynamic_batch=self.dynamic_batch, batch=batch, target=self.target)


def load_profile(path: Path, *, nets: Collection[str], formats: Collection[str]) -> Profile:
    """Read a profile.

    Args:
        path: The TOML.
        nets: Names that are known.
        formats: The same.

    Raises:
        SettingsError: AUD-288, which names the key, if the file is not one.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _wrong(path, "it", f"is larger than {LARGEST_BYTES} bytes")
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _wrong(path, "it", f"cannot be read: {error}") from error
    _only(path, told, "", ("target", "dynamic_batch", "every", "nets"))
    tables = told.get("nets", {} if "every" in told else None)
    if not isinstance(tables, dict) or not (tables or "every" in told):
        raise _wrong(path, "nets", "is missing; it has a table for each net")
    strange = next((name for name in tables if name not in nets), None)
    if strange is not None:
        raise _wrong(path, f"nets.{strange}", "is no net; the nets are " + ", ".join(nets))
    usual = _net(path, "every", told["every"], formats, _PLAIN) if "every" in told else _PLAIN
    names = [name for name in nets if "every" in told or name in tables]
    return Profile(
        target=_word(path, told, "target", Target.ANY),
        dynamic_batch=_flag(path, told, "dynamic_batch"),
        nets=tuple(
            replace(_net(path, f"nets.{name}", tables.get(name, {}), formats, usual), net=name) for name in names
        ),
    )


_PLAIN = NetProfile(net="", formats=("onnx",), precision=Precision.NONE, most_at_once=1)
_KEYS = ("formats", "precision", "most_at_once")


def _net(path: Path, key: str, table: object, formats: Collection[str], usual: NetProfile) -> NetProfile:
    """What a table says; where it says nothing, as usual."""
    if not isinstance(table, dict):
        raise _wrong(path, key, "is no table")
    _only(path, table, f"{key}.", _KEYS)
    chosen = table.get("formats", list(usual.formats))
    if not isinstance(chosen, list) or not chosen or not all(one in formats for one in chosen):
        raise _wrong(path, f"{key}.formats", f"is {chosen!r}; it is a list of " + ", ".join(formats))
    most = table.get("most_at_once", usual.most_at_once)
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST_AT_ONCE:
        raise _wrong(path, f"{key}.most_at_once", f"is {most!r}; it is a number from 1 to {MOST_AT_ONCE}")
    return NetProfile(
        net=usual.net,
        formats=tuple(dict.fromkeys(chosen)),
        precision=_word(path, table, "precision", usual.precision, under=f"{key}."),
        most_at_once=most,
    )


def _word(path: Path, table: Mapping[str, object], key: str, usual: Word, *, under: str = "") -> Word:
    given = table.get(key, usual)
    try:
        return type(usual)(str(given))
    except ValueError as error:
        words = ", ".join(type(usual))
        raise _wrong(path, under + key, f"is {given!r}; it is one of {words}") from error


def _flag(path: Path, table: Mapping[str, object], key: str) -> bool:
    given = table.get(key, False)
    if not isinstance(given, bool):
        raise _wrong(path, key, f"is {given!r}; it is true or false")
    return given


def _only(path: Path, table: Mapping[str, object], under: str, known: Collection[str]) -> None:
    strange = [key for key in table if key not in known]
    if strange:
        raise _wrong(path, under + strange[0], "is not known; known are " + ", ".join(known))


def _wrong(path: Path, key: str, what: str) -> SettingsError:
    return SettingsError("AUD-288", f"{path}: {key} {what}", hint="docs/export.md has an example")
