"""What is read sign by sign: addresses on the net, telephone numbers, document numbers, identifiers."""

import re

from audio.speech.alphabet import BEGIN, END, LETTER, UPPER
from audio.speech.context import Guess, follows, next_word, precedes, reaches
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal, coded, digit_by_digit, whole, year
from audio.speech.syllables import is_syllable, split_unmarked
from audio.speech.words import read_word

_TOP = r"(?:vn|com|net|org|gov|edu|info|io|app|me|asia|biz|ly|tv|gl|be|goo)"
_LABELS = r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,50}+\.){1,5}"
_PATH = r"(?:/[A-Za-z0-9_%~@+-]++(?:\.[A-Za-z0-9_%~@+-]++)*+)*+/?(?:\?[A-Za-z0-9_%&=./+-]*+)?(?:#[\w-]*+)?"

EMAIL = (
    rf"(?<![A-Za-z0-9._+-])(?P<user>[A-Za-z0-9][A-Za-z0-9._+-]{{0,63}}+)@"
    rf"(?P<host>{_LABELS}[A-Za-z]{{2,10}}){END}"
)
URL = (
    rf"(?:https?|ftp)://(?P<h1>[A-Za-z0-9][A-Za-z0-9.-]{{0,200}}[A-Za-z0-9])(?::\d{{1,5}})?(?P<p1>{_PATH})"
    rf"|{BEGIN}(?P<h2>{_LABELS}{_TOP})(?![{LETTER}\d]|\.[A-Za-z])(?P<p2>{_PATH})"
)
HASHTAG = rf"#(?P<tag>[{LETTER}][{LETTER}\d_]*+)"
USSD = r"[*#]{1,2}\d[\d*]{0,30}#"

_CODE = rf"[{UPPER}][{LETTER}&]{{0,14}}\d{{0,2}}"
DOCUMENT = (
    rf"(?<![\d.,{LETTER}])(?P<n>\d{{1,6}}[a-zA-Z]?)(?:/(?P<y>(?:19|20)\d\d))? ?[/-] ?"
    rf"(?P<codes>{_CODE}(?:(?:[/.-]|-{{2}}){_CODE}){{0,5}}(?: - [{UPPER}]{{2,6}})?){END}"
)
SERIES = rf"(?<=[\s:])/ ?(?P<codes>{_CODE}(?:[/-]{_CODE}){{1,4}}){END}"

_SEPARATOR = r"[ .-]"
PHONE = (
    rf"(?<![\d.,])(?:\(\+?84\)|\+84){_SEPARATOR}?\(?0?\)?\d(?:{_SEPARATOR}?\d){{7,9}}(?!\d)"
    rf"|\(0\d{{1,4}}\) ?{_SEPARATOR}?\d{{1,8}}(?:{_SEPARATOR}\d{{2,4}}){{0,4}}(?!\d)"
    rf"|(?<![\d.,])0\d{{1,4}}(?: ?{_SEPARATOR} ?\d{{1,8}}){{1,4}}(?![\d/])"
    rf"|(?<![\d.,])84[ .]\d{{1,4}}(?:[ .]\d{{2,8}}){{1,3}}(?!\d)"
    rf"|(?<![\d.,])1[89]00(?:[ .-]\d{{2,6}}){{1,3}}(?!\d)"
    rf"|(?<![\d.,])(?:0\d{{9,10}}|1[89]00\d{{4,6}})(?!\d)"
)
COUNTRY_CODE = r"(?<!\d)(?<!\d )\+\d{1,3}(?![,.]?\d|%)"
SHORT_CODE = rf"(?<![\d.,])\d{{3,8}}(?![\d%]|[.,/]\d){END}"
IDENTIFIER = rf"(?<![\d.,])\d{{3,20}}(?:[ .-]\d{{2,12}}){{0,6}}(?![\d%/]|[.,]\d){END}"
PLATE = rf"{BEGIN}(?P<p>\d{{2}}[A-ZĐ]{{1,2}}\d?)[- ](?P<n>\d{{3}}\.?\d{{2}}|\d{{4}}){END}"
FILE_CODE = (
    rf"{BEGIN}(?=[\dA-ZĐ]{{0,12}}[.-])(?=[\d.-]{{0,20}}[A-ZĐ])(?=[A-ZĐ.-]{{0,40}}\d)"
    rf"[\dA-ZĐ]{{1,12}}(?:[.-][\dA-ZĐ]{{1,12}}){{2,8}}{END}"
)
MIXED = rf"{BEGIN}(?:[{LETTER}]+\d++(?:\.(?P<f>\d{{1,2}})(?![.,]?[{LETTER}\d]))?|\d+[{LETTER}])[{LETTER}\d]*+"
EXTENSION = rf"(?<![{LETTER}\d.])(?P<e>(?:\.[a-z][a-z\d]{{1,4}}){{1,3}}){END}"

