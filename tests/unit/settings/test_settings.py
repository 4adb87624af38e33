"""Settings come from the environment, then the file, then the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import SettingsError
from audobon.settings import FILE_NAME, load_settings


def settings_file(home: Path, text: str) -> dict[str, str]:
    (home / FILE_NAME).write_text(text)
    return {"AUDOBON_HOME": str(home)}


def test_defaults_need_no_file(tmp_path: Path) -> None:
    settings = load_settings({"AUDOBON_HOME": str(tmp_path)})
    assert (settings.home, settings.data, settings.models) == (tmp_path, None, None)
    assert (settings.style, settings.threads) == ("storybook", 0)


def test_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    environment = settings_file(tmp_path, 'style = "ink"\nthreads = 2\ndata = "/somewhere"\n')
    assert load_settings(environment).style == "ink"
    assert load_settings(environment).data == Path("/somewhere")
    assert load_settings({**environment, "AUDOBON_STYLE": "wash"}).style == "wash"


def test_share_folder_is_a_setting(tmp_path: Path) -> None:
    environment = settings_file(tmp_path, 'share = "/srv/comics"\n')
    assert load_settings(environment).share == Path("/srv/comics")
    assert load_settings({**environment, "AUDOBON_SHARE": "/mnt/desk"}).share == Path("/mnt/desk")
    assert load_settings({"AUDOBON_HOME": str(tmp_path / "none")}).share is None


FAULTS = {
    "no toml": ("style = ", "AUD-250: .*audobon.toml cannot be read"),
    "unknown": ("stile = 'ink'", 'AUD-251: .*"stile" is not a setting'),
    "logs": ("logs = 'prose'", 'AUD-252: logs: "prose" is no form of logs'),
    "threads": ("threads = -1", 'AUD-252: threads: "-1" is not a count'),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named(name: str, tmp_path: Path) -> None:
    text, message = FAULTS[name]
    with pytest.raises(SettingsError, match=message):
        load_settings(settings_file(tmp_path, text))


def test_key_of_the_language_model_comes_from_the_environment_alone(tmp_path: Path) -> None:
    model = "openai:http://localhost:8080/v1#m"
    environment = settings_file(tmp_path, f'director = "{model}"\nreader = "{model}"\n')
    settings = load_settings({**environment, "AUDOBON_LLM_KEY": "secret"})
    assert (settings.reader, settings.director, settings.llm_key) == (model, model, "secret")
    assert "secret" not in repr(settings)
    with pytest.raises(SettingsError, match='AUD-251: .*"llm_key" is not a setting'):
        load_settings(settings_file(tmp_path, 'llm_key = "secret"'))
