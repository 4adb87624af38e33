"""OpenAI's forms: what is asked of its image endpoints, what is answered, and its error envelope.

Knows: names of fields, their ranges.  Does not know: how pictures are made.

Source: OpenAI API reference (2026), "Images" and "Error codes". Fields of our own stand at the end of each form.
"""

from __future__ import annotations

from enum import StrEnum
from types import NoneType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from audobon.picture_studio import Quality
from audobon.serving.images.asked import USUAL_PX
from audobon.serving.images.picture_files import PictureForm
from audobon.serving.images.refusals import UnusableRequestError

MOST_TEXT = 32_000
_SIZE = r"^(auto|[0-9]{1,5}x[0-9]{1,5})$"
QualityWord = Literal["auto", "standard", "hd", "low", "medium", "high"]
_QUALITIES = {"standard": Quality.MEDIUM, "hd": Quality.HIGH, "auto": Quality.MEDIUM}
HOUSE_STYLE = "storybook"
_MOODS = {"natural": HOUSE_STYLE, "vivid": HOUSE_STYLE}
"""OpenAI's own two words for style ask for nothing that our styles differ in."""


_NUMBERS = ("n", "output_compression", "partial_images", "seed", "num_inference_steps", "guidance_scale")


class Background(StrEnum):
    """`transparent` is known, and refused: pictures are painted on their whole paper."""

    AUTO = "auto"
    OPAQUE = "opaque"
    TRANSPARENT = "transparent"


class ResponseFormat(StrEnum):
    """`url` is known, and refused: pictures come in the answer."""

    B64_JSON = "b64_json"
    URL = "url"


Steps = Annotated[int, Field(ge=1, le=50, description="Of the solver; left to `quality` if not given.")]
Guidance = Annotated[
    float,
    Field(ge=1, le=5, description="How far the painter goes beyond what it would do without the pencilled line."),
]
Seed = Annotated[int, Field(ge=0, lt=2**31, description="The same seed gives the same picture, to the byte.")]


class ImageFields(BaseModel):
    """What both endpoints take."""

    model_config = ConfigDict(extra="forbid")

    prompt: Annotated[str, Field(min_length=1, max_length=MOST_TEXT, description="What is to be seen, in English.")]
    model: Annotated[str, Field(max_length=200)] | None = None
    n: Annotated[int, Field(ge=1, le=10)] | None = None
    size: Annotated[str, Field(pattern=_SIZE, description="WIDTHxHEIGHT in pixels, or `auto`.")] | None = None
    quality: QualityWord | None = None
    response_format: ResponseFormat | None = None
    output_format: PictureForm | None = None
    output_compression: Annotated[int, Field(ge=0, le=100)] | None = None
    background: Background | None = None
    stream: bool | None = None
    partial_images: Annotated[int, Field(ge=0, le=3)] | None = None
    user: Annotated[str, Field(max_length=512)] | None = None
    seed: Seed | None = None
    negative_prompt: Annotated[str, Field(max_length=MOST_TEXT)] | None = None
    num_inference_steps: Steps | None = None
    guidance_scale: Guidance | None = None
    style: Annotated[str, Field(max_length=80, description="A named style of the painter.")] | None = None


class GenerationAsked(ImageFields):
    """A request for new pictures."""

    moderation: Literal["auto", "low"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_exact(cls, told: object) -> object:
        """JSON has numbers and truth of its own: words for them are refused, though a form's are read."""
        for key, value in told.items() if isinstance(told, dict) else ():
            is_truth = isinstance(value, bool)
            if key in _NUMBERS and (is_truth or not isinstance(value, int | float | NoneType)):
                raise ValueError(f"{key} is a number")
            if key == "stream" and not (is_truth or value is None):
                raise ValueError("stream is true or false")
        return told


class EditAsked(ImageFields):
    """A request to paint a part of a picture again, without its files."""

    input_fidelity: Literal["low", "high"] | None = None


class ImageData(BaseModel):
    """One picture: the file in base64, the words it was drawn by, and its seed."""

    b64_json: str
    revised_prompt: str
    seed: int


class TokensDetails(BaseModel):
    """Of what was read."""

    image_tokens: int = 0
    text_tokens: int = 0


class Usage(BaseModel):
    """What was read (words) and made (latent patches of 8 x 8 px)."""

    input_tokens: int
    output_tokens: int
    total_tokens: int
    input_tokens_details: TokensDetails


class ImagesAnswer(BaseModel):
    """The pictures of a request."""

    created: int
    background: str
    output_format: str
    quality: str
    size: str
    data: list[ImageData]
    usage: Usage


class ModelCard(BaseModel):
    """A model that may be asked for."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str = "audobon"
    styles: list[str] = Field(description="The styles that it may be asked to paint in.")


class ModelList(BaseModel):
    """All of them."""

    object: Literal["list"] = "list"
    data: list[ModelCard]


class Fault(BaseModel):
    """What went wrong, as OpenAI tells it; `code` is the program's own."""

    message: str
    type: str
    param: str | None = None
    code: str | None = None


class FaultAnswer(BaseModel):
    """The envelope of an error."""

    error: Fault


def size_of(asked: str | None) -> tuple[int, int]:
    """Width and height in pixels."""
    if asked is None or asked == "auto":
        return USUAL_PX, USUAL_PX
    width, height = asked.split("x")
    return int(width), int(height)


def quality_of(asked: QualityWord | None) -> Quality:
    """How much time a picture is given."""
    word = asked or "auto"
    return _QUALITIES[word] if word in _QUALITIES else Quality(word)


def style_of(asked: str | None, known: tuple[str, ...]) -> str:
    """A named style of the painter.

    Raises:
        UnusableRequestError: AUD-773.
    """
    style = _MOODS.get(asked or "natural", asked or "")
    if style not in known:
        raise UnusableRequestError(
            "AUD-773", f'there is no style "{style[:80]}"', hint="the styles are " + ", ".join(known), param="style"
        )
    return style


def check_form(asked: ImageFields) -> None:
    """Refuse what is known and not done.

    Raises:
        UnusableRequestError: AUD-773.
    """
    if asked.response_format is ResponseFormat.URL:
        raise UnusableRequestError(
            "AUD-773", "pictures are sent in the answer, and kept nowhere", hint="ask for b64_json",
            param="response_format",
        )  # fmt: skip
    if asked.background is Background.TRANSPARENT:
        raise UnusableRequestError(
            "AUD-773", "pictures are painted on their whole paper", hint="ask for an opaque background",
            param="background",
        )  # fmt: skip
