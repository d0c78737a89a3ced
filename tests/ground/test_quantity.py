"""Quantity: the counts of real reports, what is refused, and totals that claim no more than their parts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honorhall.ground.messages import codes
from honorhall.ground.problem import Refused
from honorhall.ground.quantity import Amount, Quantity, Total, total

# written, (number, unit, approx) of each amount
SPELLINGS = [
    ("100余名", (100, "名", "余")),
    ("50余次", (50, "次", "余")),
    ("5支", (5, "支", "")),
    ("30余场", (30, "场", "余")),
    ("6个", (6, "个", "")),
    ("5处", (5, "处", "")),
    ("40余天", (40, "天", "余")),
    ("200多条", (200, "条", "多")),
    ("40余场", (40, "场", "余")),
    ("2000多人次", (2000, "人次", "多")),
    ("105位", (105, "位", "")),
    ("4个单位", (4, "个单位", "")),
    ("21个市", (21, "个市", "")),
    ("60万人次", (600_000, "人次", "")),
    ("超2亿元", (200_000_000, "元", "超")),
    ("4023支", (4023, "支", "")),
    ("4,023支", (4023, "支", "")),
    ("6.5万多人", (65_000, "人", "多")),
    ("622个", (622, "个", "")),
    ("34212人", (34_212, "人", "")),
    ("900多场次", (900, "场次", "多")),
    ("659具", (659, "具", "")),
    ("103名", (103, "名", "")),
    ("30个班", (30, "个班", "")),
    ("不到1个月", (1, "个月", "不到")),
    ("不到一个月", (1, "个月", "不到")),
    ("895.5万元", (8_955_000, "元", "")),
    ("1支16人", (1, "支", ""), (16, "人", "")),
    ("21支210人", (21, "支", ""), (210, "人", "")),
    ("60余次", (60, "次", "余")),
    ("150件次", (150, "件次", "")),
    ("53余名", (53, "名", "余")),
    ("300余人次", (300, "人次", "余")),
    ("50余户200余人次", (50, "户", "余"), (200, "人次", "余")),
    ("21场", (21, "场", "")),
    ("511个", (511, "个", "")),
    ("2600余个", (2600, "个", "余")),
    ("4041支", (4041, "支", "")),
    ("56.6万余人", (566_000, "人", "余")),
    ("2.2万余场", (22_000, "场", "余")),
    ("90余万人次", (900_000, "人次", "余")),
    ("上万名", (10_000, "名", "上")),
    ("300余个", (300, "个", "余")),
    ("30个项目", (30, "个项目", "")),
    ("27家单位", (27, "家单位", "")),
    ("24小时", (24, "小时", "")),
    # and other ways to write the same things
    ("近200人", (200, "人", "近")),
    ("将近百人", (100, "人", "近")),
    ("约40人", (40, "人", "约")),
    ("40人左右", (40, "人", "约")),
    ("逾300人", (300, "人", "超")),
    ("超过300人", (300, "人", "超")),
    ("过万人次", (10_000, "人次", "超")),
    ("多达300人", (300, "人", "")),
    ("多达300余人", (300, "人", "余")),
    ("不足10户", (10, "户", "不到")),
    ("百余名", (100, "名", "余")),
    ("2亿余元", (200_000_000, "元", "余")),
    ("3千人", (3000, "人", "")),
    ("3千米", (3, "公里", "")),
    ("18个小时", (18, "小时", "")),
    ("1.5小时", (Fraction(3, 2), "小时", "")),
    ("3个多月", (3, "个月", "多")),
    ("1年多", (1, "年", "多")),
    ("30%", (30, "%", "")),
    ("７５．５％", (Fraction(151, 2), "%", "")),
    ("１００ 余 名", (100, "名", "余")),
    ("50余户、约200人次", (50, "户", "余"), (200, "人次", "约")),
    ("5支不到200人", (5, "支", ""), (200, "人", "不到")),
    ("两名", (2, "名", "")),
    ("12辆次", (12, "辆次", "")),
]

REFUSALS = [
    *((text, "quantity-no-unit") for text in ("100", "13.5", "6.5万", "100余", "超2亿", "1支16", "2021")),
    *((text, "quantity-vague") for text in ("数百名", "几十人", "若干", "多名", "三四十人", "三五名", "一些人")),
    *((text, "quantity-two-qualifiers") for text in ("近200余人", "约40余天", "上万余名", "超100多人")),
    *((text, "quantity-unreadable") for text in ("", " ", "人", "-5人", "1e5人", "30/100", "10～20人", "半年")),
    *((text, "quantity-unreadable") for text in ("100名退役军人", "2020年7月29日", "上30人", "5支、", "1,23人")),
    *((text, "quantity-unreadable") for text in ("1234567890123456人", "全覆盖", "5<b>人</b>", "第3名")),
]

# refused for its Chinese numerals, and what the message proposes
CHINESE = [
    ("三十余名", "30余名"),
    ("十余名", "10余名"),
    ("一百二十人", "120人"),
    ("三千零五人", "3005人"),
    ("两万三千人次", "23000人次"),
    ("一亿二千万元", "120000000元"),
    ("万人", "10000人"),
    ("二〇二一支", "2021支"),
    ("1支十六人", "1支16人"),
]

# written, in English
ENGLISH = [
    ("100余名", "more than 100 people"),
    ("上万名", "upwards of 10,000 people"),
    ("不到1个月", "less than 1 month"),
    ("近200人", "nearly 200 people"),
    ("约40户", "about 40 households"),
    ("超2亿元", "more than 200 million yuan"),
    ("895.5万元", "8.955 million yuan"),
    ("1支16人", "1 team, 16 people"),
    ("1人次", "1 person-time"),
    ("1.5小时", "1.5 hours"),
    ("2600余个", "more than 2,600"),
    ("75.5%", "75.5%"),
    ("3匾", "3 匾"),
]


def parsed(*texts: str) -> list[Quantity]:
    return [Quantity.parse(text) for text in texts]


def quantity_or_code(text: str) -> Quantity | str:
    try:
        return Quantity.parse(text)
    except Refused as refused:
        return refused.code


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row[0])
def test_a_spelling_becomes_number_unit_and_how_exact_it_is(row):
    text, *amounts = row
    quantity = Quantity.parse(text)
    assert quantity.amounts == tuple(Amount(Fraction(number), unit, approx) for number, unit, approx in amounts)
    assert quantity.verbatim == text


@pytest.mark.parametrize(("text", "code"), REFUSALS)
def test_what_is_no_quantity_is_refused_with_the_reason_and_the_words(text, code):
    with pytest.raises(Refused) as refused:
        Quantity.parse(text)
    assert (refused.value.code, refused.value.facts) == (code, {"value": text})
    assert code in codes()


@pytest.mark.parametrize(("text", "instead"), CHINESE)
def test_chinese_numerals_are_refused_with_the_figures_to_write_instead(text, instead):
    with pytest.raises(Refused) as refused:
        Quantity.parse(text)
    assert refused.value.code == "quantity-chinese-numerals"
    assert refused.value.facts == {"value": text, "instead": instead}
    assert Quantity.parse(instead).amounts


@pytest.mark.parametrize(("text", "en"), ENGLISH)
def test_a_quantity_reads_well_in_english(text, en):
    assert Quantity.parse(text).en == en


def test_a_qualifier_after_a_number_that_is_not_round_is_odd():
    odd = ["53余名", "105多人", "1,021余人", "50余户201余人次", "1.5余小时"]
    assert [text for text in odd if not Quantity.parse(text).odd_qualifier] == []


def test_a_qualifier_after_a_round_number_or_a_unit_is_usual():
    usual = [
        "100余名",
        "150余人",
        "2.2万余场",
        "56.6万余人",
        "90余万人次",
        "53名",
        "近53人",
        "3个多月",
        "1年多",
    ]
    assert [text for text in usual if Quantity.parse(text).odd_qualifier] == []


def test_people_and_visits_are_never_added_up_together():
    totals = total(parsed("100人", "100名", "100位", "100人次", "50余户200余人次"))
    assert totals == (
        Total(Fraction(100), "人"),
        Total(Fraction(300), "人次", "≥"),
        Total(Fraction(100), "位"),
        Total(Fraction(100), "名"),
        Total(Fraction(50), "户", "≥"),
    )


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["100名", "5名"], ""),
        (["100余名", "5名"], "≥"),
        (["100多名", "超200名", "上万名"], "≥"),
        (["近200名", "5名"], "<"),
        (["不到10名", "近200名"], "<"),
        (["近200名", "100余名"], "≈"),
        (["约40名", "5名"], "≈"),
        (["约40名", "100余名"], "≈"),
        (["多达40名"], ""),
    ],
)
def test_a_sum_is_as_exact_as_its_least_exact_part(texts, sign):
    assert [part.sign for part in total(parsed(*texts))] == [sign]


def test_shares_are_not_added_up():
    assert total(parsed("30%", "75.5%", "20℃")) == ()


def test_nothing_adds_up_to_nothing():
    assert total([]) == ()


@pytest.mark.parametrize(
    ("number", "unit", "sign", "zh", "en"),
    [
        (2300, "人次", "≥", "至少2,300人次", "at least 2,300 person-times"),
        (65_000, "人", "≥", "至少6.5万人", "at least 65,000 people"),
        (34_212, "人", "", "34,212人", "34,212 people"),
        (10_000, "名", "", "1万名", "10,000 people"),
        (1, "个月", "<", "不到1个月", "less than 1 month"),
        (200_000_000, "元", "≈", "约2亿元", "about 200 million yuan"),
        (208_955_000, "元", "", "20,895.5万元", "208.955 million yuan"),
        (1_500_000_000, "元", "", "15亿元", "1.5 billion yuan"),
        (Fraction("1234.5"), "小时", "", "1,234.5小时", "1,234.5 hours"),
        (0, "户", "", "0户", "0 households"),
    ],
)
def test_a_total_reads_well_in_both_languages(number, unit, sign, zh, en):
    result = Total(Fraction(number), unit, sign)
    assert (result.zh, result.en) == (zh, en)


CLOSE_TO_QUANTITIES = st.text("0123456789.,，余多超近不到约上百千万亿名人次个月一三十几、% ０")
QUIET = settings(derandomize=True, deadline=None, max_examples=400)
COUNTS = st.builds(
    "{}{}{}".format,
    st.integers(0, 10**12),
    st.sampled_from(["", "余", "多"]),
    st.sampled_from(["名", "人次", "元"]),
)


@QUIET
@given(st.text() | CLOSE_TO_QUANTITIES)
def test_any_text_becomes_a_quantity_or_is_refused(text):
    quantity = quantity_or_code(text)
    if isinstance(quantity, str):
        assert quantity in codes()
        return
    assert quantity.verbatim == text
    assert quantity.amounts
    assert quantity.en
    assert quantity.odd_qualifier in {True, False}


@QUIET
@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_is_kept_exactly_with_and_without_commas(number):
    plain, grouped = parsed(f"{number}人", f"{number:,}人")
    assert plain.amounts == grouped.amounts == (Amount(Fraction(number), "人"),)


@QUIET
@given(st.lists(COUNTS, max_size=6))
def test_totals_are_exact_sums_whatever_the_order(texts):
    quantities = parsed(*texts)
    totals = total(quantities)
    assert totals == total(reversed(quantities))
    assert sum(part.number for part in totals) == sum(a.number for q in quantities for a in q.amounts)
    assert [part.unit for part in totals] == sorted({a.unit for q in quantities for a in q.amounts})


@QUIET
@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_an_exact_total_can_be_written_again(texts):
    for part in total(parsed(*texts)):
        again = total(parsed(Total(part.number, part.unit).zh))
        assert again == (Total(part.number, part.unit),)


@pytest.mark.parametrize(
    ("written", "unit", "said"),
    [
        ("21支210人", "支", "21支"),
        ("21支210人", "人", "210人"),
        ("50余户200余人次", "人次", "200余人次"),
        ("１支，16人", "支", "１支"),
        ("1支、近16人", "人", "近16人"),
        ("3个多月12天", "个月", "3个多月"),
        ("100余名", "名", "100余名"),
        ("1支 16人", "支", "1支 16人"),
        ("1支2支", "支", "1支2支"),
        ("16人", "支", "16人"),
    ],
)
def test_the_part_of_one_unit_is_cut_out_as_written_or_all_is_said(written: str, unit: str, said: str):
    assert Quantity.parse(written).said(unit) == said
