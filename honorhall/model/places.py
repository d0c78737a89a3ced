"""Where things are: regions, places, and what is shown in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.record import Located, Milestone, Outcome, Record
from honorhall.model.values import LEVELS, Amount, Date, Flag, Many, Ref, RegionCode, Term, Text, Whole


class FormerName(Base):
    """A name that a region had before."""

    title: Text = field("旧名", "Former name", required=True)
    until: Date | None = field("用至", "Until", None)


class Region(Record):
    """One node of the five-level tree; a grid, a compound or a joint area hangs below its parent."""

    kind: ClassVar[str] = "region"
    folder: ClassVar[str] = "regions"
    zh: ClassVar[str] = "地区"
    en: ClassVar[str] = "Region"
    en_many: ClassVar[str] = "Regions"
    schema_type: ClassVar[str] = "AdministrativeArea"

    code: RegionCode = field("区划代码", "Division code", required=True, weight=2, schema="identifier")
    region_type: Annotated[str, Term("region-type")] = field("类型", "Type", "division", facet=True)
    members: Many[RegionCode] = field("联建村（社区）", "Joined villages", ())
    former_names: Many[FormerName] = field("旧名", "Former names", (), weight=4, schema="alternateName")
    villages: Amount | None = field("所辖村（社区）代码数", "Village codes listed", None)

    @property
    def level(self) -> str:
        """The level follows from the code's length."""
        return LEVELS[len(self.code)]


class Visit(Base):
    """Visits or talks counted for one audience."""

    audience: Text = field("对象", "Audience", required=True, example="学校师生")
    amount: Amount | None = field("数量", "Amount", None)
    as_of: Date | None = field("截至", "As of", None)


class Check(Base):
    """One line of a standard's checklist."""

    item: Text = field("要求", "Requirement", required=True)
    met: Flag | None = field("达到", "Met", None)


class Coordinates(Base):
    """Where a public place stands. Published no finer than a village (two decimals, about 1 km)."""

    lat: Text = field("纬度", "Latitude", required=True, privacy=Privacy.COARSE)
    lon: Text = field("经度", "Longitude", required=True, privacy=Privacy.COARSE)
    datum: Annotated[str, Term("datum")] = field("坐标系", "Datum", required=True)


class Place(Located):
    """A hall, memorial, station, liaison point, training base, lecture room."""

    kind: ClassVar[str] = "place"
    folder: ClassVar[str] = "places"
    zh: ClassVar[str] = "场馆站点"
    en: ClassVar[str] = "Place"
    en_many: ClassVar[str] = "Places"
    schema_type: ClassVar[str] = "CivicStructure"
    schema_types: ClassVar[Mapping[str, str]] = {"hall": "Museum ArchiveOrganization", "venue": "EventVenue"}

    place_type: Annotated[str, Term("place-type")] = field("类型", "Type", required=True, facet=True, dc="type")
    level: Annotated[str, Term("level")] = field("级别", "Level", "", facet=True)
    grade: Text = field("等级称号", "Grade", "", facet=True)
    opened: Date | None = field("启用时间", "Opened", None, dc="date", schema="foundingDate")
    org: Annotated[str, Ref("org")] = field("主管单位", "Run by", "", schema="parentOrganization")
    address: Text = field("地址", "Address", "", schema="address")
    coordinates: Coordinates | None = field("位置", "Coordinates", None, privacy=Privacy.COARSE)
    hours: Text = field("开放时间", "Opening hours", "", schema="openingHours")
    price: Text = field("票价", "Price", "")
    contact_office: Text = field("联系单位", "Contact office", "")
    contact_person: Text = field("联系人", "Contact person", "", privacy=Privacy.PRIVATE)
    functions: Many[Text] = field("功能", "Functions", ())
    count: Amount | None = field("数目", "Number of such places", None)
    holdings: Many[Outcome] = field("陈列与收藏", "Holdings", ())
    visits: Many[Visit] = field("参观与宣讲", "Visits", ())
    checklist: Many[Check] = field("建设标准", "Standard checklist", ())
    standard: Annotated[str, Ref("policy")] = field("依据标准", "Standard", "")
    milestones: Many[Milestone] = field("大事", "Milestones", ())


class Exhibit(Record):
    """A zone or an object of a hall, in tour order."""

    kind: ClassVar[str] = "exhibit"
    folder: ClassVar[str] = "exhibits"
    zh: ClassVar[str] = "展项"
    en: ClassVar[str] = "Exhibit"
    en_many: ClassVar[str] = "Exhibits"
    schema_type: ClassVar[str] = "ArchiveComponent"

    place: Annotated[str, Ref("place")] = field("所在场馆", "Hall", required=True, schema="itemLocation holdingArchive")
    zone: Text = field("展区", "Zone", "", facet=True)
    order: Whole = field("参观顺序", "Tour order", 0)
    label: Text = field("展签", "Label", "", weight=3)
    object_date: Date | None = field("年代", "Date of the object", None, dc="date", schema="dateCreated")
    owner: Text = field("收藏单位", "Owner (institution)", "", dc="rightsHolder")
    lender: Text = field("借展人", "Lender", "", privacy=Privacy.PRIVATE)
    rights: Text = field("权利", "Rights", "", dc="rights", schema="copyrightNotice")
    stories: Many[Annotated[str, Ref("story")]] = field("相关故事", "Stories", (), schema="subjectOf")
    people: Many[Annotated[str, Ref("person")]] = field("相关人物", "People", (), schema="about")
