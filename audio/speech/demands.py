"""What a row of grammar.yml may demand besides a form: what stands around a match, and checks of the match.

``after``, ``before`` and ``ends`` take what the row names there first: terms, or a pattern.
"""

import re
from calendar import monthrange
from functools import lru_cache

from audio.speech.alphabet import LETTER, UPPER
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal
from audio.speech.syllables import is_syllable

# How many characters back is looked, so that every decision takes constant time.
NEAR, FAR = 24, 64
_NEXT = re.compile(rf" ?([{LETTER}]+)(?: ([{LETTER}]+))?")
_TELEPHONE_DIGITS = {"0": range(9, 12), "1": range(8, 11), "8": range(10, 13)}
_CAPITALS_BEFORE = re.compile(rf"(?<![{LETTER}])([{UPPER}]{{2,8}})[ ,]{{1,2}}\Z")
_CAPITALS_AFTER = re.compile(rf"[ ,]{{1,2}}([{UPPER}]{{2,8}})(?![{LETTER}\d])")


def text_before(m: re.Match[str], reach: int = NEAR) -> str:
    """Return the few characters before a span, on its own line."""
    return m.string[max(0, m.start() - reach) : m.start()].rpartition("\n")[2]


def ends(pattern: re.Pattern[str], reach: int, m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a pattern, of no more characters than the reach, ends at the span, on its line."""
    return pattern.search(text_before(m, reach)) is not None


def after(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the span directly follows one of the terms, of up to three words, a colon aside."""
    return not terms.isdisjoint(_last_words(text_before(m)))


@lru_cache(256)  # the rules that come into question for one span ask the same
def _last_words(text: str) -> tuple[str, ...]:
    words = text.lower().replace("/", " ").rstrip(" :(\"'").rsplit(None, 3)[-3:]
    return tuple(" ".join(words[i:]).lstrip("(\"',;.") for i in range(len(words)))


def before(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the next word or two, in full, are one of the terms."""
    if not (found := _NEXT.match(m.string, m.end())):
        return False
    words = [*lexicon.abbreviations.get(found[1], found[1]).lower().split(), (found[2] or "").lower()]
    return words[0] in terms or " ".join(words[:2]) in terms


def exists(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether d and m (and y) name a day, with equal signs between them."""
    found = {"y": "2024", "s": "", "t": ""} | m.groupdict()  # without a year 29 February exists
    return found["s"] == found["t"] and int(m["d"]) <= monthrange(int(found["y"]), int(m["m"]))[1]


def neighbours(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a range of neighbours, 2-3, from a day, 2-9."""
    return "-" in m[0] and 0 < int(m["m"]) - int(m["d"]) <= 2


def feast(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether every year keeps this day."""
    return f"{int(m['d'])}-{int(m['m'])}" in lexicon.contexts["ngay_le"]


def rising(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a range and a proper fraction, 10-31 and 1/3, from a score or a day, 31-10: nobody counts down."""
    return int(m[1]) < int(m[2])


def just_said(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the number in brackets has just been said, in words or figures: "ba (03)", "03 (ba)"."""
    words = cardinal(int(m["n"])) if m["n"].isdigit() else m["n"].lower()
    before = re.search(r"(?<![\d.,])\d{1,4} \Z", text_before(m))
    return text_before(m).lower().endswith(f"{words} ") or (before and cardinal(int(before[0]))) == words


def telephone(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a number has as many digits as its first one demands."""
    digits = re.sub(r"\D", "", m[0])
    return len(digits) in _TELEPHONE_DIGITS[digits[0]]


def document(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a/b is the number of a document: a known code, or more than one."""
    known = [p in lexicon.documents or p in lexicon.abbreviations for p in re.split(r"[/. -]+", m["codes"])]
    return known[0] if " " in m[0][: m.start("codes") - m.start()] else len(known) > 1 or any(known)


def kind_said(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the kind of document its number names was just said: "Quyết định số 135/QĐ-TTg"."""
    kind = lexicon.documents.get(m["kind"]) or lexicon.abbreviations.get(m["kind"], m["kind"])
    before = text_before(m).lower().rstrip(" :").removesuffix(" số")
    return before.endswith((kind.lower(), m["kind"].lower()))


def same_noun(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the noun before the second number stood before the first: lớp 1 - lớp 5."""
    noun = m.string[m.end() : m.end() + 20].split()[0]
    return re.search(rf"(?i)\b{noun} [^;]{{1,12}}$", text_before(m)) is not None


def unlike(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell two counts side by side, "12 hộ - 45 khẩu", from the two ends of a range."""
    other = re.match(r" ?[\d.,]+ ?([^\W\d]+)", m.string[m.end() : m.end() + NEAR])
    return other is not None and other[1] != text_before(m).split()[-1]


def headline(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a syllable in capitals stands among words in capitals ("CA NGỢI", not "CA xã")."""
    around = (_CAPITALS_BEFORE.search(text_before(m)), _CAPITALS_AFTER.match(m.string, m.end()))
    words = [n[1] for n in around if n and is_syllable(n[1])] if is_syllable(m[0]) else []
    taught = (lexicon.abbreviations, lexicon.letters, lexicon.prefixes)
    return not all(any(word in table for table in taught) for word in words)


def word(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a space left out before a word (".các") from the ending of a file (.apk)."""
    return is_syllable(m[0].split(".")[1])
