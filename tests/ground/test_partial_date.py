"""PartialDate: every spelling an author may use, and every one that asks for another look."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from honorhall.ground.messages import codes
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Refused

# written, edtf, first, last, precision
SPELLINGS = [
    ("2020-07-29", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("2020-7-9", "2020-07-09", "2020-07-09", "2020-07-09", "day"),
    ("2020/07/29", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("2020.7.29", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("2020年7月29日", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("2020 年 7 月 29 号", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("２０２０－０７－２９", "2020-07-29", "2020-07-29", "2020-07-29", "day"),
    ("2013-11-09T14:25:43+00:00", "2013-11-09", "2013-11-09", "2013-11-09", "day"),
    ("2013-11-09T14:25:43.123Z", "2013-11-09", "2013-11-09", "2013-11-09", "day"),
    ("2008-11-23 10:00:00", "2008-11-23", "2008-11-23", "2008-11-23", "day"),
    ("2008-11-23 10:00:00 +0800", "2008-11-23", "2008-11-23", "2008-11-23", "day"),
    ("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29", "day"),
    ("2020-07", "2020-07", "2020-07-01", "2020-07-31", "month"),
    ("2020年7月", "2020-07", "2020-07-01", "2020-07-31", "month"),
    ("2020/7", "2020-07", "2020-07-01", "2020-07-31", "month"),
    ("2020.10", "2020-10", "2020-10-01", "2020-10-31", "month"),
    ("2021-02", "2021-02", "2021-02-01", "2021-02-28", "month"),
    ("2020", "2020", "2020-01-01", "2020-12-31", "year"),
    ("2020年", "2020", "2020-01-01", "2020-12-31", "year"),
    ("2019年初", "2019~", "2019-01-01", "2019-04-30", "about"),
    ("2019年年初", "2019~", "2019-01-01", "2019-04-30", "about"),
    ("2019年中", "2019~", "2019-05-01", "2019-09-30", "about"),
    ("2019年底", "2019~", "2019-10-01", "2019-12-31", "about"),
    ("2019年末", "2019~", "2019-10-01", "2019-12-31", "about"),
    ("2019年上半年", "2019~", "2019-01-01", "2019-06-30", "about"),
    ("2019年下半年", "2019~", "2019-07-01", "2019-12-31", "about"),
    ("2020年7月初", "2020-07~", "2020-07-01", "2020-07-10", "about"),
    ("2020年7月中旬", "2020-07~", "2020-07-11", "2020-07-20", "about"),
    ("2021年2月下旬", "2021-02~", "2021-02-21", "2021-02-28", "about"),
    ("约1951年", "1951~", "1951-01-01", "1951-12-31", "about"),
    ("约1951", "1951~", "1951-01-01", "1951-12-31", "about"),
    ("大约1951年7月", "1951-07~", "1951-07-01", "1951-07-31", "about"),
    ("1951年前后", "1951~", "1951-01-01", "1951-12-31", "about"),
    ("1951~", "1951~", "1951-01-01", "1951-12-31", "about"),
    ("约1950年代", "195X~", "1950-01-01", "1959-12-31", "about"),
    ("1950年代", "195X", "1950-01-01", "1959-12-31", "decade"),
    ("20世纪50年代", "195X", "1950-01-01", "1959-12-31", "decade"),
    ("195X", "195X", "1950-01-01", "1959-12-31", "decade"),
    ("2021年春", "2021-21", "2021-03-01", "2021-05-31", "season"),
    ("2021年夏天", "2021-22", "2021-06-01", "2021-08-31", "season"),
    ("2021秋季", "2021-23", "2021-09-01", "2021-11-30", "season"),
    ("2023年冬", "2023-24", "2023-12-01", "2024-02-29", "season"),
    ("2021-21", "2021-21", "2021-03-01", "2021-05-31", "season"),
    ("1950-10/1953-07", "1950-10/1953-07", "1950-10-01", "1953-07-31", "interval"),
    ("2020-07-29/2020-08-03", "2020-07-29/2020-08-03", "2020-07-29", "2020-08-03", "interval"),
    ("1950/1953", "1950/1953", "1950-01-01", "1953-12-31", "interval"),
    ("1950年10月至1953年7月", "1950-10/1953-07", "1950-10-01", "1953-07-31", "interval"),
    ("2020/7/29—2020/8/3", "2020-07-29/2020-08-03", "2020-07-29", "2020-08-03", "interval"),
    ("约1951年/1953年底", "1951~/1953~", "1951-01-01", "1953-12-31", "interval"),
    ("1950年代至1960年代", "1950/1969", "1950-01-01", "1969-12-31", "interval"),
]

REFUSALS = [
    *((text, "date-impossible") for text in ("2021-02-30", "2021-02-29", "2020-13", "2020-00", "2020-13-01")),
    *((text, "date-impossible") for text in ("2020年13月", "2020年2月30日", "2021-21-05", "2020-07-00", "3021")),
    *((text, "date-impossible") for text in ("0000", "2020-25", "2021-02-30/2021-03", "2020年13月上旬")),
    *((text, "date-relative") for text in ("去年", "今年", "去年以来", "今年7月", "近3年", "近年来", "五年来")),
    *((text, "date-relative") for text in ("上个月", "日前", "最近", "前不久", "2020年以来", "1998年至今")),
    *((text, "date-relative") for text in ("上世纪50年代", "last year", "three years ago")),
    *((text, "date-backwards") for text in ("1953/1950", "2020-08/2020-07", "2020年8月至2020年7月")),
    *((text, "date-unreadable") for text in ("", " ", "正月初五", "二〇二〇年七月", "七月", "7月29日", "1955年代")),
    *((text, "date-unreadable") for text in ("2020-07-29/", "/2020", "1950/1953/1955", "20200729", "21-07-29")),
    *((text, "date-unreadable") for text in ("2020-07/29", "2020-07-29T25:00", "29 July 2020", "暂缺", "10世纪50年代")),
]

# written, in Chinese, in English
DISPLAYS = [
    ("2020-07-29", "2020年7月29日", "29 July 2020"),
    ("2008-11-23 10:00:00", "2008年11月23日", "23 November 2008"),
    ("2020-07", "2020年7月", "July 2020"),
    ("2020", "2020年", "2020"),
    ("２０２０ 年 ７ 月", "2020年7月", "July 2020"),
    ("2019年初", "2019年初", "early 2019"),
    ("2019年中", "2019年中", "mid-2019"),
    ("2019年年底", "2019年年底", "late 2019"),
    ("2019年末", "2019年末", "late 2019"),
    ("2019年上半年", "2019年上半年", "first half of 2019"),
    ("2020年7月上旬", "2020年7月上旬", "early July 2020"),
    ("2020年7月中旬", "2020年7月中旬", "mid-July 2020"),
    ("2020年2月底", "2020年2月底", "late February 2020"),
    ("约1951", "约1951年", "about 1951"),
    ("1951-07~", "约1951年7月", "about July 1951"),
    ("1951年前后", "1951年前后", "about 1951"),
    ("20世纪50年代", "20世纪50年代", "1950s"),
    ("195X", "1950年代", "1950s"),
    ("2021年春", "2021年春", "spring 2021"),
    ("2021-24", "2021年冬", "winter 2021"),
    ("约2021年秋", "约2021年秋", "about autumn 2021"),
    ("1950-10/1953-07", "1950年10月至1953年7月", "October 1950 to July 1953"),
    ("2019年初/2020-03", "2019年初至2020年3月", "early 2019 to March 2020"),
]

# written, without its day
COARSER = [
    ("1949-10-01", "1949-10"),
    ("1949年10月1日", "1949-10"),
    ("2013-11-09T14:25:43+00:00", "2013-11"),
    ("约1949-10-01", "1949-10"),
    ("1949年10月上旬", "1949-10"),
    ("1949-10-01/1949-10-31", "1949-10"),
    ("2020/7/29至2020/8/3", "2020-07至2020-08"),
    ("1949/1950-03-05", "1949至1950-03"),
    *((same, same) for same in ("1949-10", "1949年10月", "1949", "约1949年", "1949年底", "194X", "1949年春")),
]


def date_or_code(text: str) -> PartialDate | str:
    try:
        return PartialDate.parse(text)
    except Refused as refused:
        return refused.code


@pytest.mark.parametrize(("text", "edtf", "first", "last", "precision"), SPELLINGS)
def test_a_spelling_becomes_its_edtf_and_its_bounds(text, edtf, first, last, precision):
    date = PartialDate.parse(text)
    assert (date.edtf, date.first, date.last, date.precision) == (edtf, first, last, precision)
    assert date.verbatim == text
    assert date.year == int(first[:4])


@pytest.mark.parametrize(("text", "code"), REFUSALS)
def test_what_is_no_date_is_refused_with_the_reason_and_the_words(text, code):
    with pytest.raises(Refused) as refused:
        PartialDate.parse(text)
    assert (refused.value.code, refused.value.facts) == (code, {"value": text})
    assert code in codes()


@pytest.mark.parametrize(("text", "zh", "en"), DISPLAYS)
def test_a_date_reads_well_in_both_languages(text, zh, en):
    date = PartialDate.parse(text)
    assert (date.zh, date.en) == (zh, en)


@pytest.mark.parametrize(("text", "coarser"), COARSER)
def test_a_coarser_date_names_no_day_not_even_in_its_words(text, coarser):
    assert PartialDate.parse(text).coarser() == PartialDate.parse(coarser)


def test_only_a_known_day_has_its_day_in_history():
    assert PartialDate.parse("2020年7月29日").month_day() == (7, 29)
    assert PartialDate.parse("2020-02-29").month_day() == (2, 29)
    others = ("2020-07", "2020", "约2020-07-29", "2020-07-29/2020-07-29", "2020年7月底")
    assert [PartialDate.parse(text).month_day() for text in others] == [None] * len(others)


def test_dates_of_all_precisions_sort_by_their_first_day_then_by_their_last():
    written = ["2020年", "2019年底", "1950-10/1953-07", "2019年初", "2020-01-01", "20世纪50年代", "2020-01"]
    ordered = sorted((PartialDate.parse(text) for text in written), key=lambda date: date.sort_key)
    assert [date.verbatim for date in ordered] == [
        *("20世纪50年代", "1950-10/1953-07", "2019年初", "2019年底"),
        *("2020-01-01", "2020-01", "2020年"),
    ]


CLOSE_TO_DATES = st.text("0123456789-/.年月日初底约至代世纪春X~ T:２近去来")
QUIET = settings(derandomize=True, deadline=None, max_examples=300)


@QUIET
@given(st.text() | CLOSE_TO_DATES | st.from_regex(r"[12]\d{3}[-./年]\d{1,2}[-./月/至]{1,2}\d{1,4}日?"))
@example("2999年冬")
@example("²020")
@example("٢٠٢٠")
def test_any_text_becomes_a_date_with_ordered_bounds_or_is_refused(text):
    date = date_or_code(text)
    if isinstance(date, str):
        assert date in codes()
        return
    assert date.verbatim == text
    assert dt.date.fromisoformat(date.first) <= dt.date.fromisoformat(date.last)
    assert date.zh
    assert date.en


@QUIET
@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_of_the_calendar_survives_each_of_its_spellings(day):
    dates = [
        PartialDate.parse(text)
        for text in (
            day.isoformat(),
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}/{day.month}/{day.day}",
        )
    ]
    assert {(date.edtf, date.first, date.last) for date in dates} == {(day.isoformat(),) * 3}
    assert {date.coarser().edtf for date in dates} == {day.isoformat()[:7]}
    assert all(PartialDate.parse(date.zh).edtf == date.edtf for date in dates)


@QUIET
@given(st.sampled_from([spelling[0] for spelling in SPELLINGS if spelling[4] != "interval"]))
def test_what_a_chinese_reader_sees_can_be_written_again(text):
    date = PartialDate.parse(text)
    again = PartialDate.parse(date.zh)
    assert (again.edtf, again.first, again.last, again.zh) == (date.edtf, date.first, date.last, date.zh)
