import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib import digits

NUMBERS = st.text(alphabet="0123456789٠١٢٣٤۰۱۲۳۴۵.,٫٬٪% Faم-/:")
SETS = st.sampled_from(["latn", "arab", "arabext"])


@pytest.mark.parametrize(
    ("typed", "arab", "arabext"),
    [
        ("2026", "٢٠٢٦", "۲۰۲۶"),
        ("1,234.5%", "١٬٢٣٤٫٥٪", "۱٬۲۳۴٫۵٪"),
        ("3.5 و 12:30", "٣٫٥ و ١٢:٣٠", "۳٫۵ و ۱۲:۳۰"),
        ("1.11.2026", "١.١١.٢٠٢٦", "۱.۱۱.۲۰۲۶"),
        ("1,2", "١,٢", "۱,۲"),
        ("(2026-27).", "(٢٠٢٦-٢٧).", "(۲۰۲۶-۲۷)."),
        ("۱۲ و ١٢", "١٢ و ١٢", "۱۲ و ۱۲"),
        ("F-16 و 5G", "F-16 و 5G", "F-16 و 5G"),
        ("بلا أرقام.", "بلا أرقام.", "بلا أرقام."),
    ],
)
def test_numbers_are_written_in_the_digits_of_the_edition(typed, arab, arabext):
    assert digits.localise(typed, "arab") == arab
    assert digits.localise(typed, "arabext") == arabext


def test_native_numbers_can_be_read_in_latin_digits():
    assert digits.localise("١٬٢٣٤٫٥٪ و ۵۰٪ ٪", "latn") == "1,234.5% و 50% ٪"


@given(NUMBERS, SETS, SETS)
def test_the_way_through_another_set_of_digits_loses_nothing(text, first, second):
    assert digits.localise(digits.localise(text, first), "latn") == digits.localise(text, "latn")
    assert digits.localise(digits.localise(text, first), first) == digits.localise(text, first)
