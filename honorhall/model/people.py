"""People who agreed to be shown, and the honours given to them and to others."""

from __future__ import annotations

from typing import Annotated, ClassVar

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.record import Consent, Located, Record
from honorhall.model.values import Amount, Date, Flag, Many, Ref, RegionCode, Term, Text, Whole

SHOWN = Privacy.CONSENT


class Rank(Base):
    """A military rank with the year of the system it belongs to (a 1955 rank is not a 1988 rank)."""

    name: Text = field("军衔", "Rank", required=True, privacy=SHOWN)
    system: Whole | None = field("军衔制年份", "Year of the rank system", None, privacy=SHOWN)


class Service(Base):
    """What a person does in a team or programme."""

    role: Annotated[str, Term("role")] = field("角色", "Role", required=True, privacy=SHOWN)
    of: Annotated[str, Ref("team", "org", "programme", "place")] = field("所在", "In", "", privacy=SHOWN)
    since: Date | None = field("自", "Since", None, privacy=SHOWN)


class Person(Record):
    """A veteran, martyr or volunteer. Nothing of a person is shown without consent, or a reason why none is needed."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"
    zh: ClassVar[str] = "老兵"
    en: ClassVar[str] = "Person"
    en_many: ClassVar[str] = "People"
    schema_type: ClassVar[str] = "Person"

    title: Text = field("姓名", "Name", required=True, weight=8, dc="title", schema="name", privacy=SHOWN)
    surname_reading: Text = field("姓氏读音", "Surname reading", "", example="Shàn", privacy=SHOWN)
    pseudonym: Text = field("化名", "Pseudonym", "", privacy=SHOWN)
    gender: Annotated[str, Term("gender")] = field("性别", "Gender", "", facet=True, schema="gender", privacy=SHOWN)
    born: Date | None = field("出生", "Born", None, dc="date", schema="birthDate", privacy=Privacy.COARSE)
    died: Date | None = field("去世", "Died", None, schema="deathDate", privacy=SHOWN)
    region: RegionCode = field("籍贯", "Native place", "", facet=True, schema="birthPlace", privacy=Privacy.COARSE)
    branch: Many[Annotated[str, Term("branch")]] = field("军兵种", "Service branch", (), facet=True, privacy=SHOWN)
    enlisted: Date | None = field("入伍", "Enlisted", None, privacy=SHOWN)
    discharged: Date | None = field("退役", "Discharged", None, facet=True, privacy=SHOWN)
    era: Many[Annotated[str, Term("era")]] = field("时期", "Era", (), facet=True, dc="temporal", privacy=SHOWN)
    rank: Rank | None = field("军衔", "Rank", None, privacy=SHOWN)
    service: Many[Service] = field("志愿服务", "Volunteer service", (), schema="memberOf", privacy=SHOWN)
    martyr: Flag = field("烈士", "Martyr", default=False, facet=True)
    approval: Text = field("评定文件", "Approval document", "", example="烈士证书编号或批准文号")
    phone: Text = field("电话", "Phone", "", privacy=Privacy.PRIVATE)
    address: Text = field("住址", "Home address", "", privacy=Privacy.PRIVATE)
    family: Text = field("家属", "Family", "", privacy=Privacy.PRIVATE)
    consent: Consent | None = field("同意", "Consent", None, privacy=Privacy.PRIVATE)


class Honor(Located):
    """An award given, or an award that may be given (no `to`)."""

    kind: ClassVar[str] = "honor"
    folder: ClassVar[str] = "honors"
    zh: ClassVar[str] = "荣誉"
    en: ClassVar[str] = "Honour"
    en_many: ClassVar[str] = "Honours"

    award: Text = field("奖项", "Award", "", facet=True, weight=4, schema="award")
    level: Annotated[str, Term("honor-level")] = field("级别", "Level", "", facet=True)
    grade: Annotated[str, Term("honor-grade")] = field("法定等级", "Statutory grade", "", facet=True)
    issuer: Text = field("授予单位", "Issuer", "", facet=True)
    date: Date | None = field("时间", "Date", None, facet=True, dc="date")
    to: Many[Annotated[str, Ref("person", "team", "org", "programme", "story", "place", "activity")]] = field(
        "授予", "Given to", (), schema="about"
    )
    work: Text = field("作品", "Work", "", weight=4)
    count: Amount | None = field("数目", "Number", None)
    status: Annotated[str, Term("honor-status")] = field("状态", "Status", "in-force", facet=True)
