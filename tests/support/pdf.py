"""Small PDF files, written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

WIDTH, HEIGHT = 400, 600
SIZE, LEADING = 10, 12


@frozen
class Text:
    """A line of a page; *x* and *y* count from its lower left corner."""

    words: str
    x: int
    y: int


def set_lines(*lines: str, x: int = 50, top: int = 540) -> list[Text]:
    """Return *lines* below each other; an empty one leaves room for two."""
    placed = []
    y = top
    for line in lines:
        if line:
            placed.append(Text(line, x, y))
        y -= LEADING if line else 2 * LEADING
    return placed


def build_pdf(pages: Sequence[Sequence[Text]], *, title: str = "", author: str = "") -> bytes:
    """Return a PDF with *pages*, in Windows-1252."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = b"\n".join(map(_show, page))
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents "
                f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    objects.append(b"<< /Title %s /Author %s >>" % (_quote(title), _quote(author)))
    return _put_together(objects)


def _show(text: Text) -> bytes:
    return b"BT /F1 %d Tf %d %d Td %s Tj ET" % (SIZE, text.x, text.y, _quote(text.words))


def _quote(words: str) -> bytes:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252") + b")"


def _put_together(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    count = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))
    )
