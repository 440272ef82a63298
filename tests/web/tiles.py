"""A file of map tiles (PMTiles 3) with one vector tile of the whole world, made by the specifications of both."""

from __future__ import annotations

import json
import math
import struct
from pathlib import Path

EXTENT = 4096
NAMES = {"name": "Hajin", "name:ar": "هجين", "name:en": "Hajin"}
SPOT = (34.7, 40.8)


def write_tiles(path: Path) -> Path:
    """Land over all, a border, and a town with names in both languages."""
    square = [(0, 0), (EXTENT, 0), (EXTENT, EXTENT), (0, EXTENT)]
    town = _spot(*SPOT)
    tile = b"".join(
        [
            _layer("earth", 3, [*_line(square), _command(7, 1)], {"kind": "earth"}),
            _layer("boundaries", 2, _line([(0, town[1]), (EXTENT, town[1])]), {"kind": "country"}),
            _layer("places", 1, [_command(1, 1), *map(_zigzag, town)], {"kind": "locality", **NAMES}),
        ]
    )
    layers = [{"id": name, "fields": {}} for name in ("earth", "boundaries", "places")]
    about = json.dumps({"vector_layers": layers, "attribution": "<a href='https://example.org'>A map of ours</a>"})
    directory = b"".join(map(_varint, (1, 0, 1, len(tile), 1)))
    parts = [directory, about.encode(), b"", tile]
    offsets = [127 + sum(map(len, parts[:at])) for at in range(len(parts))]
    head = b"PMTiles\x03" + b"".join(struct.pack("<QQ", at, len(part)) for at, part in zip(offsets, parts, strict=True))
    head += struct.pack("<QQQ", 1, 1, 1) + bytes([1, 1, 1, 1, 0, 0])
    head += struct.pack("<iiiiBii", -180 * 10**7, -85 * 10**7, 180 * 10**7, 85 * 10**7, 0, 0, 0)
    path.write_bytes(head + b"".join(parts))
    return path


def _spot(lat: float, lon: float) -> tuple[int, int]:
    y = (1 - math.log(math.tan(math.radians(lat)) + 1 / math.cos(math.radians(lat))) / math.pi) / 2
    return round((lon + 180) / 360 * EXTENT), round(y * EXTENT)


def _layer(name: str, kind: int, geometry: list[int], properties: dict[str, str]) -> bytes:
    tags = b"".join(_varint(number) for at in range(len(properties)) for number in (at, at))
    feature = _field(2, tags) + _varint(3 << 3) + _varint(kind) + _field(4, b"".join(map(_varint, geometry)))
    keys = b"".join(_field(3, key.encode()) for key in properties)
    values = b"".join(_field(4, _field(1, value.encode())) for value in properties.values())
    version = _varint(15 << 3) + _varint(2)
    extent = _varint(5 << 3) + _varint(EXTENT)
    return _field(3, version + _field(1, name.encode()) + _field(2, feature) + keys + values + extent)


def _line(points: list[tuple[int, int]]) -> list[int]:
    steps = [(x - left, y - top) for (left, top), (x, y) in zip([(0, 0), *points], points, strict=False)]
    numbers = [[_zigzag(x), _zigzag(y)] for x, y in steps]
    return [
        _command(1, 1),
        *numbers[0],
        _command(2, len(points) - 1),
        *(number for step in numbers[1:] for number in step),
    ]


def _command(code: int, count: int) -> int:
    return code | (count << 3)


def _zigzag(number: int) -> int:
    return (number << 1) ^ (number >> 31)


def _field(number: int, payload: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
