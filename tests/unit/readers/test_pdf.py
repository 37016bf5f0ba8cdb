"""PDF: pages told apart, broken words joined, and one clear sentence for a broken file."""

from __future__ import annotations

import pytest

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers import read_bytes


def pdf_of(*pages: str) -> bytes:
    """Return a whole PDF with one page for each text; a text's line feeds start new lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, text in enumerate(pages):
        lines = text.split("\n")
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _assembled(objects)


def _assembled(objects: list[str]) -> bytes:
    whole = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = len(whole)
    whole += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    whole += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    whole += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return whole


def read_one(raw: bytes) -> Document:
    (document,) = read_bytes(raw, "report.pdf")
    return document


def test_a_pdf_keeps_a_form_feed_between_its_pages() -> None:
    document = read_one(pdf_of("First page: 12 wells.", "Second page: 13 wells."))
    first, second = document.text.split("\f")
    assert "12 wells" in first
    assert "13 wells" in second


def test_a_word_broken_at_the_end_of_a_line_is_joined() -> None:
    assert "government" in read_one(pdf_of("the govern-\nment said")).text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (pdf_of("whole")[:200], "is not a whole PDF file"),
        (b"no pdf at all", "is not a whole PDF file"),
        (pdf_of(""), "pictures of pages"),
    ],
)
def test_a_broken_pdf_gets_one_sentence_and_a_hint(raw: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_one(raw)
    assert caught.value.message.startswith("report.pdf")
    assert caught.value.hint
