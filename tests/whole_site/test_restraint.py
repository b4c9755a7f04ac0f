"""What public pages leave alone: keys, gestures, motion, sound and the way a device is held."""

import re

from tests.sharing import PROJECT

LISTENS = re.compile(
    r"\b(?:keydown(?!.*Escape)|key(?:press|up)|mouse(?:down|move|up)|pointer(?:down|move|up)"
    r"|touch(?:start|move|end)|drag(?:start|over|end)?|device(?:motion|orientation)|accesskey)\b"
)
"""What a script listens to that takes over a key, a press, a gesture or a shake. Escape is no
character, and stops reading aloud."""

MOVES = re.compile(r"@keyframes|\binfinite\b|\borientation:|\bautoplay\b|<marquee|<blink")
OURS = [
    *(
        each
        for each in (PROJECT / "static/js").rglob("*.js")
        if not {"vendor", "cms"} & {*each.parts}
    ),
    *(PROJECT / "static/css").rglob("*.css"),
    *(PROJECT / "templates").rglob("*.html"),
]


def found(pattern: re.Pattern) -> dict[str, list[str]]:
    texts = {str(file.relative_to(PROJECT)): file.read_text() for file in OURS}
    return {name: hits for name, text in texts.items() if (hits := pattern.findall(text))}


def test_no_key_press_gesture_or_shake_is_taken_over():
    assert len(OURS) > 100
    assert found(LISTENS) == {}


def test_nothing_moves_or_sounds_by_itself_or_asks_how_a_device_is_held():
    assert found(MOVES) == {}
