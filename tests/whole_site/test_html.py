"""What holds for the HTML of every page of the site with its starting content."""

from itertools import pairwise

import pytest

pytestmark = pytest.mark.django_db

UNLABELLED = {"submit", "hidden", "button"}


def test_the_language_is_dutch(pages):
    for address, page in pages.items():
        assert page.one("html")["lang"] == "nl", address


def test_one_main_heading(pages):
    for address, page in pages.items():
        assert page.one("h1").text, address
        assert page.one("main").find("h1"), address


def test_heading_levels_never_skip(pages):
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.find("h1", "h2", "h3", "h4", "h5", "h6")]
        for before, after in pairwise(levels):
            assert after <= before + 1, (address, levels)


def test_no_heading_is_empty(pages):
    for address, page in pages.items():
        for heading in page.find("h1", "h2", "h3", "h4"):
            assert heading.text, address


def test_every_card_has_the_name_of_its_heading(pages):
    cards = [(address, card) for address, page in pages.items() for card in page.find("article")]
    assert {kind for _, card in cards for kind in card["class"].split()} >= {
        "story-card",
        "example-card",
        "row",
        "result",
        "helpline",
        "tip",
    }
    for address, card in cards:
        heading = card.find("h1", "h2", "h3")[0]
        assert card.get("aria-labelledby") == heading.get("id") != "", address


def test_titles_are_there_and_differ(pages):
    titles = {}
    for address, page in pages.items():
        title = page.one("head").one("title").text
        assert title.endswith("Limburg Openhartig"), address
        titles.setdefault(title, []).append(address.partition("?")[0])
    assert [same for same in titles.values() if len(set(same)) > 1] == []


def test_every_picture_has_an_alternative(pages):
    pictures = [(address, image) for address, page in pages.items() for image in page.find("img")]
    assert pictures
    for address, image in pictures:
        assert "alt" in image.attributes, address
        assert image.get("width"), address
        assert image.get("height"), address


def test_every_drawing_says_what_it_is_or_is_hidden(pages):
    for address, page in pages.items():
        for svg in page.find("svg"):
            hidden = svg.get("aria-hidden") == "true"
            assert hidden or svg.get("aria-label") or svg.find("title"), address


def test_every_id_is_used_once(pages):
    for address, page in pages.items():
        ids = [element["id"] for element in page.find() if "id" in element.attributes]
        assert sorted(ids) == sorted(set(ids)), address


def test_what_points_to_an_id_finds_it(pages):
    for address, page in pages.items():
        ids = {element["id"] for element in page.find() if "id" in element.attributes}
        for element in page.find():
            for attribute in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
                for target in element.get(attribute).split():
                    assert target in ids, (address, attribute, target)
            if element.get("href").startswith("#"):
                assert element["href"][1:] in ids, (address, element["href"])


def test_every_form_control_has_a_label(pages):
    controls = 0
    for address, page in pages.items():
        labelled = {label["for"] for label in page.find("label") if label.text}
        for control in page.find("input", "select", "textarea"):
            if control.get("type") in UNLABELLED:
                continue
            controls += 1
            assert control.get("id") in labelled or control.get("aria-label"), address
    assert controls


def test_every_link_and_button_says_what_it_does(pages):
    for address, page in pages.items():
        for element in page.find("a", "button"):
            pictures = "".join(image["alt"] for image in element.find("img"))
            assert element.text or pictures or element.get("aria-label"), address


def test_landmarks_of_the_same_kind_have_different_names(pages):
    for address, page in pages.items():
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find("nav")]
        assert all(names), address
        assert len(names) == len(set(names)), address


def test_the_first_link_leads_to_the_content(pages):
    for address, page in pages.items():
        link = page.one("body").find("a")[0]
        assert link["href"] == f"#{page.one('main')['id']}", address


def test_help_stands_on_every_page(pages):
    for address, page in pages.items():
        phones = {link["href"] for link in page.one("header", class_="site-header").find("a")}
        assert {"tel:112", "tel:113"} <= phones, address


def test_nothing_is_styled_or_scripted_inside_the_page(pages):
    for address, page in pages.items():
        assert not page.find("style"), address
        for element in page.find():
            assert "style" not in element.attributes, address
            assert not [name for name in element.attributes if name.startswith("on")], address
        for script in page.find("script"):
            assert script.get("src") or script["type"] == "application/ld+json", address
