"""A voice for Piper that buzzes: a real model in every respect but its size."""

import json
from pathlib import Path
from typing import Any

import numpy
import numpy.typing
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

from audio.voices.piper_models import write_origin

NAME = "vi_VN-vais1000-medium"
RATE_HZ = 22_050
CARD = """\
# Model card for vais1000 (medium)

* Language: vi_VN (Vietnamese, Vietnam)
* Speakers: 1

## Dataset

* URL: https://example.org/vais1000
* License: CC BY 4.0
"""
_SAMPLES_PER_PHONEME = 512  # piper puts a pad between any two phonemes, so this is 46 ms a phoneme


def onnx_model() -> bytes:
    """Build a graph with a Piper model's inputs: each phoneme becomes a short saw-tooth of its own height."""
    saw = (numpy.arange(_SAMPLES_PER_PHONEME) % 64 / 64 - 0.5).astype(numpy.float32)
    constants: dict[str, numpy.typing.NDArray[Any]] = {
        "saw": saw,
        "quieter": numpy.array(1 / 1024, numpy.float32),
        "floor": numpy.array(0.2, numpy.float32),
        "as_audio": numpy.array([1, 1, 1, -1], numpy.int64),
        "second": numpy.array([2], numpy.int64),
    }
    nodes = [
        helper.make_node("Cast", ["input"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["ids", "quieter"], ["heights"]),
        helper.make_node("Add", ["heights", "floor"], ["loudness"]),
        helper.make_node("Unsqueeze", ["loudness", "second"], ["column"]),
        helper.make_node("Mul", ["column", "saw"], ["waves"]),
        helper.make_node("Reshape", ["waves", "as_audio"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "time"])
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "buzz", inputs, [output], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def config() -> bytes:
    settings = {
        "audio": {"sample_rate": RATE_HZ, "quality": "medium"},
        "espeak": {"voice": "vi"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "num_symbols": 256,
        "num_speakers": 1,
        "speaker_id_map": {},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }
    return json.dumps(settings).encode()


def install_dummy(models: Path) -> None:
    """Leave the dummy voice as `loaxa voices install` leaves a real one."""
    folder = models / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.onnx").write_bytes(onnx_model())
    (folder / f"{NAME}.onnx.json").write_bytes(config())
    write_origin(folder, "https://example.org/voices", CARD)
