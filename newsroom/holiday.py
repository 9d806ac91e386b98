"""Viet Nam's public holidays, those of the lunar calendar and the days given in exchange included."""

from datetime import date
from functools import cache

import holidays


def holiday_on(day: date) -> str | None:
    """Name the public holiday a day is; None for every other day.

    >>> holiday_on(date(2027, 2, 6)), holiday_on(date(2027, 2, 11))
    ('Tết Nguyên Đán', None)
    """
    return _of_year(day.year).get(day)


@cache
def _of_year(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("VN", years=year, language="vi").items())
