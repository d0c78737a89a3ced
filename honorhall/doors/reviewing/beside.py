"""beside(): one page that shows each changed page as it was and as it would be, side by side."""

from __future__ import annotations

from html import escape

from honorhall.doors.reviewing.preview import AFTER, BEFORE, Preview, Shown
from honorhall.doors.reviewing.quoting import printable

MOST = 12  # pages that are shown at once: each is two documents
STYLE = """
body { margin: 0 auto; padding: 1rem; font: 18px/1.6 system-ui, sans-serif; max-width: 110rem; color: #222 }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem }
* { box-sizing: border-box }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem }
figure { margin: 0 }
iframe { width: 100%; height: 44rem; border: 1px solid #767676; background: #fff }
.none { display: grid; place-content: center; height: 10rem; border: 1px dashed #767676 }
"""
# "allow-same-origin", or a browser would fetch no style from a disk; without "allow-scripts" no script runs.
FRAME = '<iframe sandbox="allow-same-origin" src="{}" title="{}" loading="lazy"></iframe>'
PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>改动前后对照 Before and after</title>
<style>{style}</style>
<h1>改动前后对照 <span lang="en">Before and after</span></h1>
<p>有 {count} 页不同。<span lang="en">{count} pages differ.</span>
<a href="after/index.html">改动后的整个网站 <span lang="en">the whole site after the change</span></a></p>
{pages}
{rest}
"""


def beside(shown: Preview) -> str:
    """The page, to stand in the folder that holds both sites. No script of a page runs in it."""
    first, rest = shown.pages[:MOST], shown.pages[MOST:]
    more = "".join(f"<li>{_link(AFTER if one.after else BEFORE, one)}</li>\n" for one in rest)
    return PAGE.format(
        style=STYLE,
        count=len(shown.pages),
        pages="\n".join(map(_pair, first)),
        rest=f'<h2>其他 <span lang="en">Others</span></h2>\n<ul>\n{more}</ul>' if rest else "",
    )


def _pair(one: Shown) -> str:
    name = escape(printable(one.title or one.url or "/"))
    sides = _side("改动前 Before", BEFORE, one, there=one.before) + _side("改动后 After", AFTER, one, there=one.after)
    return f'<h2>{name}</h2>\n<div class="two">\n{sides}</div>'


def _side(label: str, site: str, one: Shown, *, there: bool) -> str:
    if not there:
        return f'<figure><figcaption>{label}</figcaption><p class="none">没有这一页 no such page</p></figure>\n'
    frame = FRAME.format(_address(site, one), f"{label} {escape(one.url)}")
    return f"<figure><figcaption>{label} {_link(site, one)}</figcaption>{frame}</figure>\n"


def _link(site: str, one: Shown) -> str:
    return f'<a href="{_address(site, one)}">{escape(one.url) or "/"}</a>'


def _address(site: str, one: Shown) -> str:
    """The way to a page's file: ids are plain ASCII, and so are urls."""
    return escape(f"{site}/{one.url}" if one.url.endswith(".html") else f"{site}/{one.url}index.html")
