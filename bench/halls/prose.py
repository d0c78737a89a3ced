"""Stories out of word lists: paragraphs, headings, lists and quotes; grammatical, and about nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Final

from bench.halls import words
from bench.halls.luck import chance, is_every

SHORTEST, USUAL, LONGEST = 300, 1150, 2700  # characters of a body, give or take its last paragraph
SPREAD: Final = 0.45

TEMPLATES: Final = """
{T}，{S}在{P}{A}地{D}，{R}。
{W}，{S}{A}地{D}，一直忙到{T}。
{S}说，{K}。
{T}，{P}聚了{N}来人，{S}一边{D}，一边和大家商量。
为了{D}，{S}和{S}轮流守在{P}，{R}。
{R}。{S}回忆起这件事，只说了一句：“{K}。”
从{P}到{P}，来回要走{N}里路，{S}{A}，没有落下一趟。
先是{S}{D}，接着{S}也来了，{R}。
{W}。{S}站在{P}，手里还拿着刚找来的{O}。
谁来{D}，谁去{D}，{S}在本子上写得清清楚楚。
按照排班，{T}由{S}负责{D}；赶不到的，要提前换班。
{S}把{O}和{O}摆在{P}，请来的人自己取用。
这样的事一年要做{N}回，{S}{A}，{R}。
有人问{S}累不累，回答是：{K}。
{T}清点下来，{O}{N}件，{O}{N}件，一样也没有少。
起初{P}只有{O}，后来{S}{D}，才慢慢有了样子。
{S}提出，可以先{D}，再{D}，免得{T}忙不过来。
到了{T}，{R}，{S}才想起还没有吃饭。
{P}的{O}是{S}送来的，背面用铅笔写着日期。
说到{O}，{S}能讲上{N}分钟，讲到最后总要加一句：{K}。
那次{S}没有来得及{D}，心里一直记着，隔了{N}天又专门回来补上。
{W}，路不好走，{S}还是按时到了{P}，{R}。
"""
_NUMBERS: Final = tuple(str(number) for number in (*range(2, 31), 40, 50, 60, 80, 105, 120, 200))
_LISTS: Final[dict[str, tuple[str, ...]]] = {
    "T": words.TIMES,
    "P": words.WHERE,
    "S": words.WHO,
    "A": words.HOW,
    "D": tuple(f"{verb}{thing}" for verb, things in words.DEEDS for thing in things),
    "R": words.RESULTS,
    "W": words.WEATHER,
    "K": words.THOUGHTS,
    "N": _NUMBERS,
    "O": tuple(thing for verb, things in words.DEEDS if verb not in ("看望", "讲起") for thing in things),
}
Form = tuple[str | tuple[str, ...], ...]


def _form(template: str) -> Form:
    """A template as its literal texts and the lists between them."""
    return tuple(_LISTS.get(part, part) for part in re.split(r"\{(\w)\}", template) if part)


_FORMS: Final[tuple[Form, ...]] = tuple(_form(line) for line in TEMPLATES.strip().split("\n"))


class Pen:
    """Writes with the luck of one generator: the same generator, the same words."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def pick(self, among: Sequence[str]) -> str:
        """One of these."""
        return among[int(self.rng.random() * len(among))]

    def sentence(self) -> str:
        """One or two sentences, with their full stop."""
        pick = self.pick
        form = _FORMS[int(self.rng.random() * len(_FORMS))]
        return "".join([part if isinstance(part, str) else pick(part) for part in form])

    def paragraph(self, sentences: int) -> str:
        """So many sentences in one paragraph; now and then a few words are bold."""
        said = [self.sentence() for _ in range(sentences)]
        if chance(self.rng, 12):
            said.append(f"大家记住的是**{self.pick(words.THOUGHTS)}**。")
        return "".join(said)

    def topic(self) -> str:
        """What a story is called."""
        return f"{self.pick(words.TOPICS)}与{self.pick(_LISTS['O'])}"

    def deed(self) -> str:
        """What an activity did."""
        return self.pick(_LISTS["D"])

    def place(self) -> str:
        """Somewhere in a village."""
        return self.pick(words.WHERE)

    def story(self, links: Sequence[str]) -> str:
        """A body of 300 to 3,000 characters, most near 1,200; `links` (finished Markdown) stand in its paragraphs."""
        target = min(LONGEST, max(SHORTEST, self.rng.lognormvariate(0, SPREAD) * USUAL))
        blocks, waiting = [self.paragraph(self.rng.randint(2, 3))], list(links)
        length = len(blocks[0])
        while length < target:
            block = self._block(len(blocks))
            if waiting and not block.startswith(("#", "-", "1", ">")):
                block += f"这一段可以和{waiting.pop(0)}对着看。"
            blocks.append(block)
            length += len(block)
        blocks += [f"另见{link}。" for link in waiting]
        return "\n\n".join(blocks)

    def _block(self, place: int) -> str:
        if is_every(place, 4, 1):
            return f"## {self.pick(words.HEADINGS)}\n\n{self.paragraph(self.rng.randint(2, 4))}"
        if chance(self.rng, 8):
            return "\n".join(f"- {self.sentence()}" for _ in range(self.rng.randint(3, 5)))
        if chance(self.rng, 7):
            return "\n".join(f"{n}. {self.pick(_LISTS['D'])}，{self.pick(words.RESULTS)}。" for n in range(1, 5))
        if chance(self.rng, 7):
            return f"> {self.pick(words.THOUGHTS)}。{self.pick(words.THOUGHTS)}。"
        return self.paragraph(self.rng.randint(2, 5))
