"""Sets on sticks: order, what is refused, and that nothing unfinished is taken for whole."""

import errno
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from audio.broadcast.drive import Drive, FolderDrive
from audio.broadcast.usb import CLAIM, VOUCHER, UsbFile, verify_set, write_set
from newsroom.errors import BroadcastError
from tests.audio.broadcast.fat import FatDrive

MORNING = [UsbFile(f"261124_0530/{n:02}_{name}.mp3", bytes(n)) for n, name in enumerate("CBA", start=1)]
WHOLE = UsbFile("TRON_BUOI/261124_0530.mp3", b"whole")
EVENING = [UsbFile(f"261124_1700/{n:02}_BAI.mp3", bytes(40_000 + n)) for n in range(1, 4)]
SET = [*MORNING, *EVENING, WHOLE]
NEXT_SET = [UsbFile("261125_0530/01_BAI.mp3", b"next"), WHOLE]


def write(drive: Drive, files: list[UsbFile]) -> None:
    write_set(drive, files, lambda done, total: None)


def files_on(drive: Drive) -> set[str]:
    return {path for path in drive.paths() if not path.endswith("/")}


@pytest.fixture(params=["folder", "fat"])
def drive(request: pytest.FixtureRequest, tmp_path: Path) -> Drive:
    if request.param == "folder":
        (tmp_path / "stick").mkdir()
        return FolderDrive(tmp_path / "stick")
    if sys.platform == "win32":
        pytest.skip("mtools are not to be had on Windows")
    return FatDrive.format(tmp_path / "stick.img", 16)


def test_a_set_is_written_whole_and_verifies(drive: Drive) -> None:
    told: list[tuple[int, int]] = []
    write_set(drive, SET, lambda done, total: told.append((done, total)))
    assert verify_set(drive) == []
    assert files_on(drive) == {*(file.path for file in SET), CLAIM, VOUCHER}
    assert drive.read(WHOLE.path) == b"whole"
    assert told[0] == (0, 120_017)
    assert told[-1] == (120_017, 120_017)


def test_the_next_set_takes_the_place_of_the_last(drive: Drive) -> None:
    write(drive, SET)
    write(drive, NEXT_SET)
    assert verify_set(drive) == []
    assert files_on(drive) == {"261125_0530/01_BAI.mp3", WHOLE.path, CLAIM, VOUCHER}
    assert "261124_0530/" not in set(drive.paths())


@pytest.mark.skipif(sys.platform == "win32", reason="mtools are not to be had on Windows")
def test_directory_order_is_order_of_play_on_a_used_stick(tmp_path: Path) -> None:
    fat = FatDrive.format(tmp_path / "stick.img", 16)
    fat.write("A", b"what leaves a gap of one entry in front")
    fat.write("a long name that takes several entries.txt", b"")
    write_once = [*EVENING, *MORNING]
    fat.remove("A")
    fat.remove("a long name that takes several entries.txt")
    for files in (SET, NEXT_SET, write_once, SET):
        write(fat, files)
    assert [name for name in fat.directory("") if name not in (CLAIM, VOUCHER)] == [
        "261124_0530",
        "261124_1700",
        "TRON_BUOI",
    ]
    assert fat.directory("261124_0530") == ["01_C.mp3", "02_B.mp3", "03_A.mp3"]
    assert fat.directory("261124_1700") == ["01_BAI.mp3", "02_BAI.mp3", "03_BAI.mp3"]


def test_a_foreign_stick_is_left_alone(drive: Drive) -> None:
    drive.make_folder("ANH CUOI")
    drive.write("ANH CUOI/1.jpg", b"x")
    drive.write("bao-cao.docx", b"y")
    with pytest.raises(
        BroadcastError, match=r"^USB đang có ANH CUOI, bao-cao\.docx, không phải do loaxa chép"
    ):
        write(drive, SET)
    assert files_on(drive) == {"ANH CUOI/1.jpg", "bao-cao.docx"}


def test_only_a_few_foreign_names_are_told(tmp_path: Path) -> None:
    for n in range(8):
        (tmp_path / f"{n}.jpg").write_bytes(b"")
    with pytest.raises(BroadcastError, match=r"0\.jpg, 1\.jpg, 2\.jpg, 3\.jpg, 4\.jpg và 3 mục khác"):
        write(FolderDrive(tmp_path), SET)


def test_a_file_added_to_our_set_is_not_deleted(drive: Drive) -> None:
    write(drive, SET)
    drive.write("261124_0530/ghi-chu.txt", b"mine")
    assert verify_set(drive) == ["261124_0530/ghi-chu.txt: tệp lạ"]
    with pytest.raises(BroadcastError, match=r"ghi-chu\.txt"):
        write(drive, NEXT_SET)
    assert drive.read("261124_0530/ghi-chu.txt") == b"mine"


