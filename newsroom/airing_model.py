"""`phat_thanh`, an article's wish to be heard, as a pydantic model."""

from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidatorFunctionWrapHandler, WrapValidator

from newsroom.article import Airing
from newsroom.folding import slugify
from newsroom.wire_types import WIRE_CONFIG, Day, Days, Ids, Weekdays, refusal

MOST_TIMES = 3
"""More hearings of one article in one session would only tire."""


class AiringModel(BaseModel):
    model_config = WIRE_CONFIG
    days: Days = Field((), alias="ngay", description="Chỉ phát các ngày này: [2026-12-01, 2026-12-03]")
    first: Day | None = Field(None, alias="tu_ngay", description="Ngày đầu tiên phát")
    last: Day | None = Field(None, alias="den_ngay", description="Ngày cuối cùng phát")
    weekdays: Weekdays = Field((), alias="thu", description="Chỉ phát các thứ này: [2, 4, 6] hoặc [cn]")
    slots: Ids = Field((), alias="buoi", description="Chỉ phát trong các khung giờ này: mã trong station.yml")
    clusters: Ids = Field((), alias="cum_loa", description="Chỉ phát ở các cụm loa này: mã trong station.yml")
    villages: Ids = Field((), alias="thon", description="Chỉ phát cho các thôn này, nếu khác thôn của bài")
    times: int | None = Field(
        None, alias="so_lan", ge=1, le=MOST_TIMES, description="Số lần nghe trong một buổi: 1 đến 3"
    )


_OFF = AiringModel.model_validate({})
"""Stands for `phat_thanh: khong`; known by being itself."""


def _or_off(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Take `khong`, `không`, `no` and `false` for keeping an article off the air."""
    if not isinstance(value, str):
        return handler(value)
    if slugify(value) in ("khong", "no", "false"):
        return _OFF
    raise refusal(
        f'không hiểu "{value}"', "viết khong để không phát, hoặc các dòng con như tu_ngay, buoi, thu"
    )


AiringWish = Annotated[AiringModel | None, WrapValidator(_or_off)]


def airing_of(wish: AiringModel | None) -> Airing | None:
    """Convert what was written into the value the house sees; None keeps an article off the air."""
    if wish is _OFF:
        return None
    return Airing(**wish.model_dump()) if wish else Airing()
