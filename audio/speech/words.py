"""Words: abbreviations, capitals, Roman numerals, foreign words, punctuation and signs."""

import re
import unicodedata

from audio.speech.alphabet import BEGIN, END, LETTER, PUNCTUATION, UPPER, VOWEL, any_of
from audio.speech.context import Guess, after, before, capitals_around, follows, next_word
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal, roman
from audio.speech.syllables import is_syllable

ET_CETERA = rf"{BEGIN}[vV]\.? ?[vV]\.{{1,5}}|{BEGIN}vv(?:\.{{1,5}}|{END})"
OUTLINE = r"(?<![^\n])(?P<l>[a-zđA-EĐ])(?=[).] )"
LISTED_ROMAN = r"(?<=\()(?:[iv]|[ivx]{2,4})(?=\) )"
ROMAN = rf"{BEGIN}(?P<r>[IVXLC]{{1,7}}){END}"
INITIALS = rf"{BEGIN}[{UPPER}](?:\.[{UPPER}]){{1,5}}{END}"
HALF_SYLLABLE = rf"{BEGIN}(?P<l>[HMNKRBYĐ])'(?=[{UPPER}])"
WORD = rf"[{LETTER}]++"
FULL_STOP = r"\./\.?"
SIGN = r"[^\w\s]|_"
OTHER = r"[^\s]"

_VOWEL = re.compile(f"[{VOWEL}]")
_PAUSES = "()[]{}"
_CHAIN = re.compile(r"(?:[IVX]+|(?:[Qq]uý|[Kk]hóa) \S{1,6})(?: ?[,&-] ?| và | hoặc | đến )$")
_NUMBER_NEXT = re.compile(r"(?: số)? ?(?!1[89]00)(?:0\d|[1-9]\d{0,3})(?!\d|[.]\d)")
_DOCUMENT_NEXT = re.compile(r"(?: số)? \d{1,5}(?:/\d{4})?[/-][A-ZĐ]")
_LINE_START = re.compile(r"^\W*$")


def phrases(lexicon: Lexicon) -> str:
    """Compile the taught terms that hold signs or spaces (đ/c, KT-XH, wi-fi), the longest first."""
    exact = {k for k in lexicon.abbreviations if not k.isalnum()}
    loose = [k for k in lexicon.foreign if not k.isalnum()]
    cases = {cased for k in loose for cased in (k, k.capitalize(), k.title(), k.upper())}
    return rf"{BEGIN}(?:{any_of(exact | cases)}){END}(?!\.\d)"


def titles(lexicon: Lexicon) -> str:
    """Compile the abbreviations that stand before a name or number and swallow their dot (TP. Q.1 ThS.)."""
    return rf"{BEGIN}(?P<p>{any_of(lexicon.prefixes)})\.(?= ?[{UPPER}\d])"


