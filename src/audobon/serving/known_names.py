"""Names in a request that this house must know: formats, trims, styles.

Knows: where the house lists them.  Does not know: requests.

They are checked before a job is queued, because whoever asks is still there to mend them.
"""

from __future__ import annotations

from functools import cache

from audobon.hire import format_names, named_styles, trim_names
from audobon.pipeline import MakeOptions
from audobon.serving.first_use import FIRST_USE
from audobon.serving.refusals import BadRequestError


def check_names(options: MakeOptions) -> None:
    """Refuse a format, a trim or a style that nobody knows, without hiring anybody.

    A draft is not painted, and a model of one's own takes any words for a style: theirs is not looked at.

    Raises:
        BadRequestError: AUD-734.
    """
    for format in options.formats or ("",):
        _check("format", format, format_names())
    _check("trim", options.sheet.trim, trim_names())
    if not (options.draft or options.model.model or options.model.style_from):
        for part in options.style.split("+"):
            _check("style", part.partition(":")[0].strip(), house_styles())


def house_styles() -> tuple[str, ...]:
    """The named styles, read once from the heads of the painter's weights."""
    with FIRST_USE.of("styles"):
        return _styles()


@cache
def _styles() -> tuple[str, ...]:
    return named_styles()


def _check(what: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise BadRequestError("AUD-734", f'"{name[:40]}" is not a {what}', hint=f"the {what}s are {', '.join(known)}")
