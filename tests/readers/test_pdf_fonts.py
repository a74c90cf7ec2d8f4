import pypdfium2 as pdfium

from dutygraph.readers.pdf_fonts import box_font, one_font_for_all
from tests.readers.packages import content_to_pdf


def picture_of_a_letter() -> bytes:
    with pdfium.PdfDocument(content_to_pdf("BT /F1 40 Tf 50 500 Td (a) Tj ET")) as pdf:
        return bytes(pdf[0].render(scale=1).buffer)


def test_the_font_is_the_same_bytes_everywhere() -> None:
    assert len(box_font()) == 344
    assert box_font()[:4] == b"\0\1\0\0"


def test_the_fonts_of_the_machine_are_back_afterwards() -> None:
    before = picture_of_a_letter()
    with one_font_for_all():
        pass
    assert picture_of_a_letter() == before
