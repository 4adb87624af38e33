"""The deployments that come with the program, by name, and those of a file: one door for exports and for servers.

Knows: where standard profiles lie, the catalogue's names.  Does not know: a profile's form, what is done with one.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from audobon.errors import SettingsError
from audobon.export.catalogue import NET_NAMES
from audobon.export.exporting import FORMATS
from audobon.export.profile import Profile, load_profile

_SUFFIX = ".toml"


def standard_profiles() -> tuple[str, ...]:
    """The names of the deployments that come with the program."""
    return tuple(sorted(path.stem for path in _folder().glob(f"*{_SUFFIX}")))


def deployment(asked: str) -> Profile:
    """A deployment: its nets, as what, in which precision, and how many samples each is asked for at once.

    Args:
        asked: A standard one's name, or the path of a TOML.

    Raises:
        SettingsError: AUD-288, if it is neither, or wrong in itself.
    """
    named = _folder() / f"{asked}{_SUFFIX}"
    path = named if asked in standard_profiles() else Path(asked)
    if path is not named and not path.exists():
        raise SettingsError(
            "AUD-288",
            f"there is no deployment {asked}",
            hint="name a TOML file, or one of " + ", ".join(standard_profiles()),
        )
    return load_profile(path, nets=NET_NAMES, formats=tuple(FORMATS))


def _folder() -> Path:
    return Path(str(files("audobon"))) / "assets" / "export"
