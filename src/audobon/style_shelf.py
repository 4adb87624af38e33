"""Styles that the user has saved: pictures of one hand, or a blend, under a name of their own.

Knows: `styles/NAME/` in the user's folder, what is written there.  Does not know: how a style is read or painted.
A saved style is its pictures and its recipe in words, so it stays what it is when the weights change; a book that is
made in it keeps copies of both.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.errors import SettingsError
from audobon.files import telling_disk_errors, write_text
from audobon.kept_record import kept_record
from audobon.model_asked import ModelAsked
from audobon.painting.style_blend import Part, blend_name, blend_parts
from audobon.settings import STYLES_FOLDER
from audobon.style_folder import kept_pictures

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


@dataclass(frozen=True, kw_only=True)
class SavedStyle:
    """A name, the blend that the style is (`own:1`: its pictures alone), and its pictures' files beside the record."""

    name: str
    blend: str
    pictures: tuple[str, ...] = ()


class StyleShelf:
    """The saved styles of one user.

    Args:
        home: The user's folder (settings).
        named: Names that the painter's weights have; no saved style may take one.
    """

    def __init__(self, home: Path, *, named: Collection[str]) -> None:
        self.folder = home / STYLES_FOLDER
        self._named = frozenset(named)

    def names(self) -> tuple[str, ...]:
        """All saved styles that are whole, by name."""
        return tuple(sorted(path.parent.name for path in self.folder.glob("*/style.json") if self._read(path)))

    def get(self, name: str) -> SavedStyle | None:
        """A saved style; None if there is none of this name, or it is damaged."""
        return self._read(self.folder / name / "style.json") if _NAME.fullmatch(name) else None

    def pictures(self, style: SavedStyle) -> tuple[str, ...]:
        """The files of a saved style's pictures."""
        return tuple(str(self.folder / style.name / picture) for picture in style.pictures)

    def save(self, name: str, *, blend: str, pictures: Sequence[str | Path] = ()) -> SavedStyle:
        """Keep a style; one of the same name is replaced.

        Raises:
            SettingsError: AUD-269, if a style cannot have this name; AUD-247, for more than eight pictures.
            InputError: AUD-175 to AUD-177, for a file that shows no style.
            ResourceError: AUD-551, AUD-552, if it cannot be written.
        """
        if not _NAME.fullmatch(name) or name in self._named or name == "own":
            taken = "is a style of the painter's own" if name in self._named else "is no name for a style"
            raise SettingsError(
                "AUD-269", f'"{name}" {taken}', hint="take a word of small letters, digits, - and _, such as grandma"
            )
        root = self.folder / name
        kept = kept_pictures([Path(picture) for picture in pictures], root) if pictures else ()
        style = SavedStyle(name=name, blend=blend, pictures=kept)
        write_text(root / "style.json", to_json(style))
        for path in root.iterdir():
            if path.name not in (*kept, "style.json"):
                with telling_disk_errors(path):
                    path.unlink()
        return style

    def blend(self, name: str, parts: Sequence[Part]) -> SavedStyle:
        """Keep a blend of named and saved styles, a saved one in its own parts and with its pictures.

        Raises:
            SettingsError: AUD-270, for a part that is neither; AUD-271, if two parts have pictures; and as `save`.
        """
        shares: dict[str, float] = {}
        pictures: tuple[str, ...] = ()
        for part in parts:
            saved = None if part.name in self._named else self.needed(part.name)
            if saved is not None and saved.pictures:
                if pictures:
                    raise SettingsError(
                        "AUD-271",
                        f'"{part.name}" is the second part with pictures',
                        hint="save both hands as one style",
                    )
                pictures = self.pictures(saved)
            for own in blend_parts(saved.blend) if saved is not None else (Part(name=part.name, share=1.0),):
                shares[own.name] = shares.get(own.name, 0.0) + part.share * own.share
        mixed = blend_name([Part(name=own, share=share) for own, share in shares.items()])
        return self.save(name, blend=mixed, pictures=pictures)

    def forget(self, name: str) -> None:
        """Remove a saved style.

        Raises:
            SettingsError: AUD-270, if there is none of this name.
        """
        self.needed(name)
        with telling_disk_errors(self.folder / name):
            shutil.rmtree(self.folder / name)

    def needed(self, name: str) -> SavedStyle:
        """A saved style.

        Raises:
            SettingsError: AUD-270, if there is none of this name.
        """
        found = self.get(name)
        if found is None:
            names = ", ".join(self.names()) or "none yet"
            raise SettingsError(
                "AUD-270", f'no style was saved as "{name}"', hint=f"saved styles: {names}; see `audobon styles`"
            )
        return found

    def asked(self, style: str, model: ModelAsked) -> tuple[str, ModelAsked]:
        """A style and a model as asked for, a saved style put in its own words; another name stays as it is.

        Raises:
            SettingsError: AUD-271, for a saved style of pictures with other pictures beside it.
        """
        saved = None if style in self._named else self.get(style)
        if saved is None:
            return style, model
        if saved.pictures and model.style_from:
            raise SettingsError(
                "AUD-271",
                f'"{style}" has pictures of its own, and --style-from gives others',
                hint="give one of the two, or blend them with `audobon styles`",
            )
        if not saved.pictures:
            return saved.blend, model
        blend = "" if saved.blend == "own:1" else saved.blend
        return blend or style, replace(model, style_from=self.pictures(saved))

    def _read(self, path: Path) -> SavedStyle | None:
        style = kept_record(SavedStyle, path)
        if style is None or style.name != path.parent.name:
            return None
        return style if all((path.parent / picture).is_file() for picture in style.pictures) else None
