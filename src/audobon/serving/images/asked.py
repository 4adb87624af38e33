"""What is asked for: pictures from words, or a part of a picture painted again; and how much of it anybody may have.

Knows: bounds.  Does not know: how pictures are made, the form in which they were asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.raster import Raster
from audobon.picture_studio import Quality
from audobon.serving.images.refusals import UnusableRequestError

GRAIN_PX = 8
USUAL_PX = 768
SEEDS = 2**31


@dataclass(frozen=True, kw_only=True)
class ImageLimits:
    """How much one request, one client and all together may have.

    Attributes:
        prompt_chars: Of the words.
        pictures: Of one request.
        least_px: Of a side.
        most_px: Of a side.
        picture_px: Of one picture.
        request_px: Of all pictures of a request.
        seconds: That a request may take, from when it was let in.
        places: Pictures that may be on their way or waiting at once.
        client_places: Of these, one client's.
    """

    prompt_chars: int = 4000
    pictures: int = 10
    least_px: int = 256
    most_px: int = 1536
    picture_px: int = 1536 * 1024
    request_px: int = 4 * 1536 * 1024
    seconds: float = 120.0
    places: int = 32
    client_places: int = 16


USUAL_LIMITS = ImageLimits()


@dataclass(frozen=True, kw_only=True)
class EditedPicture:
    """A picture of which a part is painted again: `art` H W 3, `mask` H W, 255 where; both uint8."""

    art: Raster
    mask: Raster


@dataclass(frozen=True, kw_only=True)
class ImageAsked:
    """One request.

    Attributes:
        prompt: What is to be seen.
        count: Of pictures.
        width_px: Of each; of the whole picture where one is edited.
        height_px: The same.
        style: A named style.
        quality: How much time each is given.
        seed: Of the first picture; the others follow from it.
        without: What must not be seen.
        steps: Of the solver; 0 leaves that to the quality.
        guidance: As `PictureOrder`.
        edited: The picture of which a part is painted again; None makes new ones.
        partials: Previews of each picture on its way, 0 to 3.
    """

    prompt: str
    count: int
    width_px: int
    height_px: int
    style: str
    quality: Quality
    seed: int
    without: str = ""
    steps: int = 0
    guidance: float = 1.0
    edited: EditedPicture | None = None
    partials: int = 0


def checked(asked: ImageAsked, limits: ImageLimits) -> ImageAsked:
    """The request, if it keeps within the limits.

    Raises:
        UnusableRequestError: AUD-773, which names the field.
    """
    if not asked.prompt.strip() or len(asked.prompt) > limits.prompt_chars:
        raise _beyond(f"the prompt has {len(asked.prompt)} characters", f"give 1 to {limits.prompt_chars}", "prompt")
    if not 1 <= asked.count <= limits.pictures:
        raise _beyond(f"{asked.count} pictures were asked for", f"ask for 1 to {limits.pictures}", "n")
    if not 0 <= asked.seed < SEEDS:
        raise _beyond(f"the seed is {asked.seed}", f"give 0 to {SEEDS - 1}", "seed")
    if asked.edited is None:
        _check_size(asked, limits)
    if asked.width_px * asked.height_px * asked.count > limits.request_px and asked.edited is None:
        raise _beyond(
            f"{asked.count} pictures of {asked.width_px} x {asked.height_px} px were asked for",
            f"one request may have {limits.request_px} px together: ask for fewer, or smaller ones",
            "n",
        )
    return asked


def _check_size(asked: ImageAsked, limits: ImageLimits) -> None:
    sides = (asked.width_px, asked.height_px)
    in_range = all(limits.least_px <= side <= limits.most_px and side % GRAIN_PX == 0 for side in sides)
    if not in_range or sides[0] * sides[1] > limits.picture_px:
        raise _beyond(
            f"pictures of {sides[0]} x {sides[1]} px were asked for",
            f"give sides of {limits.least_px} to {limits.most_px} px in steps of {GRAIN_PX},"
            f" {limits.picture_px} px together at most",
            "size",
        )


def _beyond(fact: str, hint: str, param: str) -> UnusableRequestError:
    return UnusableRequestError("AUD-773", fact, hint=hint, param=param)
