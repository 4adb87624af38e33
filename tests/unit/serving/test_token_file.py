"""The file of tokens: its owner's alone, refused if others may open it; a secret is told once and kept nowhere."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.errors import JobError
from audobon.serving.token_file import add_token, read_tokens, revoke_token
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import digest_of


def test_tokens_come_back_and_the_secret_is_in_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tokens.toml"
    anna = add_token(path, "anna", ["read", "write", "read"])
    bert = add_token(path, "bert", ["admin"])
    assert read_tokens(path) == (anna.token, bert.token)
    assert anna.token.scopes == (Scope.READ, Scope.WRITE)
    assert anna.token.sha256 == digest_of(anna.secret) != bert.token.sha256
    assert (anna.secret.startswith("aud_"), len(anna.secret) > 40, anna.secret != bert.secret) == (True, True, True)
    assert anna.secret not in path.read_text() + repr(anna)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o660, 0o644, 0o601])
def test_file_that_others_may_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "tokens.toml"
    add_token(path, "anna", ["read"])
    path.chmod(mode)
    for call in (lambda: read_tokens(path), lambda: add_token(path, "bert", ["read"])):
        with pytest.raises(JobError, match="AUD-763.*others may open it"):
            call()


TOKEN = f'[[tokens]]\nname = "anna"\nsha256 = "{digest_of("a")}"\nscopes = ["read"]\n'


@pytest.mark.parametrize(
    "text",
    [
        "tokens = 3",
        "tokens = [3]",
        "[other]",
        "[[tokens",
        "\udcff",
        TOKEN + TOKEN,
        TOKEN.replace('"read"', '"all"'),
        TOKEN.replace('["read"]', '"read"'),
        TOKEN.replace('["read"]', "[]"),
        TOKEN.replace("anna", "local"),
        TOKEN.replace('"anna"', "3"),
        TOKEN + "secret = 'x'\n",
        TOKEN.replace("sha256", "sha1"),
        "# " + "x" * 1_000_000,
    ],
)
def test_file_that_holds_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    path.chmod(0o600)
    with pytest.raises(JobError, match="AUD-763"):
        read_tokens(path)


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    add_token(tmp_path / "tokens.toml", "anna", ["read"])
    (tmp_path / "link").symlink_to(tmp_path / "tokens.toml")
    for path in (tmp_path / "link", tmp_path, tmp_path / "none", Path("/dev/null")):
        with pytest.raises(JobError, match="AUD-763"):
            read_tokens(path)


def test_names_and_scopes_are_checked_before_anything_is_made(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    for name, scopes in (("a b", ["read"]), ("anna", ["all"]), ("anna", [])):
        with pytest.raises(JobError, match="AUD-763"):
            add_token(path, name, scopes)
    assert not path.exists()
    add_token(path, "anna", ["read"])
    with pytest.raises(JobError, match="AUD-763.*already"):
        add_token(path, "anna", ["write"])


def test_command_tells_the_secret_once(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    words = ["token", "new", "anna", "--scope", "read", "--scope", "write", "--file", str(path)]
    plain = CliRunner().invoke(app, words)
    assert plain.exit_code == 0
    assert [token.sha256 for token in read_tokens(path)] == [digest_of(plain.stdout.strip())]
    told = json.loads(CliRunner().invoke(app, [*words[:2], "bert", *words[3:], "--json"]).stdout)
    assert (told["name"], told["scopes"]) == ("bert", ["read", "write"])
    assert read_tokens(path)[1].sha256 == digest_of(told["token"])
    again = CliRunner().invoke(app, words)
    assert (again.exit_code, "AUD-763" in again.output) == (2, True)


def test_command_keeps_tokens_in_the_programs_home(no_user_settings: Path) -> None:
    assert CliRunner().invoke(app, ["token", "new", "anna", "--scope", "admin"]).exit_code == 0
    assert [token.name for token in read_tokens(no_user_settings / "tokens.toml")] == ["anna"]


NAME = st.from_regex(r"[a-z][a-z0-9._-]{0,8}", fullmatch=True).filter(lambda name: name != "local")


@settings(max_examples=25)
@given(names=st.lists(NAME, min_size=1, max_size=6, unique=True), data=st.data())
def test_revoked_token_is_gone_and_everything_else_stays(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("tokens") / "tokens.toml"
    text = "# ours\n"
    for name in names:
        head = data.draw(st.sampled_from(["[[tokens]]", "  [[ tokens ]]"]))
        gap = data.draw(st.sampled_from(["", "\n", "  # [[tokens]]\n"]))
        text += f'# of {name}\n{head}\nscopes = [\n  "read",\n]\n{gap}'
        text += f'name = "{name}"\nsha256 = "{digest_of(name)}"\n'
    path.write_text(text)
    path.chmod(0o600)
    before = read_tokens(path)
    gone = data.draw(st.sampled_from(names))
    assert revoke_token(path, gone).name == gone
    assert read_tokens(path) == tuple(token for token in before if token.name != gone)
    assert [line for line in path.read_text().splitlines() if line.startswith("#")] == [
        "# ours", *(f"# of {name}" for name in names),
    ]  # fmt: skip
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["tokens.toml"]
    with pytest.raises(JobError, match="AUD-763.*there is no token called"):
        revoke_token(path, gone)


def test_entries_that_cannot_be_told_apart_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    entry = f'{{name = "anna", sha256 = "{digest_of("a")}", scopes = ["read"]}}'
    path.write_text(f"tokens = [{entry}]\n")
    path.chmod(0o600)
    with pytest.raises(JobError, match="AUD-763.*cannot be told from the rest"):
        revoke_token(path, "anna")
    assert [token.name for token in read_tokens(path)] == ["anna"]


def test_changes_by_many_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    for number in range(4):
        add_token(path, f"old{number}", ["read"])
    changes = [
        *(threading.Thread(target=add_token, args=(path, f"new{number}", ["read"])) for number in range(4)),
        *(threading.Thread(target=revoke_token, args=(path, f"old{number}")) for number in range(4)),
    ]
    for one in changes:
        one.start()
    for one in changes:
        one.join()
    assert sorted(token.name for token in read_tokens(path)) == [f"new{number}" for number in range(4)]


def test_commands_list_and_revoke(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    anna, _ = add_token(path, "anna", ["read", "write"]), add_token(path, "bert", ["admin"])
    listed = CliRunner().invoke(app, ["token", "list", "--file", str(path)])
    assert (listed.exit_code, listed.stdout) == (0, "anna  read write\nbert  admin\n")
    told = CliRunner().invoke(app, ["token", "list", "--file", str(path), "--json"]).stdout
    assert json.loads(told)["tokens"][0] == {"name": "anna", "scopes": ["read", "write"]}
    assert anna.token.sha256 not in told
    revoked = CliRunner().invoke(app, ["token", "revoke", "anna", "--file", str(path), "--json"])
    assert json.loads(revoked.stdout) == {"name": "anna", "file": str(path), "revoked": True}
    assert [token.name for token in read_tokens(path)] == ["bert"]
    again = CliRunner().invoke(app, ["token", "revoke", "anna", "--file", str(path)])
    assert (again.exit_code, "AUD-763" in again.output, "audobon token list" in again.output) == (2, True, True)
