"""What was told and what was done: stories, activities, lessons, needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from honorhall.model.fields import Base, Privacy, field
from honorhall.model.record import Consent, Located, Outcome, Record
from honorhall.model.values import Amount, Date, Many, Markdown, Ref, RegionCode, Term, Text


class Review(Base):
    """Who read a story before it was published: an office and a day."""

    office: Text = field("审核单位", "Office", required=True)
    on: Date = field("审核日期", "On", required=True)
    reviewer: Text = field("审核人", "Reviewer", "", privacy=Privacy.PRIVATE)


class Story(Record):
    """A told story. A title and a body are enough."""

    kind: ClassVar[str] = "story"
    folder: ClassVar[str] = "stories"
    zh: ClassVar[str] = "故事"
    en: ClassVar[str] = "Story"
    en_many: ClassVar[str] = "Stories"
    schema_type: ClassVar[str] = "Article"

    body: Markdown = field("正文", "Body", required=True, weight=1, schema="articleBody")
    author: Many[Text] = field("署名", "By", (), weight=2, dc="creator", schema="author")
    date: Date | None = field("写成时间", "Written", None, dc="date", schema="datePublished")
    people: Many[Annotated[str, Ref("person")]] = field("人物", "People", (), schema="about")
    teams: Many[Annotated[str, Ref("team")]] = field("队伍", "Teams", (), schema="about")
    orgs: Many[Annotated[str, Ref("org")]] = field("单位", "Organisations", ())
    programmes: Many[Annotated[str, Ref("programme")]] = field("项目", "Programmes", ())
    places: Many[Annotated[str, Ref("place")]] = field("地点", "Places", (), schema="contentLocation")
    activities: Many[Annotated[str, Ref("activity")]] = field("活动", "Activities", ())
    regions: Many[RegionCode] = field("地区", "Regions", (), facet=True, dc="coverage", schema="contentLocation")
    era: Many[Annotated[str, Term("era")]] = field("时期", "Era", (), facet=True, dc="temporal")
    years: Date | None = field("年代", "Years", None, facet=True, schema="temporalCoverage")
    theme: Many[Text] = field("主题", "Theme", (), facet=True, weight=3, dc="subject", schema="keywords")
    narrator: Annotated[str, Ref("person")] = field("讲述人", "Narrator", "")
    collectors: Many[Annotated[str, Ref("person", "team", "org")]] = field(
        "采集", "Collected by", (), dc="contributor", schema="contributor"
    )
    recorded: Date | None = field("采集时间", "Recorded", None)
    audience: Many[Annotated[str, Term("audience")]] = field("适合", "Audience", (), facet=True, dc="audience")
    review: Review | None = field("审核", "Review", None)
    consent: Consent | None = field("同意", "Consent", None, privacy=Privacy.PRIVATE)


class Activity(Located):
    """Something that happened on a day or over days. It counts people helped; it never names them."""

    kind: ClassVar[str] = "activity"
    folder: ClassVar[str] = "activities"
    zh: ClassVar[str] = "活动"
    en: ClassVar[str] = "Activity"
    en_many: ClassVar[str] = "Activities"
    schema_type: ClassVar[str] = "Event"
    schema_types: ClassVar[Mapping[str, str]] = {"training": "EducationEvent"}

    activity_type: Annotated[str, Term("activity-type")] = field("类型", "Type", "activity", facet=True, dc="type")
    category: Many[Annotated[str, Term("activity-category")]] = field("类别", "Category", (), facet=True)
    venue: Many[Annotated[str, Term("venue")]] = field("六进", "Venue (six)", (), facet=True)
    venues: Many[Text] = field("场所", "Kinds of place", ())
    date: Date | None = field("时间", "Date", None, facet=True, dc="date", schema="startDate")
    campaign: Annotated[str, Ref("programme")] = field("主题活动", "Campaign", "")
    programmes: Many[Annotated[str, Ref("programme")]] = field("项目", "Programmes", ())
    festival: Text = field("节日", "Festival", "", facet=True)
    place: Annotated[str, Ref("place")] = field("地点", "Place", "", schema="location")
    teams: Many[Annotated[str, Ref("team")]] = field("队伍", "Teams", (), schema="organizer")
    orgs: Many[Annotated[str, Ref("org")]] = field("单位", "Organisations", ())
    agenda: Many[Text] = field("内容", "Agenda", ())
    posts: Amount | None = field("点位", "Posts", None)
    participants: Amount | None = field("参加", "Participants", None)
    duration: Amount | None = field("历时", "Duration", None)
    hours: Amount | None = field("服务时长", "Hours", None)
    beneficiaries: Amount | None = field("受益", "Beneficiaries", None)
    outcomes: Many[Outcome] = field("成效", "Outcomes", ())
    needs: Many[Annotated[str, Ref("need")]] = field("回应的需求", "Needs served", ())
    helped: Text = field("服务对象", "Who was helped", "", privacy=Privacy.PRIVATE)


class Step(Base):
    """One step of a lesson."""

    title: Text = field("环节", "Step", required=True)
    time: Amount | None = field("时长", "Time", None)
    text: Text = field("做法", "How", "")


class Question(Base):
    """A question with its answer."""

    ask: Text = field("问题", "Question", required=True)
    answer: Text = field("参考答案", "Answer", "")


class Lesson(Record):
    """Material for schools."""

    kind: ClassVar[str] = "lesson"
    folder: ClassVar[str] = "lessons"
    zh: ClassVar[str] = "课堂"
    en: ClassVar[str] = "Lesson"
    en_many: ClassVar[str] = "Lessons"
    schema_type: ClassVar[str] = "LearningResource"

    grade: Many[Annotated[str, Term("audience")]] = field(
        "年级", "Grade", (), facet=True, dc="audience", schema="educationalLevel"
    )
    subject: Text = field("学科", "Subject", "", facet=True)
    duration: Amount | None = field("时长", "Duration", None)
    aims: Many[Text] = field("目标", "Aims", (), schema="teaches")
    stories: Many[Annotated[str, Ref("story")]] = field("故事", "Stories", (), schema="isBasedOn")
    exhibits: Many[Annotated[str, Ref("exhibit")]] = field("展项", "Exhibits", (), schema="about")
    route: Many[Annotated[str, Ref("place")]] = field("路线", "Route", ())
    steps: Many[Step] = field("步骤", "Steps", ())
    questions: Many[Question] = field("问题", "Questions", ())
    worksheet: Markdown = field("学习单", "Worksheet", "")


class Need(Located):
    """An entry of the demand list: counts only, never a person."""

    kind: ClassVar[str] = "need"
    folder: ClassVar[str] = "needs"
    zh: ClassVar[str] = "需求"
    en: ClassVar[str] = "Need"
    en_many: ClassVar[str] = "Needs"

    trigger: Annotated[str, Term("need-trigger")] = field("情形", "Occasion", "", facet=True)
    category: Many[Annotated[str, Term("need-category")]] = field("类别", "Category", (), facet=True)
    status: Annotated[str, Term("need-status")] = field("状态", "Status", "open", facet=True)
    team: Annotated[str, Ref("team")] = field("对接队伍", "Matched team", "")
    count: Amount | None = field("数量", "Count", None)
    response: Many[Text] = field("服务方式", "Response", ())
    person: Text = field("需求人", "Who needs it", "", privacy=Privacy.PRIVATE)
