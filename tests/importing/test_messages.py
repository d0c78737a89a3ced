"""What an import says: each word provoked by a real file, and not said of the same file once it is mended."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from honorhall.doors.importing import Plan, prepared
from honorhall.doors.order import nobody
from honorhall.ground.messages import Lang, blocks, codes, say
from tests.house import House, hall
from tests.importing.made import book, csv_text, document, submission

CODE = re.compile(r"\bimport(?:-[a-z]+)+\b")
HEADERS = ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8))  # of an entry of a zip, and how far behind each its flags stand
HAS_PASSWORD = 0x1
LETTER = "submission.json"
STORY = "---\ntitle: 桥上的灯\n---\n\n文。\n"
REVIEWED = STORY.replace("灯\n", "灯\nreviewed: {rule: x, by: y, on: 2026, why: z}\n")
TWO_OF_A_NAME = {f"content/teams/{one}.yml": 'title: 红叶服务队\nregion: "1201"\n' for one in ("jia", "yi")}
TWO_OF_A_PLACE = {
    "content/regions/tree.yml": '- {id: east, title: 东省, code: "12"}\n- {id: brook, title: 溪市, code: "1201"}\n'
    '- {id: hill, title: 山市, code: "1202"}\n- {id: one, title: 新县, code: "120101"}\n'
    '- {id: two, title: 新县, code: "120201"}\n'
}


class Input(NamedTuple):
    """A file as it is handed in. make: writes it; kind: what --kind says of it."""

    name: str
    make: Callable[[Path], object]
    kind: str = ""

    def told_of(self, house: House) -> tuple[Path, Plan]:
        """The file, written beside a hall, and what its import would come to."""
        file = house.root.parent / self.name
        self.make(file)
        return file, prepared(house.root, file, self.kind, nobody, leaving_out=False)


class Case(NamedTuple):
    """An input of which something is told, and what it is mended to. there: what else stands in the hall."""

    code: str
    wrong: Input
    mended: Input
    there: Mapping[str, str] = {}


def sheet(*rows: tuple[object, ...], kind: str = "", name: str = "表") -> Input:
    """A spreadsheet with one sheet."""
    return Input("资料.xlsx", lambda path: book(path, {name: rows}), kind)


def behind_a_password() -> Input:
    """A spreadsheet as Office locks it: no zip, but a file of streams, one of which is named so."""
    streams = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(1_000)
    return Input("资料.xlsx", lambda path: path.write_bytes(streams))


def table(*rows: tuple[object, ...], kind: str = "") -> Input:
    """A CSV."""
    return Input("资料.csv", lambda path: path.write_text(csv_text(rows), encoding="utf-8"), kind)


def sent(text: str, befallen: Callable[[Path], object] = Path.stat) -> Input:
    """A submission of one story, and what befell it on its way."""
    return Input("投稿.zip", lambda path: befallen(submission(path, {"stories/deng.md": text})))


def locked(path: Path) -> None:
    """Mark what is in a zip as encrypted: nothing at hand writes such a zip."""
    data = bytearray(path.read_bytes())
    for header, behind in HEADERS:
        for found in re.finditer(re.escape(header), bytes(data)):
            data[found.start() + behind] |= HAS_PASSWORD
    path.write_bytes(data)


def put(inside: str, text: str) -> Callable[[Path], None]:
    """Puts another text into the place of one file in a zip."""

    def change(path: Path) -> None:
        with zipfile.ZipFile(path) as packed:
            kept = {name: packed.read(name) for name in packed.namelist()}
        assert inside in kept
        with zipfile.ZipFile(path, "w") as packed:
            for name, data in {**kept, inside: text.encode()}.items():
                packed.writestr(name, data)

    return change


def cut_within(inside: str, make: Callable[[Path], Path]) -> Callable[[Path], None]:
    """Makes a file that is a zip, in which one part broke off."""
    return lambda path: put(inside, "<?xml version='1.0'?><a><b")(make(path))


TEAMS = (("队名", "地区"), ("甲队", "溪市"))
CASES = {
    "a-table-without-its-kind": Case("import-kind-guessed", table(*TEAMS), table(*TEAMS, kind="team")),
    "a-sheet-named-for-its-kind": Case(
        "import-kind-guessed", sheet(*TEAMS, name="服务队"), sheet(*TEAMS, name="服务队", kind="team")
    ),
    "a-table-of-any-kind": Case(
        "import-kind-unclear",
        table(("名称", "简介"), ("甲队", "在。")),
        table(("名称", "简介", "地区"), ("甲队", "在。", "溪市"), kind="team"),
    ),
    "a-table-without-headings": Case(
        "import-kind-unclear", sheet(("甲队", "溪市"), kind="team"), sheet(*TEAMS, kind="team")
    ),
    "a-column-of-identity-cards": Case(
        "import-column-private",
        sheet(("队名", "地区", "队长身份证号"), ("甲队", "溪市", "无可奉告")),
        sheet(("队名", "地区", "队长身份证号"), ("甲队", "溪市", "")),
    ),
    "a-field-meant-for-nobody": Case(
        "import-column-private",
        table(("场馆名称", "地区", "场馆类型", "手机"), ("东溪讲堂", "溪市", "荣誉馆", "无可奉告")),
        table(("场馆名称", "地区", "场馆类型"), ("东溪讲堂", "溪市", "荣誉馆")),
    ),
    "two-headings-of-one-field": Case(
        "import-column-twice",
        sheet(("队名", "地区", "人数", "队员人数"), ("甲队", "溪市", "3名", "4名")),
        sheet(("队名", "地区", "人数"), ("甲队", "溪市", "3名")),
    ),
    "a-name-of-two-teams": Case(
        "import-reference-many",
        sheet(("活动名称", "服务队"), ("清明祭扫", "红叶服务队")),
        sheet(("活动名称", "服务队"), ("清明祭扫", "yi")),
        TWO_OF_A_NAME,
    ),
    "a-name-of-two-regions": Case(
        "import-reference-many",
        sheet(("队名", "地区"), ("甲队", "新县")),
        sheet(("队名", "地区"), ("甲队", "山市新县")),
        TWO_OF_A_PLACE,
    ),
    "a-sender-who-signs-for-the-office": Case("import-field-unasked", sent(REVIEWED), sent(STORY)),
    "an-old-document": Case("import-kind-of-file", Input("来稿.doc", document), Input("来稿.docx", document)),
    "a-document-with-a-part-cut-off": Case(
        "import-unreadable",
        Input("来稿.docx", cut_within("word/document.xml", document)),
        Input("来稿.docx", document),
    ),
    "a-spreadsheet-with-a-part-cut-off": Case(
        "import-unreadable",
        Input("资料.xlsx", cut_within("xl/workbook.xml", lambda path: book(path, {"队伍": TEAMS}))),
        sheet(*TEAMS, name="队伍"),
    ),
    "a-submission-whose-letter-is-cut-off": Case(
        "import-unreadable", sent(STORY, put(LETTER, '{"honorhall": 1,')), sent(STORY)
    ),
    "a-submission-whose-letter-is-too-long": Case(
        "import-unreadable", sent(STORY, put(LETTER, '{"honorhall": 1}' + " " * 1_000_000)), sent(STORY)
    ),
    "a-workbook-with-a-password": Case("import-zip-locked", behind_a_password(), sheet(*TEAMS, name="队伍")),
    "a-submission-with-a-password": Case("import-zip-locked", sent(STORY, locked), sent(STORY)),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_an_input_is_told_in_both_languages_with_its_place(tmp_path, name):
    case = CASES[name]
    house = hall(tmp_path, case.there)
    file, plan = case.wrong.told_of(house)
    found = [problem for problem in plan.problems if problem.code == case.code]
    assert found, plan.problems
    for problem in found:
        assert problem.place.file.startswith(file.name)
        assert all(problem.facts.values()), problem.facts
        said = [
            text for lang in get_args(Lang) for one in [say(problem, lang)] for text in (one.what, one.why, one.next)
        ]
        assert all(said)
        assert not [text for text in said if "{" in text or "}" in text or "…" in text]
    option = ("--kind", case.wrong.kind) if case.wrong.kind else ()
    done = house.run("import", str(file), *option)
    assert f"[{case.code}]" in done.told
    assert done.code == int(any(map(blocks, plan.problems)))


@pytest.mark.parametrize("name", CASES)
def test_it_is_not_told_of_the_same_input_once_that_is_mended(tmp_path, name):
    case = CASES[name]
    _, plan = case.mended.told_of(hall(tmp_path, case.there))
    assert case.code not in {problem.code for problem in plan.problems}
    assert not [problem for problem in plan.problems if blocks(problem)]
    assert len(plan.entries) == 1


def test_every_message_of_an_import_is_provoked_by_some_test():
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")]
    provoked = {code for source in sources for code in CODE.findall(source)}
    assert {code for code in codes() if code.startswith("import-")} - provoked == set()
