"""The service worker: which pages are read without a network, and a version that content alone decides."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from audio.studio.files import digest
from newsroom.kinds import Priority
from newsroom.library import Library
from newsroom.station import Station
from site_builder.markup import phone_link
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, framed_page

WORKER = "sw.js"
_OFFLINE = "khong-co-mang.md"
_SCRIPT = Path(__file__).with_name("service_worker.js")


def offline_page(station: Station) -> OutputFile:
    """Stage the page that is shown instead of one that is not at hand."""
    body = (
        "Máy đang không có mạng và trang này chưa được lưu trong máy. Bà con vẫn mở được "
        "[trang chủ](index.md) và các bài hướng dẫn của năm kỹ năng số đã lưu.\n\n"
        f"Việc gấp xin gọi {phone_link(station.contact.phone)}."
    )
    frame = Frame(station, None, kind="khong-co-mang", is_to_be_found=False)
    return framed_page(_OFFLINE, "Chưa có mạng", body, frame)


def service_worker(
    tree: Iterable[OutputFile], public: Library, station: Station, theme: Sequence[Path]
) -> OutputFile:
    """Write the worker for a staged tree and the files of the theme; equal trees give equal bytes."""
    sums = hashlib.sha256()
    for file in sorted(tree, key=lambda each: each.path):
        if isinstance(file.content, bytes):
            sums.update(f"{file.path}\0".encode() + hashlib.sha256(file.content).digest())
    for path in theme:
        sums.update(f"{path.name}\0{digest(path)}".encode())
    skills = [f"chuyen-muc/{topic.id}.html" for topic in station.topics if topic.skill]
    emergencies = [a.page_path for a in public.articles if a.priority is Priority.EMERGENCY]
    # The home page stands first: the worker finds the theme's files in it.
    shell = ["index.html", _OFFLINE.replace(".md", ".html"), "gioi-thieu.html", *skills, *emergencies]
    head = f"const VERSION = {json.dumps(sums.hexdigest()[:16])};\nconst SHELL = {json.dumps(shell)};\n"
    return OutputFile(WORKER, head.encode() + _SCRIPT.read_bytes())
