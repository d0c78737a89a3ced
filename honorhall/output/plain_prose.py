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
_PLAIN = r"\u3001-\u303f\u4e00-\u9fff\uff01-\uff60“”‘’…—·～×A-Za-z0-9,.;:()%/+=?'\"@ -"
_LETTER = rf"(?:(?! )[{_PLAIN}])"  # what a line may end with: a space there may be a line break
_LINE = rf"(?![-+=:( ]|\d+\.)[{_PLAIN}]*{_LETTER}"  # what a line may begin with: no list, rule or underlining
_WORDS = rf"{_LETTER}(?:[{_PLAIN}]*{_LETTER})?"
_BOLD = rf"\*\*({_WORDS})\*\*"
_LINKED = rf"\[({_WORDS})\]\(([A-Za-z0-9./#-]+)\)"
PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
HEADING = re.compile(rf"(#{{1,6}}) ({_WORDS})")
BULLETS = re.compile(rf"(?:- {_LINE}(?:\n(?=-)|$))+")
NUMBERS = re.compile(rf"1\. {_LINE}(?:\n\d+\. {_LINE})*")
NUMBER = re.compile(r"\n\d+\. ")
QUOTE = re.compile(rf"> {_LINE}(?:\n> {_LINE})*")
BOLD = re.compile(_BOLD)
LINKED = re.compile(_LINKED)
A_STAND_IN = "文"  # for what is bold or linked, while the rest of its block is looked at
TOP, LOWEST = 2, 6  # levels of headings within a page
ITEMS = ("<ul>", "<ol>")


def plainly(text: str, anchor: Callable[[str, str], str]) -> str | None:
    """HTML of a whole text, before line ends between Chinese characters are taken out; None: it must go the long way.

    anchor: (words of a heading, separator) -> what its address is made of.
    """
    made: list[str] = []
    known: set[str] = set()
    before = ""
    for block in text.split("\n\n"):
        if not block.strip():
            if block.strip("\n"):
                return None
            continue
        html = _block(block.strip("\n"), anchor, known)
        # Two lists, or two quotations, in a row become one.
        if html is None or (before == html[:4] and before != "<p>") or (html[:4] in ITEMS and before in ITEMS):
            return None
        made.append(html)
        before = html[:4] if not html.startswith(("<p>", "<h")) else "<p>"
    return "\n".join(made)


def _block(block: str, anchor: Callable[[str, str], str], known: set[str]) -> str | None:
    heading = HEADING.fullmatch(block)
    if heading:
        level = min(max(len(heading[1]), TOP), LOWEST)
        return f'<h{level} id="{unique(anchor(heading[2], "-"), known)}">{heading[2]}</h{level}>'
    bare, html = _inline(block) if "*" in block or "[" in block else (block, block)
    if "*" in html or "[" in html:  # one within the other, or no pair
        return None
    if PARAGRAPH.fullmatch(bare):
        return f"<p>{html}</p>"
    if BULLETS.fullmatch(bare):
        items = "</li>\n<li>".join(html[2:].split("\n- "))
        return f"<ul>\n<li>{items}</li>\n</ul>"
    if NUMBERS.fullmatch(bare):
        items = "</li>\n<li>".join(NUMBER.split(html[3:]))
        return f"<ol>\n<li>{items}</li>\n</ol>"
    if QUOTE.fullmatch(bare):
        lines = html[2:].replace("\n> ", "\n")
        return f"<blockquote>\n<p>{lines}</p>\n</blockquote>"
    return None


def _inline(block: str) -> tuple[str, str]:
    """(the block with one plain character for whatever is bold or linked, the block with that as HTML)."""
    bare = LINKED.sub(A_STAND_IN, BOLD.sub(A_STAND_IN, block))
    html = LINKED.sub(r'<a href="\2" rel="noopener">\1</a>', BOLD.sub(r"<strong>\1</strong>", block))
    return bare, html
