"""A bundle for the screen: taken when it is right and newer; refused, with a reason, when it is anything else."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from honorhall.disk import MARK
from honorhall.doors.kiosk import NoKey, Refused, Versions, make_keys, pack, private_key, public_key, verified
from honorhall.doors.kiosk.bundle import LIST, SIGNATURE
from honorhall.doors.kiosk.refused import REASONS
from tests.house import run

TEXTS = {
    "index.html": "<h1>示例馆</h1>" * 200,
    "stories/one/index.html": "一段示例" * 300,
    "assets/a.bin": "\0\1" * 999,
}
Zipped = dict[str, bytes]


def nothing(_done: int, _whole: int) -> None:
    """Nobody looks on."""


def write(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    make_keys(tmp_path / "kiosk.key", tmp_path / "kiosk.pub")
    return tmp_path


@pytest.fixture
def bundle(keys: Path) -> Path:
    """Version 7 of a small site."""
    return packed(keys, 7)


def packed(keys: Path, version: int, texts: dict[str, str] | None = None) -> Path:
    made = keys / f"{version}.zip"
    folder = write(keys / f"site-{version}", texts or TEXTS)
    pack(folder, made, private_key(keys / "kiosk.key"), version, nothing)
    return made


def zipped(bundle: Path) -> Zipped:
    with ZipFile(bundle) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(bundle: Path, held: Zipped) -> None:
    with ZipFile(bundle, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)


def resigned(keys: Path, held: Zipped, **changes: object) -> Zipped:
    """The same with another list, signed by the right key: what a careless or wicked maker could send."""
    listed = json.dumps({**json.loads(held[LIST]), **changes}).encode()
    return {**held, LIST: listed, SIGNATURE: private_key(keys / "kiosk.key").sign(listed)}


def cut_short(bundle: Path, _keys: Path) -> None:
    bundle.write_bytes(bundle.read_bytes()[: bundle.stat().st_size // 2])


def no_archive(bundle: Path, _keys: Path) -> None:
    bundle.write_text("你好", encoding="utf-8")


def other_words(bundle: Path, _keys: Path) -> None:
    rezip(bundle, {**zipped(bundle), "site/index.html": b"<h1>other</h1>"})


def more_bytes(bundle: Path, _keys: Path) -> None:
    held = zipped(bundle)
    rezip(bundle, {**held, "site/index.html": held["site/index.html"] + b" "})


def a_flipped_byte(bundle: Path, _keys: Path) -> None:
    with ZipFile(bundle) as archive:
        entry = archive.getinfo("site/assets/a.bin")
    at = entry.header_offset + 30 + len(entry.filename) + 500
    data = bundle.read_bytes()
    bundle.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def another_key(bundle: Path, keys: Path) -> None:
    (keys / "other").mkdir()
    make_keys(keys / "other/kiosk.key", keys / "other/kiosk.pub")
    pack(keys / "site-7", bundle, private_key(keys / "other/kiosk.key"), 7, nothing)


def another_list(bundle: Path, _keys: Path) -> None:
    held = zipped(bundle)
    rezip(bundle, {**held, LIST: re.sub(rb'"version": \d', b'"version": 8', held[LIST])})


def no_signature(bundle: Path, _keys: Path) -> None:
    rezip(bundle, {name: data for name, data in zipped(bundle).items() if name != SIGNATURE})


def a_file_less(bundle: Path, _keys: Path) -> None:
    rezip(bundle, {name: data for name, data in zipped(bundle).items() if "one" not in name})


def a_file_more(bundle: Path, _keys: Path) -> None:
    rezip(bundle, {**zipped(bundle), "site/more.html": b"more"})


def a_file_twice(bundle: Path, _keys: Path) -> None:
    with ZipFile(bundle, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("site/index.html", TEXTS["index.html"])


def a_way_out(bundle: Path, keys: Path) -> None:
    held = zipped(bundle)
    listed = {**json.loads(held[LIST])["files"], "../../out.html": ["0" * 64, 1]}
    rezip(bundle, resigned(keys, {**held, "site/../../out.html": b"x"}, files=listed))


def a_later_format(bundle: Path, keys: Path) -> None:
    rezip(bundle, resigned(keys, zipped(bundle), format=2))


def an_older_one(bundle: Path, keys: Path) -> None:
    bundle.write_bytes(packed(keys, 4).read_bytes())


def the_same_again(bundle: Path, keys: Path) -> None:
    bundle.write_bytes(packed(keys, 5).read_bytes())


def more_than_fits(bundle: Path, keys: Path) -> None:
    held = zipped(bundle)
    listed = {path: [digest, 1 << 60] for path, (digest, _) in json.loads(held[LIST])["files"].items()}
    rezip(bundle, resigned(keys, held, files=listed))


BAD: dict[Callable[[Path, Path], None], str] = {
    cut_short: "not-a-bundle",
    no_archive: "not-a-bundle",
    other_words: "altered",
    more_bytes: "altered",
    a_flipped_byte: "altered",
    another_key: "other-key",
    another_list: "other-key",
    no_signature: "unsigned",
    a_file_less: "missing",
    a_file_more: "stranger",
    a_file_twice: "stranger",
    a_way_out: "unsafe-path",
    a_later_format: "other-format",
    an_older_one: "not-newer",
    the_same_again: "not-newer",
    more_than_fits: "no-room",
}


@pytest.mark.parametrize("harm", BAD, ids=lambda harm: harm.__name__)
def test_a_bad_bundle_is_refused_and_what_is_shown_stays(keys, bundle, harm):
    versions, public = Versions(keys / "home"), public_key(keys / "kiosk.pub")
    versions.show(versions.take(packed(keys, 5, {"index.html": "旧的示例"}), public, nothing))
    before = files(keys / "home")
    harm(bundle, keys)
    with pytest.raises(Refused) as refused:
        versions.take(bundle, public, nothing)
    assert refused.value.code == BAD[harm]
    assert files(keys / "home") == before
    assert not (keys / "out.html").exists()
    assert "{" not in str(refused.value)


def test_every_reason_is_given_by_some_bad_bundle_and_says_the_same_in_both_languages():
    others = {"no-bundle", "does-not-come-up"}  # tests/kiosk/test_update.py meets these
    assert set(BAD.values()) | others == set(REASONS)
    for zh, en in REASONS.values():
        assert set(re.findall(r"{\w+}", zh)) == set(re.findall(r"{\w+}", en))


def test_a_good_bundle_is_laid_down_byte_for_byte_beside_what_is_shown(keys, bundle):
    versions, public = Versions(keys / "home"), public_key(keys / "kiosk.pub")
    assert verified(bundle, public).version == 7
    assert versions.standing.current == 0
    assert versions.take(bundle, public, nothing) == 7
    assert files(versions.folder(7)) == files(keys / "site-7")


def test_one_folder_version_and_key_make_one_bundle(keys, bundle):
    before = bundle.read_bytes()
    for path in (keys / "site-7").rglob("*"):
        path.touch()
    assert packed(keys, 7).read_bytes() == before


def test_keys_are_made_once_and_the_one_that_signs_is_nobody_elses(tmp_path):
    make_keys(tmp_path / "a.key", tmp_path / "a.pub")
    before = files(tmp_path)
    assert stat.S_IMODE((tmp_path / "a.key").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        make_keys(tmp_path / "a.key", tmp_path / "b.pub")
    assert files(tmp_path) == before
    for wrong in ("a.pub", "no.key"):
        (tmp_path / "no.key").write_text("不是钥匙", encoding="utf-8")
        with pytest.raises(NoKey):
            private_key(tmp_path / wrong)
    with pytest.raises(NoKey):
        public_key(tmp_path / "a.key")


def test_from_the_command_line_a_site_is_packed_and_looked_at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "site", {**TEXTS, MARK: "made by honorhall\n"})
    assert "触摸屏版" in run("kiosk", "pack", "--site", "site").errors  # the public site is not for the screen
    write(tmp_path / "kiosk", {**TEXTS, MARK: "made by honorhall\n", "assets/hall/staff.js": "honorhallStaff({});\n"})
    assert run("kiosk", "key").code == 0
    assert "没有改动" in run("kiosk", "key").errors
    assert run("kiosk", "pack", "--site", "kiosk", "--out", "u.zip", "--number", "3").code == 0
    done = run("kiosk", "verify", "u.zip")
    assert (done.code, "版本 3" in done.told) == (0, True)
    cut_short(tmp_path / "u.zip", tmp_path)
    done = run("kiosk", "verify", "u.zip")
    assert (done.code, "没有拷完整" in done.errors) == (2, True)
    done = run("kiosk", "verify", "no-such.zip")
    assert (done.code, "读不到更新包 no-such.zip" in done.errors) == (2, True)
    assert run("kiosk", "pack", "--site", "nothing").code == 2
    assert run("kiosk", "verify", "u.zip", "--key", "u.zip").code == 2
