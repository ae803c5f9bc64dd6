"""What stands around the code agrees with it: hooks, hosted check, changelog, what pages name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
KINDS = ("Added", "Changed", "Fixed", "Removed", "Security")
FORMS = ("fault", "exercise", "idea")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def loaded(name: str) -> Any:
    return yaml.safe_load(text_of(name))


def commands_of_check() -> list[str]:
    """What ``make check`` calls, as typed in a checkout."""
    recipe = re.findall(r"^check:.*\n((?:\t.*\n)+)", text_of("Makefile"), re.MULTILINE)[0]
    return [line.strip().removeprefix("@").replace("$(BIN)", ".venv/bin")
            for line in recipe.splitlines()]


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(text_of("pyproject.toml"))["project"]
    return found


def test_the_hooks_before_a_commit_call_what_make_check_calls_and_fetch_nothing() -> None:
    repositories = loaded(".pre-commit-config.yaml")["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert [hook["entry"] for hook in hooks] == commands_of_check()
    assert {(hook["language"], hook["pass_filenames"]) for hook in hooks} == {("system", False)}


def test_the_hosted_check_runs_the_same_as_anybody_on_every_python_that_is_promised() -> None:
    job = loaded(".github/workflows/ci.yml")["jobs"]["check"]
    promised = set(re.findall(r"Python :: (3\.\d+)", "\n".join(project()["classifiers"])))
    assert set(job["strategy"]["matrix"]["python"]) == promised
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs[-1] == ".ci/run"
    assert "PYTHON:-" in text_of(".ci/run")
    assert job["steps"][-1]["env"] == {"PYTHON": "python"}


def test_what_the_hosted_check_takes_from_others_has_a_version() -> None:
    steps = loaded(".github/workflows/ci.yml")["jobs"]["check"]["steps"]
    taken = [step["uses"] for step in steps if "uses" in step]
    assert taken
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+(\.\d+)*", each) for each in taken)


def test_the_changelog_tells_by_version_and_kind_and_has_room_for_what_comes() -> None:
    heads = re.findall(r"^## (.+)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert heads[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", each) for each in heads[1:])
    versions = [tuple(map(int, each.split(" ")[0].split("."))) for each in heads[1:]]
    assert versions == sorted(versions, reverse=True)
    assert project()["version"] == heads[1].split(" ")[0]
    for part in re.split(r"^## ", text_of("CHANGELOG.md"), flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert kinds == [kind for kind in KINDS if kind in kinds]


@pytest.mark.parametrize(
    "name", ["CONTRIBUTING.md", "SECURITY.md", "README.md", ".github/PULL_REQUEST_TEMPLATE.md"]
)
def test_what_a_page_names_is_there(name: str) -> None:
    page = text_of(name)
    links = {each for each in re.findall(r"\]\(([^)]+)\)", page) if "://" not in each}
    named = re.findall(r"`((?:coping_app|tests|docs|scripts|exercises)/[\w/.-]*)`", page)
    typed = re.findall(r"(?:tests|scripts)/[\w/]+\.(?:py|sh)", page)
    assert [each for each in {*links, *named, *typed} if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_form_for_a_report_warns_not_to_paste_what_is_private_and_asks_again(
    name: str,
) -> None:
    parts = loaded(f".github/ISSUE_TEMPLATE/{name}.yml")["body"]
    assert "paste nothing private" in parts[0]["attributes"]["value"]
    asked = parts[-1]["attributes"]["options"]
    assert "nothing in here that somebody told the app" in asked[0]["label"]
    assert asked[0]["required"] is True
