"""Steps: writes the Python that a template becomes, in fewer steps than Jinja; see honorhall/output/templates.py.

Only what is certain when a template is compiled is written otherwise: where text is escaped, by position, by name.
"""
# ruff: noqa: N802, D102 (the names of Jinja's visitor, and its promises)

from __future__ import annotations

from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef

HOME = "honorhall.output.templates"
CALLED = ("Fields", "Filled", "called", "escaped", "otherwise", "text", "turns")
TURNS = frozenset({"first", "index", "index0"})  # all that most loops ask of themselves
ELSEWHERE = (nodes.Block, nodes.Include, nodes.Import, nodes.FromImport, nodes.CallBlock)  # they may ask for `loop`


class Steps(CodeGenerator):
    """The code of one template."""

    _output: nodes.Node | None = None  # what is being written and needs no escaping
    _other: tuple[str, str] | None = None  # a name that Jinja's code is about to write, and ours in its place

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {HOME} import {', '.join(CALLED)}")
        super().visit_Template(node, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """An `if` without an `else` writes nothing otherwise; Jinja makes an undefined value of it first."""
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("")
        super().visit_Output(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame) or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif _is_plain(node) or _is_trimmed(node):
            self._output = node
            self.write("(")
        else:
            self.write("(escaped(v) if type(v := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame) or finalize.src is not None or node is self._output:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(") is str else text(v))")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node is not self._output or node.node is None:
            super().visit_Filter(node, frame)
            return
        self._output = node.node
        self.visit(node.node, frame)
        self._output = node
        self.write(".strip()")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002
        if forward_caller or not (_escapes(frame) and _is_plain(node)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        drawn = node is self._output
        self.write("(m.drawn if type(m := " if drawn else "called(context, ")
        self.visit(node.node, frame)
        if drawn:
            self.write(f") is Filled and m.takes == {len(node.args)} else otherwise(context, m))(")
        for given in node.args:
            self.write("" if drawn and given is node.args[0] else ", ")
            self.visit(given, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("Fields(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """A block is one piece of what stands around it: else each of its own would go through all generators."""
        block = f"context.blocks[{node.name!r}][0](context)"
        self._other = (f"yield from {block}", f"yield concat({block})")
        super().visit_Block(node, frame)
        self._other = None

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        self._other = (" in LoopContext(", " in turns(") if _asks_for_turns(node) else None
        super().visit_For(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self._other = ("Macro(", "Filled(")
        super().macro_def(macro_ref, frame)

    def write(self, x: str) -> None:
        if self._other is not None and self._other[0] in x:
            x, self._other = x.replace(*self._other), None
        super().write(x)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """A part that is imported by its name is the same for every page."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.part({node.template.value!r})")


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def _is_plain(node: nodes.Node | None) -> bool:
    """Whether this calls something by position alone."""
    return isinstance(node, nodes.Call) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def _is_trimmed(node: nodes.Node) -> bool:
    """Whether this is such a call with nothing but its ends cut off."""
    if not isinstance(node, nodes.Filter) or node.name != "trim" or node.args or node.kwargs:
        return False
    return _is_plain(node.node)


def _asks_for_turns(loop: nodes.For) -> bool:
    """Whether something in a loop asks for `loop`, and nothing for more of it than which turn it is."""
    if loop.recursive or any(loop.find(kind) for kind in ELSEWHERE):
        return False
    named = [name for name in loop.find_all(nodes.Name) if name.name == "loop"]
    asked = [one.node for one in loop.find_all(nodes.Getattr) if one.attr in TURNS and one.node in named]
    return bool(named) and len(asked) == len(named)
