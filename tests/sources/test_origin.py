"""An Origin keeps no line, and finds every one of them in the file as it is now."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

from honorhall.ground.problem import Place
from honorhall.model import FOLDERS
from honorhall.sources import Path, Plain, origin, read
from tests.house import REPOSITORY, hall


def paths(value: Plain, here: Path = ()) -> Iterator[Path]:
    yield here
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield from paths(one, (*here, name))


def test_every_value_of_the_repository_stands_where_its_origin_finds_it():
    for source in read(REPOSITORY, FOLDERS).sources:
        where = origin(source)
        assert where.file == source.file
        for path in paths(dict(source.data)):
            assert where.place(path) == source.place(path)
        if source.body:
            assert where.place_within(("body", 2)) == source.in_body(2)


def test_a_line_is_looked_up_in_the_file_as_it_is_now(tmp_path):
    house = hall(tmp_path, {"content/teams/x.yml": "- {id: a, title: 甲}\n- {id: b, title: 乙}\n"})
    second = next(origin(source) for source in read(house.root, FOLDERS).sources if source.id == "b")
    assert second.place(("title",)).line == 2
    house.write({"content/teams/x.yml": "- {id: a, title: 甲}\n\n# 下移\n- {id: b, title: 乙}\n"})
    assert second.place(("title",)).line == 4
    house.write({"content/teams/x.yml": "- {id: a, title: 甲}\n"})
    assert second.place(("title",)) == Place("content/teams/x.yml", 1, 1)
    (house.root / "content/teams/x.yml").unlink()
    assert second.place_within(("body",)) == Place("content/teams/x.yml", 1, 1)


def test_a_source_travels_with_its_marks():
    for source in read(REPOSITORY, FOLDERS).sources[:40]:
        assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 (our own bytes)
