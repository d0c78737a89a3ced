"""What all records share, and the small parts they are made of: consent, citations, media, outcomes, milestones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.values import Amount, Date, Flag, Id, Many, Markdown, Ref, RegionCode, Term, Text


def _source_text(value: Any) -> Any:
    """`sources: [s0]` is short for `sources: [{source: s0}]`."""
    return {"source": value} if isinstance(value, str) else value


class SourceRef(Base):
    """A citation: which source, and where in it."""

    source: Annotated[str, Ref("source")] = field("来源", "Source", required=True, dc="source", example="s1")
    at: Text = field("位置", "Place in the source", "", example="第3段")


Citation = Annotated[SourceRef, BeforeValidator(_source_text, json_schema_input_type=str | SourceRef)]


class Consent(Base):
    """What the person, or who may speak for the person, has agreed to. The gate of every edition."""

    status: Annotated[str, Term("consent-status")] = field(
        "同意状态", "Consent", required=True, privacy=Privacy.PRIVATE
    )
    why: Text = field("无需同意的理由", "Why none is needed", "", privacy=Privacy.PRIVATE)
    by: Annotated[str, Term("consent-by")] = field("由谁同意", "Given by", "", privacy=Privacy.PRIVATE, example="本人")
    guardian: Text = field("监护人同意书", "Guardian's consent (where it is kept)", "", privacy=Privacy.PRIVATE)
    signed: Date | None = field("签署日期", "Signed on", None, privacy=Privacy.PRIVATE)
    scope: Many[Annotated[str, Term("scope")]] = field(
        "同意范围", "Scope", (), privacy=Privacy.PRIVATE, example="[文字, 网站]"
    )
    until: Date | None = field("有效期至", "Valid until", None, privacy=Privacy.PRIVATE)
    name_as: Annotated[str, Term("name-as")] = field(
        "姓名显示为", "Name shown as", "", privacy=Privacy.PRIVATE, example="全名"
    )
    form: Text = field("同意书存放处", "Where the form is kept", "", privacy=Privacy.PRIVATE)


class Media(Base):
    """A picture beside the record's file. It is re-encoded; what the camera wrote into it is dropped."""

    file: Text = field("文件", "File", required=True, example="gate.jpg")
    alt: Text = field("替代文字", "Alternative text", required=True, hint="给看不见图片的人的一句话。")
    caption: Text = field("说明", "Caption", "")
    credit: Text = field("拍摄或提供", "Credit", "")
    date: Date | None = field("拍摄时间", "Date", None)
    rights: Text = field("权利", "Rights", "", dc="rights")
    consent: Consent | None = field("同意", "Consent", None, privacy=Privacy.PRIVATE)


class Outcome(Base):
    """One figure a record reports, as its source states it."""

    measure: Text = field("项目", "Measure", required=True, example="打捞")
    amount: Amount = field("数量", "Amount", required=True, example="900多场次")
    as_of: Date | None = field("截至", "As of", None)
    note: Text = field("备注", "Note", "")


class Milestone(Base):
    """Something dated in the life of a team, place or organisation."""

    date: Date | None = field("时间", "Date", None)
    what: Text = field("事件", "What", required=True, example="授旗")


class Reviewed(Base):
    """A reviewer's answer to a hint or a warning: shown to nobody, kept with the record."""

    rule: Text = field("规则", "Rule", required=True, privacy=Privacy.PRIVATE)
    by: Text = field("审核单位", "By (office)", required=True, privacy=Privacy.PRIVATE)
    on: Date = field("日期", "On", required=True, privacy=Privacy.PRIVATE)
    why: Text = field("理由", "Why", required=True, privacy=Privacy.PRIVATE)


class Record(Base):
    """Any record of the archive. Subclasses name their kind, their folder and their own fields.

    schema_type: what schema.org calls such a record (words, most exact first); schema_types: the same where the
    code in its field `<kind>_type` tells more. "WebPage" where schema.org has no word for it but its page.
    """

    kind: ClassVar[str] = ""
    folder: ClassVar[str] = ""
    zh: ClassVar[str] = ""
    en: ClassVar[str] = ""
    en_many: ClassVar[str] = ""
    schema_type: ClassVar[str] = "WebPage"
    schema_types: ClassVar[Mapping[str, str]] = {}

    id: Id = field("编号", "Id", required=True, hidden=True, dc="identifier", schema="identifier")
    title: Text = field("名称", "Title", required=True, weight=8, dc="title", schema="name")
    summary: Text = field("摘要", "Summary", "", weight=3, dc="description", schema="description")
    body: Markdown = field("正文", "Body", "", weight=1)
    media: Many[Media] = field("图片", "Pictures", (), schema="image")
    tags: Many[Text] = field("标签", "Tags", (), facet=True, weight=3, dc="subject", schema="keywords")
    sources: Many[Citation] = field("资料来源", "Sources", (), dc="source", schema="citation")
    sample: Flag = field("示例", "Sample", default=False, hint="示例资料，不是真实的人和事。")
    public: Flag = field("公开", "Public", default=True, privacy=Privacy.PRIVATE)
    notes: Text = field("内部备注", "Internal notes", "", privacy=Privacy.PRIVATE)
    reviewed: Many[Reviewed] = field("审核答复", "Reviewer's answers", (), privacy=Privacy.PRIVATE)

    @property
    def key(self) -> str:
        """The way every other record names this one: "team:dongqi"."""
        return f"{self.kind}:{self.id}"

    @property
    def page_url(self) -> str:
        """Where its page stands, relative to the site's root. Made of kind and id alone: urls are for ever."""
        return f"{self.folder}/{self.id}/"

    @property
    def schema_org(self) -> tuple[str, ...]:
        """The types of schema.org that it is of, the most exact first."""
        exact = self.get(f"{self.kind}_type", "")
        return tuple(self.schema_types.get(exact, self.schema_type).split())


class Located(Record):
    """A record that has its place in the five-level tree."""

    region: RegionCode = field(
        "地区", "Region", "", facet=True, dc="coverage", schema="location", example="350105101210"
    )
