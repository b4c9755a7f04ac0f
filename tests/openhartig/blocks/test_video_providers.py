from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.blocks.video_mistakes import NO_ADDRESS, OPEN_ONE, PASTE_RECORDING, explain
from openhartig.blocks.video_providers import ProvidedVideo, recognise
from openhartig.cookies.service import services

SOURCES = {service.name: service.sources for service in services()}

YOUTUBE_VIDEO = ProvidedVideo(
    "YouTube", "aqz-KE-bpKQ", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
)
VIMEO_VIDEO = ProvidedVideo("Vimeo", "1084537", "https://vimeo.com/1084537")


def test_the_players_are_the_most_reserved_ones_with_dutch_captions():
    captions = "cc_load_policy=1&cc_lang_pref=nl&hl=nl"
    player = f"https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?{captions}"
    assert YOUTUBE_VIDEO.embed_url == player
    assert VIMEO_VIDEO.embed_url == "https://player.vimeo.com/video/1084537?dnt=1&texttrack=nl"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "http://youtube.com/watch?v=aqz-KE-bpKQ",
        "https://m.youtube.com/watch?v=aqz-KE-bpKQ&feature=share",
        "https://www.youtube.com/watch?list=PL123&v=aqz-KE-bpKQ&index=2",
        "https://youtu.be/aqz-KE-bpKQ?list=PL123&t=",
        "https://youtu.be/aqz-KE-bpKQ?t=straks",
        "https://youtu.be/aqz-KE-bpKQ#t=-5",
        "https://youtu.be/aqz-KE-bpKQ",
        "https://youtu.be/aqz-KE-bpKQ?si=AbCdEf_123",
        "https://www.youtube.com/embed/aqz-KE-bpKQ",
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0",
        "https://www.youtube.com/shorts/aqz-KE-bpKQ",
        "https://www.youtube.com/live/aqz-KE-bpKQ?feature=share",
        "https://www.youtube.com/v/aqz-KE-bpKQ",
        "https://www.youtube.com/e/aqz-KE-bpKQ",
        "https://music.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://youtube-nocookie.com/embed/aqz-KE-bpKQ",
        "https://WWW.YouTube.com/watch?v=aqz-KE-bpKQ",
        "  https://youtu.be/aqz-KE-bpKQ\n",
    ],
)
def test_the_usual_addresses_of_youtube(address):
    assert recognise(address) == YOUTUBE_VIDEO


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/1084537",
        "https://www.vimeo.com/1084537",
        "https://player.vimeo.com/video/1084537",
        "https://vimeo.com/channels/staffpicks/1084537",
        "https://vimeo.com/1084537?share=copy",
        "https://vimeo.com/1084537/?share=copy",
        "https://vimeo.com/groups/shortfilms/videos/1084537",
        "https://vimeo.com/showcase/7654321/video/1084537",
        "https://vimeo.com/album/7654321/video/1084537",
        "https://vimeo.com/ondemand/eenfilm/1084537",
        "https://vimeo.com/manage/videos/1084537",
        "https://vimeo.com/1084537/niet-een-sleutel",
        "https://vimeo.com/showcase/7654321?video=1084537",
        "https://vimeo.com/album/7654321/?share=copy&video=1084537",
    ],
)
def test_the_usual_addresses_of_vimeo(address):
    assert recognise(address) == VIMEO_VIDEO


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/1084537/ab12cd34ef",
        "https://vimeo.com/1084537/ab12cd34ef?share=copy",
        "https://player.vimeo.com/video/1084537?h=ab12cd34ef",
    ],
)
def test_the_key_of_a_hidden_vimeo_video_stays_in_both_addresses(address):
    video = recognise(address)
    assert video.watch_url == "https://vimeo.com/1084537/ab12cd34ef"
    assert (
        video.embed_url == "https://player.vimeo.com/video/1084537?dnt=1&texttrack=nl&h=ab12cd34ef"
    )


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ("?t=90", 90),
        ("?t=90s", 90),
        ("?t=1m30s", 90),
        ("?t=1h1m1s", 3661),
        ("?t=2h", 7200),
        ("?start=90&rel=0", 90),
        ("?time_continue=90", 90),
        ("?si=AbC&t=90", 90),
        ("#t=1m30s", 90),
        ("?share=copy#t=90s", 90),
    ],
)
def test_a_start_time_goes_to_the_player_and_to_the_link(time, seconds):
    youtube = recognise(f"https://youtu.be/aqz-KE-bpKQ{time}")
    assert youtube.watch_url == f"https://www.youtube.com/watch?v=aqz-KE-bpKQ&t={seconds}s"
    assert youtube.embed_url.endswith(f"&start={seconds}")

    vimeo = recognise(f"https://vimeo.com/1084537/ab12cd34ef{time}")
    assert vimeo.watch_url == f"https://vimeo.com/1084537/ab12cd34ef#t={seconds}s"
    assert vimeo.embed_url.endswith(f"/video/1084537?dnt=1&texttrack=nl&h=ab12cd34ef#t={seconds}s")


