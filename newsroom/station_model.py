"""`station.yml` as a pydantic model, and its conversion into a Station."""

from pydantic import BaseModel, Field

from newsroom.station import Cluster, Contact, Hotline, Slot, Station, Term, Topic
from newsroom.voicing import VOICE_NAMES, OnVoiceFailure
from newsroom.wire_types import WIRE_CONFIG, Clock, Email, Id, Ids, LongText, Telephone, Text, Url, Zone


class _Model(BaseModel):
    model_config = WIRE_CONFIG


class TermModel(_Model):
    id: Id = Field(alias="ma", description="Mã: chữ thường không dấu, nối bằng dấu -")
    name: Text = Field(alias="ten", description="Tên đầy đủ")
    description: LongText | None = Field(None, alias="mo_ta", description="Một câu giới thiệu")


class TopicModel(TermModel):
    skill: bool = Field(False, alias="ky_nang", description="true: một trong các kỹ năng số cơ bản")


class ClusterModel(_Model):
    id: Id = Field(alias="ma")
    name: Text = Field(alias="ten")
    villages: Ids = Field(alias="thon", description="Mã các thôn nghe được cụm loa này")


class SlotModel(_Model):
    id: Id = Field(alias="ma")
    name: Text = Field(alias="ten")
    starts: Clock = Field(alias="bat_dau", description="Giờ bắt đầu phát, ví dụ 05:30")
    length_min: int = Field(alias="thoi_luong_phut", ge=1, le=240, description="Số phút được phát")


class HotlineModel(_Model):
    name: Text = Field(alias="ten")
    number: Telephone = Field(alias="so")


class ContactModel(_Model):
    address: Text = Field(alias="dia_chi")
    phone: Telephone = Field(alias="dien_thoai")
    email: Email = Field(alias="email")
    hours: Text = Field(alias="gio_lam_viec")


def _ending_in_slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"


class StationModel(_Model):
    commune: Text = Field(alias="ten", description="Tên xã, ví dụ Xã Suối Mơ")
    province: Text = Field(alias="tinh", description="Tên tỉnh")
    name: Text = Field(alias="ten_dai", description="Tên đài, đọc trên loa")
    site_url: Url = Field(alias="site_url", description="Địa chỉ trang, bắt đầu bằng https://")
    timezone: Zone = Field(alias="mui_gio", description="Múi giờ: Asia/Ho_Chi_Minh")
    about: LongText = Field(alias="gioi_thieu", description="Vài câu giới thiệu xã")
    contact: ContactModel = Field(alias="lien_he")
    hotlines: tuple[HotlineModel, ...] = Field((), alias="duong_day_nong")
    topics: tuple[TopicModel, ...] = Field(alias="chuyen_muc", min_length=1)
    audiences: tuple[TermModel, ...] = Field(alias="doi_tuong", min_length=1)
    villages: tuple[TermModel, ...] = Field(alias="thon", min_length=1)
    clusters: tuple[ClusterModel, ...] = Field(alias="cum_loa", min_length=1)
    slots: tuple[SlotModel, ...] = Field(alias="khung_gio", min_length=1)
    # Practice on loudspeakers: 180 to 220 syllables a minute are followed without effort.
    syllables_per_min: int = Field(
        200, alias="toc_do_doc", ge=100, le=300, description="Tốc độ đọc: số tiếng mỗi phút, thường 180–220"
    )
    voices: Ids = Field(
        VOICE_NAMES,
        alias="giong_doc",
        description="Các giọng đọc, giọng ưu tiên đứng trước: piper, gtts, espeak",
    )
    on_voice_failure: OnVoiceFailure = Field(
        OnVoiceFailure.NEXT_VOICE,
        alias="khi_giong_loi",
        description="Khi giọng hỏng giữa chừng: giong-khac (giọng sau đọc thay), cho-lan-sau (chờ lần sau)",
    )
    hub_url: Url | None = Field(
        None, alias="websub", description="Địa chỉ trung tâm WebSub báo tin mới cho các trình đọc tin"
    )

    def station(self) -> Station:
        """Convert into the value the rest of the house sees."""
        return Station(
            commune=self.commune,
            province=self.province,
            name=self.name,
            site_url=_ending_in_slash(self.site_url),
            timezone=self.timezone,
            about=self.about,
            contact=Contact(**self.contact.model_dump()),
            hotlines=tuple(Hotline(h.name, h.number) for h in self.hotlines),
            topics=tuple(Topic(t.id, t.name, t.description or "", t.skill) for t in self.topics),
            audiences=tuple(Term(t.id, t.name, t.description or "") for t in self.audiences),
            villages=tuple(Term(t.id, t.name, t.description or "") for t in self.villages),
            clusters=tuple(Cluster(c.id, c.name, c.villages) for c in self.clusters),
            slots=tuple(Slot(s.id, s.name, s.starts, s.length_min) for s in self.slots),
            syllables_per_min=self.syllables_per_min,
            voices=self.voices,
            on_voice_failure=self.on_voice_failure,
            hub_url=self.hub_url,
        )
