"""A set of two silent sessions, put together by hand, for tests of what operators see of it."""

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from audio.broadcast.bulletin import Bulletin, Item, Part
from audio.broadcast.drive import FolderDrive
from audio.broadcast.naming import part_names
from audio.broadcast.rundown_csv import clock
from audio.broadcast.tape import put_on_tape
from audio.broadcast.usb import write_set
from audio.broadcast.wording import PART_LABELS
from audio.studio.frames import FRAME_S, silence
from newsroom.kinds import Priority
from site_builder.operator.rundown import Omission, Row, Rundown, length_of
from site_builder.operator.session_folder import write_session
from site_builder.operator.usb_set import usb_files
from tests.audio.broadcast.planned import CLUSTERS, DAY, SLOT, ZONE, planned, small_station

MORNING = (
    (Item(Part.SIGNATURE, "Nhạc hiệu", 0, 0), 2),
    (Item(Part.ARTICLE, "Tiêm chủng <b>trẻ em</b>", 0, 0, slug="tiem", priority=Priority.PRIORITY), 60),
    (Item(Part.RELAY, "Tiếp sóng đài tỉnh", 0, 0), 30),
    (Item(Part.CLOSING, "Lời kết", 0, 0), 5),
)
EVENING = ((Item(Part.ARTICLE, "=Họp thôn", 0, 0, slug="hop"), 20),)


def rundown(bulletin: Bulletin, id_: str) -> Rundown:
    """Word a session in few words."""
    rows = tuple(
        Row(
            number=n,
            item=item,
            clock=clock(bulletin.starts, item.start_ms),
            length=length_of(item.duration_ms),
            label=PART_LABELS[item.part],
            priority=item.priority.label if item.priority is Priority.PRIORITY else "",
            repeat="",
            file=name,
            text=(f"Lời của mục {n}.", "</script> & hết.") if item.part is Part.ARTICLE else (),
            hint="" if item.part is Part.ARTICLE else "Không có lời.",
        )
        for n, (item, name) in enumerate(
            zip(bulletin.items, part_names(bulletin.items), strict=True), start=1
        )
    )
    title = f"{bulletin.slot.name}, thứ Ba 24/11/2026"
    clusters = tuple(cluster.name for cluster in CLUSTERS)
    left_out = (Omission("Chuyện dài", "", "hết giờ", "17:00, 24/11/2026"),)
    return Rundown(id_, title, "Đài xã Thử", clusters, bulletin.starts, bulletin.duration_ms, rows, left_out)


def write_stick(root: Path, folder: Path) -> None:
    """Write a real set with two sessions of silence to `root`, made in `folder`."""
    evening = replace(SLOT, id="chieu", name="Buổi chiều", starts=time(17))
    made = []
    for slot, parts in ((SLOT, MORNING), (evening, EVENING)):
        plan = replace(
            planned(*(item for item, _ in parts)),
            slot=slot,
            starts=datetime.combine(DAY, slot.starts, ZONE),
        )
        tape = put_on_tape(plan, CLUSTERS, [silence(int(s / FRAME_S)) for _, s in parts])
        made.append(write_session(tape, rundown(tape.bulletin, tape.id), folder))
    files = usb_files(made, CLUSTERS, small_station(), folder)
    write_set(FolderDrive(root), files, lambda done, total: None)
