"""The step that may write: it believes nothing of the text it is handed, and leaves other people's comments alone."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import markdown
import pytest

from honorhall.doors.reviewing.comment import comment
from honorhall.doors.reviewing.posting import LONGEST, MARK, main, tamed
from honorhall.doors.reviewing.review import Review, Sent
from honorhall.ground.problem import Place, Problem
from tests.house import REPOSITORY, python

HOSTILE = (
    "@everyone <img src=https://evil.example/x.png> ![图](https://evil.example/y.png) [点](https://evil.example) "
    "<!-- 藏 --> #12 \u202e反 </details> www.evil.example `rm -rf` ::set-output name=a::b\n# 大标题\n[x]: https://evil.example"
)
RUN = {
    "workflow_run": {
        "head_sha": "a" * 40,
        "head_branch": "story",
        "head_repository": {"owner": {"login": "somebody"}},
        "event": "pull_request",
    }
}
PULLS = [
    {"number": 7, "head": {"sha": "a" * 40}},
    {"number": 8, "head": {"sha": "b" * 40}},
]


class Desk:
    """What a forge holds, and what was asked of it."""

    def __init__(self, comments: list[dict[str, Any]], files: tuple[str, ...] = ()) -> None:
        self.comments = comments
        self.files = files
        self.asked: list[tuple[str, str]] = []
        self.keys: set[str] = set()

    def answer(self, method: str, path: str, given: Any) -> Any:
        address = urlsplit(path)
        self.asked.append((method, address.path))
        if address.path.endswith("/pulls"):
            assert parse_qs(address.query)["head"] == ["somebody:story"]
            return PULLS
        if address.path.endswith("/files"):
            return [{"filename": name} for name in self.files]
        if method == "POST":
            self.comments.append({"id": 99, "user": {"login": "github-actions[bot]"}, "body": given["body"]})
        if method == "PATCH":
            number = int(address.path.rpartition("/")[2])
            next(one for one in self.comments if one["id"] == number)["body"] = given["body"]
        return self.comments


@contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """A forge's API on this machine that answers from a desk."""

    class Answers(BaseHTTPRequestHandler):
        def answer(self) -> None:
            given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
            desk.keys.add(self.headers["Authorization"])
            data = json.dumps(desk.answer(self.command, self.path, given)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def posted(folder: Path, desk: Desk, text: str | bytes, event: Any = RUN) -> int:
    """Run the step with a comment that a check has left."""
    (folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
    file = folder / "comment.md"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with serving(desk) as address:
        surroundings = {
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_API_URL": address,
            "GITHUB_REPOSITORY": "hall/dongxi",
            "GITHUB_TOKEN": "key",
        }
        return main([str(file)], surroundings)


def test_a_comment_is_written_once_and_written_anew_the_next_time(tmp_path):
    desk = Desk([])
    assert posted(tmp_path, desk, "第一次") == 0
    assert posted(tmp_path, desk, "第二次") == 0
    assert len(desk.comments) == 1
    assert desk.comments[0]["body"].startswith(f"{MARK}\n第二次")
    assert desk.asked[-1] == ("PATCH", "/api/v1/repos/hall/dongxi/issues/comments/99")


def test_the_pull_request_is_the_one_whose_head_was_checked_whatever_the_text_says(tmp_path):
    desk = Desk([])
    posted(tmp_path, desk, "PR #8")
    assert ("POST", "/api/v1/repos/hall/dongxi/issues/7/comments") in desk.asked
    assert not any("/8" in path for _, path in desk.asked)


def test_a_head_that_has_moved_on_gets_no_comment(tmp_path, capsys):
    desk = Desk([])
    event = {"workflow_run": {**RUN["workflow_run"], "head_sha": "c" * 40}}
    assert posted(tmp_path, desk, "旧的", event) == 0
    assert desk.comments == []
    assert "No open pull request" in capsys.readouterr().err


def test_gitea_names_the_pull_request_itself(tmp_path):
    desk = Desk([])
    assert posted(tmp_path, desk, "好", {"pull_request": {"number": 3}}) == 0
    assert desk.asked[-1] == ("POST", "/api/v1/repos/hall/dongxi/issues/3/comments")


def test_a_comment_of_somebody_else_is_not_touched_though_it_bears_the_mark(tmp_path):
    desk = Desk([{"id": 5, "user": {"login": "somebody"}, "body": f"{MARK}\n我写的"}])
    posted(tmp_path, desk, "好")
    assert desk.comments[0]["body"] == f"{MARK}\n我写的"
    assert len(desk.comments) == 2


def test_the_result_of_a_workflow_that_was_changed_is_not_repeated(tmp_path):
    desk = Desk([], ("stories/a.md", ".github/workflows/check.yml"))
    assert posted(tmp_path, desk, "审核人说：可以合并！") == 0
    said = desk.comments[0]["body"]
    assert "可以合并" not in said
    assert "`.github/workflows/check.yml`" in said


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 400_000], ids=["no text", "too large"])
def test_what_is_no_comment_is_not_posted(tmp_path, data):
    desk = Desk([])
    assert posted(tmp_path, desk, data) == 0
    assert len(desk.comments[0]["body"]) < 300


def test_a_link_to_a_file_of_the_runner_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("hush", encoding="utf-8")
    (tmp_path / "comment.md").symlink_to(tmp_path / "secret")
    desk = Desk([])
    (tmp_path / "event.json").write_text(json.dumps(RUN), encoding="utf-8")
    with serving(desk) as address:
        surroundings = {"GITHUB_EVENT_PATH": str(tmp_path / "event.json"), "GITHUB_API_URL": address}
        assert (
            main([str(tmp_path / "comment.md")], surroundings | {"GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": "k"}) == 0
        )
    assert "hush" not in desk.comments[0]["body"]


def test_it_stands_alone_and_says_how_it_is_used():
    done = python("-I", REPOSITORY / "honorhall/doors/reviewing/posting.py")
    assert done.returncode == 2
    assert "COMMENT.md" in done.stderr


@pytest.mark.parametrize("write", [tamed, lambda text: comment(spoken(text))], ids=["posted", "written"])
def test_hostile_words_stay_words(write):
    text = write(HOSTILE)
    html = markdown.markdown(text, extensions=["tables", "fenced_code"])
    bare = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    assert not re.search(r"<img|<a |<!--|<script", bare), bare
    assert "@" not in bare
    assert "://" not in bare
    assert "\u202e" not in text
    assert len(re.findall("^::", text, re.MULTILINE)) == 0 or write is tamed
    assert text.count("</details>") == 1


def test_what_is_written_is_not_spoiled_by_being_tamed():
    written = comment(spoken("守堤的那一夜"))
    assert tamed(written) == written


def test_no_comment_is_longer_than_a_forge_takes():
    problems = tuple(Problem("media-missing", Place(f"stories/{n}.md", n), {"file": "图" * 500}) for n in range(5_000))
    written = comment(Review((), 0, problems))
    assert len(written) <= LONGEST
    assert "还有 4900 处" in written or "太长" in written
    assert len(tamed("好" * 100_000)) <= LONGEST


def spoken(text: str) -> Review:
    """A review in which a stranger's words stand wherever they can."""
    problems = (
        Problem("media-missing", Place(f"stories/{text}.md", 3), {"file": text}),
        Problem("sent-unused", Place(f"stories/{text}.md"), {"file": text}),
        Problem("media-alt-missing", Place("stories/a.md", 2), {"file": text}),
        Problem("review-named", Place("stories/a.md", 1), {"who": text}),
    )
    return Review((Sent(f"stories/{text}.md", "A", ("故事",), (text,)),), 1, problems)
