"""A correction changes letters and marks, and never what somebody says."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from openhartig.language.corrections import FIXED, is_only_spelling
from openhartig.language.words import is_word

SENTENCE = "Toen ik op dinsdag thuiskwam, zei mijn buurvrouw Truus niet dat ze om 8 uur belde."
WORDS = (
    "moeder vader ziekte liefde huilen wandelen gesprek buurvrouw morgen kamer vrienden luisteren "
    "gelukkig verdrietig opeens samen praten werken school ziekenhuis"
)
KNOWN = WORDS.split()
SIGNS = [",", ".", ";", ":", " –", " -"]

words = st.lists(st.sampled_from([*KNOWN, "Truus", "8", "niet", "geen"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ik ging naar huis", "Ik ging naar huis."),
        ("Nee ik bleef thuis.", "Nee, ik bleef thuis."),
        ("ik zat in limburg", "Ik zat in Limburg"),
        ("Ik zat in de auot.", "Ik zat in de auto."),
        ("Hte begon in mei.", "Het begon in mei."),
        ("Ik lag in het ziekenhius.", "Ik lag in het ziekenhuis."),
        ("Hij word beter.", "Hij wordt beter."),
        ("Het is gebeurt.", "Het is gebeurd."),
        ("Mijn hoofd pijn ging weg.", "Mijn hoofdpijn ging weg."),
        ("Hij kwam opeensterug.", "Hij kwam opeens terug."),
        ("Ik heb een idee.", "Ik heb één idee."),
        ("Mijn fotos van s ochtends.", "Mijn foto’s van ’s ochtends."),
        ("Mijn zwart wit foto.", "Mijn zwart-wit foto."),
        ('Zij zei "kom maar".', "Zij zei “kom maar”."),
        ("Even  rust", "Even rust"),
        ("Ik wilde... rust.", "Ik wilde… rust."),
    ],
)
def test_a_correction(old: str, new: str):
    assert is_only_spelling(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ik wil niet praten.", "Ik wil praten."),
        ("Ik wil praten.", "Ik wil niet praten."),
        ("Ik wil het neit.", "Ik wil het niet."),
        ("Ik had geen hulp.", "Ik had een hulp."),
        ("Ik was nooit alleen.", "Ik was ooit alleen."),
        ("Hij hielp mij.", "Hij hield mij."),
        ("Ik ben gelukkig.", "Ik ben ongelukkig."),
        ("Hij is overleden.", "Hij is overleven."),
        ("Mijn hart doet pijn.", "Mijn hard doet pijn."),
        ("Dat zei hij.", "Dat zij hij."),
        ("Mijn buurvrouw Truus kwam.", "Mijn buurvrouw Truuz kwam."),
        ("Mieka kwam.", "Mieke kwam."),
        ("Henk kwam.", "Hen kwam."),
        ("Ik woon in Venlo.", "Ik woon in Venray."),
        ("Het was in 2019.", "Het was in 2018."),
        ("Ik was 8 jaar.", "Ik was acht jaar."),
        ("Twee mensen hielpen.", "Drie mensen hielpen."),
        ("Ik kwam op de afdeling B12.", "Ik kwam op de afdeling B13."),
        ("Het gaat goed.", "Het gaat goed?"),
        ("Het gaat goed.", "Het gaat goed!"),
        ("Mijn vriend kwam.", "Mijn ‘vriend’ kwam."),
        ("Ik wilde rust.", "Ik wilde… rust."),
        ("Ik kwam (te laat) binnen.", "Ik kwam te laat (binnen)."),
        ("Het was goed samen.", "Het was samen goed."),
        ("Het kost 5%.", "Het kost 5."),
        ("", "Een zin."),
        ("Een zin.", ""),
    ],
)
def test_what_says_something_else(old: str, new: str):
    assert not is_only_spelling(old, new)


@given(words)
def test_the_same_is_no_change(row: list[str]):
    assert is_only_spelling(" ".join(row), " ".join(row))


@given(words, st.data())
def test_commas_and_points_are_free(row: list[str], data):
    marked = [word + data.draw(st.sampled_from(["", *SIGNS])) for word in row]
    assert is_only_spelling(" ".join(row), " ".join(marked))
    assert is_only_spelling(" ".join(marked), " ".join(row))


@given(words, st.data())
def test_no_word_comes_or_goes(row: list[str], data):
    place = data.draw(st.integers(0, len(row)))
    more = [*row[:place], data.draw(st.sampled_from([*KNOWN, *FIXED, "Truus", "9"])), *row[place:]]
    assert not is_only_spelling(" ".join(row), " ".join(more))
    assert not is_only_spelling(" ".join(more), " ".join(row))


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=8), st.data())
def test_no_word_becomes_another(row: list[str], data):
    place = data.draw(st.integers(0, len(row) - 1))
    other = data.draw(st.sampled_from([*KNOWN, *FIXED]))
    assume(other != row[place])
    assert not is_only_spelling(" ".join(row), " ".join([*row[:place], other, *row[place + 1 :]]))


@given(st.sampled_from(KNOWN), st.data())
def test_what_is_no_word_may_become_one(word: str, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    mistakes = [word[:place] + letter + word[place:], word[:place] + word[place + 1 :]]
    mistake = data.draw(st.sampled_from(mistakes))
    may = not is_word(mistake) and not is_word(mistake.capitalize())
    assert is_only_spelling(f"en {mistake} ook", f"en {word} ook") is (may or mistake == word)


@given(st.text("abdeint '.,?!-8NW", max_size=30), st.text("abdeint '.,?!-8NW", max_size=30))
def test_whatever_passes_says_no_and_counts_as_often(old: str, new: str):
    if is_only_spelling(old, new):
        for pattern in (r"\d", r"[?!]", r"\b(?:niet|neen|nee|een|twee)\b"):
            assert len(re.findall(pattern, old, re.I)) == len(re.findall(pattern, new, re.I))


@given(st.sampled_from(SENTENCE.split()), st.data())
def test_one_letter_in_a_real_sentence_is_refused(word: str, data):
    """Each of its words is right: whatever one letter makes of it, is no correction."""
    letters = [place for place, letter in enumerate(word) if letter.isalpha()]
    assume(letters)
    place = data.draw(st.sampled_from(letters))
    letter = data.draw(st.sampled_from("aeioubcfghjklmpqrsvwxyz"))
    changed = word[:place] + letter + word[place + 1 :]
    assume(changed.casefold() != word.casefold())
    assert not is_only_spelling(SENTENCE, SENTENCE.replace(word, changed, 1))
