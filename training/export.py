"""From a trained encoder to the file that ships: one ONNX graph, its weights in eight bits."""

from __future__ import annotations

import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.encoder import Encoder

OPSET = 17
BYTES_MOST = 25_000_000


class _Shipped(nn.Module):
    """The encoder with all that its file gives."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, segments: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.model.with_mean(ids, segments)


class ExportError(Exception):
    """The exported file is not what may ship."""


def export(model: Encoder, folder: Path) -> Path:
    """Writes ``encoder.onnx`` (32 bits) and ``encoder.int8.onnx`` to the folder; gives the latter.

    Inputs ``ids`` and ``segments`` (int64, rows × length), outputs ``heads`` (rows × heads) and
    ``tokens`` (rows × length), logits both, and ``mean`` (rows × 384). Weights are signed, one
    scale for each column, in seven bits, so that processors without VNNI do not overflow. Raises
    ``ExportError`` if too large.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole, ready, small = (
        folder / name for name in ("encoder.onnx", "encoder.ready.onnx", "encoder.int8.onnx")
    )
    example = torch.ones(2, 7, dtype=torch.int64)
    example[:, -1] = 0
    axes = {0: "rows", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Shipped(model).eval(),
            (example, torch.zeros_like(example)),
            str(whole),
            input_names=["ids", "segments"],
            output_names=["heads", "tokens", "mean"],
            dynamic_axes={
                "ids": axes,
                "segments": axes,
                "tokens": axes,
                "heads": {0: "rows"},
                "mean": {0: "rows"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
    quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    ready.unlink()
    onnx.checker.check_model(str(small))
    size = small.stat().st_size
    if size > BYTES_MOST:
        raise ExportError(f"{small.name} has {size:,} bytes; {BYTES_MOST:,} is the most.")
    return small
