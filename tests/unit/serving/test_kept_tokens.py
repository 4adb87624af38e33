"""A running service's tokens are those of its file at the time; a file that cannot be used lets nobody in."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.serving.kept_tokens import KeptTokens
from audobon.serving.token_file import add_token, revoke_token
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import Token, digest_of

FIXED = Token(name="fixed", sha256=digest_of("f"), scopes=(Scope.READ,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    add_token(tmp_path / "tokens.toml", "anna", ["read"])
    return tmp_path / "tokens.toml"


def names(known: KeptTokens) -> list[str]:
    return [token.name for token in known()]


def test_what_is_changed_is_known_at_once(path: Path) -> None:
    known = KeptTokens(path, fixed=(FIXED,))
    assert names(known) == ["fixed", "anna"]
    add_token(path, "bert", ["write"])
    assert names(known) == ["fixed", "anna", "bert"]
    for name, left in (("anna", ["fixed", "bert"]), ("bert", ["fixed"])):
        revoke_token(path, name)
        assert names(known) == left


def test_file_is_read_again_only_when_it_has_changed(path: Path) -> None:
    known = KeptTokens(path)
    assert known() is known()


def test_file_that_cannot_be_used_lets_nobody_in_until_it_is_mended(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    known = KeptTokens(path)
    assert names(known) == ["anna"]
    text = path.read_text()
    for spoil, mend in (
        (lambda: path.chmod(0o644), lambda: path.chmod(0o600)),
        (lambda: path.write_text("tokens = 3"), lambda: path.write_text(text)),
        (lambda: path.rename(path.with_suffix(".away")), lambda: path.with_suffix(".away").rename(path)),
    ):
        spoil()
        caplog.clear()
        assert (names(known), names(known)) == ([], [])
        assert [record.levelname for record in caplog.records] == ["ERROR"]
        assert "AUD-763" in caplog.text
        mend()
        assert names(known) == ["anna"]
