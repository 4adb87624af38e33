"""The file of tokens: names, digests and scopes, for its owner's eyes alone; secrets are told once and kept nowhere.

Knows: TOML, the file's mode.  Does not know: requests.

A change is a new file in the old one's place, made under the old one's lock: a service that reads meanwhile sees all of
one or all of the other, and what a person wrote beside the tokens stays.

    [[tokens]]
    name = "anna"
    sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    scopes = ["read", "write"]
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import stat
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from audobon.files import TEMPORARY_PREFIX, telling_disk_errors
from audobon.serving.web.guards.refusal import BadRulesError
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import Token, digest_of

MAX_BYTES = 1_000_000
PREFIX = "aud_"
"""Secrets begin so, so that whoever looks for secrets where they should not be finds these."""
_SECRET_BYTES = 32
_FIELDS = {"name", "sha256", "scopes"}


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """A token with its secret, which nobody can tell again."""

    token: Token
    secret: str = field(repr=False)


def read_tokens(path: Path) -> tuple[Token, ...]:
    """The tokens of a file.

    Raises:
        BadRulesError: AUD-763: others may read it or write to it, it is no file or another's, or holds no such tokens.
    """
    return _tokens(_read(path), path)


def _tokens(text: str, path: Path) -> tuple[Token, ...]:
    tokens = tuple(_token(table, path) for table in _tables(text, path))
    names = [token.name for token in tokens]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise _bad(path, f"two tokens are called {doubled[0]}", "give one of them another name")
    return tokens


def add_token(path: Path, name: str, scopes: Sequence[str]) -> NewToken:
    """Make a token and write its digest into a file, which is made if it is not there, readable by its owner alone.

    Raises:
        BadRulesError: AUD-763: as `read_tokens`; there is such a name already; an unknown scope.
        ResourceError: AUD-551, AUD-552.
    """
    unknown = sorted(set(scopes) - set(Scope))
    if unknown:
        raise BadRulesError("AUD-763", f'"{unknown[0][:40]}" is no scope', hint="the scopes are " + ", ".join(Scope))
    secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    token = Token(name=name, sha256=digest_of(secret), scopes=tuple(dict.fromkeys(Scope(one) for one in scopes)))
    with _held(path):
        if any(other.name == name for other in read_tokens(path)):
            raise _bad(path, f"there is a token called {name} already", "take another name, or revoke that one")
        _replace(path, _read(path) + _written(token))
    return NewToken(token=token, secret=secret)


def revoke_token(path: Path, name: str) -> Token:
    """Take a token out of a file; it was this one. Services that use the file refuse it from their next request on.

    Raises:
        BadRulesError: AUD-763: as `read_tokens`; there is no such name; the file is written so that no part of it is
            this token's alone.
        ResourceError: AUD-551, AUD-552.
    """
    read_tokens(path)
    with _held(path):
        known = read_tokens(path)
        found = next((token for token in known if token.name == name), None)
        if found is None:
            raise _bad(path, f"there is no token called {name[:80]}", "audobon token list shows the names")
        text = _without(_read(path), known.index(found))
        others = tuple(token for token in known if token is not found)
        if _tokens(text, path) != others:
            raise _bad(path, f"the entry of {name} cannot be told from the rest", "delete it by hand")
        _replace(path, text)
    return found


def _without(text: str, number: int) -> str:
    """The file's text without the token of this number; comments below it may be the next one's, and stay."""
    head, *entries = re.split(r"(?m)^(?=[ \t]*\[\[[ \t]*tokens[ \t]*\]\])", text)
    if number >= len(entries):
        return text
    lines = entries[number].splitlines(keepends=True)
    entries[number] = "".join(line for line in lines if not line.strip() or line.lstrip().startswith("#"))
    return head + "".join(entries)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the file, which is made if it is not there, while it is exchanged."""
    with telling_disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                if _is_still(handle, path):
                    yield
                    return
            finally:
                os.close(handle)


def _is_still(handle: int, path: Path) -> bool:
    """Whether the file that is open is the one that has the name; another may have been put in its place meanwhile."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    return False


def _replace(path: Path, text: str) -> None:
    with telling_disk_errors(path):
        handle, half = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)  # for its owner alone
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(half, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(half)
            raise


def _written(token: Token) -> str:
    scopes = ", ".join(f'"{scope}"' for scope in token.scopes)
    return f'\n[[tokens]]\nname = "{token.name}"\nsha256 = "{token.sha256}"\nscopes = [{scopes}]\n'


def _read(path: Path) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_uid not in (os.geteuid(), 0):
                raise _bad(path, "it is no plain file of yours", "make it anew with audobon token new")
            if found.st_mode & 0o077:
                raise _bad(path, f"others may open it (mode {found.st_mode & 0o777:o})", f"chmod 600 {path}")
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _bad(path, f"it cannot be read: {error.strerror}", "make it with audobon token new") from error
    if len(data) > MAX_BYTES:
        raise _bad(path, f"it has more than {MAX_BYTES} bytes", "name the right file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _bad(path, "it is not UTF-8", "make it anew with audobon token new") from error


def _tables(text: str, path: Path) -> list[dict[str, object]]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(path, f"it is not TOML: {error}", "mend it, or make it anew with audobon token new") from error
    tables = found.get("tokens", [])
    if set(found) - {"tokens"} or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise _bad(path, "it holds other things than tokens", "write [[tokens]] with name, sha256 and scopes")
    return tables


def _token(table: dict[str, object], path: Path) -> Token:
    name, sha256, scopes = (table.get(key) for key in ("name", "sha256", "scopes"))
    if (
        set(table) != _FIELDS
        or not isinstance(name, str)
        or not isinstance(sha256, str)
        or not isinstance(scopes, list)
    ):
        raise _bad(path, "a token has other fields than it may", "write name, sha256 and scopes")
    unknown = [scope for scope in scopes if scope not in tuple(Scope)]
    if unknown:
        raise _bad(path, f'"{str(unknown[0])[:40]}" is no scope', "the scopes are " + ", ".join(Scope))
    return Token(name=str(name), sha256=str(sha256), scopes=tuple(Scope(scope) for scope in scopes))


def _bad(path: Path, why: str, hint: str) -> BadRulesError:
    return BadRulesError("AUD-763", f"the file of tokens {path} cannot be used: {why}", hint=hint)
