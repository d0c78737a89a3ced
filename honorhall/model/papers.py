"""Rules, numbers and money, and where every fact comes from; and the hall's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.record import Located, Record
from honorhall.model.values import Amount, Date, Flag, Id, Many, Pattern, Ref, RegionCode, Term, Text, Whole

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


Icp = Annotated[str, Pattern("icp-shape", rf"[{PROVINCES}]ICP备\d{{8,10}}号(-\d+)?", "闽ICP备00000000号-1")]
Police = Annotated[
    str, Pattern("police-filing-shape", rf"[{PROVINCES}]公网安备 ?\d{{13,14}}号", "闽公网安备00000000000000号")
]
Url = Annotated[str, Pattern("url-shape", r"https?://[^\s<>\"']+", "https://example.org/hall/")]


Seconds = Annotated[str, Pattern("seconds-shape", r"[5-9]|[1-9]\d{1,3}", "90")]
Pin = Annotated[
    str,
    Pattern(
        "pin-not-hashed",
        r"pbkdf2-sha256\$\d{5,7}\$[0-9a-f]{32}\$[0-9a-f]{64}",
        f"pbkdf2-sha256$600000${'0' * 32}${'0' * 64}",
    ),
]
NewFile = Annotated[
    str,
    Pattern(
        "url-shape",
        r"https?://[^\s<>\"'{]+\{path\}[^\s<>\"']*",
        "https://github.com/OWNER/REPO/new/main?filename={path}&value={text}",
    ),
]


class Section(Base):
    """One section of a policy."""

    title: Text = field("标题", "Heading", required=True)
    text: Text = field("内容", "Text", "")
    points: Many[Text] = field("要点", "Points", ())


class Star(Base):
    """One rung of the star ladder."""

    stars: Whole = field("星级", "Stars", required=True)
    hours: Whole = field("累计时长（小时）", "Hours served", required=True)


class Duty(Base):
    """Who does what under a policy."""

    org: Annotated[str, Ref("org")] = field("单位", "Organisation", required=True)
    duty: Text = field("职责", "Duty", required=True)


class Policy(Located):
    """Rules and mechanisms: opinions, guidelines, evaluation, incentives, standards, duties."""

    kind: ClassVar[str] = "policy"
    folder: ClassVar[str] = "policies"
    zh: ClassVar[str] = "制度"
    en: ClassVar[str] = "Policy"
    en_many: ClassVar[str] = "Policies"
    schema_type: ClassVar[str] = "CreativeWork"
    schema_types: ClassVar[Mapping[str, str]] = {"law": "Legislation"}

    policy_type: Annotated[str, Term("policy-type")] = field("类型", "Type", required=True, facet=True, dc="type")
    issuer: Text = field("发布单位", "Issuer", "", facet=True, dc="publisher", schema="publisher")
    orgs: Many[Annotated[str, Ref("org")]] = field("相关单位", "Organisations", ())
    date: Date | None = field("日期", "Date", None, facet=True, dc="date", schema="datePublished")
    status: Annotated[str, Term("policy-status")] = field("状态", "Status", "in-force", facet=True)
    basis: Many[Text] = field("依据", "Basis", ())
    based_on: Many[Annotated[str, Ref("policy")]] = field("依据的制度", "Based on", (), schema="isBasedOn")
    sections: Many[Section] = field("内容", "Sections", (), weight=1)
    stages: Many[Section] = field("阶段", "Stages", ())
    ladder: Many[Star] = field("星级标准", "Star ladder", ())
    duties: Many[Duty] = field("职责分工", "Duties", ())


class Figure(Located):
    """A dated statistic, as its source states it."""

    kind: ClassVar[str] = "figure"
    folder: ClassVar[str] = "figures"
    zh: ClassVar[str] = "数据"
    en: ClassVar[str] = "Figure"
    en_many: ClassVar[str] = "Figures"
    schema_type: ClassVar[str] = "Observation"

    measure: Text = field("指标", "Measure", required=True, weight=4, schema="variableMeasured", example="志愿服务活动")
    amount: Amount = field("数值", "Value", required=True, schema="value", example="100余场")
    as_of: Date | None = field("截至", "As of", None, facet=True, dc="date", schema="observationDate")
    since: Date | None = field("起算", "Since", None)
    series: Text = field(
        "可比组", "Comparable set", "", hint="写同一组名、同一单位的数据会画成一张图；能不能比，由写的人判断。"
    )
    org: Annotated[str, Ref("org")] = field("单位", "Organisation", "")
    teams: Many[Annotated[str, Ref("team")]] = field("队伍", "Teams", ())
    programmes: Many[Annotated[str, Ref("programme")]] = field("项目", "Programmes", ())


class Fund(Located):
    """Money and gifts received and used."""

    kind: ClassVar[str] = "fund"
    folder: ClassVar[str] = "funds"
    zh: ClassVar[str] = "资金物资"
    en: ClassVar[str] = "Fund"
    en_many: ClassVar[str] = "Funds"

    fund_type: Annotated[str, Term("fund-type")] = field("类型", "Type", required=True, facet=True)
    donor: Text = field("来源类别", "Donor class", "", facet=True)
    amount: Amount | None = field("数额", "Amount", None)
    date: Date | None = field("时间", "Date", None, facet=True, dc="date")
    duration: Amount | None = field("历时", "Duration", None)
    purpose: Text = field("用途", "Purpose", "")
    used: Text = field("使用情况", "Used for", "")
    org: Annotated[str, Ref("org")] = field("管理单位", "Held by", "")


class Document(Record):
    """Where a fact comes from."""

    kind: ClassVar[str] = "source"
    folder: ClassVar[str] = "sources"
    zh: ClassVar[str] = "资料来源"
    en: ClassVar[str] = "Source"
    en_many: ClassVar[str] = "Sources"
    schema_type: ClassVar[str] = "CreativeWork"

    publisher: Text = field("发布者", "Publisher", "", facet=True, dc="publisher", schema="publisher")
    origin: Text = field("稿件来源", "Origin", "")
    channel: Text = field("频道栏目", "Channel", "")
    date: Date | None = field("日期", "Date", None, dc="date", schema="datePublished")
    url: Url = field("网址", "Url", "", schema="url")
    archive_place: Text = field("存放处", "Kept at", "")
    rights: Text = field("权利", "Rights", "", dc="rights")


class Screen(Base):
    """The touch screen in the hall: its times in seconds, and the PIN of its staff, hashed (`honorhall kiosk pin`)."""

    idle: Seconds = field("多久没人碰就问一声（秒）", "Idle before it asks, in seconds", "90", example="90")
    question: Seconds = field("问过以后等多久（秒）", "How long it waits then, in seconds", "15", example="15")
    slide: Seconds = field("轮播每张停多久（秒）", "How long a slide stays, in seconds", "12", example="12")
    pin: Pin = field(
        "管理密码（加密后）", "PIN of the staff, hashed", "", hint="用 honorhall kiosk pin 生成，不要写明码"
    )


class Forge(Base):
    """Where the hall's records are kept on a forge, as patterns of its addresses: the form leads there."""

    new_file: NewFile = field(
        "新建文件的网址",
        "Address of a new file",
        required=True,
        example="https://github.com/OWNER/REPO/new/main?filename={path}&value={text}",
        hint="{path} 换成文件的路径，{text} 换成写好的文字；不能预填文字的托管站不写 {text}。",
    )
    upload: Url = field(
        "上传文件的网址",
        "Address for uploads",
        "",
        example="https://github.com/OWNER/REPO/upload/main/{folder}",
        hint="{folder} 换成文件夹。",
    )


