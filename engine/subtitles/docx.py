"""Sentences → a Word document: a table of time, speaker and text.

Its few parts are written here: python-docx would bring lxml, 15 MB, for one table, and would put
the time of writing into it; these bytes are the same for the same transcript. The tests open them
with it.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence

from engine.subtitles.writing import clock, in_xml, lines_of, on_one_line
from engine.types import Segment

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can hold
_WIDTHS = (1500, 1700, 6400)  # of the columns, in twentieths of a point
_HEAD = ("Time", "Speaker", "Text")
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    "</Types>"
)
_STYLES = (
    f"{_XML}<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Calibri"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
)


def write_docx(segments: Iterable[Segment], title: str) -> bytes:
    """A row a sentence, under its title."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": _document(segments, title),
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(
                zipfile.ZipInfo(name, _EPOCH),
                text.encode(),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return content.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _document(segments: Iterable[Segment], title: str) -> str:
    rows = [_row([_paragraph([name], is_bold=True) for name in _HEAD], is_head=True)]
    rows += [_row(_cells(segment)) for segment in segments if lines_of(segment.text)]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>' for side in sides
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f"{_XML}<w:document {_NAMESPACE}><w:body>"
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{_run([on_one_line(title)])}</w:p>'
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        "<w:p/></w:body></w:document>"  # a table must not be the last thing in a body
    )


def _cells(segment: Segment) -> list[str]:
    time = clock(round(segment.start * 1000))[:-4]
    speaker = on_one_line(segment.speaker or "")
    return [_paragraph([time]), _paragraph([speaker]), _paragraph(lines_of(segment.text))]


def _row(paragraphs: Sequence[str], *, is_head: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
        for width, paragraph in zip(_WIDTHS, paragraphs, strict=True)
    )
    kept = f"<w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}"
    return f"<w:tr><w:trPr>{kept}</w:trPr>{cells}</w:tr>"


def _paragraph(lines: Sequence[str], *, is_bold: bool = False) -> str:
    return f"<w:p>{_run(lines, is_bold=is_bold)}</w:p>"


def _run(lines: Sequence[str], *, is_bold: bool = False) -> str:
    texts = [f'<w:t xml:space="preserve">{in_xml(line)}</w:t>' for line in lines]
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if is_bold else ''}{'<w:br/>'.join(texts)}</w:r>"
