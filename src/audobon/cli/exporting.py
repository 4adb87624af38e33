"""`audobon export`: nets in the formats of other runtimes, and exports held against their nets again.

Knows: options.  Does not know: how anything is exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.bundle import build
from audobon.cli.outcome import reported
from audobon.errors import SettingsError

if TYPE_CHECKING:
    from audobon.export.asked import Asked
    from audobon.export.exportable import ExportableNet
    from audobon.export.exporting import Exported

NOT_EQUAL = 3
BUNDLE, BUNDLE_FILE = "bundle", "nets.audobon"

NetsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="NET...", help="Nets by name, or all; `audobon export` lists them.")
]
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar="LIST", help="onnx, savedmodel, pt2, openvino, torchscript; or bundle."),
]
OutOption = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the exports.")]
QuantizeOption = Annotated[
    str, typer.Option("--quantize", metavar="P", help="What weights are kept in: none, fp16, bf16 or int8.")
]
DynamicBatchOption = Annotated[bool, typer.Option("--dynamic-batch", help="Take any number of samples at once.")]
TargetOption = Annotated[str, typer.Option("--target", metavar="T", help="What it will run on: any, cpu, cuda or web.")]
ProfileOption = Annotated[
    str, typer.Option("--profile", metavar="P", help="exact, cpu, small, web, or a TOML of nets, precisions, batches.")
]
CalibrationOption = Annotated[
    Path | None,
    typer.Option("--calibration", metavar="DIR", help="For int8: DIR/NET/*.safetensors, a net's inputs by name."),
]
ModelOption = Annotated[
    str, typer.Option("--model", metavar="MODEL", help="Your own Stable Diffusion weights in place of the program's.")
]
ControlNetOption = Annotated[str, typer.Option("--controlnet", metavar="MODEL", help="A ControlNet beside --model.")]
SamplesOption = Annotated[
    Path | None,
    typer.Option("--samples", metavar="DIR", help="Write there what nets are given at work, for --calibration."),
]
WorkDataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="For --samples: DIR/story and DIR/illustrations, as for training."),
]
PictureOption = Annotated[
    bool, typer.Option("--picture", help="Also paint panels by exports alone; figures in DIR/panel.")
]
CheckOption = Annotated[
    Path | None, typer.Option("--check", metavar="DIR", help="Hold the exports in DIR against their nets again.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the answer (and any error) as JSON.")]


def export(
    nets: NetsArgument = None,
    formats: FormatOption = "onnx",
    out: OutOption = Path("exports"),
    quantize: QuantizeOption = "none",
    dynamic_batch: DynamicBatchOption = False,
    target: TargetOption = "any",
    profile: ProfileOption = "",
    calibration: CalibrationOption = None,
    model: ModelOption = "",
    controlnet: ControlNetOption = "",
    samples: SamplesOption = None,
    data: WorkDataOption = None,
    picture: PictureOption = False,
    check: CheckOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write nets in formats that run without Python, each held against the net that it came from.

    Exit code 3 says that an export is further from its net than it may be.
    """
    with reported(as_json=as_json):
        from audobon.export.asked import asked_for
        from audobon.models_shelf import models_folder

        folder = models_folder()
        if samples is not None:
            _sampled(samples, tuple(nets or ("all",)), folder=folder, data=data)
        elif check is not None:
            found = _checked(check, folder, calibration)
            _told(found, as_json=as_json, painted=check if picture or _was_painted(check) else None)
        elif profile:
            found = _by_profile(profile, out, folder=folder, calibration=calibration)
            _told(found, as_json=as_json, painted=out if picture else None)
        elif not nets and not model:
            _list_nets(as_json=as_json)
        else:
            names = tuple(dict.fromkeys(word.strip() for word in formats.split(",") if word.strip()))
            if BUNDLE in names:
                if names != (BUNDLE,) or nets != ["all"] or model:
                    raise _no_bundle()
                build(out / BUNDLE_FILE, quantize=quantize, models=folder, as_json=as_json)
                return
            asked = asked_for(quantize, target=target, dynamic_batch=dynamic_batch)
            chosen = _chosen(tuple(nets or ()), model=model, controlnet=controlnet, folder=folder)
            found = _exported(chosen, out, formats=names, asked=asked, calibration=calibration)
            _told(found, as_json=as_json, painted=out if picture else None)


def _no_bundle() -> SettingsError:
    return SettingsError(
        "AUD-278",
        "a bundle holds all of the program's nets, and some of them, others, or other formats with it were asked for",
        hint="ask for it alone: `audobon export all --format bundle`, or `audobon bundle build`",
    )


def _chosen(names: tuple[str, ...], *, model: str, controlnet: str, folder: Path | None) -> Iterator[ExportableNet]:
    if not model:
        from audobon.export.catalogue import exportable_nets

        return exportable_nets(names, folder=folder)
    from audobon.export.stable_catalogue import stable_nets

    return stable_nets(names or ("all",), model=model, controlnet=controlnet)


def _exported(
    chosen: Iterator[ExportableNet], out: Path, *, formats: tuple[str, ...], asked: Asked,
    calibration: Path | None,
) -> Iterator[Exported]:  # fmt: skip
    from audobon.export.exporting import export_net, format_named

    forms = [format_named(name) for name in formats]
    for form in forms:
        form.check(asked)
    for one in chosen:
        own = _with_samples(asked, calibration, one.name)
        for form in forms:
            yield export_net(one, out, format=form, asked=own)