_PARTS = re.compile(rf"[{LETTER}]+|\d+|[^\w\s]")
_SAID_SIGNS = {".": "chấm", "-": "gạch ngang", "_": "gạch dưới", "/": "gạch chéo", "+": "cộng", "@": "a còng"}


def _taught(piece: str, lexicon: Lexicon) -> str:
    known = lexicon.hosts.get(piece)
    return known or (lexicon.abbreviations.get(piece.upper(), "") if len(piece) > 2 else "")


def _syllables(piece: str) -> str:
    return " ".join(split_unmarked(piece) or ())


def _label(label: str, lexicon: Lexicon) -> str:
    """Read one piece of an address: a taught name, an abbreviation, syllables, a word, or letters."""
    low = label.lower()
    if known := lexicon.foreign.get(low) or _taught(low, lexicon):
        return known
    if label.isdigit():
        return digit_by_digit(label)
    if label.upper() in lexicon.letters:
        return lexicon.spell(label)
    for cut in range(min(len(label), 40) - 1, 1, -1):  # "ubndminhquang", "phongvhxh": one side is taught
        head, tail = _taught(low[:cut], lexicon), _taught(low[cut:], lexicon)
        head, tail = head or (tail and _syllables(low[:cut])), tail or (head and _syllables(low[cut:]))
        if head and tail:
            return f"{head} {tail}"
    if syllables := split_unmarked(low):
        return " ".join(syllables)
    return low if any(c in "aeiouy" for c in low) and len(low) > 3 else lexicon.spell(label)


def _address(text: str, lexicon: Lexicon) -> str:
    return " ".join(
        _SAID_SIGNS.get(p) or _label(p, lexicon) for p in re.findall(r"[A-Za-z]+|\d+|[@._/+-]", text)
    )


