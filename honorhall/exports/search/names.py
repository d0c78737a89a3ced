"""Names by how they sound: pinyin in full, in part, and by initials; surnames as people are called (单 shàn)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from honorhall.exports.search.folding import GAP, WIDE, fold
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
DIGITS_OF_DIGEST = 5


def _table(text: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in text.strip().replace("\n", "").split("，"))
    return {characters: tuple(syllables) for characters, *syllables in entries}


SURNAMES, BOTH = _table(IN_SURNAMES), _table(EITHER_WAY)


def name_keys(name: str, *, person: bool = False, spoken: str = "") -> Iterator[str]:
    """The keys of a name: the whole of it, each pair of syllables, each three initials. Each once, in order.

    person: it begins with a surname. spoken: how that is said, where somebody wrote it down.
    """
    codes = fold().codes(name)[0]
    folded = "".join(map(chr, codes[fold().sorts[codes] != GAP].tolist()))
    if not folded:
        return
    found = {WHOLE + digest(folded): None}
    said = readings(name, person=person, spoken=spoken)
    for way in _whole(said):
        found[WHOLE + digest("".join(way))] = None
        found[WHOLE + digest("".join(one[0] for one in way))] = None
    for at, here in enumerate(said):
        after = said[at + 1] if at + 1 < len(said) else ("",)
        third = said[at + 2] if at + 2 < len(said) else ("",)
        for left, right in product(here, after):
            found[f"{SYLLABLE}{left}{SYLLABLE}{right}"] = None
            if right:
                found.update((f"{INITIAL}{left[0]}{right[0]}{other[:1]}", None) for other in third)
    yield from found


def _whole(said: tuple[Syllables, ...]) -> Iterator[tuple[str, ...]]:
    """Ways to read the whole name; where there are too many, the first of each character."""
    if not said:
        return
    ways = 1
    for one in said:
        ways *= len(one)
    yield from product(*said) if ways <= MOST_WAYS else [tuple(one[0] for one in said)]


@lru_cache(maxsize=4_096)
def readings(name: str, *, person: bool = False, spoken: str = "") -> tuple[Syllables, ...]:
    """How each Han character of a name may be read, the likeliest first; what is no Han character is left out."""
    codes = fold().codes(name)[0]
    wide = "".join(map(chr, codes[fold().sorts[codes] == WIDE].tolist()))
    said = [
        list(dict.fromkeys([one, *BOTH.get(character, ())]))
        for character, one in zip(wide, spoken_chinese().of(wide), strict=True)
    ]
    surname = next((wide[:size] for size in (2, 1) if wide[:size] in SURNAMES), "") if person else ""
    for at, syllable in enumerate(SURNAMES.get(surname, ())):
        said[at] = list(dict.fromkeys([syllable, *said[at]]))
    if spoken and said:
        written = fold().text(spoken).split()[0]
        said[0] = list(dict.fromkeys([written, *said[0]]))
    return tuple(tuple(one for one in ways if one.isascii() and one.isalpha()) or ("",) for ways in said if any(ways))


def digest(text: str) -> str:
    """Five digits for a text: FNV-1a over its code points. The script reckons the same."""
    found = fnv(text)
    made = ""
    for _ in range(DIGITS_OF_DIGEST):
        found, digit = divmod(found, BASE)
        made += chr(DIGITS[digit])
    return made


def fnv(text: str) -> int:
    """A number of 32 bits."""
    found = 0x811C9DC5
    for character in text:
        found = (found ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return found
