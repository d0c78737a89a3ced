"""Real files as volunteers and clerks hand them in, made when a test asks for them; and the whole way of an import."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import yaml
from PIL import Image

from honorhall.ground.messages import blocks
from tests.house import House, files

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
Rows = Sequence[Sequence[object]]

TEAMS: Rows = (
    ("溪市志愿服务队情况表",),
    (),
    ("序号", "队名", "所在地区", "级别", "人数", "成立时间", "类别", "简介", "联系电话"),
    (
        1,
        "溪市退役军人“同心”志愿服务队",
        "溪市",
        "市级",
        "30余名",
        "2020-07-29",
        "便民服务、红色宣讲",
        "为老人办事。",
        "无",
    ),
    (2, "溪市退役军人“磐石”志愿服务队", "东省溪市", "市级", "12名", "2021年3月", "应急救援", "", ""),
)
TWO_TEAMS = ("content/teams/xi-shi-panshi-zhiyuan-fuwudui.yml", "content/teams/xi-shi-tongxin-zhiyuan-fuwudui.yml")


def book(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """An .xlsx. merged: ranges of its first sheet that are one cell."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        made.worksheets[0].merge_cells(cells)
    made.save(path)
    return path


def csv_text(rows: Rows, separator: str = ",") -> str:
    """Rows as the text of a CSV, every cell in quotes."""
    lines = (separator.join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(lines) + "\r\n"


def ods(path: Path, rows: Rows) -> Path:
    """An .ods with one sheet of texts."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="队伍">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return path


def photo(*, turned: bool = False, size: tuple[int, int] = (64, 48)) -> bytes:
    """A JPEG that knows where it was taken, and by which camera."""
    image = Image.new("RGB", size, (120, 60, 40))
    exif = Image.Exif()
    exif[MAKE] = "示例相机"
    exif[ORIENTATION] = 6 if turned else 1
    exif.get_ifd(GPS).update({1: "N", 2: (26.0, 3.0, 0.0), 3: "E", 4: (119.0, 18.0, 0.0)})
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert b"Exif" in out.getvalue()
    return out.getvalue()


def document(path: Path) -> Path:
    """A .docx with all that a story has."""
    made = docx.Document()
    made.core_properties.author = "某人"
    made.add_heading("守渠的人", 0)
    made.add_paragraph("渠修了三年。").add_run("没有人走。").bold = True
    made.add_heading("后来", 1)
    made.add_paragraph("第一件", style="List Bullet")
    made.add_paragraph("第二件", style="List Bullet")
    table = made.add_table(2, 2)
    for at, text in enumerate(("年份", "里程", "1958", "12公里")):
        table.cell(at // 2, at % 2).text = text
    made.add_picture(io.BytesIO(photo()))
    made.save(str(path))
    return path


def submission(path: Path, entries: Mapping[str, str | bytes], **letter: object) -> Path:
    """A zip as the form makes it."""
    said = {"honorhall": 1, "made": "2026-11-22", "kind": "story", "id": "story-20261122-1530", "files": [*entries]}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("submission.json", json.dumps({**said, **letter}, ensure_ascii=False))
        packed.writestr("读我.txt", "这是一份投稿。")
        for name, data in entries.items():
            packed.writestr(name, data)
    return path


def whole_way(house: House, file: Path, *options: str) -> dict[str, bytes]:
    """Rehearse, write, write again, take back: the files that were new or other after the writing."""
    before = files(house.root)
    rehearsed = house.run("import", str(file), *options)
    assert rehearsed.code == 0, rehearsed.told + rehearsed.errors
    assert files(house.root) == before, "a rehearsal wrote something"
    written = house.run("import", str(file), "--write", *options)
    assert written.code == 0, written.told + written.errors
    after = files(house.root)
    changed = {path: data for path, data in after.items() if before.get(path) != data and "imports/" not in path}
    assert changed
    assert not [problem for problem in house.inspect()[1] if blocks(problem)]
    again = house.run("import", str(file), "--write", *options)
    assert again.code == 0, again.told + again.errors
    assert files(house.root) == after, "the second import changed something"
    undone = house.run("import", "--undo")
    assert undone.code == 0, undone.errors
    assert files(house.root) == before, "not all of it was taken back"
    assert not (house.root / "private").exists()
    return changed


def plain(data: bytes) -> dict[str, Any]:
    """The fields of a YAML file as they are written, every value a text."""
    found = yaml.load(data.decode(), Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but texts)
    assert isinstance(found, dict)
    return found


def imported(house: House, file: Path, *options: str) -> str:
    """Write an import that must succeed; what it said."""
    done = house.run("import", str(file), "--write", *options)
    assert done.code == 0, done.told + done.errors
    return done.told
