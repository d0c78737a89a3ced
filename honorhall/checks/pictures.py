"""Pictures and links: each file is there, inside the hall, and a kind of picture that can be made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Problem
from honorhall.model import MODELS, PICTURE, Record

# A link that is no picture and leads neither to a record, nor to an address, nor to a heading.
LEADING_NOWHERE = re.compile(
    rf"\[(?<!!\[)[^\]\n]*\]\((?!\s*(?:(?:{'|'.join(MODELS)}|source):[a-z0-9-]+[\s)]|https?://|mailto:|tel:|#))\s*([^)\s]+)[^)]*\)"
)
LONGEST_ALT = 120  # characters: a screen reader reads them at one go
SAYS_NOTHING = re.compile(
    r"(?:图片?|照片|相片|截图|插图|配图|合影|image|photo|picture|img|pic)\s*[0-9一二三四五六七八九十]*"
    r"|(?:IMG|DSC[NF]?|MVIMG|PXL|mmexport|wx_camera|Screenshot|微信图片|QQ图片|屏幕截图)[_\-\s]?[\w\-.]*"
    r"|[\w\-. ]+\.(?:jpe?g|png|gif|webp|avif|heic|bmp)|[\d_\-. ]+",
    re.IGNORECASE,
)
CHILDREN = re.compile(
    "小学生|中学生|初中生|高中生|学生(?!会|处|证)|少先队员|红领巾|小朋友|儿童(?!节|村)|孩子们?|幼儿(?!园大门)|小讲解员|小记者|小志愿者"
)
FACELESS = re.compile("背影|侧影|剪影|远景|远处|看不清|打了?码|遮住|作品|画作|大学生|研究生|空教室")
LONGEST_NAME = 255


def files_named(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(path of the value, file name) of every picture that a record names, its prose included."""
    for place, media in enumerate(record.media):
        yield ("media", place, "file"), media.file
    for found in _in_prose(record):
        yield ("body", record.body.count("\n", 0, found.start())), found.group(2)


def _in_prose(record: Record) -> Iterable[re.Match[str]]:
    return PICTURE.finditer(record.body) if "![" in record.body else ()


def rule_broken(name: str) -> str:
    """The code of the rule that a picture's name breaks, or ""."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or ":" in name or "\\" in name:
        return "media-outside"
    if len(name.encode()) > LONGEST_NAME or not name.isprintable():
        return "media-missing"  # no file system has such a name, and to ask for it is an error
    return "" if pure.suffix.lower() in PICTURES else "media-kind"


def names(asked: Asked) -> Iterator[Problem]:
    """A picture stays beside its record: no way up, no absolute path, no address; and it is a picture."""
    for key, record in asked.records.items():
        for path, name in files_named(record):
            code = rule_broken(name)
            if code:
                yield told(asked.archive, key, code, path, file=name, known=" ".join(PICTURES))


def alts(asked: Asked) -> Iterator[Problem]:
    """A picture says in a sentence what it shows, for those who cannot see it."""
    for key, record in asked.records.items():
        for path, file, alt in _worded(record):
            if not alt:
                yield told(asked.archive, key, "media-alt-missing", path, file=file)
            elif SAYS_NOTHING.fullmatch(alt) or alt == file or alt == PurePosixPath(file).stem:
                yield told(asked.archive, key, "media-alt-empty", path, file=file, alt=alt)
            elif len(alt) > LONGEST_ALT:
                facts = {"count": str(len(alt)), "most": str(LONGEST_ALT)}
                yield told(asked.archive, key, "media-alt-long", path, file=file, **facts)


def pupils(asked: Asked) -> Iterator[Problem]:
    """A picture whose words tell of pupils or children, with nobody's consent on record: their faces are their own."""
    for key, record in asked.records.items():
        if record.sample or not (record.media or "![" in record.body):
            continue
        agreed = {media.file for media in record.media if media.consent}
        captions = {media.file: media.caption for media in record.media}
        for path, file, alt in _worded(record):
            words = f"{alt} {captions.get(file, '')}"
            if file not in agreed and (child := CHILDREN.search(words)) and not FACELESS.search(words):
                yield told(asked.archive, key, "pupils-pictured", path, file=file, who=child.group())


def _worded(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """(path, file, alternative text) of every picture of a record."""
    for place, media in enumerate(record.media):
        yield ("media", place, "alt"), media.file, media.alt.strip()
    for found in _in_prose(record):
        yield ("body", record.body.count("\n", 0, found.start())), found.group(2), found.group(1).strip()


def links(asked: Asked) -> Iterator[Problem]:
    """A link in prose leads to a record (team:dongqi), to an address, or to a heading; nothing else lasts."""
    for key, record in asked.records.items():
        for found in LEADING_NOWHERE.finditer(record.body) if "](" in record.body else ():
            line = record.body.count("\n", 0, found.start())
            yield told(asked.archive, key, "link-unknown", ("body", line), target=found.group(1))
