"""Workflows and templates: valid by their schemas, without holes that zizmor knows, and alike where they are twice."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house import REPOSITORY
from tests.reviewing.forms import as_markdown

BIN = Path(sys.executable).parent
WORKFLOWS = sorted([*REPOSITORY.glob(".github/workflows/*.yml"), *REPOSITORY.glob(".gitea/workflows/*.yml")])
FORMS = sorted(REPOSITORY.glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [REPOSITORY / ".github/ISSUE_TEMPLATE/config.yml"],
    "gitlab-ci": [REPOSITORY / ".gitlab-ci.yml"],
}
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=REPOSITORY)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (its key "on" is no yes)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_files_a_forge_reads_hold_against_its_schema(schema):
    assert SCHEMAS[schema]
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *SCHEMAS[schema])
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_no_hole_in_a_workflow():
    done = tool("zizmor", "--offline", "--persona", "auditor", "--no-progress", *WORKFLOWS)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_a_workflow_is_pinned_bounded_and_given_little(path):
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)] == []
    assert workflow["permissions"] == {}
    assert "group" in workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 15
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] == "false"
    assert "secrets." not in text


def test_what_runs_for_a_fork_may_write_nothing():
    workflow = read(REPOSITORY / ".github/workflows/check.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert "github.token" not in str(workflow)


def test_only_the_last_step_is_handed_a_token():
    for path in (REPOSITORY / ".github/workflows/comment.yml", REPOSITORY / ".gitea/workflows/check.yml"):
        (job,) = read(path)["jobs"].values()
        assert [bool(step.get("env")) for step in job["steps"]] == [*[False] * (len(job["steps"]) - 1), True]


def test_a_merge_request_of_gitlab_is_opened_with_the_same_words():
    ours = REPOSITORY / ".gitlab/merge_request_templates/Default.md"
    assert ours.read_bytes() == (REPOSITORY / ".github/PULL_REQUEST_TEMPLATE.md").read_bytes()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_of_gitlab_asks_what_the_form_asks(form):
    ours = REPOSITORY / f".gitlab/issue_templates/{form.stem}.md"
    told = "write them anew: python -m tests.reviewing.forms"
    assert ours.read_text(encoding="utf-8") == as_markdown(read(form)), told
