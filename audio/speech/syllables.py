"""The structure of Vietnamese syllables: tells words in capitals from abbreviations, and splits host names.

Onsets and rimes follow Đoàn Thiện Thuật, "Ngữ âm tiếng Việt"; rare rimes of borrowed words are left out.
"""

import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_CHECKED_TONES = ("\u0301", "\u0323")  # syllables that end in a stop carry sắc or nặng, no other tone
_STOPS = ("p", "t", "c", "ch")
_ONSETS = " b ch d đ h kh l m n nh p ph r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oat oay
oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
""".split()
_CONSONANTS = "bcdghklmnpqrstvx"
_PLAIN = str.maketrans("ăâêôơưđ", "aaeooud")


def _onsets(rime: str) -> list[str]:
    """List the onsets that may precede a rime: k, gh, ngh before e ê i y; c, g, ng elsewhere."""
    onsets = _ONSETS.split(" ")
    if rime[0] in "eêi":
        onsets += ["k", "gh", "ngh"]
    elif rime[0] == "y":
        onsets += ["k"]
    else:
        onsets += ["c", "g", "ng"]
    if rime[0] in "aăâeêiơy" or rime == "ôc":
        onsets.append("qu")
    onsets.append("g" if rime[0] == "i" else "gi")
    return onsets


_TONELESS = frozenset(onset + rime for rime in _RIMES for onset in _onsets(rime)) | {
    "giêng",
    "quyên",
    "quyêt",
}
_UNMARKED = frozenset(s.translate(_PLAIN) for s in _TONELESS)


@lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case, is a well-formed syllable with a tone its ending allows."""
    marked = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", marked.translate(_TONES))
    if toneless not in _TONELESS:
        return False
    return not toneless.endswith(_STOPS) or any(tone in marked for tone in _CHECKED_TONES)


def split_unmarked(word: str) -> list[str] | None:
    """Split letters without marks into the fewest syllables, the first the longest, or return None.

    >>> split_unmarked("thongbao")
    ['thong', 'bao']
    """
    if not 0 < len(word) <= 40:
        return None
    word = word.lower()
    best: list[list[str] | None] = [[]]
    for end in range(1, len(word) + 1):
        starts = [s for s in range(max(0, end - 7), end) if best[s] is not None and word[s:end] in _UNMARKED]
        found = [[*(best[s] or []), word[s:end]] for s in starts]
        best.append(min(found, key=_unlikeliness, default=None))
    return best[-1]


_ONSETLESS = frozenset("an anh yen ap ong em ai".split())  # as common as syllables with a consonant


def _unlikeliness(split: list[str]) -> tuple[int, int, list[int]]:
    """Rank splits: few syllables, long onsets ("xa minh tri", not "xam inht ri"), long first syllables."""
    onsets = sum(1 if s in _ONSETLESS else len(s) - len(s.lstrip(_CONSONANTS)) for s in split)
    return len(split), -onsets, [-len(s) for s in split]
