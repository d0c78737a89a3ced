"""What a page says of itself: true, in words that schema.org has, and of nobody who is not shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup

from honorhall.model import KINDS, MODELS, VOCABULARIES
from honorhall.pages.spoken import licence
from tests.heads import Head, read_head
from tests.house import ADDRESS, SMALL, House, hall
from tests.schema_org import invented, nodes, types_of
from tests.site.canaries import file_of, picture, probes

AGREED = "consent: {status: not-required, why: 已公开的史料}\n"
NOT_AGREED = "consent: {status: pending}\n"


def heads(house: House) -> dict[str, Head]:
    """The head of every page that is made from records, by its url."""
    return {url: read_head(page.head) for url, page in house.pages().items()}


def data_of(folder, url: str, changes: Mapping[str, str]) -> dict[str, Any]:
    """The linked data of one page of the small hall, changed."""
    [data] = heads(hall(folder, dict(changes)))[url].data
    return data


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> House:
    """A hall with a record of every kind and every exact type, each field of it filled."""
    made = House(tmp_path_factory.mktemp("full") / "hall")
    made.write({name: SMALL[name] for name in ("mkdocs.yml", "content/hall.yml", "content/pages/about.md")})
    for kind, record in probes().items():
        made.write(dict([file_of(kind, "probe", record)]))
        folder = "stories" if kind == "story" else f"content/{MODELS[kind].folder}"
        made.write({f"{folder}/probe.jpg": picture()})
        for code in VOCABULARIES.get(f"{kind}-type", {}) if MODELS[kind].schema_types else ():
            made.write(dict([file_of(kind, f"type-{code}", {**record, f"{kind}_type": code})]))
    return made


def test_schema_org_has_every_type_and_property_that_a_full_record_of_any_type_is_told_with(full):
    said = heads(full)
    faults = {url: found for url, head in said.items() for data in head.data if (found := invented(data))}
    assert faults == {}
    spoken = {one for head in said.values() for data in head.data for node in nodes(data) for one in types_of(node)}
    named = {
        one for model in KINDS for words in (model.schema_type, *model.schema_types.values()) for one in words.split()
    }
    assert named < spoken


def test_an_invented_type_property_or_value_would_be_noticed():
    assert invented({"@type": "Veteran"}) == ["type Veteran"]
    assert invented({"@type": "Person", "rank": "甲"}) == ["Person has no rank"]
    assert invented({"@type": "Person", "memberOf": {"@type": "Place"}}) == ["memberOf leads to {'@type': 'Place'}"]
    assert invented({"@type": "Person", "award": [""]}) == ["award leads to "]


def test_every_column_of_schema_org_in_the_field_table_is_said_of_some_record(full):
    spoken = {name for head in heads(full).values() for data in head.data for node in nodes(data) for name in node}
    table = {
        name
        for kind in probes()
        for column in MODELS[kind].model_fields.values()
        for name in str((column.json_schema_extra or {}).get("schema", "")).split()  # type: ignore[union-attr]
    }
    assert table - spoken == {"articleBody"}


def test_a_page_says_its_own_title_description_and_address(full):
    said = heads(full)
    for page in full.pages().values():
        head = said[page.url]
        assert (head.one("og:title"), head.one("og:description")) == (page.title, page.description), page.url
        assert head.one("og:url") == f"{ADDRESS}{page.url}"
        [data] = head.data
        assert (data["name"], data["url"]) == (page.title, f"{ADDRESS}{page.url}")


def test_a_picture_is_said_with_its_size_and_its_words(full):
    head = heads(full)["places/probe/"]
    shot = full.prepared().guide.shot(full.prepared().guide.record("place:probe"))
    assert shot is not None
    assert head.one("og:image") == f"{ADDRESS}{shot.url}"
    assert (head.one("og:image:width"), head.one("og:image:height")) == (str(shot.width), str(shot.height))
    assert head.one("og:image:alt") == shot.alt
    assert heads(full)["places/"].tags.get("og:image") is None


def test_a_story_is_an_article_a_person_a_profile_an_index_a_collection(full):
    said = heads(full)
    kinds = {url: said[url].one("og:type") for url in ("stories/probe/", "people/probe/", "stories/", "")}
    assert kinds == {"stories/probe/": "article", "people/probe/": "profile", "stories/": "website", "": "website"}
    assert said["stories/probe/"].data[0]["@type"] == ["WebPage", "Article"]
    assert said["people/probe/"].data[0]["mainEntity"]["@type"] == "Person"
    assert said["stories/"].data[0]["@type"] == "CollectionPage"
    assert said[""].data[0]["@type"] == "WebSite"


def test_the_way_to_a_page_leads_over_pages_that_are_there(full):
    said = heads(full)
    ways = {url: head.data[0]["breadcrumb"]["itemListElement"] for url, head in said.items() if url}
    for url, way in ways.items():
        addresses = [step["item"].removeprefix(ADDRESS) for step in way]
        assert addresses[0] == ""
        assert addresses[-1] == url
        assert set(addresses) <= said.keys()
        assert [step["position"] for step in way] == list(range(1, len(way) + 1))
        assert [step["name"] for step in way] == [said[address].one("og:title") for address in addresses]
    assert [step["item"] for step in ways["teams/probe/"]] == [ADDRESS, f"{ADDRESS}teams/", f"{ADDRESS}teams/probe/"]


HOSTILE = '</script><script>alert("1")</script><!--<script> & \u2028 \'"'


def test_no_text_can_end_the_script_or_the_tag_that_it_stands_in(tmp_path):
    written = f"title: {json.dumps(HOSTILE)}\nsummary: {json.dumps(HOSTILE)}\nfounders: {json.dumps(HOSTILE)}\n"
    house = hall(tmp_path, {"content/teams/dongxi.yml": f'{written}region: "1201"\nmotto: {json.dumps(HOSTILE)}\n'})
    html = house.pages()["teams/dongxi/"].head
    head = read_head(html)
    team = head.data[0]["mainEntity"]
    assert head.one("og:title") == team["name"] == team["slogan"] == HOSTILE
    assert len(BeautifulSoup(html, "html5lib").select("script")) == 1
    assert "\u2028" not in html.partition("<script")[2]


def test_a_reference_to_somebody_who_is_not_shown_is_left_out(tmp_path):
    people = {
        "content/people/gone.yml": f"title: 王大山\n{NOT_AGREED}",
        "content/people/here.yml": f"title: 张小溪\n{AGREED}",
        "content/exhibits/cup.yml": "title: 搪瓷杯\nplace: hall\npeople: [gone, here]\nsources: [s0]\n",
    }
    data = data_of(tmp_path, "exhibits/cup/", people)
    assert data["mainEntity"]["about"] == {"@type": "Person", "@id": f"{ADDRESS}people/here/#this", "name": "张小溪"}
    assert "gone" not in str(data)


def test_an_honour_is_said_of_whom_it_was_given_to_unless_it_was_revoked(tmp_path):
    honors = {
        "content/honors/one.yml": "title: 先进集体\naward: 优秀志愿服务队\ndate: 2021年5月\nto: [team:dongxi]\n",
        "content/honors/two.yml": "title: 旧称号\nstatus: 已撤销\nto: [team:dongxi]\n",
        "content/honors/three.yml": "title: 示例称号\nsample: true\nto: [team:dongxi]\n",
    }
    assert data_of(tmp_path, "teams/dongxi/", honors)["mainEntity"]["award"] == "优秀志愿服务队（2021年5月）"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2020-07-29", {"startDate": "2020-07-29"}),
        ("2020年7月", {"startDate": "2020-07"}),
        ("2020", {"startDate": "2020"}),
        ("2020-07-29/2020-08-02", {"startDate": "2020-07-29", "endDate": "2020-08-02"}),
        ("2019年初", {}),
        ("约1951年", {}),
        ("2021年夏", {}),
        ("1950年代", {}),
        ("2019年初至2020年", {}),
    ],
)
def test_a_date_is_said_as_far_as_it_is_exact(written, said, tmp_path):
    data = data_of(tmp_path, "activities/one/", {"content/activities/one.yml": f"title: 一次活动\ndate: {written}\n"})
    entity = data["mainEntity"]
    assert {name: value for name, value in entity.items() if name.endswith("Date")} == said


def test_an_uncertain_span_is_left_out_where_only_a_day_can_be_said(tmp_path):
    changes = {"content/people/a.yml": f"title: 张小溪\nborn: 1920-01/1921-03\ndied: 1990年\n{AGREED}"}
    person = data_of(tmp_path, "people/a/", changes)["mainEntity"]
    assert "birthDate" not in person
    assert person["deathDate"] == "1990"


def test_a_living_persons_birthday_and_village_stay_as_coarse_as_on_the_page(tmp_path):
    codes = {"12": "东省", "1201": "溪市", "120101": "溪县", "120101101": "溪镇", "120101101201": "溪村"}
    tree = "".join(f'- {{id: r{code}, title: {title}, code: "{code}"}}\n' for code, title in codes.items())
    written = f'title: 张小溪\nborn: 1950-05-05\nregion: "120101101201"\n{AGREED}'
    changes = {"content/regions/tree.yml": tree, "content/people/a.yml": written}
    person = data_of(tmp_path, "people/a/", changes)["mainEntity"]
    assert person["birthDate"] == "1950-05"
    assert person["birthPlace"]["name"] == "溪镇"


def test_a_figure_keeps_the_words_of_its_source(tmp_path):
    changes = {"content/figures/a.yml": "title: 活动场次\nmeasure: 活动\namount: 100余场\nsources: [s0]\n"}
    assert data_of(tmp_path, "figures/a/", changes)["mainEntity"]["value"] == "100余场"


def test_a_source_is_cited_by_its_name_and_its_own_address(tmp_path):
    [citation] = [data_of(tmp_path, "teams/dongxi/", {})["citation"]]
    assert citation == {
        "@type": "CreativeWork",
        "@id": f"{ADDRESS}sources/s0/#this",
        "name": "东溪村的报道",
        "url": "https://news.example/a",
    }


def test_a_sample_is_no_fact_to_find_or_to_tell_of(tmp_path):
    person = f"title: 示例老兵\nsample: true\n{AGREED}"
    team = 'title: 另一支队伍\nregion: "1201"\nsample: true\n'
    story = "---\ntitle: 故事\npeople: [a]\nteams: [b]\n---\n\n一句话。\n"
    house = hall(tmp_path, {"content/people/a.yml": person, "content/teams/b.yml": team, "stories/c.md": story})
    said = heads(house)
    assert said["people/a/"].one("robots") == "noindex"
    assert said["people/a/"].data[0]["@type"] == "WebPage"
    assert "mainEntity" not in said["people/a/"].data[0]
    assert "about" not in said["stories/c/"].data[0]
    assert "robots" not in said["stories/c/"].tags
    sitemap = house.build().files()["sitemap.xml"].decode()
    assert "stories/c/" in sitemap
    assert "people/a/" not in sitemap


def test_a_page_taken_back_says_nothing_but_that_it_is_not_to_be_kept(tmp_path):
    house = hall(tmp_path, {"content/people/a.yml": "title: 王大山\nconsent: {status: withdrawn}\n"})
    head = heads(house)["people/a/"]
    assert head == Head({"robots": ["noindex"]}, [])


def test_a_hall_without_an_address_leads_from_page_to_page_and_gives_out_no_address(tmp_path):
    own = SMALL["content/hall.yml"].replace(f"base_url: {ADDRESS}\n", "")
    said = heads(hall(tmp_path, {"content/hall.yml": own}))
    head = said["teams/dongxi/"]
    assert "og:url" not in head.tags
    assert head.data[0]["url"] == "../../teams/dongxi/"
    assert head.data[0]["isPartOf"]["@id"] == "../../#site"
    assert ADDRESS not in str([one.data for one in said.values()])


def test_home_tells_of_the_hall_under_the_name_that_its_own_record_has(tmp_path):
    own = SMALL["content/hall.yml"] + "place: hall\ntitle_en: Dongxi Hall\nhours: 每天 9:00\nhost: 东溪村\n"
    site = data_of(tmp_path, "", {"content/hall.yml": own})
    assert site["publisher"] == {"@type": "Organization", "name": "东溪村"}
    assert site["about"]["@id"] == f"{ADDRESS}places/hall/#this"
    assert site["about"]["@type"] == ["Museum", "ArchiveOrganization"]
    assert (site["about"]["alternateName"], site["about"]["openingHours"]) == ("Dongxi Hall", "每天 9:00")
    assert site["about"]["address"] == {"@type": "PostalAddress", "addressCountry": "CN", "addressRegion": "东省"}


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 4.0（图片除外）", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY 3.0 CN", ""),
        ("保留所有权利", ""),
        ("", ""),
    ],
)
def test_a_licence_has_an_address_where_its_name_is_known(words, address):
    assert licence(words) == address
