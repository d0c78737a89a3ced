"""Templates in fewer steps draw what Jinja's own code draws, and nothing is written that was not escaped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from honorhall.doors.folders import template_folders
from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.output import Frames, Lettering, Renderer, environment
from honorhall.output.atoms import AMOUNT, amount, date
from honorhall.output.compiled import CompiledOnDisk
from honorhall.output.templates import Templates

ODD = "<script>&\"'</script>"
SAFE = "&lt;script&gt;&amp;&#34;&#39;&lt;/script&gt;"
PARTS = """{% macro plain(one, base) %}<a href="{{ base }}{{ one.url }}">{{ one.title }}</a>{% endmacro %}
{% macro spaced(one) %}
 {{ one }}
{% endmacro %}
{% macro many(one, more="a<b") %}{{ one }}{{ more }}{{ varargs|join("/") }}{% endmacro %}
{% macro given(one, more="a<b") %}{{ one }}{{ more }}{% endmacro %}
{% macro around(one) %}[{{ one }}{{ caller() }}]{% endmacro %}"""
CASES = {
    "a value": "{{ odd }}",
    "an attribute": "{{ one.title }}",
    "an entry": '{{ {"zh": odd}.zh }}{% set words = {"en": odd} %}{{ words.en }}{{ words["en"] }}',
    "a macro": "{{ parts.plain(one, odd) }}",
    "a macro that is trimmed": "<{{ parts.spaced(odd)|trim }}>",
    "a macro with what it may be given": "{{ parts.given(odd) }}{{ parts.given(odd, odd) }}",
    "a macro with what it is given by name": "{{ parts.given(odd, more=odd) }}",
    "a macro that takes more": "{{ parts.many(odd, odd, odd, odd) }}",
    "a macro around others": "{% call parts.around(odd) %}{{ odd }}{% endcall %}",
    "a macro as a value": "{% set drawn = parts.spaced(odd) %}{{ drawn|trim }}{{ drawn|trim|length }}{{ drawn ~ odd }}",
    "a method": "{{ odd.upper() }}{{ odd.strip() }}{{ odd.split('&')|join(odd) }}",
    "a value that is trimmed": "{{ (' ' ~ odd)|trim }}{{ odd|trim('<') }}{{ odd.upper()|trim }}",
    "a condition": '{{ odd if one.title }}{{ odd if not one.title }}|{{ "<b>" if one.title else odd }}',
    "a loop": '{% for x in all %}{{ "<" if not loop.first }}{{ x }}{{ loop.index }}{{ loop.index0 }}{% endfor %}',
    "a loop of many": "{% for x in many %}{{ loop.index }}{{ loop.first }}{% endfor %}",
    "a loop over a list": "{% for x in all|list %}{{ loop.index0 }}{{ x }}{% endfor %}",
    "a block": "{% block a %}{% for x in all %}{% block b scoped %}{{ x }}{% endblock %}{% endfor %}{% endblock %}",
    "a loop that looks ahead": '{% for x in all %}{{ x }}{{ loop.last }}{{ "<" if not loop.last }}{% endfor %}',
    "a loop after one that asks for nothing": (
        "{% for x in all %}{{ x }}{% endfor %}{% for x in all %}{{ loop.last }}{% endfor %}"
    ),
    "a loop within one": (
        "{% for x in all %}{{ loop.first }}{% for y in all %}{{ loop.index }}{{ y }}{% endfor %}{% endfor %}"
    ),
    "a part that is taken by name": '{% from "parts" import plain %}{{ plain(one, odd) }}',
    "what is not there": "{{ one.nothing is defined }}{{ nothing is defined }}{{ one.nothing|default(odd) }}",
    "what is none": "{{ none }}{{ 1 }}{{ 1.5 }}{{ all }}",
    "a text that says it is safe": "{{ odd|safe }}{{ odd|e }}",
    "unescaped on purpose": "{% autoescape false %}{{ odd }}{{ parts.spaced(odd)|trim }}{% endautoescape %}{{ odd }}",
    "a block of a filter": "{% filter upper %}{{ odd }}{{ parts.plain(one, odd) }}{% endfilter %}",
}  # fmt: skip
GIVEN = {"odd": ODD, "one": SimpleNamespace(url=ODD, title=ODD), "all": (ODD, "b"), "many": ("a",) * 1_001}


def made_by(kind: type[Environment], text: str) -> str:
    templates = {"parts": PARTS, "page": f'{{% import "parts" as parts %}}{text}'}
    made = kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return made.get_template("page").render(**GIVEN)


@pytest.mark.parametrize("case", CASES)
def test_whatever_a_template_asks_for_comes_to_the_same_in_fewer_steps(case: str):
    slow = made_by(Environment, CASES[case])
    try:
        assert made_by(Templates, CASES[case]) == slow
    except AttributeError:
        assert case == "what is not there"  # then the whole page goes the long way


@pytest.mark.parametrize(
    "case", sorted(set(CASES) - {"a text that says it is safe", "unescaped on purpose", "what is not there"})
)
def test_nothing_is_written_that_was_not_escaped(case: str):
    assert "<script" not in made_by(Templates, CASES[case]).lower()


def test_an_unknown_name_is_an_error_either_way():
    for text in ("{{ nothing }}", "{{ nothing.more }}", "{{ parts.plain(nothing, odd) }}", "{{ parts.given() }}"):
        for kind in (Environment, Templates):
            with pytest.raises(UndefinedError):
                made_by(kind, text)


def test_every_page_of_the_hall_is_drawn_as_jinjas_own_code_draws_it(prepared):
    folders = template_folders(prepared.order.root)
    renderer = Renderer(folders, Frames(lambda _key: ""), prepared.lettering)
    slow = environment(folders, kind=Environment)
    for page in (planned.make() for planned in prepared.pages):
        twin = slow.get_template(page.template).render(page.context, page=page, base=page.base)
        assert renderer.body(page) == prepared.lettering.marked(twin), page.url


def test_a_page_that_asks_for_what_only_jinja_gives_goes_the_long_way(tmp_path: Path):
    (tmp_path / "own.html").write_text("{{ told.zh }}{{ told.en is defined }}", encoding="utf-8")
    renderer = Renderer((tmp_path,), Frames(lambda _key: ""), Lettering("", tmp_path))
    pages = [Page("", "own.html", "馆", context={"told": {"zh": words}}) for words in (ODD, "二")]
    assert [renderer.body(page) for page in pages] == [f"{SAFE}False", "二False"]


@pytest.mark.parametrize("written", ["2020-07-29", "2020年7月", "1951年", "约1951年", "2020年春", "1950-10/1953-07"])
def test_a_date_is_drawn_for_machines_only_where_they_can_read_it(written: str):
    one = PartialDate.parse(written)
    machines = one.precision in {"day", "month", "year"}
    assert date(one) == (
        f'<time datetime="{one.edtf}">{one.zh}</time>' if machines else f'<span class="hh-date">{one.zh}</span>'
    )


def test_an_amount_is_drawn_in_the_words_of_its_source_with_the_english_beside_them():
    one = Quantity.parse("50余户200余人次")
    drawn = f'<data class="hh-amount" value="50余户200余人次" title="{one.en}">50余户200余人次</data>'
    assert amount(one) == drawn


@dataclass(frozen=True)
class Odd:
    """What no date of ours can be."""

    precision: str
    edtf: str = ODD
    zh: str = ODD


def test_odd_signs_in_a_date_or_an_amount_are_escaped():
    assert date(Odd("day")) == f'<time datetime="{SAFE}">{SAFE}</time>'
    assert date(Odd("about")) == f'<span class="hh-date">{SAFE}</span>'
    assert AMOUNT.format(ODD, ODD, ODD) == f'<data class="hh-amount" value="{SAFE}" title="{SAFE}">{SAFE}</data>'


def test_templates_compiled_before_are_taken_from_disk_and_spoiled_ones_are_compiled_anew(tmp_path: Path):
    (tmp_path / "own.html").write_text("{{ 1 + 1 }}", encoding="utf-8")

    def drawn() -> str:
        return environment((tmp_path,), CompiledOnDisk(tmp_path / "kept")).get_template("own.html").render()

    assert drawn() == "2"
    (kept,) = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    whole = kept.read_bytes()
    for spoiled in (b"", whole[:-3], whole[:40] + b"x" + whole[41:], b"\0" * len(whole)):
        kept.write_bytes(spoiled)
        assert drawn() == "2"
        assert kept.read_bytes() == whole
    (tmp_path / "own.html").write_text("{{ 2 + 1 }}", encoding="utf-8")
    assert drawn() == "3"


def test_shipped_templates_are_kept_for_all_halls_and_a_halls_own_of_the_same_name_beside_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    for name, text in (("shipped", "{{ 1 + 1 }}"), ("hall", "{{ 2 + 1 }}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.html").write_text(text, encoding="utf-8")

    def drawn(*folders: str) -> str:
        compiled = CompiledOnDisk(tmp_path / "kept", tmp_path / "shipped")
        return environment(tuple(tmp_path / one for one in folders), compiled).get_template("own.html").render()

    assert [drawn("hall", "shipped"), drawn("shipped"), drawn("hall", "shipped"), drawn("shipped")] == ["3", "2"] * 2
    kept = [path for folder in ("kept", "user") for path in (tmp_path / folder).rglob("*") if path.is_file()]
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(path.read_bytes()[:-3])
    assert [drawn("shipped"), drawn("hall", "shipped")] == ["2", "3"]
