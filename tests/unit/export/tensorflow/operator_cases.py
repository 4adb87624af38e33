"""Small functions that together reach every row of the table, each with inputs that torch and TensorFlow both answer.

Axes that a case names stay open in its program, so that sizes are reckoned with and not written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.export import Dim, ExportedProgram
from torch.nn import functional

from audobon.export.recurrent import whole_recurrent_layers

Answers = tuple[Tensor, ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A function of tensors, what it is exported with, inputs in other sizes, and the axes of each input left open."""

    run: Callable[..., Answers]
    examples: tuple[tuple[Tensor, ...], ...]
    open_axes: tuple[tuple[int, ...], ...] = field(default=())

    def program(self) -> ExportedProgram:
        open_axes = self.open_axes or ((),) * len(self.examples[0])
        shapes = tuple({axis: Dim.AUTO for axis in axes} for axes in open_axes)
        with torch.no_grad(), whole_recurrent_layers():
            return torch.export.export(_Module(self.run), self.examples[0], dynamic_shapes=(shapes,), strict=False)


class _Module(nn.Module):
    def __init__(self, run: Callable[..., Answers]) -> None:
        super().__init__()
        self.run = run

    def forward(self, *inputs: Tensor) -> Answers:
        return self.run(*inputs)


def _made(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed + sum(shape)))


def _whole(*shape: int, below: int = 7) -> Tensor:
    return torch.randint(0, below, shape, generator=torch.Generator().manual_seed(sum(shape)))


def _curves(x: Tensor) -> Answers:
    bounded, above = x.tanh() * 0.9, x.abs() + 0.5
    of_any = (torch.abs, torch.atan, torch.ceil, torch.cos, torch.erf, torch.exp, torch.expm1, torch.floor, torch.round)
    more = (torch.sigmoid, torch.sign, torch.sin, torch.tanh, torch.relu, torch.neg, torch.cosh, torch.sinh, torch.tan)
    layers = (
        functional.silu, functional.gelu, functional.elu, functional.leaky_relu, functional.hardtanh,
        functional.softplus, functional.relu6, functional.selu, functional.hardswish, functional.mish,
    )  # fmt: skip
    return (
        *(run(x) for run in (*of_any, *more, *layers)), functional.gelu(x, approximate="tanh"),
        *(run(bounded) for run in (torch.acos, torch.asin)),
        *(run(above) for run in (torch.log, torch.log1p, torch.reciprocal, torch.rsqrt, torch.sqrt)),
        torch.atan2(x, above), x**2, above**1.5, above**bounded, 2**x, x.clamp(-1, 1), x.clamp_min(0.1),
        x.clamp_max(0.1), torch.clamp(x, bounded - 1, bounded), x.clone().detach(), x.to(torch.float16).float(),
        x.trunc(),
    )  # fmt: skip


def _arithmetic(x: Tensor, y: Tensor, n: Tensor) -> Answers:
    """Promotion too: whole numbers with real ones, numbers with tensors, halves with floats, tensors of no axis."""
    return (
        x + y, x - y, x * y, x / (y.abs() + 1), x + n, n * 0.5, n / 2, n + True, 1 - n, 2.5 - x, n - n.float(),
        torch.add(x, y, alpha=3), torch.sub(x, y, alpha=2), torch.rsub(x, y), torch.ops.aten.mul.Scalar(x, 0.5),
        n // 2, torch.floor_divide(n, n + 1), n % 3, x % 0.7, torch.fmod(x, 0.7), torch.fmod(n - 3, 2),
        torch.div(x, 0.3, rounding_mode="floor"), torch.div(n - 3, 2, rounding_mode="trunc"),
        torch.div(n - 3, 2, rounding_mode="floor"), torch.maximum(x, y), torch.minimum(x, y), x * torch.tensor(2),
        n * torch.tensor(1.5, dtype=torch.float64), n.int() + n, x.half() * 2.0 + 1, x.half() + x, n.sqrt(),
        (n + 1).log(), n.float() ** 2, n.pow(2),
    )  # fmt: skip