def say_phrase(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a taught term that holds signs or spaces."""
    return lexicon.abbreviations.get(m[0]) or lexicon.foreign[m[0].lower()]


def say_title(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read "TP." before a name, "Q." before a number; single letters before a name may be initials."""
    key, right = m["p"], after(m).lstrip()
    if key == "ĐT" and re.match(r"0|\d{5}", right):
        return lexicon.abbreviations[key]
    if (
        len(key) == 1
        and not right[:1].isdigit()
        and (re.match(rf"[{UPPER}](?![{LETTER}])", right) or _after_name(m))
    ):
        return None
    return _unrepeated(lexicon.prefixes[key], m)


def _unrepeated(reading: str, m: re.Match[str]) -> str:
    """Leave out the first word of a reading where the text has just said it ("đường ĐT.741")."""
    said, _, rest = reading.partition(" ")
    return rest if rest and before(m).lower().endswith(f"{said} ") else reading


def _after_name(m: re.Match[str]) -> bool:
    """Tell whether a capitalised word stands before, as in "Nguyễn T. Mai"."""
    return bool(re.search(rf"[{UPPER}][{LETTER}]*[^{UPPER}\W\d_] $", before(m)))


def say_et_cetera(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read v.v."""
    return "vân vân." if m[0].endswith("...") or not after(m).strip() else "vân vân"


def say_outline(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read the letter of a) or b) at the start of a line."""
    return lexicon.spell(m["l"])


def say_roman(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read a Roman numeral after "quý", "khóa"…, heading a line, in a chain, or where unmistakable."""
    text, left, right = m["r"], before(m, 20), after(m, 4)
    value = roman(text) if len(text) > 1 or left[-1:] in " (-" else None
    if value is None:
        return None
    heading = _LINE_START.match(left) and set(text) <= set("IVX") and re.match(r"[.):/] ?|\.\d| - ", right)
    expected = left[-1:] in " (-" and (follows(m, lexicon.contexts["la_ma"]) or _CHAIN.search(left))
    plain = (
        len(text) > 1
        and not is_syllable(text)
        and not set(text) & set("LC")
        and text not in lexicon.abbreviations
    )
    if expected and len(text) > 1 and is_syllable(text) and any(is_syllable(n) for n in capitals_around(m)):
        expected = None
    return cardinal(value) if heading or expected or plain else None


def say_listed_roman(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read (ii) in a list."""
    value = roman(m[0].upper())
    return cardinal(value) if value else None


def say_initials(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read D.L or N.V.A by letters, unless every part is taught."""
    return lexicon.spell(m[0])


def say_half_syllable(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read the minor syllable of highland names: H'Hen → "hơ Hen"."""
    return {"H": "hơ", "M": "mơ", "N": "nơ", "K": "cơ", "R": "rơ", "B": "bơ", "Y": "y", "Đ": "đơ"}[m["l"]]


def _is_headline(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a syllable in capitals stands among words in capitals ("CA NGỢI", not "CA xã")."""
    return is_syllable(m[0]) and any(
        is_syllable(n)
        and n not in lexicon.abbreviations
        and n not in lexicon.letters
        and n not in lexicon.prefixes
        for n in capitals_around(m)
    )


def _said_already(m: re.Match[str], expansion: str) -> bool:
    """Tell whether the text just said in full what it now abbreviates in brackets."""
    return before(m).lower().endswith(f"{expansion.lower()} (") and after(m)[:1] == ")"


def say_word(m: re.Match[str], lexicon: Lexicon) -> str | Guess:
    """Read one run of letters where it stands: words around it tell a headline, a repetition, money."""
    word = m[0]
    if len(word) > 1 and word.isupper() and _is_headline(m, lexicon):
        return word
    if word in lexicon.numbered and _NUMBER_NEXT.match(m.string, m.end()):
        return _unrepeated(lexicon.numbered[word], m)
    if word in lexicon.documents and _DOCUMENT_NEXT.match(m.string, m.end()):
        return lexicon.documents[word]
    if word in lexicon.prefixes and next_word(m).lower() in lexicon.contexts["ho"]:
        return lexicon.prefixes[word]
    if known := lexicon.abbreviations.get(word):
        return "" if _said_already(m, known) else known
    if word == "đ" and before(m, 6).endswith(("nghìn ", "ngàn ", "triệu ", "tỷ ", "tỉ ")):
        return "đồng"
    if len(word) == 2 and word.isascii() and word.isupper() and is_syllable(word):
        return Guess(lexicon.spell(word), word, "viet_tat")
    if not set(word) - set("IVXLC") and is_syllable(word) and not _is_headline(m, lexicon):
        return word.lower()  # "XI", "VI" that no context made a numeral: never to be taken for one later
    return read_word(word, lexicon)


def read_word(word: str, lexicon: Lexicon) -> str | Guess:
    """Read one run of letters by itself: taught, a word, or — reported — letter by letter."""
    low = word.lower()
    if known := lexicon.abbreviations.get(word):
        return known
    if low in lexicon.foreign and not is_syllable(low):
        return lexicon.foreign[low]
    if len(word) == 1:  # a, y, o, à are words; the others are named
        return low if _VOWEL.match(low) else lexicon.spell(word)
    if word in lexicon.letters:
        return lexicon.spell(word)
    if not _VOWEL.search(low):
        return _consonants(word, lexicon)
    if low[1:] == word[1:]:
        return lexicon.units[word] if word in lexicon.units and not is_syllable(word) else word
    if is_syllable(word) and word.isupper():
        return word
    for table in (lexicon.prefixes, lexicon.documents):
        if word in table:
            return table[word]
    if word.isupper():
        return Guess(_compound(word, lexicon) or lexicon.spell(word), word, "viet_tat")
    return lexicon.units.get(word) or _mixed_case(word, lexicon)


def _consonants(word: str, lexicon: Lexicon) -> str | Guess:
    """Read a run without vowels, which is an abbreviation in any case: TP, tp, sđt, TTr."""
    top = word.upper()
    for table in (lexicon.units, lexicon.prefixes, lexicon.documents):
        if word in table:
            return table[word]
    if known := lexicon.abbreviations.get(top) or lexicon.prefixes.get(top):
        return known
    if top in lexicon.letters:
        return lexicon.spell(word)
    return Guess(_compound(word, lexicon) or lexicon.spell(word), word, "viet_tat")


def _compound(word: str, lexicon: Lexicon) -> str | None:
    """Read two known abbreviations written as one: LL + DQTV."""
    known = lexicon.abbreviations
    cuts = range(len(word) - 2, 1, -1) if 4 < len(word) < 25 else ()
    return next(
        (f"{known[word[:i]]} {known[word[i:]]}" for i in cuts if {word[:i], word[i:]} <= known.keys()), None
    )


def _mixed_case(word: str, lexicon: Lexicon) -> str | Guess:
    """Read iHaNoi, MobiFone, LẢnh part by part; only marked Vietnamese syllables are beyond doubt."""
    parts = re.findall(rf"[{UPPER}]?[^{UPPER}]+|[{UPPER}]+(?![^{UPPER}])|[{UPPER}]", word)
    said = [p.lower() if len(p) > 1 and _VOWEL.search(p.lower()) else lexicon.spell(p) for p in parts]
    glued = all(len(p) == 1 or (is_syllable(p) and not p.isascii()) for p in parts)
    spoken = " ".join(lexicon.foreign.get(p.lower(), s) for p, s in zip(parts, said, strict=True))
    return spoken if glued else Guess(spoken, word, "phien_am")


def say_sign(m: re.Match[str], lexicon: Lexicon) -> str | Guess:
    """Keep punctuation, pause at brackets, say taught signs, drop decoration, report the rest."""
    sign = m[0]
    if sign in PUNCTUATION:
        return sign
    if sign in _PAUSES:
        return ","
    if sign in "~<>" and not after(m).lstrip()[:1].isdigit():
        return ""
    if sign in lexicon.symbols:
        return lexicon.symbols[sign]
    # Decoration says nothing; a mathematical or money sign does, and nobody taught it.
    return Guess("", sign, "ky_hieu") if unicodedata.category(sign) in ("Sm", "Sc") else ""


def say_other(m: re.Match[str], lexicon: Lexicon) -> Guess:
    """Drop and report a letter or numeral of a script that the voice has not learnt."""
    return Guess("", m[0], "ky_hieu")
