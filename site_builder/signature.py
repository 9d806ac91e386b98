"""The station's own signature tune, listened to before anything relies on it."""

from audio.voices.recorded import open_recorded
from newsroom.errors import Problem, VoiceError
from newsroom.front_matter import decode
from newsroom.load import STATION_FILE
from newsroom.station import Station
from newsroom.yaml_source import parse_yaml
from site_builder.workspace import Workspace

MOST_S, LEAST_S = 15, 1
"""A longer tune takes the time of what is to be told; a shorter one is a mistake in the file."""

_KEY = "nhac_hieu"


def signature_problems(station: Station, workspace: Workspace) -> list[Problem]:
    """Tell what is wrong with the sound of the station's own tune, whose file is known to be there."""
    if station.signature_file is None:
        return []
    fault = _fault(station.signature_file, workspace)
    if fault is None:
        return []
    source = parse_yaml(decode((workspace.content / STATION_FILE).read_bytes()))
    return [Problem(f"content/{STATION_FILE}", source.line((_KEY,)), _KEY, *fault)]


def _fault(name: str, workspace: Workspace) -> tuple[str, str] | None:
    try:
        length_s = open_recorded(workspace.content / name).speak("").duration_s
    except VoiceError as error:
        return f'"{name}" không dùng được: {error}', "xuất lại tệp ấy dạng WAV hoặc MP3, hoặc chọn tệp khác"
    told = f"{length_s:.1f}".removesuffix(".0").replace(".", ",")
    # A tenth of a second is how exact the figure told is.
    if length_s > MOST_S + 0.05:
        return f"nhạc hiệu dài {told} giây, không được quá {MOST_S} giây", "cắt bớt tệp"
    if length_s < LEAST_S:
        return f"nhạc hiệu chỉ dài {told} giây, cần ít nhất {LEAST_S} giây", "chọn tệp khác"
    return None
