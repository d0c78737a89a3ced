"""plainly(): the short way from Markdown to HTML, for the Markdown that most people write.

Paragraphs, headings, one-line list entries, quotations, **bold** and [links](../../teams/x/): a story of 1,500
characters takes 0.05 ms so, and 1.6 ms by way of Python-Markdown and nh3. Whatever else a text holds, or seems to
hold, it goes the long way; where both can go, they come to the same bytes (tests/output/test_plain_prose.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown.extensions.toc import unique

# Characters that mean nothing to Markdown and pass nh3 as they are, wherever they stand within a line.
_PLAIN = r"\u3001-\u303f\u4e00-\u9fff\uff01-\uff60“”‘’…—·～×→℃①-⑳Ⅰ-ⅫÀ-ÖØ-öø-ɏA-Za-z0-9,.;:()%/+=?'\"@ -"
_LETTER = rf"(?:(?! )[{_PLAIN}])"  # what a line may end with: a space there may be a line break
_LINE = rf"(?![-+=:( ]|\d+\.)[{_PLAIN}]++(?<! )"  # what a line may begin with: no list, rule or underlining
_WORDS = rf"{_LETTER}(?:[{_PLAIN}]*{_LETTER})?"
_BOLD = rf"\*\*({_WORDS})\*\*"
_LINKED = rf"\[({_WORDS})\]\(([A-Za-z0-9./#-]+)\)"
PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*+")
HEADING = re.compile(rf"(#{{1,6}}) ({_WORDS})")
BULLETS = re.compile(rf"- {_LINE}(?:\n- {_LINE})*")
NUMBERS = re.compile(rf"1\. {_LINE}(?:\n\d+\. {_LINE})*")
NUMBER = re.compile(r"\n\d+\. ")
QUOTE = re.compile(rf"> {_LINE}(?:\n> {_LINE})*")
BOLD = re.compile(_BOLD)
LINKED = re.compile(_LINKED)
A_STAND_IN = "文"  # for what is bold or linked, while the rest of its block is looked at
TOP, LOWEST = 2, 6  # levels of headings within a page
QUOTATION = "blockquote"
NEXT = "</li>\n<li>"


Block = tuple[str, list[str]]  # (tag, of a list its entries, of a quotation its paragraphs); "": it stands alone


def plainly(text: str, anchor: Callable[[str, str], str]) -> str | None:
    """HTML of a whole text, before line ends between Chinese characters are taken out; None: it must go the long way.

    anchor: (words of a heading, separator) -> what its address is made of.
    """
    made: list[Block] = []
    known: set[str] = set()
    before = ""
    for piece in text.split("\n\n"):
        written = piece.strip("\n")
        if not written:
            continue
        block = _heading(written, anchor, known) if written[0] == "#" else _block(written)
        if block is None:
            return None
        if before and before == block[0]:
            _join(made[-1], block)
        else:
            made.append(block)
        before = block[0]
    return "\n".join([parts[0] if not tag else _whole(tag, parts) for tag, parts in made])


def _heading(block: str, anchor: Callable[[str, str], str], known: set[str]) -> Block | None:
    heading = HEADING.fullmatch(block)
    if heading is None:
        return None
    level = min(max(len(heading[1]), TOP), LOWEST)
    return "", [f'<h{level} id="{unique(anchor(heading[2], "-"), known)}">{heading[2]}</h{level}>']


def _block(block: str) -> Block | None:
    bare, html = _inline(block) if "*" in block or "[" in block else (block, block)
    if "*" in html or "[" in html:  # one within the other, or no pair
        return None
    if block[0] == "-":
        return ("ul", html[2:].split("\n- ")) if BULLETS.fullmatch(bare) else None
    if block[0] == ">":
        quoted = html[2:].replace("\n> ", "\n")
        return (QUOTATION, [f"<p>{quoted}</p>"]) if QUOTE.fullmatch(bare) else None
    if PARAGRAPH.fullmatch(bare):
        return "", [f"<p>{html}</p>"]
    return ("ol", NUMBER.split(html[3:])) if NUMBERS.fullmatch(bare) else None


def _join(one: Block, after: Block) -> None:
    """Two blocks of a kind become one; where an empty line parts the entries of a list, they are paragraphs."""
    if one[0] != QUOTATION:
        one[1][-1], after[1][0] = _spaced(one[1][-1]), _spaced(after[1][0])
    one[1].extend(after[1])


def _spaced(entry: str) -> str:
    return entry if entry.startswith("\n") else f"\n<p>{entry}</p>\n"


def _whole(tag: str, parts: list[str]) -> str:
    inner = "\n".join(parts) if tag == QUOTATION else f"<li>{NEXT.join(parts)}</li>"
    return f"<{tag}>\n{inner}\n</{tag}>"


def _inline(block: str) -> tuple[str, str]:
    """(the block with one plain character for whatever is bold or linked, the block with that as HTML)."""
    bare = html = block
    if "*" in block:
        bare, html = BOLD.sub(A_STAND_IN, bare), BOLD.sub(r"<strong>\1</strong>", html)
    if "[" in block:
        bare, html = LINKED.sub(A_STAND_IN, bare), LINKED.sub(r'<a href="\2" rel="noopener">\1</a>', html)
    return bare, html
