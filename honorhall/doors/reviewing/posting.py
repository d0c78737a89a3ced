"""Puts a review's comment on its pull request, or a new one in its place: the only step that may write to a forge.

`python3 -I posting.py comment.md` in a workflow of GitHub, Gitea or Forgejo. It stands alone, on the standard library,
and believes nothing of the file: that comes from a run in which a stranger may have had a hand. Which pull request it
is about is told by the event and by the forge. 0: done, or nothing to do; 1: the forge said no; 2: used wrongly.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- honorhall review -->"
LARGEST = 300_000  # bytes of the file
LONGEST = 62_000  # characters; GitHub takes 65,536
A_PAGE, MOST_PAGES = 100, 30
BOTS = ("github-actions[bot]", "gitea-actions", "forgejo-actions")  # as whom a workflow's own token writes
OURS = ("<details>", "</details>", "<summary>English</summary>")
PROGRAM = (".github/", ".gitea/", ".forgejo/")
TAG = re.compile("|".join(map(re.escape, OURS)) + "|<")
# What would call people, lead out, load something, or join other threads, and how it is written instead.
TAMED = (
    (re.compile("@"), "＠"),
    (re.compile(r"(?<!\\)((?:\\\\)*)\]\("), r"\1] ("),  # unless the bracket is written as a mere sign
    (re.compile(r"\]:"), "]："),
    (re.compile("://"), "：//"),
    (re.compile(r"(?i)\bwww\."), "www．"),
    (re.compile(r"(?i)#(?=\d)|\bGH-(?=\d)"), "＃"),
    (re.compile("&(?=#)"), "＆"),
)
CHANGED = """## 谢谢您的投稿！

这次改动里有检查程序自己的文件（`{file}`），所以自动检查的结果不能算数，这里没有写出来。请审核人亲自逐行看过再运行。

<details><summary>English</summary>

This changes the files of the check itself, so its result counts for nothing and was left out. Maintainers, please read
it line by line before anything is run.

</details>
"""
SIGNED = "\n\n（这一段由程序写出，审核人还没有看过。 Written by a program; no maintainer has seen it yet.）\n"


@dataclass(frozen=True, slots=True)
class Forge:
    """The forge's API for one repository. address: of the repository, without "/" at its end."""

    address: str
    token: str

    def asked(self, path: str, method: str = "GET", given: object = None) -> Any:
        """What it answers, as JSON. Raises URLError (HTTPError where it says no)."""
        request = urllib.request.Request(  # noqa: S310 (the address is the runner's own)
            f"{self.address}{path}",
            data=None if given is None else json.dumps(given).encode(),
            method=method,
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)

    def listed(self, path: str) -> list[Any]:
        """All that a list holds, page by page."""
        found: list[Any] = []
        joint = "&" if "?" in path else "?"
        for page in range(1, MOST_PAGES + 1):
            some = self.asked(f"{path}{joint}per_page={A_PAGE}&limit={A_PAGE}&page={page}")
            fresh = [one for one in some if one not in found]  # a forge that knows no pages says the same again
            found += fresh
            if len(some) < A_PAGE or not fresh:
                break
        return found


def main(arguments: Sequence[str], surroundings: Mapping[str, str]) -> int:
    """Post the comment of the file that is named."""
    try:
        event = json.loads(Path(surroundings["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        address = f"{surroundings['GITHUB_API_URL']}/repos/{surroundings['GITHUB_REPOSITORY']}"
        forge, (file,) = Forge(address, surroundings["GITHUB_TOKEN"]), arguments
    except (KeyError, ValueError, OSError) as wrong:
        sys.stderr.write(f"posting.py COMMENT.md, in a workflow: {type(wrong).__name__} {wrong}\n")
        return 2
    try:
        number = number_of(event, forge)
        if number is None:
            sys.stderr.write("没有对应的、还开着的合并请求。 No open pull request belongs to this.\n")
            return 0
        text = f"{MARK}\n{_text(Path(file), event, forge, number)}{SIGNED}"
        _put(forge, number, text)
    except urllib.error.URLError as error:
        sys.stderr.write(f"代码平台没有收下评语 the forge did not take the comment: {error}\n")
        return 1
    return 0


def number_of(event: Mapping[str, Any], forge: Forge) -> int | None:
    """The pull request that an event is about; of the event `workflow_run`, the open one whose head was checked."""
    if "pull_request" in event:
        return int(event["pull_request"]["number"])
    run = event["workflow_run"]
    head = urllib.parse.quote(f"{run['head_repository']['owner']['login']}:{run['head_branch']}", safe="")
    found = forge.asked(f"/pulls?state=open&head={head}")
    numbers = [int(one["number"]) for one in found if one["head"]["sha"] == run["head_sha"]]
    return numbers[0] if len(numbers) == 1 else None


def _text(file: Path, event: Mapping[str, Any], forge: Forge, number: int) -> str:
    """What to say. A run whose workflow the pull request has changed is not believed."""
    if "workflow_run" in event:
        names = (str(one["filename"]) for one in forge.listed(f"/pulls/{number}/files"))
        changed = next((name for name in names if name.startswith(PROGRAM)), None)
        if changed is not None:
            return CHANGED.format(file=tamed(changed).replace("`", "´")[:200])
    return tamed(words_of(file))


def words_of(file: Path) -> str:
    """The file's text, none of a link or of what is too large or no UTF-8."""
    try:
        if file.is_symlink() or file.stat().st_size > LARGEST:
            return "评语不能使用。 The comment cannot be used."
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return "没有评语。 There is no comment."


def tamed(text: str) -> str:
    """Markdown that calls nobody, leads nowhere and loads nothing, whoever wrote it; of tags, a fold's remain."""
    plain = "".join(one for one in text if one == "\n" or one.isprintable())
    plain = TAG.sub(lambda found: found.group() if found.group() in OURS else "＜", plain)
    for pattern, instead in TAMED:
        plain = pattern.sub(instead, plain)
    return plain[:LONGEST]


def _put(forge: Forge, number: int, text: str) -> None:
    """One comment a pull request: the program's own is written anew, nobody else's is touched."""
    for one in forge.listed(f"/issues/{number}/comments"):
        if one["user"]["login"] in BOTS and str(one["body"]).startswith(MARK):
            if one["body"] != text:
                forge.asked(f"/issues/comments/{one['id']}", "PATCH", {"body": text})
            return
    forge.asked(f"/issues/{number}/comments", "POST", {"body": text})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
