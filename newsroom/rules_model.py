"""What `station.yml` says of sessions, relays and clearance, as pydantic models."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from newsroom.folding import slugify
from newsroom.rules import EVERY_DAY, Approver, OnHolidays, Quiet, Relay, RelayPlace, Rules
from newsroom.wire_types import WIRE_CONFIG, Clock, Days, Folded, Id, Text, Weekdays, refusal


class RelayModel(BaseModel):
    model_config = WIRE_CONFIG
    name: Text = Field(alias="ten", description="Tên chương trình tiếp sóng")
    minutes: int = Field(alias="phut", ge=1, le=240, description="Số phút tiếp sóng")
    place: Annotated[RelayPlace, Folded] = Field(
        RelayPlace.END, alias="vi_tri", description="dau: trước các bài; cuoi: sau các bài"
    )

    def relay(self) -> Relay:
        return Relay(self.name, self.minutes, self.place)


class QuietModel(BaseModel):
    model_config = WIRE_CONFIG
    since: Clock = Field(alias="tu", description="Từ giờ nào")
    until: Clock = Field(alias="den", description="Đến giờ nào")


class ApproverModel(BaseModel):
    model_config = WIRE_CONFIG
    id: Id = Field(alias="ma", description="Mã dùng với loaxa approve --by")
    name: Text = Field(alias="ten", description="Họ và tên")

    def approver(self) -> Approver:
        return Approver(self.id, self.name)


class RulesModel(BaseModel):
    model_config = WIRE_CONFIG
    earliest_start: Clock | None = Field(
        None, alias="bat_dau_som_nhat", description="Không buổi nào bắt đầu trước giờ này"
    )
    latest_start: Clock | None = Field(
        None, alias="bat_dau_muon_nhat", description="Không buổi nào bắt đầu sau giờ này"
    )
    most_minutes: int | None = Field(
        None, alias="phut_moi_buoi", ge=1, le=240, description="Số phút dài nhất của một buổi"
    )
    most_sessions: int | None = Field(
        None, alias="buoi_moi_ngay", ge=1, le=24, description="Số buổi nhiều nhất trong một ngày"
    )
    weekdays: Weekdays = Field(EVERY_DAY, alias="thu", description="Các thứ có phát: [2, 3, 4, 5, 6, 7, cn]")
    quiet: tuple[QuietModel, ...] = Field(
        (), alias="gio_yen_lang", description="Các giờ không được phát, ví dụ từ 21:00 đến 05:00"
    )
    on_holidays: Annotated[OnHolidays, Folded] = Field(
        OnHolidays.PLAY,
        alias="ngay_le",
        description="Ngày lễ, Tết: phat (vẫn phát) hoặc nghi (chỉ phát tin khẩn cấp)",
    )
    days_off: Days = Field((), alias="ngay_nghi", description="Các ngày nghỉ riêng của xã")

    def rules(self) -> Rules:
        return Rules(
            earliest_start=self.earliest_start,
            latest_start=self.latest_start,
            most_minutes=self.most_minutes,
            most_sessions=self.most_sessions,
            weekdays=self.weekdays,
            quiet=tuple(Quiet(each.since, each.until) for each in self.quiet),
            on_holidays=self.on_holidays,
            days_off=self.days_off,
        )


def _one_signature(value: Any) -> Any:
    if isinstance(value, list):
        raise refusal(f"có {len(value)} nhạc hiệu, một đài chỉ có một", "giữ lại một tệp")
    if isinstance(value, str) and (word := slugify(value)) in ("co", "khong", "true", "false"):
        return {"true": "co", "false": "khong"}.get(word, word)
    return value.replace("\\", "/") if isinstance(value, str) else value


Signature = Annotated[Text, BeforeValidator(_one_signature)]
"""`co` (the house's tune), `khong` (none), or the path of the station's own from `content/`."""
