"""The form by which a volunteer sends a story, and the same on paper. Both are made from the field table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from honorhall.model import VOCABULARIES
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide
from honorhall.pages.questions import Form, forms
from honorhall.pages.sections import FORM, PAPER, handwritten

# Deferred, in this order: what the build knows, then what goes by it. Both come with the page: no later need of a net.
SCRIPTS = ("contribute-told.js", "contribute.js")
PUBLISHED = ("text", "photo", "web", "kiosk", "print")  # the scopes that are asked for, in the order of the question


def pages(guide: Guide) -> Iterator[Draft]:
    """The form, and a sheet of paper for each kind; the first kind's is the one that others lead to."""
    made = forms()
    base = "../" * FORM.count("/")
    head = "\n".join(f'<script defer src="{base}assets/hall/{name}"></script>' for name in SCRIPTS)
    yield Draft(FORM, "写一段故事", FORM, "contribute.html", partial(_form, guide), head=head, wide=True)
    for form in made:
        yield Draft(
            paper_url(form), f"纸质投稿表：{form.zh}", FORM, "paper.html", partial(_paper, guide, form), wide=True
        )


def paper_url(form: Form) -> str:
    """Where the paper form of a kind stands."""
    return PAPER if form.kind == "story" else f"{PAPER}{form.kind}/"


def _form(guide: Guide) -> Said:
    hall = guide.archive.hall
    context = {
        "forms": forms(),
        "papers": _papers(),
        "channels": _terms("scope", *PUBLISHED),
        "names": _terms("name-as"),
        "hall": hall,
        "guide": "contribute/" if "contribute/" in handwritten(guide.archive) else "",
    }
    return Said(f"把一段老兵的故事交给{hall.title}：一步一步填，写的内容只留在您自己的机器里，写完再交。", context)


def _paper(guide: Guide, form: Form) -> Said:
    hall = guide.archive.hall
    context = {"form": form, "papers": _papers(), "hall": hall, "channels": _terms("scope", *PUBLISHED)}
    return Said(f"{hall.title}的纸质投稿表（{form.zh}）：打印出来，手写，交到馆里。", context)


def _papers() -> tuple[tuple[str, str], ...]:
    """(kind, url) of each paper form."""
    return tuple((form.zh, paper_url(form)) for form in forms())


def _terms(vocabulary: str, *codes: str) -> tuple[tuple[str, str], ...]:
    """(code, Chinese name) of some terms of a vocabulary, or of all."""
    terms = VOCABULARIES[vocabulary]
    return tuple((code, terms[code].zh) for code in codes or terms)