def _comparisons(x: Tensor, y: Tensor, n: Tensor) -> Answers:
    some, others = x > 0, y > 0
    return (
        x == y, x != y, x < y, x <= y, x > y, x >= y, x == 0, n != 3, n < 2.5, n <= 3, n > x, n >= 1, some & others,
        some | others, ~some, some.logical_and(others), some.logical_or(others), n.logical_not(), n & 3, n | 4, ~n,
        torch.where(some, x, y), torch.where(others, n, 0), x.masked_fill(some, 0.0),
        x.masked_fill(some, float("-inf")), torch.isinf(x / 0), torch.isnan(x * float("nan")), some.any(),
        some.any(1), n.any(1, keepdim=True), some.all(), others.all(0), torch.any(some, dim=(0, 1)),
        torch.all(some, dim=(0, 1)), some * x, some + n,
    )  # fmt: skip


def _shapes(x: Tensor) -> Answers:
    batch, length, width = x.shape
    left, right = x.split([2, width - 2], dim=2)
    first, second = x.chunk(2, dim=-1)
    return (
        x.view(batch, length * width), x.reshape(-1, width), x.reshape(batch * length, 2, width // 2), x[:, None],
        x.permute(2, 0, 1), x.transpose(1, -1), x[:, -1], x[..., 1:], x[:, :-1], x[:, ::2], x[:, 1:3, 2], left, right,
        first, second, x[:, :1].squeeze(1), x[:1].expand(batch, -1, -1), x[:, :, :1].expand_as(x), x.flip(1),
        x.flip(0, 2), x.repeat(2, 1, 3), torch.cat([x, x[:, :2]], dim=1), torch.cat([x, x.double()], dim=-1),
        torch.stack([x, -x], dim=1), *x.unbind(2), x.unfold(1, 3, 1), x.unfold(2, 2, 2),
        functional.pad(x, (1, 2), value=0.5), functional.pad(x, (-1, 0, 2, 1)),
        functional.pad(x, (1, 1), mode="reflect"), x.triu(1), x.tril(), x.triu(-1), torch.zeros(batch, 3),
        torch.ones(length), torch.full((2, batch), 7), torch.full_like(x, float("inf")), torch.arange(length),
        torch.arange(2, length + 2), torch.arange(0, 2 * length, 2), torch.zeros_like(x, dtype=torch.long),
        torch.arange(0, 1, 0.25), torch.roll(x, 1, 1), torch.tensor(2.5), x.new_full((1,), length), x.flatten(1),
        torch.meshgrid(torch.arange(length), torch.arange(3), indexing="ij")[0], torch.eye(3),
    )  # fmt: skip


def _pictures(x: Tensor) -> Answers:
    height, width = x.shape[2:]
    return (
        functional.pixel_unshuffle(x, 2), functional.pixel_shuffle(x, 2),
        functional.pad(x, (0, -width % 8, 0, -height % 8), mode="replicate"),
        functional.pad(x, (2, 1, 0, 3), mode="reflect"), functional.pad(x, (0, -width % 8, 0, -height % 8)),
        functional.avg_pool2d(x, 2), functional.avg_pool2d(x, 3, stride=2, padding=1),
        functional.avg_pool2d(x, 3, stride=2, ceil_mode=True),
        functional.avg_pool2d(x, 3, stride=2, padding=1, ceil_mode=True),
        functional.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False),
        functional.avg_pool2d(x, 2, divisor_override=3), functional.max_pool2d(x, 2),
        functional.max_pool2d(x, 3, stride=2, padding=1, ceil_mode=True),
        functional.max_pool2d(x, 3, stride=1, dilation=2), functional.adaptive_avg_pool2d(x, 1), x.mean((2, 3)),
        x.std((2, 3)),
    )  # fmt: skip


def _tiled_mean(x: Tensor) -> Answers:
    return (functional.adaptive_avg_pool2d(x, (2, 3)),)


