"""Why a bundle is refused, each with its code.

Knows: codes and words.  Does not know: how a fault is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.errors import WeightsError

_AGAIN = "copy or download the file again, or build it anew with `audobon bundle build -o FILE`"


def unreadable(name: str, why: str) -> WeightsError:
    """AUD-380: there is no such file, or the system does not give it."""
    return WeightsError("AUD-380", f"{name} cannot be read: {why}", hint="check the path and its permissions")


def no_bundle(name: str) -> WeightsError:
    """AUD-381: some other file."""
    return WeightsError(
        "AUD-381",
        f"{name} is no .audobon bundle: it does not begin as one",
        hint="bundles are built by `audobon bundle build -o FILE`",
    )


def strange_version(name: str, version: str) -> WeightsError:
    """AUD-382: made by a later format."""
    return WeightsError(
        "AUD-382", f"{name} is of format version {version}, and only version 1 is read", hint="install a newer Audobon"
    )


def wrong_length(name: str, *, has: int, should: int | None) -> WeightsError:
    """AUD-383: cut off, or something was added."""
    told = "too few to begin with" if should is None else f"and should have {should}"
    return WeightsError("AUD-383", f"{name} is cut off or grown: it has {has} bytes, {told}", hint=_AGAIN)


def damaged(name: str, what: str) -> WeightsError:
    """AUD-384: its frame is not as it was written."""
    return WeightsError("AUD-384", f"{name} is damaged: {what}", hint=_AGAIN)


def rule_broken(name: str, why: str) -> WeightsError:
    """AUD-385: whole, but its header does not keep the format's rules."""
    return WeightsError("AUD-385", f"{name} breaks the format's rules: {why}", hint="ask whoever made it for another")


def unknown_features(name: str, features: Sequence[str]) -> WeightsError:
    """AUD-386: cannot be understood without what this version does not know."""
    return WeightsError(
        "AUD-386",
        f"{name} requires what this version does not know: {', '.join(features)}",
        hint="install a newer Audobon",
    )


def payload_damaged(name: str, payload: str, *, found: str, should: str) -> WeightsError:
    """AUD-387: a payload's checksum is wrong."""
    return WeightsError(
        "AUD-387",
        f"{payload} in {name} is damaged: its sha256 is {found[:12]}..., but the header says {should[:12]}...",
        hint=_AGAIN,
    )


def not_inside(name: str, what: str) -> WeightsError:
    """AUD-388: asked for something that the bundle does not hold."""
    return WeightsError("AUD-388", f"{name} holds no {what}", hint="`audobon bundle inspect FILE` lists what it holds")


def not_to_bundle(name: str, why: str) -> WeightsError:
    """AUD-389: what was given cannot be put into a bundle."""
    return WeightsError(
        "AUD-389", f"{name} was not written: {why}", hint="see docs/bundle.md for what a bundle can hold"
    )


def folder_in_use(folder: str) -> WeightsError:
    """AUD-390: extraction never mixes with files that are there."""
    return WeightsError(
        "AUD-390", f"{folder} is not an empty folder", hint="choose a folder that is empty or not there yet"
    )
