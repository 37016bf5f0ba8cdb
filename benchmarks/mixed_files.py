"""A folder of made-up sources in every format, some of them broken in the ways that files are broken."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

__all__ = ["BROKEN", "make_folder"]

_THINGS = ("bridge", "school", "well", "dam", "clinic", "road", "library", "harbour", "museum", "station")
_PLACES = ("Sandford", "Milton", "Ashby", "Norwick", "Lowtown", "Carrow", "Eastmere", "Hollin", "Dunmoor")
_LONG_LINE = 50 * 2**20


def make_folder(folder: Path, whole: int, broken: int, seed: int = 7) -> None:
    """Write that many whole and broken files into a new folder, the formats and the ways to break in turn."""
    draw = random.Random(seed)  # noqa: S311 no secret hangs on it
    folder.mkdir(parents=True)
    for number in range(whole):
        suffix, make = _FORMATS[number % len(_FORMATS)]
        (folder / f"{number:04}{suffix}").write_bytes(make(number, _sentences(number, draw)))
    for number in range(broken):
        # Spread among the whole ones in the order of names.
        suffix, make_broken = BROKEN[number % len(BROKEN)]
        place = number * whole // max(broken, 1)
        (folder / f"{place:04}-broken-{number}{suffix}").write_bytes(make_broken())


def _sentences(number: int, draw: random.Random) -> list[str]:
    return [
        f"The {draw.choice(_THINGS)} number {number} in {draw.choice(_PLACES)} cost {draw.randint(2, 900)} "
        f"million euros in {draw.randint(1990, 2024)}, about {draw.randint(2, 40)} percent more than planned."
        for _ in range(draw.randint(3, 25))
    ]


def _text(_: int, sentences: list[str]) -> bytes:
    return "\n\n".join(sentences).encode()


def _western(_: int, sentences: list[str]) -> bytes:
    return "\r\n\r\n".join([*sentences, "The café near the bridge cost £5 million."]).encode("cp1252")


def _markdown(number: int, sentences: list[str]) -> bytes:
    day = f"2024-03-{number % 28 + 1:02}"
    head = f"---\ntitle: Report {number}\npublisher: Board {number % 9}\npublished: {day}\n---"
    return "\n\n".join([head, "# Costs", *sentences]).encode()


def _page(number: int, sentences: list[str]) -> bytes:
    head = f"<head><title>Page {number}</title></head>"
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<html>{head}<body><article>{body}</article></body></html>".encode()


def _table(number: int, _: list[str]) -> bytes:
    kept = io.StringIO()
    table = csv.writer(kept)
    table.writerow(["Place", "Year", "Wells"])
    table.writerows([place, 2000 + number % 25, number * 7 + row] for row, place in enumerate(_PLACES))
    return kept.getvalue().encode()


def _lines(number: int, sentences: list[str]) -> bytes:
    said = [
        {"id": f"{number}-{row}", "text": text, "publisher": "List"} for row, text in enumerate(sentences)
    ]
    return "\n".join(map(json.dumps, said)).encode()


def _mail(number: int, sentences: list[str]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = f"Costs {number}", "Ann <ann@example.org>"
    message["Date"] = "Mon, 04 Mar 2024 10:00:00 +0000"
    message.set_content("\n\n".join(sentences))
    return bytes(message)


def _word(_: int, sentences: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for sentence in sentences:
        document.add_paragraph(sentence)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _sheet(number: int, _: list[str]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Place", "Year", "Schools"])
    for row, place in enumerate(_PLACES):
        sheet.append([place, 2000 + number % 25, number * 5 + row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _pdf(_: int, sentences: list[str]) -> bytes:
    """Return a PDF of one page, as small as PDF can be."""
    shown = " T* ".join(f"({line}) Tj" for line in sentences)
    stream = f"BT /F1 9 Tf 11 TL 30 760 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        """<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R
        /Resources << /Font << /F1 3 0 R >> >> >>""",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    )
    whole, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return whole + (head + tail).encode()


def _cut_pdf() -> bytes:
    return _pdf(0, ["The dam cost 5 million euros."] * 20)[:400]


def _bomb() -> bytes:
    """Return a Word document whose text unpacks to a thousand times its size."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (300 * 2**20))
    return kept.getvalue()


def _long_line() -> bytes:
    return b"The dam cost 5 million euros. " * (_LONG_LINE // 30)


_FORMATS: tuple[tuple[str, Callable[[int, list[str]], bytes]], ...] = (
    (".txt", _text),
    (".md", _markdown),
    (".html", _page),
    (".pdf", _pdf),
    (".docx", _word),
    (".csv", _table),
    (".jsonl", _lines),
    (".eml", _mail),
    (".xlsx", _sheet),
    (".text", _western),
)
BROKEN: tuple[tuple[str, Callable[[], bytes]], ...] = (
    (".pdf", _cut_pdf),
    (".docx", _bomb),
    (".txt", lambda: "Zwölf Brunnen".encode("cp1252") + b"\x81\x8d\x9d"),  # bytes of no encoding we know
    (".md", lambda: b""),
    (".txt", lambda: bytes(range(256)) * 40),
    (".txt", _long_line),
)
