"""Files that were damaged on their way: whatever is the matter with them is told, and never a fault of ours."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.house import files, hall
from tests.importing.made import TEAMS, book, csv_text, document, imported, ods, photo, submission

TIMES = 12


def table(path: Path) -> Path:
    path.write_bytes(csv_text(TEAMS).encode("gb18030"))
    return path


def sent(path: Path) -> Path:
    return submission(path, {"stories/a/index.md": "# 题\n\n![灯](b.jpg)\n", "stories/a/b.jpg": photo()})


MAKERS = {
    "队伍.xlsx": lambda path: book(path, {"队伍": TEAMS}),
    "队伍.ods": lambda path: ods(path, TEAMS[2:]),
    "队伍.csv": table,
    "来稿.docx": document,
    "投稿.zip": sent,
}


def scratched(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, some lost."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6) if made else 0):
        at = chance.randrange(len(made) or 1)
        if chance.random() < 0.5:
            made[at : at + 1] = bytes([chance.randrange(256)])
        else:
            del made[at : at + chance.randint(1, 40)]
    return bytes(made)


def scratched_within(data: bytes, chance: random.Random) -> bytes:
    """A zip that is whole, one file of which is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as anew:
        unlucky = chance.choice(packed.namelist())
        for name in packed.namelist():
            inside = packed.read(name)
            anew.writestr(name, scratched(inside, chance) if name == unlucky else inside)
    return out.getvalue()


@pytest.mark.parametrize("name", MAKERS)
def test_a_damaged_file_is_told_of_and_nothing_is_written_in_a_rehearsal(tmp_path, name):
    house = hall(tmp_path)
    good = MAKERS[name](tmp_path / name).read_bytes()
    before = files(house.root)
    chance = random.Random(name)
    codes = set()
    for time in range(TIMES):
        within = time % 2 and zipfile.is_zipfile(io.BytesIO(good))
        damaged = scratched_within(good, chance) if within else scratched(good, chance)
        (tmp_path / name).write_bytes(damaged)
        done = house.run("import", str(tmp_path / name))
        codes.add(done.code)
        assert done.code != 1 or "须改 error" in done.told
    assert codes <= {0, 1}
    assert files(house.root) == before


def test_a_picture_that_a_document_only_points_at_is_not_fetched(tmp_path):
    house = hall(tmp_path)
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(photo())
    file = document(tmp_path / "来稿.docx")
    made = docx.Document(str(file))
    made.add_paragraph("还有一段。")
    blip = next(made.element.body.iter(qn("a:blip")))
    where = made.part.relate_to(
        secret.as_uri(), "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", is_external=True
    )
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), where)
    made.save(str(file))
    told = imported(house, file)
    assert "[import-object-far]" in told
    assert [path.name for path in house.root.rglob("*.jpg")] == []
    assert "还有一段。" in (house.root / "stories/shouqu-ren.md").read_text(encoding="utf-8")