@pytest.mark.parametrize(
    ("address", "what", "advice"),
    [
        ("https://www.youtube.com/playlist?list=PL123", "een afspeellijst", OPEN_ONE),
        ("https://www.youtube.com/embed/videoseries?list=PL123", "een afspeellijst", OPEN_ONE),
        ("https://www.youtube-nocookie.com/embed/videoseries?list=P", "een afspeellijst", OPEN_ONE),
        ("https://www.youtube.com/embed?listType=playlist&list=P", "een afspeellijst", OPEN_ONE),
        ("https://www.youtube.com/watch?list=PL123&index=3", "een afspeellijst", OPEN_ONE),
        ("https://music.youtube.com/playlist?list=PL123", "een afspeellijst", OPEN_ONE),
        ("https://www.youtube.com/@eenkanaal", "een kanaal", OPEN_ONE),
        ("https://www.youtube.com/@eenkanaal/videos", "een kanaal", OPEN_ONE),
        ("https://m.youtube.com/channel/UC123/?view=57", "een kanaal", OPEN_ONE),
        (
            "https://www.youtube.com/@eenkanaal/live",
            "de uitzending van een kanaal",
            PASTE_RECORDING,
        ),
        (
            "https://www.youtube.com/embed/live_stream?channel=UC123",
            "de uitzending van een kanaal",
            PASTE_RECORDING,
        ),
        ("https://www.youtube.com/clip/UgkxAbc", "een knipsel uit een video", OPEN_ONE),
        ("https://www.youtube.com/shorts/", "een overzicht van korte video’s", OPEN_ONE),
        ("https://youtube.com/results?search_query=rust", "een overzicht van video’s", OPEN_ONE),
        ("https://vimeo.com/showcase/7654321", "een showcase, dus een verzameling", OPEN_ONE),
        ("https://vimeo.com/showcase/7654321/embed", "een showcase", OPEN_ONE),
        ("https://vimeo.com/album/7654321", "een showcase", OPEN_ONE),
        ("https://vimeo.com/event/7654321/embed/ab12", "een evenement", PASTE_RECORDING),
        ("https://vimeo.com/channels/staffpicks", "een verzameling", OPEN_ONE),
        ("https://vimeo.com/groups/shortfilms/", "een verzameling", OPEN_ONE),
        ("https://vimeo.com/user1234", "een kanaal", OPEN_ONE),
    ],
)
def test_what_is_no_single_video_is_named(address, what, advice):
    assert recognise(address) is None
    sentence = explain(address)
    assert sentence.startswith(f"Dit is {what}")
    assert "geen losse video" in sentence
    assert sentence.endswith(advice)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "https://www.youtube.com/",
            f"Dit is een adres van YouTube, maar niet van een video. {OPEN_ONE}",
        ),
        (
            "https://vimeo.com/upgrade",
            f"Dit is een adres van Vimeo, maar niet van een video. {OPEN_ONE}",
        ),
        ("https://dailymotion.com/video/x8abc", NO_ADDRESS),
        ("https://example.nl/playlist?list=PL123", NO_ADDRESS),
        ("ftp://youtube.com/playlist", NO_ADDRESS),
        ("http://[", NO_ADDRESS),
        ("", NO_ADDRESS),
    ],
)
def test_what_is_said_of_any_other_address(address, sentence):
    assert explain(address) == sentence


@pytest.mark.parametrize(
    "address",
    [
        "",
        "een video",
        "www.youtube.com/watch?v=aqz-KE-bpKQ",
        "//www.youtube.com/watch?v=aqz-KE-bpKQ",
        "javascript:alert(1)//youtube.com/watch?v=aqz-KE-bpKQ",
        "ftp://youtube.com/watch?v=aqz-KE-bpKQ",
        "https://youtube.com.example.nl/watch?v=aqz-KE-bpKQ",
        "https://example.nl/youtube.com/watch?v=aqz-KE-bpKQ",
        "https://youtube.com@example.nl/watch?v=aqz-KE-bpKQ",
        "https://youtube.com/",
        "https://youtube.com/watch",
        "https://youtube.com/watch?v=",
        "https://youtube.com/watch?v=tekort",
        'https://youtube.com/watch?v="><script>x',
        "https://youtube.com/embed/",
        "https://youtube.com/@eenkanaal",
        "https://youtu.be/",
        "https://youtu.be/aqz-KE-bpKQ%22",
        "https://vimeo.com/",
        "https://vimeo.com/categories",
        "https://vimeo.com/showcase/7654321",
        "https://vimeo.com/event/7654321",
        "https://vimeo.com/channels/7654321",
        "https://vimeo.com.example.nl/1084537",
        "https://vimeo.com\\@example.nl/1084537",
        "https://vimeo.com:1084537@example.nl/1084537",
        "https://vimeo.com/\u0661\u0662\u0663",
        "https://dailymotion.com/video/x8abc",
        "https://[::1",
        "https://youtube.com:99999999/watch?v=aqz-KE-bpK\x00",
    ],
)
def test_any_other_address_is_no_video(address):
    assert recognise(address) is None


TEXTS = st.text() | st.text("/?#@:\\\"'<>%&=.0123456789abcdefvideochannels\t\n ")


@given(
    TEXTS
    | st.builds(
        "https://{}{}".format,
        st.sampled_from(
            ["youtube.com/", "youtu.be/", "youtube.com/watch?v=", "vimeo.com/", "[", "vimeo.com"]
        ),
        TEXTS,
    )
)
def test_whatever_an_editor_pastes_gives_two_safe_addresses_or_nothing(address):
    video = recognise(address)

    if not video:
        assert explain(address).startswith("Dit is ")
    else:
        watch, player = urlsplit(video.watch_url), urlsplit(video.embed_url)
        assert (watch.scheme, watch.netloc) in {
            ("https", "www.youtube.com"),
            ("https", "vimeo.com"),
        }
        assert f"{player.scheme}://{player.netloc}" in SOURCES[video.provider.lower()]["frame-src"]
        for link in (video.watch_url, video.embed_url):
            assert link.isascii()
            assert not set("\"'<>\\ \t\n") & set(link)