def _by_profile(asked_profile: str, out: Path, *, folder: Path | None, calibration: Path | None) -> Iterator[Exported]:
    from audobon.export.catalogue import exportable_nets
    from audobon.export.exporting import FORMATS, export_net
    from audobon.export.standard_profiles import deployment

    profile = deployment(asked_profile)
    asked = {one.net: one for one in profile.nets}
    for one in exportable_nets(tuple(asked), folder=folder):
        own = asked[one.name]
        net = one.limited(own.most_at_once)
        wanted = _with_samples(profile.asked(own), calibration, one.name)
        for name in own.formats:
            yield export_net(net, out, format=FORMATS[name], asked=wanted)


def _checked(root: Path, folder: Path | None, calibration: Path | None) -> Iterator[Exported]:
    from audobon.export.exporting import checked, manifests_in
    from audobon.export.origins import with_origins
    from audobon.export.samples import load_held_back

    for path, manifest, one in with_origins(manifests_in(root), folder=folder):
        held_back = load_held_back(calibration / one.name) if manifest.held_back and calibration is not None else ()
        yield checked(path, manifest, one, held_back=held_back)


def _sampled(out: Path, names: tuple[str, ...], *, folder: Path | None, data: Path | None) -> None:
    """Read stories, judge pictures and paint panels, and keep what nets are given; without data, paint alone."""
    from audobon.evaluation.net_work.sampling import sampled
    from audobon.export.catalogue import nets_of
    from audobon.export.stock import Stock
    from audobon.hire import hire_penciller

    stock = Stock(folder)
    found = sampled(
        nets_of(names, stock), out, stock=stock, penciller=hire_penciller(), data=data,
        tell=lambda what: typer.echo(what, err=True),
    )  # fmt: skip
    for net, (learnt, held) in found.items():
        print(f"{learnt} samples for {net} in {out / net}, {held} held back")


def _with_samples(asked: Asked, root: Path | None, net: str) -> Asked:
    """What is asked for with a net's samples, those to calibrate on and those that are held back; it is said of a net
    that has none."""
    from dataclasses import replace

    from audobon.export.samples import load_held_back, load_samples

    if root is None or asked.precision != "int8":
        return asked
    if not (root / net).is_dir() and any(root.glob("*/*.safetensors")):
        typer.echo(f"there are no samples of {net} in {root}: its ranges are taken from numbers", err=True)
        return asked
    return replace(asked, calibration=load_samples(root / net), held_back=load_held_back(root / net))


def _list_nets(*, as_json: bool) -> None:
    from audobon.export.catalogue import NET_NAMES

    print(json.dumps(list(NET_NAMES)) if as_json else "\n".join(NET_NAMES))


def _was_painted(root: Path) -> bool:
    from audobon.evaluation.exported_pictures import was_painted

    return was_painted(root)


def _told(found: Iterator[Exported], *, as_json: bool, painted: Path | None) -> None:
    """Print each export as it comes, in JSON all of them at the end; exit code 3 if any is too far off.

    Args:
        found: The exports.
        as_json: Whether to print JSON.
        painted: The folder by whose exports panels are painted too; None paints none.
    """
    every = []
    for one in found:
        every.append(one)
        if not as_json:
            print(_line(one), flush=True)
    is_far, figures = False, dict[str, float]()
    if painted is not None:
        figures, is_far = _pictures(painted)
        if not as_json:
            print("\n".join(f"{name:<28} {value:.4f}" for name, value in figures.items()))
    if as_json:
        rows = [_as_json(one) for one in every]
        print(json.dumps(rows if painted is None else {"exports": rows, "pictures": figures}, indent=2))
    if is_far or not all(one.parity.passes for one in every):
        raise typer.Exit(NOT_EQUAL)


def _pictures(root: Path) -> tuple[dict[str, float], bool]:
    """By how many levels of 255 exports alone move pictures, and whether any does so too far."""
    from audobon.evaluation.exported_pictures import PictureTools, exported_pictures, too_far
    from audobon.hire import hire_penciller
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.models.zoo import load_embedded_painter
    from audobon.models_shelf import models_folder

    model = load_embedded_painter(models_folder())
    tools = PictureTools(model=model, encoder=shared_text_encoder(), penciller=hire_penciller())
    found = exported_pictures(root, tools=tools, tell=lambda what: typer.echo(what, err=True))
    return {name: one.value for name, one in found.items() if one.value is not None}, bool(too_far(found))


def _line(one: Exported) -> str:
    worst = one.parity.worst
    verdict = "equal" if one.parity.passes else "NOT EQUAL"
    return (
        f"{verdict:<9} {one.net:<24} {one.format:<12} {one.size_bytes / 1e6:8.1f} MB  max abs {worst.max_abs:.1e}  "
        f"relative {worst.relative:.1e}  L2 {worst.relative_l2:.1e}  cosine {worst.cosine:.6f}  {one.folder}"
    )


def _as_json(one: Exported) -> dict[str, object]:
    return {
        "net": one.net, "format": one.format, "folder": str(one.folder), "bytes": one.size_bytes,
        **one.parity.as_json(),
    }  # fmt: skip
