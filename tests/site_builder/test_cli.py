"""The command line as its users meet it: exit codes and Vietnamese words."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import loaxa

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Run `loaxa` as a program, under a locale that knows no Vietnamese."""
    done = subprocess.run(
        [sys.executable, "-c", "from site_builder.cli import main; main()", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "COLUMNS": "100"} | environment,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_check_of_a_sound_commune(content: Path) -> None:
    code, out, err = run("check", "--content", content, "--now", "2026-11-23T08:00:00+07:00")
    assert (code, out, err) == (0, "Đã soát 1 bài: không có lỗi. Đang đăng 1 bài.\n", "")


def test_check_tells_every_problem_and_fails(content: Path) -> None:
    (content / "thong-bao" / "hong.md").write_text("---\nngay: 5/3/2026\n---\n", encoding="utf-8")
    code, out, err = run("check", "--content", content)
    assert (code, out) == (1, "")
    assert "content/thong-bao/hong.md:2: ngay: cần dạng YYYY-MM-DD" in err
    assert "content/thong-bao/hong.md:2: tieu_de: thiếu" in err
    assert "content/thong-bao/hong.md:4: nội dung: bài chưa có nội dung" in err
    assert "Có 3 chỗ cần sửa" in err


def test_check_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    code, _, err = run("check", "--content", tmp_path / "khong-co")
    assert code == 1
    assert f"không có thư mục {tmp_path / 'khong-co'} — xem lại tên ghi sau --content" in err


def test_a_folder_given_for_a_file_is_told_as_such(tmp_path: Path) -> None:
    code, _, err = run("calendar", "--to", tmp_path)
    assert code == 2
    assert "giá trị của --to phải là tên một tệp, không phải một thư mục" in err


def test_build_prints_what_was_made_and_where_to_look(content: Path, tmp_path: Path) -> None:
    arguments = (
        "build",
        "--content",
        content,
        "--output",
        tmp_path / "out",
        "--now",
        "2026-11-23T08:00:00+07:00",
    )
    code, out, err = run(*arguments)
    assert (code, err) == (0, ""), "quiet beside the table where there is no terminal"
    assert re.search(r"Bản đọc\s+│\s+2", out)
    assert str(tmp_path / "out" / "index.html") in out
    assert "Không có gì thay đổi" not in out
    assert "Không có gì thay đổi" in run(*arguments)[1]


def test_build_of_bad_content_writes_nothing(content: Path, tmp_path: Path) -> None:
    (content / "station.yml").unlink()
    assert run("build", "--content", content, "--output", tmp_path / "out")[0] == 1
    assert not (tmp_path / "out").exists()


def test_new_article_then_check(content: Path) -> None:
    code, out, _ = run("new", "thong-bao", "Lịch tiêm chủng", "--content", content)
    assert code == 0
    assert str(content / "thong-bao" / "lich-tiem-chung.md") in out
    assert run("check", "--content", content)[0] == 0
    code, _, err = run("new", "thong-bao", "Lịch tiêm chủng", "--content", content)
    assert code == 1
    assert "Đã có bài tên này" in err


def test_say_prints_what_is_said(content: Path) -> None:
    code, out, _ = run("say", content / "thong-bao" / "moi-hop.md", "--spoken", "--content", content)
    assert (code, out.splitlines()) == (
        0,
        [
            "Đài truyền thanh xã Thử kính chào bà con.",
            "Mời bà con nghe thông báo.",
            "Mời họp thôn.",
            "Mời bà con đến họp.",
            "Xin cảm ơn bà con đã lắng nghe.",
        ],
    )
    code, out, _ = run("say", "-", "--spoken", "--content", content, stdin="**Họp** lúc 7h30.".encode())
    assert (code, out) == (0, "Họp lúc bảy giờ ba mươi phút.\n")


def test_say_shows_written_and_spoken_and_why_and_how_long(content: Path) -> None:
    text = "**Họp** ngày 3/4. Gặp KTX{đọc: ký túc xá}. Mời bà con."
    code, out, _ = run("say", "-", "--content", content, stdin=text.encode())
    assert (code, out.splitlines()) == (
        0,
        [
            "Họp ngày 3/4.",
            "  → Họp ngày mùng ba tháng tư.",
            "    · ngày tháng: 3/4 → mùng ba tháng tư",
            "Gặp KTX.",
            "  → Gặp ký túc xá.",
            "    · lời biên tập: KTX → ký túc xá",
            "Mời bà con.",
            "",
            "Dài khoảng 6 giây, đọc 200 tiếng một phút, kể cả quãng nghỉ.",
        ],
    )


def test_say_greets_as_in_a_slot(content: Path) -> None:
    say = ("say", content / "thong-bao" / "moi-hop.md", "--content", content, "--slot")
    assert "kính chào bà con buổi sáng." in run(*say, "sang")[1]
    code, _, err = run(*say, "trua")
    assert (code, err) == (1, 'Không có khung giờ "trua" trong station.yml: dùng một trong sang.\n')


UNTAUGHT = "---\ntieu_de: Họp XKTZ\nngay: 2026-11-20\nloi_loa: |\n  Một.\n\n  Đến XKTZ và KQPH.\n---\nA.\n"


def test_what_nobody_can_say_is_told_until_it_is_taught(content: Path, tmp_path: Path) -> None:
    (content / "thong-bao" / "hop.md").write_text(UNTAUGHT, encoding="utf-8")
    now = ("--content", content, "--now", "2026-11-23T08:00:00+07:00")
    code, out, err = run("check", *now)
    assert (code, out) == (1, "")
    assert 'content/thong-bao/hop.md:2: đọc: chưa biết đọc "XKTZ" — sửa cách đọc rồi chép' in err
    assert 'content/thong-bao/hop.md:7: đọc: chưa biết đọc "XKTZ" — viết XKTZ{đọc: …}' in err
    assert "content/lexicon.yml:  XKTZ: ích ca tê dét  # dưới mục viet_tat:\n" in err
    assert 'content/thong-bao/hop.md:7: đọc: chưa biết đọc "KQPH"' in err

    code, out, err = run("build", *now, "--output", tmp_path / "out")
    assert (code, err) == (3, "")
    assert "Chưa có bản đọc 1 bài" in out
    assert 'content/thong-bao/hop.md:7: đọc: chưa biết đọc "KQPH"' in out
    assert "<audio" not in (tmp_path / "out" / "thong-bao" / "hop.html").read_text(encoding="utf-8")
    assert "<audio" in (tmp_path / "out" / "thong-bao" / "moi-hop.html").read_text(encoding="utf-8")

    code, out, err = run("say", content / "thong-bao" / "hop.md", "--content", content)
    assert code == 3
    assert "hop.md:7: đọc" in err

    (content / "lexicon.yml").write_text("viet_tat:\n  XKTZ: xưởng ca tê dét\n", encoding="utf-8")
    taught = UNTAUGHT.replace("KQPH", "KQPH{đọc: kết quả phối hợp}")
    (content / "thong-bao" / "hop.md").write_text(taught, encoding="utf-8")
    assert run("check", *now)[0] == 0
    assert run("build", *now, "--output", tmp_path / "out")[0] == 0
    out = run("say", content / "thong-bao" / "hop.md", "--spoken", "--content", content)[1]
    assert "Đến xưởng ca tê dét và kết quả phối hợp." in out


def test_a_faulty_lexicon_is_told_like_other_problems(content: Path, tmp_path: Path) -> None:
    (content / "lexicon.yml").write_text("viet_tat:\n  XKTZ: x1\nvitat: {}\n", encoding="utf-8")
    for command in (("check",), ("build", "--output", tmp_path / "out"), ("say", "-")):
        code, _, err = run(*command, "--content", content)
        assert code == 1, command
        assert "content/lexicon.yml:2: viet_tat.XKTZ: cách đọc" in err
        assert "content/lexicon.yml:3: vitat: khoá lạ" in err


def test_say_tells_what_is_wrong_with_the_one_article(content: Path) -> None:
    (content / "thong-bao" / "hong.md").write_text("x", encoding="utf-8")
    assert run("say", content / "thong-bao" / "moi-hop.md", "--content", content)[0] == 0
    code, out, err = run("say", content / "thong-bao" / "hong.md", "--content", content)
    assert (code, out) == (1, "")
    assert "hong.md:1: tệp: thiếu phần đầu bài" in err


def test_say_of_nothing_says_nothing(content: Path) -> None:
    assert run("say", "-", "--spoken", "--content", content, stdin=b"")[:2] == (0, "")


def test_say_from_the_keyboard_wherever_one_stands(content: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from site_builder.cli import main; main()", "say", "-", "--spoken"],
        input="Họp lúc 7h.".encode(),
        capture_output=True,
        cwd=ROOT / "content",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (0, "Họp lúc bảy giờ.\n")


def test_say_records(content: Path, tmp_path: Path) -> None:
    target = tmp_path / "thu.mp3"
    lost = tmp_path / "khong-co" / "thu.mp3"
    code, _, told = run("say", "-", "--audio", lost, "--content", content, stdin="Mời bà con.".encode())
    assert (code, "tạo thư mục ấy trước" in told, lost.parent.exists()) == (1, True, False)
    code, out, _ = run("say", "-", "--audio", target, "--content", content, stdin="Mời bà con.".encode())
    assert code == 0
    assert target.read_bytes()[:3] == b"ID3"
    assert str(target) in out


def test_schemas_are_written(tmp_path: Path) -> None:
    assert run("schema", tmp_path)[0] == 0
    assert (tmp_path / "station.schema.json").exists()
    assert (tmp_path / "huong-dan.schema.json").exists()


def test_version() -> None:
    assert re.fullmatch(r"loaxa \d+\.\d+\.\d+\n", run("--version")[1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buidl"], 'không có lệnh "buidl"; có phải "build"?'),
        (["new", "tin-tucs", "x"], 'không có loại bài "tin-tucs"; có phải "tin-tuc"?'),
        (["new", "tin-tuc"], "còn thiếu TIÊU_ĐỀ"),
        (["build", "--jobs", "x"], 'cần một số từ 1 đến 64, đang là "x"'),
        (["build", "--foo"], 'không có tuỳ chọn "--foo"'),
        (["build", "--now", "2026-11-23"], "thiếu múi giờ"),
        (["build", "--now", "mai"], '"mai" không phải ngày giờ'),
    ],
)
def test_mistakes_at_the_keyboard(arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


def test_a_missing_file(content: Path) -> None:
    code, _, err = run("say", "khong-co.md", "--content", content)
    assert (code, err) == (1, "khong-co.md: không tìm thấy\n")


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_every_command_and_option_is_documented(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for name, command in loaxa.commands.items():
        assert f"loaxa {name}" in text, name
        for parameter in command.params:
            for option in (o for o in parameter.opts if o.startswith("--")):
                assert option in text, f"{name} {option}"
    for script in ("build", "test"):
        assert re.search(rf"python3? scripts[/\\]{script}\.py", text)
