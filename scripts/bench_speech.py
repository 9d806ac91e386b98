"""Measure how fast texts become speakable: python scripts/bench_speech.py

Prints characters per second on one core for the source documents (when given as arguments), ordinary text and
inputs built to make backtracking expensive. The floor is 100,000 characters a second.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audio.speech import Lexicon, Speaker

NOTICE = (
    "UBND xã kính mời bà con đến dự họp lúc 7h30 ngày 12/8/2025 tại Nhà văn hóa thôn 3. Mọi thắc mắc xin "
    "liên hệ đ/c Hoàng Thị Mai, ĐT 0963.123.456 để được giải đáp. Năm qua toàn xã có 1.245 hộ, đạt 98,5% kế "
    "hoạch, thu 1,5 tỷ đồng theo Quyết định 135/QĐ-TTg. Người dân mang theo căn cước và thẻ bảo hiểm y tế.\n"
)
SIZE = 100_000
ROUNDS = 3
"""Each input is counted once a round, and its fastest count stands: what else a machine does slows it."""

PIECES = "1 / a. A- 1/ ( * _ < <!-- [ ]( ![a]( 1. 1, a@ A Đ. #1 | *1 - 1- "
PIECES += ":a 1: a' & &# I H1. 1a X/ http:// a_ { {. \\ +8"
ADVERSARIES = (
    *PIECES.split(),
    *"Ầ 0.1 T2- đ/c <a ` ~ \u0301 1x 12/12/2024-".split(),
    *("0 ", "1 ", "- ", "\n", "a\n", "1 000 ", "gọi 113, ", "ủy ban ", "UBND ", "12/12 "),
    *"½ 中 IV- A.B 1→ 1.000. %1 e\u0301 😀 [a](b) {đọc: <script> |a|\n xyzt đ ABC".split(" "),
    *("CA ", "1 000", "ngày 1/", "từ 1-2 ", "mã 1 ", "a,\n", "> a\n", "# a #\n", "x" * 1000 + " "),
)
# Nothing said twice, so that nothing is remembered: numbers and signs, short words among them.
MIXED = {
    "digits and signs": "0123456789/-.: ",
    "names of hosts": [*"thanh an ha nhat lap xa b minh gov .vn @ /".split(), ".vn "],
    "words and numbers": "ngày từ đến số 1 2 12 25 / - . , % đ km h XI CA mã gọi 113 0912 2025".split(),
}


def rate(speaker: Speaker, text: str) -> float:
    """Return characters a second for one text."""
    start = time.process_time()
    speaker.speak(text)
    return len(text) / max(time.process_time() - start, 1e-9)


def main(paths: list[str]) -> None:
    """Print one line for each text and the slowest adversary last."""
    start = time.perf_counter()
    speaker = Speaker(Lexicon.load())
    print(f"{'start':>20} {time.perf_counter() - start:12.2f} s")
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        print(f"{Path(path).name[:20]:>20} {rate(speaker, text):12,.0f} chars/s")
    print(f"{'notice, 1 MB':>20} {rate(speaker, NOTICE * (1_000_000 // len(NOTICE))):12,.0f} chars/s")
    rates = dict[str, float]()
    repeated = {piece: piece * (SIZE // len(piece)) for piece in ADVERSARIES}
    for seed in range(ROUNDS):
        choose = random.Random(seed).choices
        mixed = {name: "".join(choose(pieces, k=SIZE))[:SIZE] for name, pieces in MIXED.items()}
        for name, text in (repeated | mixed).items():
            rates[name] = max(rates.get(name, 0), rate(speaker, text))
    for piece, found in sorted(rates.items(), key=lambda item: -item[1]):
        print(f"{piece[:16]!r:>20} {found:12,.0f} chars/s{'' if found >= 100_000 else '  SLOW'}")


if __name__ == "__main__":
    main(sys.argv[1:])
