"""Templates: Jinja's environment, whose templates come to the same text in fewer steps than Jinja's own would.

A page asks for some hundred values and macros. Jinja makes a Markup of each value that it writes, hands each call
through four functions and each attribute through two. Here what is written is text at once, a macro called by
position is called itself, and an attribute is an attribute: one that a value lacks is an AttributeError, and then the
page goes the long way, by Jinja's own code (`Renderer.body`). That is the slow twin too: for every page it draws the
same (tests/output/test_templates.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import partial
from typing import Any

from jinja2 import Environment, Template
from jinja2.filters import do_trim
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # noqa: F401 (asked for by templates)

from honorhall.output.steps import Steps

html = partial(str.__new__, Markup)  # Markup() of a text, without its questions


class Templates(Environment):
    """Jinja's environment; what has been loaded once is never looked for again."""

    code_generator_class = Steps

    def __init__(self, **settings: Any) -> None:
        super().__init__(auto_reload=False, cache_size=-1, **settings)
        self.filters["trim"] = trimmed
        self._loaded: dict[Any, Template] = {}
        self._parts: dict[str, object] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's name)
    ) -> Template:
        """The template of this name. Raises TemplateNotFound."""
        known = self._loaded.get(name)
        if known is None:
            known = self._loaded[name] = super().get_template(name, parent, globals)
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own: no template of ours brings others."""
        return super().make_globals(d) if d else self.globals

    def part(self, name: str) -> object:
        """The macros of a template, the same for every page."""
        known = self._parts.get(name)
        if known is None:
            known = self._parts[name] = self.get_template(name).module
        return known


# What follows is called by the code of a template; honorhall/output/steps.py says where.


def text(value: object) -> str:
    """What is written of a value: escaped, unless it is HTML that is known to be safe."""
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else str(escape(value))


class Filled(Macro):
    """A macro that knows how many values are all that it wants; takes: -1 if it may want others too."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        more = self.caller or self.catch_kwargs or self.catch_varargs
        self.takes = -1 if more else self._argument_count
        self.drawn = self._func


def called(context: Context, function: Any, *given: object) -> Any:
    """What a function or macro makes of these."""
    if type(function) is Filled and function.takes == len(given):
        return html(function.drawn(*given))
    return context.call(function, *given)


def otherwise(context: Context, function: Any) -> Callable[..., str]:
    """What draws a call of anything but a macro that wants just as many values."""
    return partial(_drawn, context, function)


def _drawn(context: Context, function: Any, *given: object) -> str:
    return text(context.call(function, *given))


def trimmed(value: str, chars: str | None = None) -> str:
    """Jinja's own filter, quick for HTML."""
    return html(str.strip(value)) if type(value) is Markup and chars is None else do_trim(value, chars)


class Fields(dict[Any, Any]):
    """A template's own {"zh": …}, with its entries as attributes too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Turn:
    """What a loop knows of itself, unless it asks for more."""

    __slots__ = ("first", "index", "index0")

    def __init__(self, place: int) -> None:
        self.first = not place
        self.index0, self.index = place, place + 1


TURNS = tuple(map(Turn, range(1_000)))  # more than most loops take


def turns(values: Iterable[object], _undefined: object) -> Iterator[tuple[object, Turn]]:
    """Each of the values, and which it is."""
    if type(values) is tuple and len(values) <= len(TURNS):
        return zip(values, TURNS, strict=False)
    return ((value, Turn(place)) for place, value in enumerate(values))
