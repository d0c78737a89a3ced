"""docs/checks.md, written from the rules' messages and examples: what is checked, how gravely, and what will do."""

from __future__ import annotations

from collections.abc import Iterator

from honorhall.checks import ANSWERABLE, Example, examples
from honorhall.ground.messages import Severity, codes, severity, unfilled

HEAD = """# 检查规则 Checks

这一页由规则和例子生成（`honorhall checks > docs/checks.md`），请不要手工修改。
Generated from the rules and their examples; do not edit by hand.

| 级别 Severity | 意思 Meaning |
|---|---|
| 须改 blocks | 改好之前不生成网站 The site is not built before it is mended |
| 请看 warns | 网站照常生成，请看一看 Built, but someone should look |
| 建议 hints | 可以更好 Could be better |

标着“可答复”的，审核单位可以在那份资料里答复，写明为什么可以保留；答复过的问题不再列出，
`honorhall check` 的最后会说有几条答复。会阻止发布的问题答复以后，仍会作为建议列出，写明是谁同意的。
身份证号、本人和监护人的同意，不能用答复代替。
Rules marked 可答复 may be answered by the reviewing office in the record, with the reason; how many answers
hold is said at the end of `honorhall check`. What blocks and was answered is still told, as a hint. Identity
numbers and consent cannot be answered away.

```yaml
reviewed: [{rule: claim-unsourced, by: 东岐村委会, on: 2026-11-01, why: 依据是省厅文件，正在补来源}]
```
"""
WORDS = {Severity.BLOCKS: "须改 blocks", Severity.WARNS: "请看 warns", Severity.HINTS: "建议 hints"}
MORE = """## 读资料时的问题 What is told while records are read

下面这些是文件、写法和字段的问题，改好才能接着检查；例子见 [docs/fields.md](fields.md)。
Faults of files, of writing and of fields; how fields are written is told in [docs/fields.md](fields.md).

| 代码 Code | 级别 Severity | 问题 What |
|---|---|---|"""


def checks_page() -> str:
    """The whole page as Markdown."""
    told = examples()
    lines = [HEAD, "## 规则 Rules\n"]
    for code in told:
        lines += [*_rule(code, told[code]), ""]
    lines.append(MORE)
    for code in codes():
        if code not in told:
            zh, en = unfilled(code, "zh"), unfilled(code, "en")
            lines.append(f"| `{code}` | {WORDS[severity(code)]} | {_prose(zh.what)} {_prose(en.what)} |")
    return "\n".join(lines) + "\n"


def _rule(code: str, example: Example) -> Iterator[str]:
    zh, en = unfilled(code, "zh"), unfilled(code, "en")
    answer = "，可答复" if code in ANSWERABLE else ""
    yield f"### {code}\n"
    yield f"{WORDS[severity(code)]}{answer} · {_prose(zh.what + zh.why + zh.next)}  "
    yield f"{_prose(f'{en.what} {en.why} {en.next}')}\n"
    yield f"✗ {_shown(example, example.bad[0])}\n"
    yield f"✓ {_shown(example, example.good[0])}"


def _shown(example: Example, text: str) -> str:
    """One line as it is, several as a block. Characters that cannot be seen by their numbers."""
    text = "".join(one if one.isprintable() or one == "\n" else f"\\u{ord(one):04x}" for one in text)
    if "\n" not in text:
        mark = "``" if "`" in text else "`"
        return f"{mark}{text}{mark}"
    return f"\n\n```{'yaml' if example.folder else 'markdown'}\n{text}\n```"


def _prose(text: str) -> str:
    """A message as Markdown that shows it letter by letter."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("[", "\\[").replace("*", "\\*").replace("|", "\\|")
