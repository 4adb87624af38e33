"""How a service is set up: read from a file, and refused where it would be unsound."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from audobon.errors import JobError, ResourceError
from audobon.serving.config import ServeConfig, TokenRule, read_config
from audobon.serving.refusals import BadServeSettingsError
from audobon.serving.service import worker_command
from audobon.serving.token_file import add_token

DIGEST = sha256(b"open sesame").hexdigest()
WHOLE = f"""
host = "0.0.0.0"
port = 9000
workers = 2
engine = "ray://10.0.0.5:6379"
hosts = ["comics.example"]
grace_s = 3
memory_mb = 4000
longest_wait_s = 600
[limits]
waiting = 5
lease_s = 2.5
[bounds]
upload_bytes = 1000
[budget]
pages = 12
work_s = 90.5
[models]
sd15 = "/models/sd15.safetensors"
[[tokens]]
name = "anna"
sha256 = "{DIGEST}"
scopes = ["read"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "serve.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_file_sets_up_everything_and_flags_win(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, WHOLE), root=tmp_path, given={"port": 0, "workers": None})
    assert (config.host, config.port, config.workers, config.grace_s) == ("0.0.0.0", 0, 2, 3.0)
    assert config.tokens == (TokenRule(name="anna", sha256=DIGEST, scopes=("read",)),)
    assert (config.limits.waiting, config.limits.lease_s, config.bounds.upload_bytes) == (5, 2.5, 1000)
    assert config.limits.attempts == 3
    assert (config.budget.pages, config.budget.work_s, config.memory_mb) == (12, 90.5, 4000)
    assert config.longest_wait_s == 600.0
    assert config.model_path("sd15") == "/models/sd15.safetensors"
    assert config.model_name("/models/sd15.safetensors") == "sd15"
    assert config.hosts == ("comics.example",)
    command = worker_command(config)
    assert command[command.index("--engine") + 1] == "ray://10.0.0.5:6379"
    assert DIGEST not in repr(config)


def test_engine_that_there_is_not_is_told_before_anything_begins(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="AUD-523"):
        read_config(written(tmp_path, 'engine = "spark"'), root=tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        'colour = "red"', "port = 70000", "port = true", "workers = -1", "host = 5", "[limits]\nwaiting = 0",
        "[limits]\nwaiting = 1.5", "[limits]\nspeed = 1", "[models]\nSD = 'a'", '[[tokens]]\nname = "a"',
        f'[[tokens]]\nname = "a"\nsha256 = "{DIGEST}"\nscopes = ["fly"]', '[[tokens]]\nname = "a"\nsha256 = "00"',
        f'[[tokens]]\nname = ""\nsha256 = "{DIGEST}"', "grace_s = 0", "not toml",
        "memory_mb = -1", "longest_wait_s = 0", "[budget]\npages = 0", "[budget]\nwishes = 3",
    ],
)  # fmt: skip
def test_wrong_file_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadServeSettingsError, match="AUD-733"):
        read_config(written(tmp_path, text), root=tmp_path)


def test_file_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadServeSettingsError, match="AUD-733"):
        read_config(tmp_path / "none.toml", root=tmp_path)
    with pytest.raises(BadServeSettingsError, match="AUD-733"):
        read_config(written(tmp_path, "#" * 1_000_001), root=tmp_path)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "comics.example"])
def test_network_is_not_served_without_a_token(tmp_path: Path, host: str) -> None:
    with pytest.raises(BadServeSettingsError, match="AUD-723") as refused:
        ServeConfig(root=tmp_path, host=host)
    assert refused.value.exit_code == 2
    ServeConfig(root=tmp_path, host=host, tokens=(TokenRule(name="a", sha256=DIGEST),))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_needs_no_token(tmp_path: Path, host: str) -> None:
    assert ServeConfig(root=tmp_path, host=host).is_loopback


def test_tokens_of_a_file_join_those_of_the_config(tmp_path: Path) -> None:
    add_token(tmp_path / "tokens.toml", "bert", ["paint"])
    path = tmp_path / "serve.toml"
    path.write_text(f'token_file = "{tmp_path / "tokens.toml"}"\n[[tokens]]\nname = "anna"\nsha256 = "{DIGEST}"\n')
    config = read_config(path, root=tmp_path, given={"host": "0.0.0.0"})
    assert ([token.name for token in config.tokens], config.token_file) == (["anna"], tmp_path / "tokens.toml")
    alone = read_config(None, root=tmp_path, given={"host": "0.0.0.0", "token_file": str(tmp_path / "tokens.toml")})
    assert (alone.tokens, alone.token_file) == ((), tmp_path / "tokens.toml")
    with pytest.raises(JobError, match="AUD-763"):
        read_config(None, root=tmp_path, given={"token_file": str(tmp_path / "none.toml")})
    with pytest.raises(BadServeSettingsError, match="AUD-733"):
        read_config(None, root=tmp_path, given={"token_file": 3})


def test_share_folder_is_from_the_files_own_folder_and_not_the_services(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, 'share = "comics"'), root=tmp_path / "root")
    assert config.share == tmp_path / "comics"
    given = read_config(written(tmp_path, 'share = "comics"'), root=tmp_path / "root", given={"share": "/elsewhere"})
    assert given.share == Path("/elsewhere")
    assert read_config(written(tmp_path, 'share = ""'), root=tmp_path / "root").share is None
    for text in ('share = "root/comics"', 'share = "root"', "share = 3"):
        with pytest.raises(BadServeSettingsError, match="AUD-733"):
            read_config(written(tmp_path, text), root=tmp_path / "root")
