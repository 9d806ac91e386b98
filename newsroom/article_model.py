"""Front matter as pydantic models; their descriptions feed the JSON Schema that editors' tools read."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from newsroom.airing_model import AiringWish
from newsroom.kinds import Kind, Priority
from newsroom.wire_types import (
    WIRE_CONFIG,
    Day,
    Folded,
    Ids,
    LongText,
    Moment,
    MomentWithTime,
    Text,
    Url,
)


class SourceModel(BaseModel):
    model_config = WIRE_CONFIG
    name: Text = Field(alias="ten", description="Cơ quan hoặc người cung cấp thông tin")
    url: Url | None = Field(None, alias="url", description="Địa chỉ trang gốc, bắt đầu bằng https://")


def _named(value: Any) -> Any:
    """Let `nguon: UBND xã` stand for a source without address."""
    return {"ten": value} if isinstance(value, str) else value


def _or_text(schema: dict[str, Any]) -> None:
    schema["anyOf"].append({"type": "string"})


def _joined(value: Any) -> Any:
    """Let a list of authors, as the ecosystem's `authors` key has it, stand for one line."""
    return ", ".join(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


class ArticleModel(BaseModel):
    """Keys every kind of article has."""

    model_config = WIRE_CONFIG
    title: Text = Field(alias="tieu_de", description="Tiêu đề bài")
    published: Moment = Field(alias="ngay", description="Ngày đăng: 2026-03-05 hoặc 2026-03-05 07:30")
    summary: Text | None = Field(None, alias="tom_tat", description="Một hai câu nói bài viết về việc gì")
    updated: Moment | None = Field(None, alias="cap_nhat", description="Ngày sửa bài gần nhất")
    expires: Moment | None = Field(None, alias="het_han", description="Ngày cuối cùng bài còn giá trị")
    topics: Ids = Field((), alias="chuyen_muc", description="Mã chuyên mục trong station.yml")
    audiences: Ids = Field((), alias="doi_tuong", description="Mã đối tượng; bỏ trống là mọi người")
    villages: Ids = Field((), alias="thon", description="Mã thôn; bỏ trống là toàn xã")
    priority: Annotated[Priority, Folded] = Field(
        Priority.ROUTINE, alias="muc_do", description="Mức độ: thuong, uu-tien hoặc khan-cap"
    )
    source: Annotated[SourceModel | None, BeforeValidator(_named)] = Field(
        None,
        alias="nguon",
        description="Nguồn thông tin",
        json_schema_extra=_or_text,
    )
    author: Annotated[
        Text | None, BeforeValidator(_joined), WithJsonSchema({"type": ["string", "array"]})
    ] = Field(None, alias="tac_gia", description="Người hoặc bộ phận viết bài")
    reading: Text | None = Field(
        None, alias="ban_doc", description="Tệp WAV, MP3 hoặc M4A người đọc bài này, tính từ thư mục của bài"
    )
    air_body: LongText | None = Field(
        None, alias="loi_loa", description="Lời ngắn hơn để đọc trên loa thay cho bài"
    )
    airing: AiringWish = Field(
        None,
        alias="phat_thanh",
        description="Khi nào, ở đâu phát trên loa; khong: không phát. Bỏ trống: theo loại bài và mức độ",
        json_schema_extra=_or_text,
    )
    former_name: Text | None = Field(
        None,
        alias="ten_cu",
        description="Tên tệp lúc mới đăng, khi tệp đã đổi tên: ai đã đọc không bị báo lại",
    )
    draft: bool = Field(False, alias="nhap", description="true: bản nháp, chưa đăng")


class EventModel(ArticleModel):
    starts: MomentWithTime = Field(alias="bat_dau", description="Giờ bắt đầu: 2026-03-05 07:30")
    ends: MomentWithTime | None = Field(None, alias="ket_thuc", description="Giờ kết thúc")
    place: Text = Field(alias="dia_diem", description="Nơi tổ chức")
    bring: Text | None = Field(None, alias="mang_theo", description="Bà con cần mang theo gì")


class DocumentModel(ArticleModel):
    number: Text = Field(alias="so_hieu", description="Số hiệu, ví dụ 42/2022/NĐ-CP")
    issued: Day = Field(alias="ngay_ban_hanh", description="Ngày ban hành")
    issuer: Text = Field(alias="co_quan", description="Cơ quan ban hành")


class CampaignModel(ArticleModel):
    starts: Day = Field(alias="tu_ngay", description="Ngày đầu của chiến dịch")
    ends: Day = Field(alias="den_ngay", description="Ngày cuối của chiến dịch")


MODELS: dict[Kind, type[ArticleModel]] = dict.fromkeys(Kind, ArticleModel) | {
    Kind.EVENT: EventModel,
    Kind.DOCUMENT: DocumentModel,
    Kind.CAMPAIGN: CampaignModel,
}
