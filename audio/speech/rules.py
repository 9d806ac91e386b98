"""The ordered table of what a span can be, compiled into one alternation.

The first pattern that matches decides; its verbaliser may decline (None), then the next one is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audio.speech import amounts, codes, dates, words
from audio.speech.context import Guess
from audio.speech.lexicon import Lexicon

Verbaliser = Callable[[re.Match[str], Lexicon], "str | Guess | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of span: its name, the pattern with named groups, and how it is said."""

    name: str
    pattern: re.Pattern[str]
    say: Verbaliser


def table(lexicon: Lexicon) -> tuple[Rule, ...]:
    """List the rules for a lexicon, most specific first."""
    rows: tuple[tuple[str, str, Verbaliser], ...] = (
        ("word", r"(?!)", words.say_word),
        ("email", codes.EMAIL, codes.say_email),
        ("url", codes.URL, codes.say_url),
        ("url", codes.EXTENSION, codes.say_extension),
        ("hashtag", codes.HASHTAG, codes.say_hashtag),
        ("ussd", codes.USSD, codes.say_ussd),
        ("et-cetera", words.ET_CETERA, words.say_et_cetera),
        ("abbreviation", words.phrases(lexicon), words.say_phrase),
        ("outline", words.OUTLINE, words.say_outline),
        ("roman", words.LISTED_ROMAN, words.say_listed_roman),
        ("document", codes.DOCUMENT, codes.say_document),
        ("series", codes.SERIES, codes.say_series),
        ("plate", codes.PLATE, codes.say_plate),
        ("file-code", codes.FILE_CODE, codes.say_file_code),
        ("date", dates.FULL_DATE, dates.say_full_date),
        ("date", dates.ISO_DATE, dates.say_full_date),
        ("date", dates.SHORT_YEAR, dates.say_short_year),
        ("phone", codes.PHONE, codes.say_phone),
        ("country-code", codes.COUNTRY_CODE, codes.say_country_code),
        ("identifier", codes.IDENTIFIER, codes.say_identifier),
        ("short-code", codes.SHORT_CODE, codes.say_short_code),
        ("date", dates.SPELLED_DATE, dates.say_spelled_date),
        ("month", dates.MONTH_YEAR, dates.say_month_year),
        ("month", dates.NAMED_MONTH, dates.say_named_month),
        ("weekday", dates.WEEKDAY, dates.say_weekday),
        ("weekday", dates.SHORT_WEEKDAY, dates.say_short_weekday),
        ("weekday", dates.SUNDAY, dates.say_sunday),
        ("clock", dates.CLOCK, dates.say_clock),
        ("clock", dates.HOUR_G, dates.say_hour_g),
        ("date", dates.DAY_OF_HOUR, dates.say_day_of_hour),
        ("pair", dates.PAIR, dates.say_pair),
        ("date", dates.DASHED_DAY, dates.say_dashed_day),
        ("date", dates.FIRST_DAY, dates.say_first_day),
        ("clock", dates.MINUTES, dates.say_minutes),
        ("formula", amounts.FORMULA, amounts.say_formula),
        ("money", amounts.quantity_pattern(lexicon.money), amounts.say_money),
        ("money", amounts.price_pattern(lexicon.money), amounts.say_money),
        ("measure", amounts.quantity_pattern(lexicon.units), amounts.say_measure),
        ("money", amounts.COMPOUND, amounts.say_compound),
        ("number", amounts.SPACED_NUMBER, amounts.say_spaced_number),
        ("ratio", amounts.RATIO, amounts.say_ratio),
        ("list", amounts.LIST, amounts.say_list),
        ("stars", amounts.STARS, lambda m, lexicon: "sao"),
        ("times", amounts.TIMES, amounts.say_times),
        ("roman", words.ROMAN, words.say_roman),
        ("abbreviation", words.titles(lexicon), words.say_title),
        ("initials", words.INITIALS, words.say_initials),
        ("name", words.HALF_SYLLABLE, words.say_half_syllable),
        ("product", amounts.PRODUCT, amounts.say_product),
        ("mixed", codes.MIXED, codes.say_mixed),
        ("word", words.WORD, words.say_word),
        ("number", amounts.PLAIN_NUMBER, amounts.say_number),
        ("full-stop", words.FULL_STOP, lambda m, lexicon: "."),
        ("range", amounts.DASH, amounts.say_dash),
        ("rate", amounts.rate_pattern(lexicon.units), amounts.say_rate),
        ("year", amounts.SLASH_YEAR, amounts.say_slash_year),
        ("slash", amounts.SLASH, amounts.say_slash),
        ("sign", amounts.PLUS, amounts.say_plus),
        ("sign", words.SIGN, words.say_sign),
        ("other", words.OTHER, words.say_other),
    )
    return tuple(Rule(name, re.compile(pattern), say) for name, pattern, say in rows[1:])


def alternation(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Compile the rules into one pattern whose only groups are r0, r1, … in order."""
    bare = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    return re.compile("|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(bare)))
