"""Names of machines with their ports, as requests write them, read in one strict way.

Knows: the grammar of `Host` and of origins.  Does not know: which of them are allowed.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

MAX_CHARS = 262
"""The longest name that DNS knows (253), a port, and brackets."""
DEFAULT_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")
_PARTS = re.compile(r"(?:\[(?P<literal>[0-9a-fA-F:.]+)\]|(?P<name>[^\[\]:@/?#\\%\s]+))(?::(?P<port>[0-9]{0,5}))?")


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A machine and a port: the name in small letters without a dot at its end, or an address in its shortest form.

    Attributes:
        host: `example.org`, `127.0.0.1`, `::1` (without brackets).
        port: None if none is written.
    """

    host: str
    port: int | None = None

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine by a name or an address that no foreign name server answers for."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a web page comes from. Source: RFC 6454, sections 6.2 and 7."""

    scheme: str
    host: str
    port: int


def read_authority(text: str) -> Authority | None:
    """A `Host` header's value, or a configured name; None if it is none.

    Source: RFC 3986, section 3.2, without user information, percent-encoding and names beyond ASCII.
    """
    match = _PARTS.fullmatch(text) if len(text) <= MAX_CHARS else None
    if match is None:
        return None
    host = _address(match["literal"], version=6) if match["literal"] else _host(match["name"])
    port = int(match["port"]) if match["port"] else None
    if host is None or (port is not None and not 0 < port <= 65535):
        return None
    return Authority(host=host, port=port)


def read_origin(text: str) -> Origin | None:
    """An `Origin` header's value, or a configured origin; None for `null`, other schemes, and whatever is none."""
    scheme, separator, rest = text.partition("://")
    scheme = scheme.lower()
    authority = read_authority(rest) if separator and scheme in DEFAULT_PORTS else None
    if authority is None:
        return None
    return Origin(scheme=scheme, host=authority.host, port=authority.port or DEFAULT_PORTS[scheme])


def _host(name: str) -> str | None:
    name = name.lower().removesuffix(".")
    if re.fullmatch(r"[0-9.]+|.*\.[0-9]+|.*\.?0x[0-9a-f]*", name):  # ends in a number: an address, or nothing
        return _address(name, version=4)
    return name if _NAME.fullmatch(name) else None


def _address(text: str, *, version: int) -> str | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return str(found) if found.version == version else None
