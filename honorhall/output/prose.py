"""prose(): an author's Markdown -> HTML that can do no harm: nothing passes that is not on the list, no picture either.

The pictures of a text are drawn by the project and set in afterwards, where marks stand: an author's own tags for
pictures never pass, so none can ask another host for anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markupsafe import Markup

from honorhall.output.plain_prose import plainly

# Anchors of a page's own parts: a heading of the same name gets another.
OWN_ANCHORS = frozenset({
    "title", "facts", "pictures", "related", "sources", "worksheet", "below", "totals", "here", "years", "honours",
    "stories", "people", "squads", "milestones", "activities", "registration", "outcomes", "holdings", "parts",
    "principles", "bearers", "visit", "walk", "visits", "standard", "glance", "aims", "steps", "questions", "alike",
    "agenda", "needs", "how", "stages", "ladder", "duties", "sections", "basis", "tree", "services", "members",
    "member-of", "partners", "citing", "coverage",
})  # fmt: skip
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TAGS = {
    *HEADINGS, "p", "br", "hr", "em", "strong", "del", "sup", "sub", "ruby", "rt", "rp", "a", "abbr", "q",
    "cite", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th",
    "td", "div",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    "li": {"id"},
    "sup": {"id"},
    **{heading: {"id"} for heading in HEADINGS},
}
CLASSED = ("a", "div", "p", "span", "table", "ol", "ul", "li", "sup", "img", "code", "pre")  # the theme styles these
OWN_ADDRESS = re.compile(r"(?!//)[^:?#\\]+")  # within the site: no scheme, no host
IMAGE = {"src", "alt", "title", "width", "height"}  # of a picture on a hand-written page
NO_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
SCHEMES = {"http", "https", "mailto", "tel"}
# A line end between two Chinese characters is how an editor wraps, not a space.
HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff“”‘’…—]"
WRAPPED = re.compile(rf"\n(?<={HAN}\n)(?={HAN})")  # the line end first: that is what a search is quick to find
TOP_HEADING = re.compile(r"<(/?)h1\b")
HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
MARKUP = re.compile(r'<span class="hh-count">.*?</span>|<[^>]*>', re.DOTALL)  # a count is no word of its heading
KEPT = 4_096  # headings, the latest: about 1 MB
LINKED = re.compile(r'<a(?![^>]*class="hh-shot")[^>]*>(.*?)</a>', re.DOTALL)
PLACED = re.compile(r"<p>@@picture-(\d+)@@</p>|@@picture-(\d+)@@")


@dataclass(frozen=True, slots=True)
class Written:
    """An author's Markdown with marks where its pictures stand. shots: what the templates draw a picture from.

    base: the way from the page back to the root. An author who types a mark by hand sees one of these pictures twice.
    """

    text: str
    shots: tuple[object, ...] = ()
    base: str = "./"

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def picture_mark(number: int) -> str:
    """What stands in Markdown for the picture of this number, from 0: words that neither Markdown nor nh3 changes."""
    return f"@@picture-{number}@@"


def with_pictures(html: str, count: int, draw: Callable[[int, bool], str]) -> str:
    """Sanitised HTML with pictures where their marks stand. draw: (number, is a paragraph of its own) -> HTML."""
    if not count:
        return html

    def drawn(found: re.Match[str]) -> str:
        number = int(found.group(1) or found.group(2))
        return draw(number, found.group(1) is not None) if number < count else str(found.group())

    return PLACED.sub(drawn, html)


def prose(text: str) -> str:
    """Markdown as sanitised HTML. Headings begin at the second level, each with an anchor made of its words."""
    plain = plainly(text, _anchor)
    return converted(text) if plain is None else WRAPPED.sub("", plain)


def unlinked(html: str) -> Markup:
    """HTML of ours whose links are words, but for pictures: no finger hits a word among words."""
    return Markup(LINKED.sub(r"\1", html))  # noqa: S704 (no less safe than it was)


def converted(text: str) -> str:
    """The same the long way, which any Markdown can go."""
    html = TOP_HEADING.sub(r"<\1h2", _converter().reset().convert(text))
    if "<pre" not in html:
        html = WRAPPED.sub("", html)
    return _cleaned(html, TAGS, ATTRIBUTES)


def sanitised(html: str) -> str:
    """HTML of a page that somebody wrote by hand, by the same list; it keeps its first heading and its classes."""
    own = {"h1": {"id"}, "img": IMAGE}
    classes = {tag: ATTRIBUTES.get(tag, set()) | own.get(tag, set()) | {"class"} for tag in CLASSED}
    return _cleaned(html, TAGS | {"h1", "span", "img"}, ATTRIBUTES | own | classes)


def _cleaned(html: str, tags: set[str], attributes: dict[str, set[str]]) -> str:
    """Nothing but these tags and attributes; a picture from anywhere but the site vanishes."""

    def allowed(tag: str, attribute: str, value: str) -> str | None:
        return None if (tag, attribute) == ("img", "src") and not OWN_ADDRESS.fullmatch(value) else value

    clean = nh3.clean(
        html,
        tags=tags,
        attributes=attributes,
        attribute_filter=allowed,
        url_schemes=SCHEMES,
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template", "noscript"},
    )
    return NO_SOURCE.sub("", clean)


def headings(html: str) -> tuple[tuple[str, str], ...]:
    """(anchor, words) of the second-level headings of a page's body, in order."""
    return tuple([_said(anchor, words) for anchor, words in HEADING.findall(html)])


@lru_cache(KEPT)
def _said(anchor: str, html: str) -> tuple[str, str]:
    """What one heading comes to: most stand on many pages, as the templates write them."""
    words = unescape(MARKUP.sub("", html) if "<" in html else html)
    return unescape(anchor), " ".join(words.split())


@cache
def _converter() -> Any:
    """One converter a process: making one costs as much as converting a page."""
    settings = {"toc": {"slugify": _anchor, "permalink": False}}
    extensions = ["tables", "footnotes", "sane_lists", "toc"]
    # People indent a list within a list by three spaces or four, and a paragraph by any number of them: with the
    # library's own four, the first is no list and the second is program code.
    made = Markdown(extensions=extensions, extension_configs=settings, tab_length=3)
    made.parser.blockprocessors.deregister("code")
    return made


def _anchor(words: str, separator: str) -> str:
    plain = words.isalnum()  # then there is nothing to take out
    made = words.lower() if plain else slugify_unicode(words, separator) or "section"
    return f"{made}{separator}text" if made in OWN_ANCHORS else made
