from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.blocks.video_providers import ProvidedVideo, recognise
from openhartig.content_security import PUBLIC_POLICY

YOUTUBE_VIDEO = ProvidedVideo(
    "YouTube", "aqz-KE-bpKQ", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
)
VIMEO_VIDEO = ProvidedVideo("Vimeo", "1084537", "https://vimeo.com/1084537")


def test_the_players_are_the_most_reserved_ones():
    assert YOUTUBE_VIDEO.embed_url == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    assert VIMEO_VIDEO.embed_url == "https://player.vimeo.com/video/1084537?dnt=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "http://youtube.com/watch?v=aqz-KE-bpKQ",
        "https://m.youtube.com/watch?v=aqz-KE-bpKQ&feature=share",
        "https://www.youtube.com/watch?list=PL123&v=aqz-KE-bpKQ&t=30s",
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
    assert video.embed_url == "https://player.vimeo.com/video/1084537?dnt=1&h=ab12cd34ef"


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

    if video:
        watch, player = urlsplit(video.watch_url), urlsplit(video.embed_url)
        assert (watch.scheme, watch.netloc) in {
            ("https", "www.youtube.com"),
            ("https", "vimeo.com"),
        }
        assert f"{player.scheme}://{player.netloc}" in PUBLIC_POLICY["frame-src"]
        for link in (video.watch_url, video.embed_url):
            assert link.isascii()
            assert not set("\"'<>\\ \t\n") & set(link)
