"""The questions of the form: which fields are asked of whoever sends a story, in which words, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import MODELS, VOCABULARIES, Base, Code, Privacy, Prose, Ref, Row, Term, rows

FEW = 8  # terms of a vocabulary that are all shown; more of them fold into a list
# Asked in another way (pictures, consent), made by the house, or for clerks and reviewers.
ELSEWHERE = frozenset({"media", "consent", "sources", "sample", "public", "notes", "reviewed", "review", "count"})


class Asked(NamedTuple):
    """One field to ask for. words: the question in plain words; lines: to write on, on paper."""

    field: str
    words: str
    hint: str = ""
    lines: int = 1


class Step(NamedTuple):
    """Some questions that belong together: one page of the form."""

    title: str
    en: str
    asked: tuple[Asked, ...]


class Kind(NamedTuple):
    """One kind of record that can be sent. words: when to choose it."""

    name: str
    words: str
    steps: tuple[Step, ...]


KINDS = (
    Kind(
        "story",
        "一件事、一段回忆",
        (
            Step(
                "讲什么事",
                "The story",
                (
                    Asked("title", "给故事起个名字", "一句话就好，例如“守水闸的那一夜”。"),
                    Asked(
                        "body",
                        "从头讲给我听",
                        "想到哪儿写到哪儿，五句话就可以开头。什么时候、在哪里、做了什么、后来怎样；最后写一句您是怎样知道的。",
                        16,
                    ),
                    Asked("years", "事情发生在什么时候？", "记得哪年写哪年，记不清写“约1951年”。"),
                    Asked("regions", "发生在哪里？", "写到县、乡镇就好。"),
                ),
            ),
            Step(
                "谁讲的，和谁有关",
                "Who",
                (
                    Asked("author", "署谁的名？", "写的人或记录的人，一行一个；不愿意署名就空着。"),
                    Asked("people", "馆里已经有这个人的页吗？", "有就选上，故事会和他的页连起来；没有就空着。"),
                    Asked("teams", "和哪支队伍有关？"),
                ),
            ),
        ),
    ),
    Kind(
        "person",
        "介绍一位老兵或志愿者",
        (
            Step(
                "这位是谁",
                "Who it is",
                (
                    Asked("title", "他（她）叫什么名字？", "下一步会问愿不愿意公开全名。"),
                    Asked("gender", "男，还是女？"),
                    Asked("born", "哪年出生？", "只会公开到月份。"),
                    Asked("died", "若已去世，是哪年？"),
                    Asked("region", "老家在哪里？", "只会公开到乡镇。"),
                ),
            ),
            Step(
                "当兵和后来",
                "Service",
                (
                    Asked("branch", "在什么部队？", "只选军种；番号、驻地、任务不写。"),
                    Asked("enlisted", "哪年入伍？"),
                    Asked("discharged", "哪年退役？"),
                    Asked("summary", "用一两句话介绍他（她）", "", 3),
                    Asked("body", "经历和故事", "做过什么，大家记得他（她）什么。病情、住址、电话不写。", 12),
                ),
            ),
        ),
    ),
    Kind(
        "team",
        "介绍一支志愿服务队",
        (
            Step(
                "这支队伍",
                "The team",
                (
                    Asked("title", "队伍全称是什么？", "通行的写法：地区名+退役军人“品牌”志愿服务队。"),
                    Asked("region", "在哪里？"),
                    Asked("level", "是哪一级的队伍？"),
                    Asked("category", "主要做什么？"),
                ),
            ),
            Step(
                "人和事",
                "People and deeds",
                (
                    Asked("founded", "哪年成立？"),
                    Asked("members", "有多少人？", "照实写，例如 30余名；人名不写。"),
                    Asked("motto", "口号是什么？"),
                    Asked("leader_office", "队长由什么职务的人担任？", "写职务，不写姓名。"),
                    Asked("summary", "用一两句话介绍这支队伍", "", 3),
                    Asked("body", "做过哪些事？", "", 12),
                ),
            ),
        ),
    ),
    Kind(
        "activity",
        "记下一次活动",
        (
            Step(
                "这次活动",
                "The activity",
                (
                    Asked("title", "活动叫什么？"),
                    Asked("date", "哪一天，或哪几天？", "几天的写成 2026-03-01至2026-03-05。"),
                    Asked("region", "在哪里？"),
                    Asked("place", "在馆里已有的哪个场所？"),
                    Asked("teams", "哪些队伍参加？"),
                ),
            ),
            Step(
                "做了什么",
                "What was done",
                (
                    Asked("category", "是哪一类服务？"),
                    Asked("participants", "去了多少志愿者？", "例如 30余名。"),
                    Asked("beneficiaries", "多少人得到帮助？", "只写人数，例如 120人次；得到帮助的人不写姓名。"),
                    Asked("duration", "用了多长时间？", "例如 3小时。"),
                    Asked("body", "经过是怎样的？", "", 14),
                ),
            ),
        ),
    ),
)


class Option(NamedTuple):
    """One term to choose."""

    code: str
    zh: str
    en: str


class Question(NamedTuple):
    """One field as the form shows it. widget: how it is answered; of: kinds of record that a reference may name."""

    name: str
    zh: str
    en: str
    words: str
    hint: str
    required: bool
    widget: str
    options: tuple[Option, ...] = ()
    of: tuple[str, ...] = ()
    lines: int = 1


class Part(NamedTuple):
    """One step as the form shows it."""

    title: str
    en: str
    questions: tuple[Question, ...]


class Form(NamedTuple):
    """All that is asked of one kind. more: the fields that few will fill in."""

    kind: str
    zh: str
    en: str
    words: str
    folder: str
    parts: tuple[Part, ...]
    more: tuple[Question, ...]


def forms() -> tuple[Form, ...]:
    """The form of each kind, from the field table."""
    return tuple(map(_form, KINDS))


def _form(kind: Kind) -> Form:
    model = MODELS[kind.name]
    table = {row.name: row for row in rows(model)}
    parts = tuple(
        Part(step.title, step.en, tuple(_question(table[one.field], one) for one in step.asked)) for step in kind.steps
    )
    asked = {one.field for step in kind.steps for one in step.asked}
    more = tuple(_question(row, Asked(row.name, "")) for row in rows(model) if _is_more(row, asked))
    return Form(kind.name, model.zh, model.en, kind.words, model.folder, parts, more)


def _is_more(row: Row, asked: set[str]) -> bool:
    offered = not row.hidden and row.privacy is not Privacy.PRIVATE
    return offered and row.name not in asked | ELSEWHERE and bool(_widget(row))


def _question(row: Row, asked: Asked) -> Question:
    term, reference = row.mark(Term), row.mark(Ref)
    terms = VOCABULARIES[term.vocabulary].items() if term else ()
    hint = asked.hint or row.hint or (f"例如 {row.example}。" if row.example else "")
    return Question(
        *(row.name, row.zh, row.en, asked.words, hint, row.required, _widget(row)),
        options=tuple(Option(code, names.zh, names.en) for code, names in terms),
        of=reference.kinds if reference else (),
        lines=asked.lines,
    )


def _widget(row: Row) -> str:
    """How a field is answered; "" for one that is a record of its own."""
    types = set(_types(row.info.annotation))
    many = "s" if tuple in types else ""
    if any(issubclass(one, Base) for one in types):
        return ""
    for mark, name in ((Ref, "ref"), (Term, "term"), (Code, "region")):
        if row.mark(mark):
            return name + many
    if row.mark(Prose):
        return "long"
    for sort, name in ((PartialDate, "date"), (Quantity, "amount"), (bool, "flag")):
        if sort in types:
            return name
    return "lines" if many else "text"


def _types(annotation: Any) -> Iterator[type]:
    origin = getattr(annotation, "__origin__", annotation)
    if isinstance(origin, type):
        yield origin
    for part in getattr(annotation, "__args__", ()):
        yield from _types(part)
