"""Names by how they sound: pinyin in full, in part, and by initials; surnames as people are called (单 shàn)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from zlib import crc32

from honorhall.exports.search.folding import fold
from honorhall.exports.search.lists import BASE, DIGITS
from honorhall.exports.search.readings import spoken_chinese

Syllables = tuple[str, ...]  # every way in which one character may be read
SYLLABLE, INITIAL, WHOLE = "'", "`", "="
# Characters that are read otherwise in a surname.
IN_SURNAMES = """
单 shan，曾 zeng，解 xie，仇 qiu，任 ren，华 hua，查 zha，盖 ge，区 ou，朴 piao，缪 miao，乐 yue，员 yun，
翟 zhai，冼 xian，洗 xian，召 shao，折 she，覃 qin，隗 wei，种 chong，逄 pang，秘 bi，黑 he，繁 po，燕 yan，
角 jue，阚 kan，宁 ning，那 na，纪 ji，葛 ge，哈 ha，过 guo，相 xiang，尹 yin，郇 xun，钭 tou，应 ying，要 yao，
宿 su，褚 chu，车 che，牟 mu，祭 zhai，尉迟 yu chi，万俟 mo qi，长孙 zhang sun，澹台 tan tai，令狐 ling hu，
单于 chan yu
"""
# Characters that one reader says so and another so, whatever stands beside them.
EITHER_WAY = """
重 zhong chong，长 chang zhang，行 xing hang，乐 le yue，朝 chao zhao，曾 zeng ceng，单 dan shan，解 jie xie，
仇 chou qiu，盛 sheng cheng，藏 cang zang，调 diao tiao，传 chuan zhuan，弹 dan tan，都 dou du，还 hai huan，
会 hui kuai，降 jiang xiang，校 xiao jiao，觉 jue jiao，率 lv shuai，没 mei mo，色 se shai，省 sheng xing，
石 shi dan，宿 su xiu，大 da dai，得 de dei，地 di de，厦 xia sha，六 liu lu，番 fan pan，柏 bai bo，薄 bao bo，
卜 bu bo，参 can shen，差 cha chai，乘 cheng sheng，给 gei ji，露 lu lou，落 luo la，绿 lv lu，模 mo mu，
塞 sai se，似 si shi，系 xi ji，血 xue xie，着 zhe zhao，尉 wei yu
"""
MOST_WAYS = 8  # of reading a whole name
BEGINNING = 12  # characters that somebody types at most
LONG = 8  # characters: a longer name is found by its pairs alone
DIGITS_OF_DIGEST = 5


def _table(text: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in text.strip().replace("\n", "").split("，"))
    return {characters: tuple(syllables) for characters, *syllables in entries}


SURNAMES, BOTH = _table(IN_SURNAMES), _table(EITHER_WAY)
SYLLABLES = tuple(sorted({one for known in (SURNAMES, BOTH) for said in known.values() for one in said}))


def name_keys(name: str, *, person: bool = False, spoken: str = "") -> dict[str, None]:
    """The keys of a name: the whole of it, each pair of syllables, each three initials. Each once, in order.

    person: it begins with a surname. spoken: how that is said, where somebody wrote it down.
    """
    folded = fold().told(name)
    if not folded:
        return {}
    found = [WHOLE + digest(folded)]
    said = readings(name, person=person, spoken=spoken)
    for way in _whole(said):
        found.append(WHOLE + digest("".join(way)))
        found.append(WHOLE + digest("".join([one[:1] for one in way])))
    if any(len(ways) > 1 for ways in said):
        found += _in_all_ways(said)
    else:
        only = [ways[0] for ways in said]
        found += [f"{SYLLABLE}{left}{SYLLABLE}{right}" for left, right in zip(only, [*only[1:], ""], strict=False)]
        first = "".join([one[:1] for one in only])
        found += [INITIAL + first[at : at + 3] for at in range(len(first) - 1)]
    return dict.fromkeys(found)


def sounds(name: str, *, person: bool = False, spoken: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What somebody types who begins a name: its initials, and its pinyin, in each way in which it may be read.

    Letters and digits of a name stand for themselves, in small letters. Of a long name, its first characters.
    """
    said = iter(readings(name, person=person, spoken=spoken))
    known = fold()
    pieces: list[Syllables] = []
    for one in name.translate(known.letters):
        if known.wides.match(one):
            pieces.append(next(said))
        elif one.isascii() and one.isalnum():
            pieces.append((one.lower(),))
    ways = list(islice(product(*pieces[:BEGINNING]), MOST_WAYS)) if pieces else []
    initials = ("".join(one[:1] for one in way) for way in ways)
    spelled = ("".join(way) for way in ways)
    return tuple(filter(None, dict.fromkeys(initials))), tuple(filter(None, dict.fromkeys(spelled)))


def _in_all_ways(said: tuple[Syllables, ...]) -> Iterator[str]:
    """Pairs of syllables and three initials, however each character may be read."""
    after = (*said, ("",), ("",))
    for at, here in enumerate(said):
        for left, right in product(here, after[at + 1]):
            yield f"{SYLLABLE}{left}{SYLLABLE}{right}"
            if right:
                yield from (f"{INITIAL}{left[:1]}{right[:1]}{third[:1]}" for third in after[at + 2])


def _whole(said: tuple[Syllables, ...]) -> Iterator[tuple[str, ...]]:
    """Ways to read the whole name; where there are too many, the first of each character."""
    if not said or len(said) > LONG:
        return
    ways = 1
    for one in said:
        ways *= len(one)
    yield from product(*said) if ways <= MOST_WAYS else [tuple(one[0] for one in said)]


def readings(name: str, *, person: bool = False, spoken: str = "") -> tuple[Syllables, ...]:
    """How each Han character of a name may be read, the likeliest first; what is no Han character is left out."""
    wide = fold().wide(name)
    said: list[Syllables] = [(one,) for one in spoken_chinese().of(wide)]
    for at, character in enumerate(wide):
        if character in BOTH:
            said[at] = tuple(dict.fromkeys((*said[at], *BOTH[character])))
    surname = next((wide[:size] for size in (2, 1) if wide[:size] in SURNAMES), "") if person else ""
    for at, syllable in enumerate(SURNAMES.get(surname, ())):
        said[at] = tuple(dict.fromkeys((syllable, *said[at])))
    written = fold().told(spoken)
    if written.isascii() and written.isalpha() and said:
        said[0] = tuple(dict.fromkeys((written, *said[0])))
    return tuple(said)


def digest(text: str) -> str:
    """Five digits for a text. The script reckons the same."""
    found = crc32(text.encode("utf-8", "replace"))
    made = ""
    for _ in range(DIGITS_OF_DIGEST):
        found, digit = divmod(found, BASE)
        made += chr(DIGITS[digit])
    return made