def test_what_systems_put_on_sticks_does_no_harm(tmp_path: Path) -> None:
    drive = FolderDrive(tmp_path)
    (tmp_path / "System Volume Information").mkdir()
    (tmp_path / "System Volume Information" / "IndexerVolumeGuid").write_bytes(b"")
    (tmp_path / ".Trash-1000").mkdir()
    write(drive, SET)
    (tmp_path / "261124_0530" / "._01_C.mp3").write_bytes(b"")
    assert verify_set(drive) == []
    nested = [UsbFile("CUM_1/261124_0530/01_A.mp3", b"a")]
    write(drive, nested)
    (tmp_path / "CUM_1" / "261124_0530" / "._01_A.mp3").write_bytes(b"")
    write(drive, NEXT_SET)
    assert verify_set(drive) == []
    assert (tmp_path / "System Volume Information" / "IndexerVolumeGuid").exists()


def test_a_small_stick_is_told_before_anything_is_written(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("mtools are not to be had on Windows")
    fat = FatDrive.format(tmp_path / "stick.img", 16)
    write(fat, NEXT_SET)
    large = [UsbFile("261124_0530/01_BAI.mp3", bytes(17_000_000))]
    with pytest.raises(BroadcastError, match=r"^USB không đủ chỗ: cần 18 MB, chỉ có 16 MB; chép ít ngày hơn"):
        write(fat, large)
    assert verify_set(fat) == []


@dataclass(frozen=True)
class FailingDrive:
    """A stick that breaks at one file, by an error or as if the program had been killed."""

    stick: FolderDrive
    breaks_at: str
    error: Callable[[], BaseException]

    def write(self, path: str, content: bytes | Path) -> None:
        if path == self.breaks_at:
            (self.stick.root / path).write_bytes(b"half")
            raise self.error()
        self.stick.write(path, content)

    def paths(self) -> Iterator[str]:
        return self.stick.paths()

    def size(self, path: str) -> int:
        return self.stick.size(path)

    def read(self, path: str) -> bytes:
        return self.stick.read(path)

    def make_folder(self, path: str) -> None:
        self.stick.make_folder(path)

    def replace(self, path: str, content: bytes) -> None:
        if path == self.breaks_at:
            raise self.error()
        self.stick.replace(path, content)

    def remove(self, path: str) -> None:
        self.stick.remove(path)

    def free_bytes(self) -> int:
        return self.stick.free_bytes()


class Killed(BaseException):
    pass


@pytest.mark.parametrize("breaks_at", [MORNING[1].path, WHOLE.path, VOUCHER])
@pytest.mark.parametrize("before", [None, NEXT_SET])
def test_a_killed_copy_is_never_taken_for_whole_and_can_be_done_again(
    tmp_path: Path, breaks_at: str, before: list[UsbFile] | None
) -> None:
    stick = FolderDrive(tmp_path)
    if before:
        write(stick, before)
    with pytest.raises(Killed):
        write(FailingDrive(stick, breaks_at, Killed), SET)
    assert verify_set(stick) != []
    write(stick, SET)
    assert verify_set(stick) == []


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "USB đã đầy khi chép chưa xong"), (errno.EIO, "Chép ra USB chưa xong")]
)
def test_a_copy_that_breaks_off_leaves_nothing_half_written(tmp_path: Path, code: int, told: str) -> None:
    stick = FolderDrive(tmp_path)
    with pytest.raises(BroadcastError, match=told):
        write(FailingDrive(stick, WHOLE.path, lambda: OSError(code, "lỗi")), SET)
    assert files_on(stick) == {CLAIM}
    assert verify_set(stick) == [f"không có {VOUCHER}: bộ này chép chưa xong, hoặc không phải do loaxa chép"]


def test_a_stick_that_takes_nothing_keeps_its_old_set(tmp_path: Path) -> None:
    stick = FolderDrive(tmp_path)
    write(stick, SET)
    with pytest.raises(BroadcastError, match="bộ cũ trên đó còn nguyên"):
        write(FailingDrive(stick, CLAIM, lambda: OSError(errno.ENOSPC, "lỗi")), NEXT_SET)
    assert verify_set(stick) == []


def test_verify_tells_each_file_that_is_not_as_it_was_written(drive: Drive) -> None:
    write(drive, SET)
    drive.remove(MORNING[0].path)
    drive.remove(EVENING[0].path)
    drive.write(EVENING[0].path, b"other")
    assert verify_set(drive) == [
        "261124_0530/01_C.mp3: thiếu",
        "261124_1700/01_BAI.mp3: nội dung khác với khi chép",
    ]


@pytest.mark.parametrize("content", [b"", b"\xff", b"abc  x\n", b"nonsense", f"{'0' * 64}  x".encode()])
def test_a_damaged_list_vouches_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / VOUCHER).write_bytes(content)
    assert verify_set(FolderDrive(tmp_path)) == [f"{VOUCHER} bị hỏng"]


def test_a_hostile_claim_reaches_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "kept.txt").write_bytes(b"kept")
    (tmp_path / "stick" / CLAIM).write_text('{"loa-xa": ["../kept.txt", "..\\\\kept.txt", "/etc/x", "", 5]}')
    write(FolderDrive(tmp_path / "stick"), SET)
    assert (tmp_path / "kept.txt").read_bytes() == b"kept"


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BroadcastError, match=r"^Hai buổi phát cùng ngày, cùng giờ"):
        write(FolderDrive(tmp_path), [UsbFile("A/1.mp3", b""), UsbFile("a/1.mp3", b"")])
