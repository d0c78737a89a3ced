"""taken(): an input, whatever it is, as what it gives: a zip, a document, a table, a folder of Markdown."""

from __future__ import annotations

from pathlib import Path

from honorhall.doors.importing.documents import document
from honorhall.doors.importing.folders import markdown_folder
from honorhall.doors.importing.offer import Intake
from honorhall.doors.importing.rows import offers_of
from honorhall.doors.importing.submission import submission
from honorhall.doors.importing.tables import BOOKS, tables
from honorhall.ground.problem import Place, Problem

CSV = (".csv", ".tsv", ".txt")
KNOWN = ".zip .docx .xlsx .xls .ods .csv"


def taken(path: Path, kind: str, folder: Path) -> Intake:
    """All that an input gives. kind: of the rows of a table, "" to let it say so; folder: an empty one."""
    ending = path.suffix.lower()
    if path.is_dir():
        return markdown_folder(path)
    if ending == ".zip":
        return submission(path, folder)
    if ending == ".docx":
        return document(path, folder)
    if ending in (*BOOKS, *CSV):
        found, problems = tables(path)
        intake = offers_of(found, kind, path.parent)
        problems = [*problems, *intake.problems]
        if not intake.offers and not problems:
            problems.append(Problem("import-nothing-found", Place(path.name)))
        return Intake(intake.offers, tuple(problems))
    return Intake(problems=(Problem("import-kind-of-file", Place(path.name), {"known": KNOWN}),))
