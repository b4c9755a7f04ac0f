"""What the site keeps with a request: for that request only, and fetched once."""

from openhartig.web.request_state import RequestState


def test_a_request_has_one_state(rf):
    request = rf.get("/")
    RequestState.of(request).token = "geheim"

    assert RequestState.of(request).token == "geheim"
    assert RequestState.of(rf.get("/")).token == ""


def test_something_is_made_once(rf):
    state, made = RequestState.of(rf.get("/")), []

    for _ in range(2):
        assert state.once("list", lambda: made.append("x") or made) == ["x"]
    assert state.kept("list") is made


def test_what_was_fetched_along_is_not_made(rf):
    state = RequestState.of(rf.get("/"))
    assert state.kept("sections") is None

    state.keep("sections", [])

    assert state.once("sections", lambda: ["fetched again"]) == []
