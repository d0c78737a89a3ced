"""Who serves: organisations, volunteer teams and their programmes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.record import Located, Milestone, Outcome
from honorhall.model.values import Amount, Date, Flag, Many, Ref, RegionCode, Term, Text


class Org(Located):
    """A department, service centre or station, partner, federation, foundation."""

    kind: ClassVar[str] = "org"
    folder: ClassVar[str] = "orgs"
    zh: ClassVar[str] = "单位组织"
    en: ClassVar[str] = "Organisation"
    en_many: ClassVar[str] = "Organisations"
    schema_type: ClassVar[str] = "Organization"
    schema_types: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("department", "government", "service-centre", "service-station"), "GovernmentOrganization"),
        **dict.fromkeys(("social-work", "mutual-aid", "self-governance", "federation", "foundation"), "NGO"),
        "association": "NGO",
        "school": "EducationalOrganization",
        "media": "NewsMediaOrganization",
    }

    org_type: Annotated[str, Term("org-type")] = field("类型", "Type", required=True, facet=True, dc="type")
    level: Annotated[str, Term("level")] = field("级别", "Level", "", facet=True)
    parent: Annotated[str, Ref("org")] = field("上级单位", "Parent", "", schema="parentOrganization")
    partners: Many[Annotated[str, Ref("org")]] = field("合作单位", "Partners", ())
    place: Annotated[str, Ref("place")] = field("同址场所", "Co-located place", "", schema="location")
    duties: Many[Text] = field("职责", "Duties", (), weight=1)
    services: Many[Text] = field("服务内容", "Services", (), weight=1)
    members: Many[Annotated[str, Ref("org")]] = field("成员单位", "Members", (), schema="member")
    count: Amount | None = field("数目", "Number", None)
    contact_office: Text = field("联系单位", "Contact office", "")
    contact_person: Text = field("联系人", "Contact person", "", privacy=Privacy.PRIVATE)
    outcomes: Many[Outcome] = field("成效", "Outcomes", ())
    milestones: Many[Milestone] = field("大事", "Milestones", ())


class Squad(Base):
    """A part of a team, down to the squads that gather those discharged in one year."""

    title: Text = field("名称", "Name", required=True)
    discharged: Date | None = field("退役年份", "Year of discharge", None)
    count: Amount | None = field("数目", "Number of such squads", None)
    members: Amount | None = field("人数", "Members", None)


class Registration(Base):
    """Whether a team is registered, where, and through whose account."""

    status: Annotated[str, Term("registration")] = field("登记状态", "Status", required=True, facet=True)
    system: Text = field("系统", "System", "")
    number: Text = field("登记号", "Number", "")
    account: Annotated[str, Ref("team", "org")] = field("挂靠账户", "Through the account of", "")


class Assessment(Base):
    """A yearly assessment: only its result is published."""

    year: Date = field("年度", "Year", required=True)
    result: Text = field("结果", "Result", required=True)
    remarks: Text = field("评语", "Remarks", "", privacy=Privacy.PRIVATE)


class Team(Located):
    """A volunteer team of one of the five levels; `count` where a source speaks of many teams at once."""

    kind: ClassVar[str] = "team"
    folder: ClassVar[str] = "teams"
    zh: ClassVar[str] = "志愿服务队"
    en: ClassVar[str] = "Volunteer team"
    en_many: ClassVar[str] = "Volunteer teams"
    schema_type: ClassVar[str] = "NGO"

    title: Text = field("队名", "Name", required=True, weight=8, dc="title", schema="name")
    level: Annotated[str, Term("level")] = field("级别", "Level", "", facet=True)
    category: Many[Annotated[str, Term("team-category")]] = field("类别", "Category", (), facet=True)
    status: Annotated[str, Term("team-status")] = field("组建情况", "Status", "formed", facet=True)
    brand: Annotated[str, Ref("programme")] = field("品牌", "Brand", "", facet=True, schema="brand")
    joint: Many[RegionCode] = field("联建村（社区）", "Joint with", ())
    parent: Annotated[str, Ref("team")] = field("上级队伍", "Parent team", "", schema="parentOrganization")
    station: Annotated[str, Ref("place")] = field("阵地", "Station", "", schema="location")
    org: Annotated[str, Ref("org")] = field("依托单位", "Attached to", "")
    partners: Many[Annotated[str, Ref("org")]] = field("合作单位", "Partners", ())
    founded: Date | None = field("成立", "Founded", None, schema="foundingDate")
    founders: Text = field("发起", "Founded by", "")
    motto: Text = field("口号", "Motto", "", weight=2, schema="slogan")
    count: Amount | None = field("队数", "Number of teams", None)
    members: Amount | None = field("人数", "Members", None)
    composition: Text = field("人员构成", "Composition", "")
    recruitment: Many[Text] = field("招募条件与来源", "Recruitment", ())
    leader_office: Text = field("队长由谁担任", "Leader (office)", "")
    liaison_office: Text = field("联络员所在单位", "Liaison (office)", "")
    leader_contact: Text = field("队长联系方式", "Leader's contact", "", privacy=Privacy.PRIVATE)
    squads: Many[Squad] = field("分队", "Squads", ())
    registration: Registration | None = field("登记", "Registration", None)
    home_area: Text = field("属地管理", "Home area", "")
    dispatch_area: Text = field("调度区域", "Dispatch area", "")
    outcomes: Many[Outcome] = field("服务成效", "Outcomes", ())
    assessments: Many[Assessment] = field("考核结果", "Assessments", ())
    milestones: Many[Milestone] = field("大事", "Milestones", ())
    legacy_name: Flag = field("沿用注册名称", "Registered older name", default=False, privacy=Privacy.PRIVATE)


class Part(Base):
    """One part of a programme, with its slogan."""

    title: Text = field("名称", "Title", required=True)
    slogan: Text = field("口号", "Slogan", "")
    text: Text = field("内容", "Content", "")
    amount: Amount | None = field("数量", "Amount", None)


class Programme(Located):
    """A brand, programme, campaign, project or working model."""

    kind: ClassVar[str] = "programme"
    folder: ClassVar[str] = "programmes"
    zh: ClassVar[str] = "品牌项目"
    en: ClassVar[str] = "Programme"
    en_many: ClassVar[str] = "Programmes"
    schema_type: ClassVar[str] = "Project"
    schema_types: ClassVar[Mapping[str, str]] = {"taxonomy": "DefinedTermSet"}

    programme_type: Annotated[str, Term("programme-type")] = field("类型", "Type", required=True, facet=True, dc="type")
    owners: Many[Annotated[str, Ref("team", "org", "place")]] = field("主办", "Run by", (), schema="parentOrganization")
    purchaser: Text = field("购买方", "Purchaser", "")
    provider: Text = field("承接方", "Provider", "")
    slogan: Text = field("口号", "Slogan", "", weight=2, schema="slogan")
    parts: Many[Part] = field("组成", "Parts", ())
    principles: Many[Text] = field("要点", "Points", ())
    schedule: Text = field("时间安排", "Schedule", "")
    audience: Many[Text] = field("对象", "Audience", (), facet=True)
    since: Date | None = field("始于", "Since", None, dc="date", schema="foundingDate")
    places: Many[Annotated[str, Ref("place")]] = field("地点", "Places", (), schema="location")
    outcomes: Many[Outcome] = field("成效", "Outcomes", ())
    policy: Many[Annotated[str, Ref("policy")]] = field("相关制度", "Policies", ())
