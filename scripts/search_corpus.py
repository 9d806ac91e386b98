"""Articles that nobody wrote, to search among: the sample commune's words in new orders, under new titles."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from newsroom.article import Article
from newsroom.kinds import Kind, Priority
from site_builder.search.words import bare, words

_MATTERS = """
tiêm phòng dại cho chó mèo
vệ sinh đường làng ngõ xóm
họp phụ huynh đầu năm
giải bóng chuyền các thôn
vay vốn sản xuất vụ mới
nuôi cá lồng trên sông
sửa chữa kênh mương nội đồng
khám mắt cho học sinh tiểu học
thu gom vỏ chai thuốc trừ sâu
hội thi nấu ăn ngày lễ
tuyển quân đợt đầu năm
bàn giao nhà đại đoàn kết
gieo mạ sớm trà xuân
phát quà trung thu cho các cháu
nâng cấp đường liên thôn
kiểm tra đồng hồ nước
hiến máu tình nguyện
bầu trưởng thôn nhiệm kỳ mới
đăng ký khai sinh lưu động
phòng bệnh lở mồm long móng
hát then đàn tính ở nhà văn hóa
làm cầu dân sinh qua suối
trồng cây đầu xuân
giao lưu cờ tướng
lắp đèn đường bằng pin mặt trời
thu hoạch ngô vụ đông
tặng xe đạp cho học sinh nghèo
đổi rác lấy cây xanh
diễn tập chữa cháy ở chợ
kiểm kê rừng trồng
đón đoàn bác sĩ tình nguyện
thi tìm hiểu lịch sử xã
chăm sóc vườn thuốc nam
cấp phát giống lúa hỗ trợ
sinh hoạt hè cho thiếu nhi
ra mắt câu lạc bộ dưỡng sinh
""".strip().split("\n")
_FRAMES = ("{} ở {}", "Thông tin về {} tại {}", "{}: {} làm trước", "Kết quả {} của {}", "Kế hoạch {} ở {}")
_PLACES = ("Bến Đá", "Cầu Tre", "Đồi Chè", "Nà Lim", "Nước Trong", "Phố Chợ", "sáu thôn", "trường học", "xã")


def invent(
    models: Sequence[Article], count: int, unsaid: Collection[str], seed: int = 6
) -> Iterator[Article]:
    """Invent articles that differ in title from the models and use their words in their proportions.

    No sentence holds a phrase of `unsaid`, bare: whoever asks for it would be as well served by the invented.
    """
    chance = random.Random(seed)
    follows: dict[str, list[str]] = defaultdict(list)
    for article in models:
        running = article.body.replace("#", "").replace("{", "").split()
        for first, second in pairwise(running):
            follows[first].append(second)
    starts = sorted(word for word in follows if word[0].isupper() and word.isalpha())

    def sentence(length: int) -> str:
        while True:
            said = _sentence(follows, starts, chance, length)
            line = f" {' '.join(map(bare, words(said)))} "
            if not any(f" {phrase} " in line for phrase in unsaid):
                return said

    for number in range(count):
        matter, frame, place = chance.choice(_MATTERS), chance.choice(_FRAMES), chance.choice(_PLACES)
        title = frame.format(matter, place)
        model = chance.choice(models)
        yield replace(
            model,
            slug=f"bai-thu-{number}",
            kind=(kind := chance.choice([Kind.NEWS, Kind.NOTICE, Kind.QUESTION])),
            title=f"{title[0].upper()}{title[1:]}, đợt {number}",
            summary=sentence(22),
            body="\n\n".join(sentence(chance.randint(30, 90)) for _ in range(6)),
            published=model.published - timedelta(days=chance.randint(1, 900)),
            priority=Priority.ROUTINE,
            details=None,
            air=None,
            reading=None,
            path=f"{kind}/bai-thu-{number}.md",
        )


def _sentence(
    follows: dict[str, list[str]], starts: Sequence[str], chance: random.Random, length: int
) -> str:
    said = [chance.choice(starts)]
    while len(said) < length:
        said.append(chance.choice(follows.get(said[-1]) or starts))
    # Not as Markdown: what was a mark in the model is only a word here.
    return " ".join(word.strip("*[]()_`>!|-") for word in said).strip() + "."
