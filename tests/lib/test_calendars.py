from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib import calendars

A_DAY = date(2026, 11, 14)

# Years of 366 days by the sun: the spring equinox (Meeus, Astronomical Algorithms, ch. 27) before or after
# noon at 52.5 degrees east, reckoned year by year.
LEAP_YEARS = """
1210 1214 1218 1222 1226 1230 1234 1238 1243 1247 1251 1255 1259 1263 1267 1271 1276 1280 1284 1288
1292 1296 1300 1304 1309 1313 1317 1321 1325 1329 1333 1337 1342 1346 1350 1354 1358 1362 1366 1370
1375 1379 1383 1387 1391 1395 1399 1403 1408 1412 1416 1420 1424 1428 1432 1436 1441 1445 1449 1453
1457 1461 1465 1469 1474 1478 1482 1486 1490 1494 1498
"""


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2024, 3, 20), (1403, 1, 1)),
        (date(2021, 3, 21), (1400, 1, 1)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(1925, 3, 31), (1304, 1, 11)),
        (A_DAY, (1405, 8, 23)),
        (date(1799, 3, 21), (1178, 1, 1)),
        (date(2255, 3, 20), (1633, 12, 29)),
    ],
)
def test_days_of_history_have_their_jalali_date(gregorian, jalali):
    assert calendars.jalali(gregorian) == jalali
    assert calendars.from_jalali(*jalali) == gregorian


def test_leap_years_are_those_of_the_sun():
    leap = [year for year in range(1206, 1499) if calendars.is_jalali_leap(year)]

    assert leap == [int(year) for year in LEAP_YEARS.split()]


def test_every_day_of_the_known_years_follows_the_one_before():
    day, expected = date(1799, 3, 21), (1178, 1, 1)
    while expected[0] < 1634:
        assert calendars.jalali(day) == expected
        assert calendars.from_jalali(*expected) == day
        last = calendars.jalali_month(*expected[:2])[1]
        year, month, of_month = expected
        if day < last:
            expected = (year, month, of_month + 1)
        else:
            expected = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
        day += timedelta(days=1)


def test_months_have_31_then_30_days_and_the_last_29_or_30():
    lengths = [
        (last - first).days + 1 for first, last in (calendars.jalali_month(1403, m) for m in range(1, 13))
    ]

    assert lengths == [31] * 6 + [30] * 6
    assert calendars.jalali_month(1404, 12) == (date(2026, 2, 20), date(2026, 3, 20))


@pytest.mark.parametrize(
    "parts", [(1404, 12, 30), (1404, 7, 31), (1404, 13, 1), (1404, 0, 1), (1404, 1, 0), (1177, 1, 1)]
)
def test_days_there_are_not_are_refused(parts):
    with pytest.raises(ValueError, match="no such Jalali day"):
        calendars.from_jalali(*parts)


@pytest.mark.parametrize(
    ("gregorian", "hijri"),
    [
        (date(2026, 11, 14), (1448, 6, 4)),
        (date(2023, 7, 19), (1445, 1, 1)),
        (date(2024, 3, 11), (1445, 9, 1)),
    ],
)
def test_days_have_their_hijri_date_by_umm_al_qura(gregorian, hijri):
    assert calendars.hijri(gregorian) == hijri


@given(st.dates())
def test_a_day_outside_a_calendar_is_named_by_the_gregorian_alone(day):
    for calendar, parts in (("jalali", calendars.jalali(day)), ("hijri", calendars.hijri(day))):
        words = calendars.day_words(day, "en", calendar)
        assert (words.second is None) == (parts is None)
        assert f"{day.day} " in (words.second or words.first)


@pytest.mark.parametrize(
    ("lang", "calendar", "digits", "first", "second"),
    [
        ("en", "gregorian", "latn", "14 November 2026", None),
        ("en-GB", "jalali", "latn", "23 Aban 1405", "14 November 2026"),
        ("fa", "jalali", "arabext", "۲۳ آبان ۱۴۰۵", "۱۴ نوامبر ۲۰۲۶"),
        ("fa-AF", "jalali", "arabext", "۲۳ عقرب ۱۴۰۵", "۱۴ نومبر ۲۰۲۶"),
        ("ar", "hijri", "arab", "٤ جمادى الآخرة ١٤٤٨", "١٤ نوفمبر ٢٠٢٦"),
        ("ar", "gregorian-hijri", "latn", "14 نوفمبر 2026", "4 جمادى الآخرة 1448"),
        ("fr", "gregorian", "latn", "14 November 2026", None),
    ],
)
def test_a_day_is_worded_as_the_edition_dates_it(lang, calendar, digits, first, second):
    assert calendars.day_words(A_DAY, lang, calendar, digits) == calendars.Day(first, second)


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("common", "14 نوفمبر 2026"),
        ("levant", "14 تشرين الثاني 2026"),
        ("both", "14 تشرين الثاني/نوفمبر 2026"),
        ("maghreb", "14 نوفمبر 2026"),
        ("morocco", "14 نونبر 2026"),
    ],
)
def test_arabic_months_can_be_named_as_the_country_does(style, words):
    assert calendars.day_words(A_DAY, "ar", arabic_months=style).first == words


def test_the_weekday_can_stand_before_the_day():
    assert calendars.day_words(A_DAY, "fa", "jalali", "arabext", weekday=True).first == "شنبه ۲۳ آبان ۱۴۰۵"
    assert [calendars.weekday_name(A_DAY, lang) for lang in ("en", "ar", "fa", "fr")] == [
        "Saturday", "السبت", "شنبه", "Saturday",
    ]  # fmt: skip


def test_a_language_of_ones_own_brings_its_names():
    french = {
        "gregorian": [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    }

    assert calendars.day_words(A_DAY, "fr", names=french).first == "14 novembre 2026"
    assert calendars.span_words(date(2026, 8, 1), date(2026, 8, 31), "fr", names=french).first == "août 2026"


def test_archives_are_headed_by_their_month():
    november, aban = (date(2026, 11, 1), date(2026, 11, 30)), calendars.jalali_month(1405, 8)
    jumada = date(2026, 11, 12), date(2026, 12, 8)
    assert calendars.span_words(*november, "en") == calendars.Day("November 2026")
    assert calendars.span_words(*aban, "fa", "jalali", "arabext").first == "آبان ۱۴۰۵"
    assert calendars.span_words(*jumada, "ar", "hijri", "arab").first == "جمادى الآخرة ١٤٤٨"


def test_every_language_names_every_month_and_day():
    for table in calendars.calendar_names.NAMES.values():
        assert {kind: len(names) for kind, names in table.items()} == {
            "gregorian": 12, "jalali": 12, "hijri": 12, "weekdays": 7,
        }  # fmt: skip
    assert {len(names) for names in calendars.calendar_names.GREGORIAN_ARABIC.values()} == {12}