def _resampled(x: Tensor) -> Answers:
    height, width = x.shape[2:]
    size = (height // 2 + 1, 2 * width - 3)
    found = [functional.interpolate(x, scale_factor=factor, mode="nearest") for factor in (2, 3, 0.5, 1.7)]
    found.append(functional.interpolate(x, size=size, mode="nearest"))
    for mode in ("bilinear", "bicubic"):
        found += [
            functional.interpolate(x, scale_factor=2.0, mode=mode),
            functional.interpolate(x, size=size, mode=mode),
        ]
        found.append(functional.interpolate(x, size=size, mode=mode, align_corners=True))
        found.append(functional.interpolate(x, scale_factor=0.6, mode=mode))
        found.append(functional.interpolate(x, size=size, mode=mode, antialias=True))
    return tuple(found)


def _indexing(x: Tensor, places: Tensor, mask: Tensor) -> Answers:
    rows = torch.arange(x.shape[0])
    changed = x.clone()
    changed[rows, places] = 0.0
    values, at = x.topk(2, dim=-1)
    least, _ = x.topk(2, dim=1, largest=False)
    ordered, order = x.sort(dim=1)
    high, where_high = x.max(dim=1)
    low, where_low = x.min(dim=-1, keepdim=True)
    return (
        functional.embedding(places, x[0]), x[places], x[:, places], x[rows, places], x[rows, :, places],
        x[:, rows, places], x[rows[:, None], places[None]], x[mask], x[:, -places - 1],
        x.gather(1, places[:, None, None].expand(-1, 1, x.shape[2])), x.index_select(1, places), changed, values, at,
        least, ordered, order, x.sort(dim=-1, descending=True)[0], high, where_high, low, where_low, x.argmax(),
        x.argmax(1), x.argmin(-1, keepdim=True), x.index_add(0, rows, x),
        x.index_put((rows, places), x.new_ones(()), accumulate=True),
    )  # fmt: skip


def _reductions(x: Tensor, n: Tensor) -> Answers:
    return (
        x.sum(), x.sum(1), x.sum((0, 2), keepdim=True), (x > 0).sum(1), n.sum(0), x.mean(), x.mean(-1),
        x.mean((0, 1)), x.prod(), n.prod(1), x.amax(1), x.amax(), x.amin((0, 1)), x.max(), n.min(), x.var(1),
        x.var((0, 1), correction=0), x.std(), x.norm(), x.norm(dim=1, keepdim=True), x.norm(p=1, dim=1),
        x.norm(p=3, dim=(0, 2)), x.cumsum(1), n.cumsum(0), (n > 3).cumsum(1), functional.normalize(x, dim=1),
        torch.logsumexp(x, 1),
    )  # fmt: skip


def _normed(x: Tensor) -> Answers:
    width = x.shape[-1]
    weight, bias = torch.linspace(-1, 1, 8), torch.linspace(0, 1, 8)
    channels = x[..., :1].expand(-1, -1, 8).transpose(1, 2)
    mean, variance = torch.linspace(-1, 1, 8), torch.linspace(0.5, 2, 8)
    return (
        functional.layer_norm(x, (width,)), functional.layer_norm(x, x.shape[1:]), functional.softmax(x, 1),
        functional.layer_norm(channels.transpose(1, 2), (8,), weight, bias, 1e-3), functional.log_softmax(x, -1),
        functional.group_norm(channels, 4, weight, bias), functional.group_norm(channels * 2, 2),
        functional.batch_norm(channels, mean, variance, weight, bias),
        functional.batch_norm(channels, mean, variance), functional.rms_norm(x, (width,)),
    )  # fmt: skip


def _attended(query: Tensor, key: Tensor, mask: Tensor) -> Answers:
    look = functional.scaled_dot_product_attention
    far = torch.zeros(mask.shape).masked_fill(~mask, -10000.0)
    nowhere = torch.zeros_like(mask)
    several = query.repeat(1, 3, 1, 1)
    return (
        look(query, key, key), look(query, key, 2 * key, mask), look(query, key, key, far),
        look(query, key, key, nowhere), look(query, key, key, is_causal=True), look(query, key, key, scale=0.3),
        look(several, key, key, enable_gqa=True),
    )  # fmt: skip


def _products(x: Tensor, y: Tensor) -> Answers:
    matrix, weight, bias = y[0], torch.linspace(-1, 1, 20).view(4, 5), torch.linspace(0, 1, 4)
    return (
        x @ y, x[0] @ matrix, x @ matrix, x[:, None] @ y[:, None], functional.linear(y, weight, bias),
        matrix @ matrix[0], functional.linear(y, weight), functional.linear(matrix, weight, bias),
        torch.dot(matrix[0], matrix[1]), torch.addmm(matrix[:1], x[0], matrix, beta=0.5, alpha=2),
        torch.baddbmm(y[:, :1], x, y), torch.outer(matrix[0], x[0, 0]), torch.einsum("bij,bjk->bki", x, y),
        torch.einsum("bij,kj->bik", y, weight), torch.einsum("bi,bi->b", x[:, 0], x[:, 1]),
    )  # fmt: skip


def _convolved(x: Tensor) -> Answers:
    def filters(*shape: int) -> Tensor:
        return torch.sin(torch.arange(float(torch.Size(shape).numel()))).view(shape)

    plain, bias, line = functional.conv2d, torch.linspace(-1, 1, 6), x[:, :, 0]
    turned = functional.conv_transpose2d
    return (
        plain(x, filters(6, 4, 3, 3), bias, padding=1), plain(x, filters(6, 4, 1, 1)),
        plain(x, filters(6, 4, 3, 2), stride=2), plain(x, filters(6, 4, 4, 4), bias, stride=(2, 3), padding=(2, 1)),
        plain(x, filters(6, 4, 3, 3), dilation=2, padding=2),
        plain(x, filters(6, 2, 3, 3), bias, padding=1, groups=2), plain(x, filters(8, 1, 3, 3), padding=1, groups=4),
        plain(x, filters(6, 4, 3, 3), padding="same"), plain(x, filters(2, 4, 2, 3), stride=2, padding=1),
        turned(x, filters(4, 6, 3, 3), bias), turned(x, filters(4, 6, 4, 4), stride=2, padding=1),
        turned(x, filters(4, 6, 3, 3), stride=2, padding=1, output_padding=1),
        turned(x, filters(4, 3, 3, 2), bias, groups=2),
        turned(x, filters(4, 6, 3, 3), stride=(3, 1), padding=(0, 2), dilation=(1, 2)),
        turned(x, filters(4, 2, 2, 2), stride=2),
        functional.conv1d(line, filters(6, 4, 3), bias, padding=2, dilation=2),
        functional.conv1d(line, filters(4, 1, 3), groups=4),
        functional.conv_transpose1d(line, filters(4, 6, 4), bias, stride=2, padding=1),
    )  # fmt: skip


def _recurrent(layers: int, *, both: bool, first: bool, bias: bool) -> Callable[..., Answers]:
    torch.manual_seed(layers)
    net = nn.GRU(5, 4, num_layers=layers, bidirectional=both, batch_first=first, bias=bias).eval().requires_grad_(False)
    return lambda x: net(x)


def _sizes(x: Tensor) -> Answers:
    rows, columns = x.shape
    half = torch.sym_int(rows * 1.5 / 2)
    return (
        x.new_zeros(rows + columns), x.new_zeros(2 * rows - 1), x.new_ones(rows // 2 + columns % 3), x.new_ones(half),
        x.new_zeros(torch.sym_max(rows, columns)), x.new_zeros(torch.sym_min(rows, columns)), x[: rows - 1], x * rows,
        x / columns, x.new_zeros(-(-rows // 2)), x * (rows / columns),
    )  # fmt: skip


def _pair(*shape: int) -> tuple[Tensor, Tensor]:
    return _made(*shape), _made(*shape, seed=9)


CASES = {
    "curves": Case(run=_curves, examples=((_made(4, 5),), (_made(2, 7),)), open_axes=((0, 1),)),
    "arithmetic": Case(
        run=_arithmetic,
        examples=tuple((*_pair(rows, columns), _whole(rows, columns)) for rows, columns in ((4, 5), (2, 7))),
        open_axes=((0, 1),) * 3,
    ),
    "comparisons": Case(
        run=_comparisons,
        examples=tuple((*_pair(rows, columns), _whole(rows, columns)) for rows, columns in ((4, 5), (2, 7))),
        open_axes=((0, 1),) * 3,
    ),
    "shapes": Case(
        run=_shapes, examples=((_made(3, 5, 6),), (_made(2, 7, 6),), (_made(1, 4, 6),)), open_axes=((0, 1),)
    ),
    "pictures": Case(run=_pictures, examples=((_made(2, 4, 6, 10),), (_made(3, 4, 6, 10),)), open_axes=((0,),)),
    "pictures at any size": Case(
        run=lambda x: (*_pictures(x)[3:9], *_pictures(x)[10:]),
        examples=((_made(2, 4, 6, 10),), (_made(3, 4, 12, 8),), (_made(1, 4, 8, 8),)),
        open_axes=((0, 2, 3),),
    ),
    "tiled mean": Case(run=_tiled_mean, examples=((_made(2, 4, 6, 9),), (_made(3, 4, 6, 9),)), open_axes=((0,),)),
    "resampled": Case(
        run=_resampled,
        examples=((_made(2, 3, 7, 9),), (_made(3, 3, 12, 6),), (_made(1, 3, 8, 16),)),
        open_axes=((0, 2, 3),),
    ),
    "indexing": Case(
        run=_indexing,
        examples=tuple(
            (_made(rows, 5, 5), _whole(rows, below=min(rows, 5)), torch.arange(rows) % 2 == 0) for rows in (4, 5, 3)
        ),
        open_axes=((0,), (0,), (0,)),
    ),
    "reductions": Case(
        run=_reductions,
        examples=((_made(3, 4, 2), _whole(3, 4)), (_made(5, 3, 2), _whole(5, 3))),
        open_axes=((0, 1), (0, 1)),
    ),
    "normed": Case(run=_normed, examples=((_made(3, 9, 5),), (_made(2, 12, 5),)), open_axes=((0, 1),)),
    "attended": Case(
        run=_attended,
        examples=tuple(
            (
                _made(batch, 2, rows, 4),
                _made(batch, 2, columns, 4, seed=3),
                _whole(batch, 1, rows, columns, below=3) > 0,
            )
            for batch, rows, columns in ((3, 5, 6), (2, 4, 9))
        ),
        open_axes=((0, 2), (0, 2), (0, 2, 3)),
    ),
    "products": Case(
        run=_products,
        examples=((_made(3, 5, 5), _made(3, 5, 5, seed=1)), (_made(2, 5, 5), _made(2, 5, 5, seed=1))),
        open_axes=((0,), (0,)),
    ),
    "convolved": Case(
        run=_convolved,
        examples=((_made(2, 4, 9, 11),), (_made(3, 4, 16, 7),), (_made(1, 4, 8, 8),)),
        open_axes=((0, 2, 3),),
    ),
    "recurrent": Case(
        run=_recurrent(1, both=True, first=True, bias=True),
        examples=((_made(2, 3, 5),), (_made(1, 9, 5),)),
        open_axes=((0, 1),),
    ),
    "recurrent, deep": Case(
        run=_recurrent(2, both=False, first=False, bias=False),
        examples=((_made(3, 2, 5),), (_made(8, 1, 5),)),
        open_axes=((0, 1),),
    ),
    "sizes": Case(run=_sizes, examples=((_made(5, 8),), (_made(9, 4),)), open_axes=((0, 1),)),
}
"""By what is tried."""
