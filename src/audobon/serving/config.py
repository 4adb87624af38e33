"""How a service is set up: what stands in its file, and what of it may not be.

Knows: names, defaults, bounds, TOML.  Does not know: the environment, or what is done with any of it.

    host = "127.0.0.1"
    port = 8377
    workers = 1
    memory_mb = 12000
    [limits]
    waiting = 1000
    [budget]
    pages = 60
    [bounds]
    upload_bytes = 67108864
    [models]
    sd15 = "/models/sd15.safetensors"
    token_file = "/etc/audobon/tokens.toml"
    [[tokens]]
    name = "anna"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    scopes = ["read", "write"]
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from audobon.engine_asked import engine_asked
from audobon.serving.jobs.job import MAX_NAME_CHARS, Limits
from audobon.serving.refusals import BadServeSettingsError
from audobon.serving.request_budget import RequestBudget
from audobon.serving.token_file import read_tokens

MAX_FILE_BYTES = 1_000_000
ALL_SCOPES = ("read", "write", "paint", "admin")
"""read: look at and fetch one's own; write: ask, change, delete one's own; paint: single pictures and nets;
admin: models, exports, and all the others."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MODEL_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True, kw_only=True)
class TokenRule:
    """One who may ask: a name for logs and turns, the sha256 (hexadecimal) of the token, and what it is good for."""

    name: str
    sha256: str = field(repr=False)
    scopes: tuple[str, ...] = ALL_SCOPES

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= MAX_NAME_CHARS or not self.name.isprintable():
            raise _wrong(f"{self.name[:40]!r} is no name of a token", "give a short printable one")
        if not _SHA256.fullmatch(self.sha256):
            raise _wrong(
                f'token "{self.name}" has no sha256 of 64 hexadecimal digits',
                "write the digest of the token, as `printf %s TOKEN | sha256sum` prints it",
            )
        if unknown := set(self.scopes) - set(ALL_SCOPES):
            raise _wrong(
                f'token "{self.name}" asks for the scope "{min(unknown)}"', "the scopes are " + ", ".join(ALL_SCOPES)
            )


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The largest that is taken.

    Attributes:
        upload_bytes: Of a request's body that carries a story's file.
        json_bytes: Of every other request's body.
        text_chars: Of a story given as text.
    """

    upload_bytes: int = 64 * 1024 * 1024
    json_bytes: int = 12 * 1024 * 1024
    text_chars: int = 10 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class ServeConfig:
    """A service, as it is set up.

    Attributes:
        root: Its folder: queue, jobs, lock.
        host: Where it listens: an address of this machine. Off loopback only with tokens.
        port: 0 takes a free one.
        workers: Processes that make books; 0 leaves them to `audobon work ROOT`.
        engine: Where their panels are painted: `local`, `ray` or `ray://HOST:PORT`.
        tokens: Who may ask; anybody on this machine if there are none, and no file of them.
        token_file: Who else may ask, as it says at the time.
        hosts: Names under which it is reached besides its address, as behind a proxy.
        origins: Other sites whose pages may use it, as `https://desk.example`.
        models: Stable Diffusion models that may be asked for by name: name and path or hub id.
        limits: What the queue bears.
        bounds: The largest that is taken.
        budget: What one request may take.
        memory_mb: Memory (10^6 bytes) that all books and nets at once may take; 0 for most of the machine's.
        share: Where finished books may be put for others, if anywhere; not in `root`.
        longest_wait_s: A book that would wait longer before it is begun is turned away.
        grace_s: Seconds that requests and workers get to end when the service is told to.
    """

    root: Path
    host: str = "127.0.0.1"
    port: int = 8377
    workers: int = 1
    engine: str = "local"
    tokens: tuple[TokenRule, ...] = ()
    token_file: Path | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)
    bounds: Bounds = field(default_factory=Bounds)
    budget: RequestBudget = field(default_factory=RequestBudget)
    memory_mb: int = 0
    share: Path | None = None
    longest_wait_s: float = 24 * 3600.0
    grace_s: float = 10.0

    def __post_init__(self) -> None:
        counts = (("port", self.port, 65535), ("workers", self.workers, 256), ("memory_mb", self.memory_mb, 10**8))
        for what, number, most in counts:
            if not 0 <= number <= most:
                raise _wrong(f"{what} is {number}", f"give 0 to {most}")
        if not 0 < self.longest_wait_s <= 10**7:
            raise _wrong(f"longest_wait_s is {self.longest_wait_s:g}", "give more than 0 and at most 10000000")
        if not 0 < self.grace_s <= 600:
            raise _wrong(f"grace_s is {self.grace_s:g}", "give more than 0 and at most 600")
        engine_asked(self.engine)
        if self.share is not None and self.share.resolve().is_relative_to(self.root.resolve()):
            raise _wrong(f"share = {self.share} lies in the service's own folder", "name a folder outside of it")
        for name, path in self.models:
            if not _MODEL_NAME.fullmatch(name) or not path:
                raise _wrong(f"{name[:40]!r} names no model", "write NAME = PATH; small letters, digits, . _ -")
        if not self.is_loopback and not self.tokens and self.token_file is None:
            raise BadServeSettingsError(
                "AUD-723",
                f"the service would listen on {self.host} without a token, open to everybody who reaches it",
                hint="listen on 127.0.0.1, or give tokens in the file for --config",
            )

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def model_path(self, name: str) -> str | None:
        """Where the model of this name lies; None if there is none."""
        return dict(self.models).get(name)

    def model_name(self, path: str) -> str:
        """The name of the model that lies here; empty for the embedded one, or one that has no name any more."""
        return next((name for name, place in self.models if place == path), "")


def read_config(path: Path | None, *, root: Path, given: Mapping[str, object] | None = None) -> ServeConfig:
    """The service as a file sets it up, if there is one, with what was given on the command line instead.

    Args:
        path: A TOML file whose keys are `ServeConfig`'s fields; paths of `token_file` and `share` in it are from this
            file's folder.
        root: The service's folder.
        given: Fields that win over the file; None among them leaves the file's.

    Raises:
        BadServeSettingsError: AUD-723, AUD-733.
        BadRulesError: AUD-763, of the file of tokens.
    """
    config = {**_table(path), **{key: value for key, value in (given or {}).items() if value is not None}}
    known = {one.name: one.type for one in fields(ServeConfig) if one.name != "root"}
    for key, value in config.items():
        if key not in known:
            raise _wrong(f'"{key}" is not a setting of the service', "the settings are " + ", ".join(known))
        config[key] = _read(key, value)
    return ServeConfig(root=root, **config)  # type: ignore[arg-type]


def _path(key: str, place: object) -> Path | None:
    """A file of tokens that can be read now, or a folder for others; None if it is empty."""
    if not isinstance(place, str):
        raise _wrong(f"{key} = {place!r:.80} is no path", "write it in quotes")
    if place and key == "token_file":
        read_tokens(Path(place))
    return Path(place) if place else None


def _table(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _wrong(f"{path} has {path.stat().st_size} bytes", f"{MAX_FILE_BYTES} at most")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(f"{path} cannot be read: {error}", "mend the file, or name another with --config") from error
    for name in ("token_file", "share"):
        if (given := table.get(name)) and isinstance(given, str):
            table[name] = str(path.parent / Path(given).expanduser())
    return table


_TABLES: dict[str, Limits | Bounds | RequestBudget] = {
    "limits": Limits(), "bounds": Bounds(), "budget": RequestBudget(),
}  # fmt: skip


def _read(key: str, value: object) -> object:
    """A field's value out of what TOML has for it."""
    match key, value:
        case ("limits", Limits()) | ("bounds", Bounds()) | ("budget", RequestBudget()):
            return value
        case (("limits" | "bounds" | "budget"), dict()):
            default = _TABLES[key]
            return replace(default, **_numbers(value, default))  # type: ignore[arg-type]
        case "models", dict() if all(isinstance(place, str) for place in value.values()):
            return tuple(value.items())
        case (("hosts" | "origins"), list()) if all(isinstance(name, str) for name in value):
            return tuple(value)
        case (("token_file" | "share"), _):
            return _path(key, value)
        case "tokens", list() if all(isinstance(one, dict) for one in value):
            return tuple(_token(one) for one in value)
        case (("host" | "engine"), str()):
            return value
        case (("port" | "workers" | "memory_mb"), int()) if not isinstance(value, bool):
            return value
        case (("grace_s" | "longest_wait_s"), int() | float()) if not isinstance(value, bool):
            return float(value)
    raise _wrong(f"{key} = {value!r:.80} cannot be used", "see docs/serving.md for what it takes")


def _numbers(table: dict[str, object], default: Limits | Bounds | RequestBudget) -> dict[str, int]:
    """A table of whole positive numbers under known names; seconds may have a fraction."""
    for name, value in table.items():
        if name not in default.__dataclass_fields__:
            raise _wrong(f'"{name}" is unknown', "known are " + ", ".join(default.__dataclass_fields__))
        kinds = (int, float) if name.endswith("_s") else (int,)
        if isinstance(value, bool) or not isinstance(value, kinds) or value <= 0:
            raise _wrong(f"{name} = {value!r:.80}", "give a number above 0")
    return table  # type: ignore[return-value]


def _token(table: dict[str, object]) -> TokenRule:
    match table:
        case {"name": str(name), "sha256": str(digest), "scopes": list(scopes)} if len(table) == 3:
            return TokenRule(name=name, sha256=digest, scopes=tuple(str(scope) for scope in scopes))
        case {"name": str(name), "sha256": str(digest)} if len(table) == 2:
            return TokenRule(name=name, sha256=digest)
    raise _wrong("a token has other fields than it may", "give name, sha256 and scopes")


def _wrong(fact: str, hint: str) -> BadServeSettingsError:
    return BadServeSettingsError("AUD-733", fact, hint=hint)