class Hall(Base):
    """content/hall.yml: the site's own facts."""

    kind: ClassVar[str] = "hall"
    id: Id = field("编号", "Id", "hall", hidden=True)
    title: Text = field("馆名", "Name", required=True, example="东岐村退役军人荣誉馆")
    title_en: Text = field("英文名", "English name", "")
    summary: Text = field("简介", "Description", "")
    motto: Text = field("馆训", "Motto", "")
    region: RegionCode = field("地区", "Region", "")
    place: Annotated[str, Ref("place")] = field("本馆记录", "The hall's own record", "")
    host: Text = field("主办单位", "Host", "")
    co_hosts: Many[Text] = field("协办单位", "Co-hosts", ())
    hours: Text = field("开放时间", "Opening hours", "")
    contact: Text = field("联系方式（办公）", "Office contact", "")
    corrections: Text = field("纠错与撤下联系方式", "Corrections and takedown contact", "")
    base_url: Url = field("发布网址", "Publication url", "", example="https://example.org/hall/")
    icp: Icp = field("ICP备案号", "ICP filing", "")
    police: Police = field("公安备案号", "Public-security filing", "")
    map_approval: Text = field("审图号", "Map approval number", "")
    ladder: Annotated[str, Ref("policy")] = field("采用的星级标准", "Star ladder in force", "")
    content_licence: Text = field("内容许可", "Content licence", "")
    forge: Forge | None = field("代码托管", "Forge", None, hint="写了它，投稿表就能直接打开新建文件的网页。")
    kiosk: Screen | None = field("触摸屏", "The screen in the hall", None)
    show_samples: Flag = field("显示示例", "Show samples", default=True)
    notes: Text = field("内部备注", "Internal notes", "", privacy=Privacy.PRIVATE)
