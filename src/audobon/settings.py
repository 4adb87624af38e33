"""Where things are on this machine: the one reader of the environment and of `audobon.toml`.

Knows: AUDOBON_HOME, AUDOBON_DATA, AUDOBON_DIRECTOR, AUDOBON_LOGS, AUDOBON_MODELS, AUDOBON_READER, AUDOBON_REPLICAS,
AUDOBON_SHARE, AUDOBON_STYLE, AUDOBON_THREADS, AUDOBON_TRACES and the file; AUDOBON_LLM_KEY, which no file holds.
Does not know: what is done with them.  An environment variable wins over the file, the file over the default.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audobon.errors import SettingsError

FILE_NAME = "audobon.toml"
STYLES_FOLDER = "styles"
KEYS = ("data", "director", "logs", "models", "reader", "replicas", "share", "style", "threads", "traces")
LOGS = ("", "json", "lines")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings as used; nothing is optional any more except what may truly be absent.

    Attributes:
        home: Folder of the settings file and of training runs.
        data: Folder of the training data (illustrations), or None.
        director: The language model that directs (`openai:URL#MODEL`), or empty for the house's own director.
        llm_key: The key for language models; from the environment only, and never shown.
        logs: How a service logs: `json`, `lines` for people, or empty for the one or the other by where they go.
        models: Folder of weights in place of the packaged ones, or None.
        reader: The language model that reads (`openai:URL#MODEL`), or empty for the house's own reader.
        replicas: How many painters are asked of Ray; 0 takes as many as its cluster has room for.
        share: Where a service may put finished books for others, or None.
        style: Style used when the command names none.
        threads: CPU threads for the nets; 0 leaves it to the library.
        traces: Where a service sends its traces (`http://HOST:4318/v1/traces`), or empty for nowhere.
    """

    home: Path
    data: Path | None
    director: str
    llm_key: str = field(repr=False)
    models: Path | None
    reader: str
    replicas: int
    style: str
    threads: int
    logs: str = ""
    share: Path | None = None
    traces: str = ""

    @property
    def styles(self) -> Path:
        """Folder of the styles that the user has saved."""
        return self.home / STYLES_FOLDER

    @property
    def cache(self) -> Path:
        """Folder of what may be deleted at any time and is made again when it is needed."""
        return self.home / "cache"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings once, at the door of a command.

    Args:
        environment: Instead of the process's own, for tests.

    Raises:
        SettingsError: AUD-250 if the file is not TOML, AUD-251 for an unknown key, AUD-252 for a wrong value.
    """
    variables = os.environ if environment is None else environment
    home = Path(variables.get("AUDOBON_HOME") or Path.home() / ".audobon").expanduser()
    values = _from_file(home / FILE_NAME)
    for key in KEYS:
        value = variables.get(f"AUDOBON_{key.upper()}")
        if value:
            values[key] = value
    return Settings(
        home=home,
        data=_folder(values.get("data")),
        director=str(values.get("director", "")),
        llm_key=variables.get("AUDOBON_LLM_KEY", ""),
        models=_folder(values.get("models")),
        reader=str(values.get("reader", "")),
        replicas=_count("replicas", values.get("replicas", 0)),
        style=str(values.get("style", "storybook")),
        threads=_count("threads", values.get("threads", 0)),
        logs=_logs(values.get("logs", "")),
        share=_folder(values.get("share")),
        traces=str(values.get("traces", "")),
    )


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError("AUD-250", f"{path} cannot be read: {error}", hint="mend the file or delete it") from error
    for key in values:
        if key not in KEYS:
            raise SettingsError(
                "AUD-251", f'{path}: "{key}" is not a setting', hint="the settings are " + ", ".join(KEYS)
            )
    return values


def _folder(value: object) -> Path | None:
    return Path(str(value)).expanduser() if value else None


def _count(key: str, value: object) -> int:
    text = str(value)
    if not text.isdigit() or not 0 <= int(text) <= 1024:
        raise SettingsError("AUD-252", f'{key}: "{value}" is not a count', hint="give 0 (automatic) to 1024")
    return int(text)


def _logs(value: object) -> str:
    if value not in LOGS:
        raise SettingsError("AUD-252", f'logs: "{value}" is no form of logs', hint="give json or lines")
    return str(value)


KERNELS_KEPT = "192"
"""oneDNN keeps a compiled kernel for every shape it has met, 1,024 of them unless told otherwise. A novel is read in
stretches of ever other lengths, and their kernels came to half a gigabyte; a painter calls fewer than this in turn."""


def environment_at(home: Path) -> dict[str, str]:
    """This process's environment for another one that has its home elsewhere."""
    return {**os.environ, "AUDOBON_HOME": str(home)}


def bound_kernels() -> None:
    """Tell oneDNN how many kernels to keep, unless the user has; it asks once, when the first net runs."""
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", KERNELS_KEPT)


def use_threads(count: int) -> None:
    """Give this process's nets so many threads, and every process that it starts."""
    os.environ["AUDOBON_THREADS"] = str(count)


def quiet_ray() -> None:
    """Tell Ray, before it is first imported, to report nothing to anybody; a process that it starts hears it too."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    # It would hide the graphics cards from replicas that ask for none; they ask for what the plan of the machine says.
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")


def quiet_openvino() -> None:
    """Hide from OpenVINO, before it is first imported, what would tell its makers over the network that it was.

    It does so at every import where the package for that is installed, and asks nobody; without it, it has a stand-in.
    A process that was begun to tell, and a thread that waits for it, go too.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # how an import is made to fail
