"""Start a new article from its kind's template."""

from datetime import date, datetime, timedelta
from pathlib import Path

from newsroom.errors import SiteError
from newsroom.folding import slugify
from newsroom.kinds import Kind
from newsroom.load import article_files
from site_builder.output import OutputFile, write_tree

# Windows refuses paths beyond 260 characters.
_MAX_NAME = 80

_HEAD = """---
tieu_de: {title}
tom_tat:
ngay: {today}
{details}chuyen_muc:
doi_tuong:
thon:
muc_do: thuong
het_han:
nguon:
  ten:
  url:
tac_gia:
nhap: true   # bản nháp; xoá dòng này khi bài đã xong
---

{body}"""

_DETAILS = {
    Kind.EVENT: "bat_dau: {later} 07:30\nket_thuc:\ndia_diem: Ghi nơi tổ chức\nmang_theo:\n",
    Kind.DOCUMENT: "so_hieu: Ghi số hiệu\nngay_ban_hanh: {today}\nco_quan: Ghi cơ quan ban hành\n",
    Kind.CAMPAIGN: "tu_ngay: {today}\nden_ngay: {later}\n",
}

_BODIES = {
    Kind.NOTICE: "Ai cần biết, việc gì, ở đâu, lúc nào.\n\n- Mang theo:\n- Hỏi thêm:\n",
    Kind.NEWS: (
        "Việc gì đã diễn ra, ở đâu, lúc nào, ai tham gia.\n\n## Kết quả\n\nViết kết quả và việc tiếp theo.\n"
    ),
    Kind.GUIDE: (
        "Hướng dẫn này giúp bà con làm việc gì.\n\n## Cần chuẩn bị\n\n- Điện thoại có mạng\n\n"
        "## Các bước\n\n1. Bước thứ nhất.\n2. Bước thứ hai.\n3. Bước thứ ba.\n\n"
        "## Khi gặp khó\n\nGọi ai, đến đâu để được giúp.\n"
    ),
    Kind.EVENT: "Sự kiện dành cho ai, có nội dung gì.\n\n## Chương trình\n\n- Giờ và việc\n",
    Kind.DOCUMENT: "Văn bản này quy định việc gì.\n\n## Bà con cần biết\n\n- Điều thay đổi với người dân\n",
    Kind.QUESTION: "Trả lời ngắn gọn trước, rồi giải thích.\n\n## Làm thế nào\n\n1. Việc thứ nhất.\n",
    Kind.CAMPAIGN: "Chiến dịch nhằm việc gì, ai tham gia.\n\n## Việc làm từng tuần\n\n- Tuần một\n",
    Kind.GOOD_PRACTICE: "Cách làm hay ở đâu, của ai, giúp được gì.\n\n## Làm thế nào\n\n1. Việc thứ nhất.\n",
}


def new_article(kind: Kind, title: str, today: date) -> OutputFile:
    """Fill the template of a draft, its path from `content/`; raise SiteError on an empty title."""
    title = "".join(c for c in " ".join(title.split()) if c.isprintable())
    if not (slug := slugify(title)[:_MAX_NAME].strip("-")):
        raise SiteError(
            'Tiêu đề chưa có chữ nào: viết tiêu đề trong ngoặc kép, ví dụ "Lịch tiêm chủng tháng 12".'
        )
    dates = {"today": f"{today:%Y-%m-%d}", "later": f"{today + timedelta(days=7):%Y-%m-%d}"}
    details = _DETAILS.get(kind, "").format(**dates)
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    text = _HEAD.format(title=quoted, details=details, body=_BODIES[kind], **dates)
    return OutputFile(f"{kind}/{slug}.md", text.encode())


def write_article(kind: Kind, title: str, content: Path, now: datetime) -> Path:
    """Write the template of a new article and return its path; raise SiteError where that name is taken."""
    file = new_article(kind, title, now.astimezone().date())
    name = Path(file.path).stem
    for taken in article_files(content):
        if slugify(taken.stem) == name:
            raise SiteError(f"Đã có bài tên này: {taken}. Đặt tiêu đề khác, thêm ngày hoặc tên thôn.")
    write_tree([file], content, prunable=frozenset())
    return content / file.path