def say_email(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read an e-mail address."""
    return f"{_address(m['user'], lexicon)} a còng {_address(m['host'], lexicon)}"


def say_url(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read host and path of an address; protocol, www and query are for machines."""
    host = re.sub(r"^www\d?\.", "", m["h1"] or m["h2"], flags=re.I)
    path = re.split(r"[?#]", m["p1"] or m["p2"] or "")[0].rstrip("/")
    return _address(host + path, lexicon)


def say_hashtag(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a hashtag as the words it runs together."""
    words = re.findall(rf"[{UPPER}]?[^{UPPER}\d_]+|[{UPPER}]+|\d+", m["tag"])
    said = (
        whole(w) if w.isdigit() else _label(w, lexicon) if w.isascii() else read_word(w.lower(), lexicon)
        for w in words
    )
    return " ".join(s.spoken if isinstance(s, Guess) else s for s in said)


def say_extension(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read .apk, .gov.vn; ".các" is a slip of the keyboard."""
    pieces = m["e"].split(".")[1:]
    return None if is_syllable(pieces[0]) else " ".join(f"chấm {_label(p, lexicon)}" for p in pieces)


def say_ussd(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read the keys to press for *101#."""
    keys = {"*": "sao", "#": "thăng"}
    return " ".join(keys.get(c) or digit_by_digit(c) for c in m[0])


def _documents(codes: str, lexicon: Lexicon) -> str | Guess:
    said, unknown = [], []
    for code in re.split(r"[/. -]+", codes):
        assembly = re.fullmatch(r"(QH|HĐND|UBTVQH)(\d{1,2})", code)
        if assembly:
            head = {"QH": "quốc hội"}.get(assembly[1]) or lexicon.abbreviations[assembly[1]]
            said.append(f"{head} khóa {cardinal(int(assembly[2]))}")
            continue
        reading = lexicon.documents.get(code) or lexicon.abbreviations.get(code)
        if not reading and "&" in code:
            reading = " ".join(lexicon.documents.get(c) or lexicon.spell(c) for c in code.split("&"))
        if not reading:
            unknown.append(code)
        said.append(
            reading or " ".join(lexicon.spell(p) if p.isalpha() else whole(p) for p in _PARTS.findall(code))
        )
    spoken = " ".join(said)
    return Guess(spoken, unknown[0], "van_ban") if unknown else spoken


def say_document(m: re.Match[str], lexicon: Lexicon) -> str | Guess | None:
    """Read 2521/UBND-VX, 42/2022/NĐ-CP, 57-NQ/TW: number, year, then what each code stands for."""
    codes = m["codes"]
    joint = m.string[m.end("n") : m.start("codes")]
    pieces = re.split(r"[/. -]", codes)
    first, dashed, taught = pieces[0], "-" in joint, {*lexicon.documents, *lexicon.abbreviations}
    abbreviated = first in lexicon.documents or "/" in codes or m["y"] or sum(c.isupper() for c in first) > 1
    if not abbreviated or (dashed and "/" not in codes) or (" " in joint and first not in lexicon.documents):
        return None
    if taught.isdisjoint(pieces) and not (m["y"] or re.search(r"\d$|-|/", codes)):
        return None
    letter = m["n"][-1] if m["n"][-1].isalpha() else ""
    number = coded(m["n"].rstrip(letter)) + (" " + lexicon.spell(letter) if letter else "")
    number += f" năm {year(m['y'])}" if m["y"] else " trên" if not dashed else ""
    said = _documents(codes, lexicon)
    return said._replace(spoken=f"{number} {said.spoken}") if isinstance(said, Guess) else f"{number} {said}"


def say_series(m: re.Match[str], lexicon: Lexicon) -> str | Guess:
    """Read a document code whose number is left blank."""
    return _documents(m["codes"], lexicon)


def say_phone(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read a telephone number digit by digit; decline what has too few or too many digits for one."""
    digits = re.sub(r"\D", "", m[0])
    if "+" in m[0][:2]:
        return "cộng " + _in_groups(m[0])
    lengths = {"0": range(9, 12), "1": range(7, 11), "8": range(10, 13)}[digits[0]]
    doubtful = digits[0] == "8" or (digits[0] == "1" and "-" in m[0])  # 1800-2000 may be a range
    possible = len(digits) in lengths and (not doubtful or follows(m, lexicon.contexts["may"]))
    return _in_groups(m[0]) if possible else None


def _in_groups(number: str) -> str:
    """Pause between the groups of a telephone number, so that a listener can write it down."""
    groups = re.findall(r"\d+", number)
    if len(groups) == 1 and len(number) >= 9:
        groups = [number[:4], *re.findall(r"\d{3,4}(?=\d{3}|$)|\d{1,3}$", number[4:])]
    return ", ".join(map(digit_by_digit, groups))


def say_country_code(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read +84."""
    return "cộng " + digit_by_digit(m[0])


def say_short_code(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 113 after "gọi", "tổng đài"…, also in a list of such numbers; 113 households are a count."""
    if precedes(m, lexicon.contexts["dem"]):
        return None
    contexts, follower = lexicon.contexts, next_word(m).lower()
    known = m[0] in lexicon.short_codes
    if follower and not known and follower not in contexts["sau_may"]:
        return None
    called = reaches(m, contexts["may"], 9, lambda token: token in contexts["dem_may"] or token.isdigit())
    listed = known and not follower and reaches(m, contexts["tong_dai"], 9)
    return digit_by_digit(m[0]) if called or listed else None


def say_identifier(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the digits of an account, card, code or meeting named before it."""
    digits = re.sub(r"\D", "", m[0])
    if precedes(m, lexicon.contexts["dem"]) or (len(digits) == 4 and digits[:2] in ("19", "20")):
        return None
    named = follows(m, lexicon.contexts["ma"])
    if not named and len(digits) >= 5 and "." not in m[0]:
        named = reaches(m, lexicon.contexts["ma"], 5) or (len(digits) >= 9 and m[0].isdigit())
    return digit_by_digit(digits) if named else None


def say_plate(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a number plate: the province as a number, then digit by digit."""
    head = " ".join(whole(p) if p.isdigit() else lexicon.spell(p) for p in _PARTS.findall(m["p"]))
    return f"{head} {digit_by_digit(m['n'])}"


def say_file_code(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a case number such as H12.34.56-240101-0001 sign by sign."""
    return " ".join(
        _SAID_SIGNS.get(p) or (digit_by_digit(p) if p.isdigit() else lexicon.spell(p))
        for p in _PARTS.findall(m[0])
    )


def say_mixed(m: re.Match[str], lexicon: Lexicon) -> str | Guess:
    """Read 5G, 3B, H5N1, K72, QL1A: letters by name, numbers as numbers."""
    if known := lexicon.abbreviations.get(m[0]) or lexicon.units.get(m[0]):
        return known
    form = re.fullmatch(r"([A-ZĐ]{1,4})(0\d{1,4})", m[0])  # forms and models: CT01, A05
    if form:
        return f"{lexicon.spell(form[1])} {digit_by_digit(form[2])}"
    parts, said, token = re.findall(rf"[{LETTER}]+|\d+", m[0]), [], ""
    for i, part in enumerate(parts):
        if part.isdigit():
            said.append(coded(part) if len(part) <= 3 or i == len(parts) - 1 else digit_by_digit(part))
        elif i == 0 and part in lexicon.numbered:
            said.append(lexicon.numbered[part])
        elif len(part) == 1 or (len(part) == 2 and part.isupper()):
            said.append(lexicon.spell(part))
        else:
            reading = read_word(part, lexicon)
            token = m[0] if isinstance(reading, Guess) else token
            said.append(reading.spoken if isinstance(reading, Guess) else reading)
    if m["f"]:
        said.insert(-1, "chấm")
    spoken = " ".join(said)
    return Guess(spoken, token, "viet_tat") if token else spoken
