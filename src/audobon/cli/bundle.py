"""`audobon bundle`: the program's nets and all that goes with them in one file.

Knows: names and options, how an answer is printed.  Does not know: the file's format.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.outcome import reported

if TYPE_CHECKING:
    from audobon.export.bundle.reader import Bundle

bundle_app = typer.Typer(
    name="bundle", help="Put all nets into one file, look into it, check it.", no_args_is_help=True
)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="An .audobon bundle.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the answer (and any error) as JSON.")]


@bundle_app.command()
def build(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The bundle to write.")],
    quantize: Annotated[
        str, typer.Option("--quantize", metavar="HOW", help="stored (as they are), none, int8, fp16 or bf16.")
    ] = "stored",
    models: Annotated[
        Path | None, typer.Option("--models", metavar="DIR", help="A folder of models; else the one in use.")
    ] = None,
    ready: Annotated[
        bool, typer.Option("--ready", help="Also put in the painter's graphs as compiled for this machine.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a bundle of a folder of models."""
    with reported(as_json=as_json):
        from audobon.export.bundle.building import build_bundle
        from audobon.export.bundle.reader import open_bundle
        from audobon.hire import painting_plan
        from audobon.models_shelf import models_folder

        plan = painting_plan() if ready else None
        built = build_bundle(out, models=models or models_folder(), precision=quantize, ready_for=plan)
        with open_bundle(out) as bundle:
            told = {**_told(bundle), "left_out": list(built.left_out)}
        if as_json:
            print(json.dumps(told, indent=2))
            return
        for name in built.left_out:
            print(f"left out: {name}, which was traced from other weights than these")
        layout = built.layout
        print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, {len(layout.nets)} nets, {len(layout.files)} files")


@bundle_app.command()
def inspect(file: FileArgument, as_json: JsonOption = False) -> None:
    """Tell what a bundle holds; its nets and files are not read."""
    with reported(as_json=as_json):
        from audobon.export.bundle.reader import open_bundle

        with open_bundle(file) as bundle:
            print(json.dumps(_told(bundle), indent=2) if as_json else _listed(bundle))


@bundle_app.command()
def verify(file: FileArgument, as_json: JsonOption = False) -> None:
    """Compare every byte of a bundle with its checksums; exit code 2 if anything is damaged."""
    with reported(as_json=as_json):
        from audobon.export.bundle.reader import open_bundle

        with open_bundle(file) as bundle:
            bundle.check_whole()
            told = {"file": str(file), "state": "whole", "identity": bundle.identity, "sha256": bundle.digest.hex()}
        print(json.dumps(told, indent=2) if as_json else f"{file} is whole")


@bundle_app.command()
def extract(
    file: FileArgument,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="A folder that is empty or not there yet.")],
    as_json: JsonOption = False,
) -> None:
    """Take a bundle apart; of a bundle of models this gives a folder of models again."""
    with reported(as_json=as_json):
        from audobon.export.bundle.extracting import extract_bundle
        from audobon.export.bundle.reader import open_bundle

        with open_bundle(file) as bundle:
            written = extract_bundle(bundle, out)
        if as_json:
            print(json.dumps({"folder": str(out), "files": [str(path) for path in written]}, indent=2))
        else:
            print(f"{out}: {len(written)} files")


def _told(bundle: Bundle) -> dict[str, object]:
    """What a bundle holds, as JSON."""
    layout = bundle.layout
    return {
        "file": str(bundle.path),
        "format": f"{bundle.preamble.major}.{bundle.preamble.minor}",
        "bytes": bundle.preamble.file_bytes,
        "identity": bundle.identity,
        "about": dict(layout.about),
        "features": {
            "required": list(layout.required),
            "optional": list(layout.optional),
            "unknown": list(layout.unknown_optional),
        },
        "nets": [
            {
                "name": net.name,
                "tensors": len(net.tensors),
                "bytes": sum(tensor.size for tensor in net.tensors),
                "dtypes": sorted({tensor.dtype for tensor in net.tensors}),
            }
            for net in layout.nets
        ],
        "files": [{"name": file.name, "role": file.role, "bytes": file.size} for file in layout.files],
    }


def _listed(bundle: Bundle) -> str:
    """The same for people."""
    layout = bundle.layout
    lines = [
        f"{bundle.path.name}: bundle {bundle.preamble.major}.{bundle.preamble.minor}, "
        f"{bundle.preamble.file_bytes / 1e6:.1f} MB, identity {bundle.identity[:16]}"
    ]
    lines += [f"{key.replace('_', ' ')}: {fact}" for key, fact in layout.about]
    lines += [f"requires: {', '.join(layout.required)}"] if layout.required else []
    lines += [f"offers: {', '.join(layout.optional)}"] if layout.optional else []
    lines += [f"warning: this version does not know {name}, and does without" for name in layout.unknown_optional]
    for net in layout.nets:
        kinds = ", ".join(sorted({tensor.dtype for tensor in net.tensors}))
        size = sum(tensor.size for tensor in net.tensors) / 1e6
        lines.append(f"net   {net.name:<28} {len(net.tensors):5} tensors {size:8.2f} MB  {kinds}")
    lines += [f"{file.role:<9} {file.name:<38} {file.size / 1e6:8.2f} MB" for file in layout.files]
    return "\n".join(lines)
