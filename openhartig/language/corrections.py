"""Tells a correction of spelling from a change of what somebody says."""

import re
from collections.abc import Iterator

from .spelling import plain, spellings
from .words import is_word

NO = "niet geen nooit niets niks niemand nergens nee neen noch zonder nauwelijks amper ooit wel"
NUMBERS = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig "
    "negentig honderd duizend half halve dubbel alle alles iedereen"
)
FIXED = frozenset(f"{NO} {NUMBERS}".split())
"""Words that say no, and words that count: no letter of them comes, goes or changes."""

SHORTEST = 3
"""A word of fewer letters is too easily another one."""

APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛`´", "'"))
DOUBLE_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
BEFORE_A_LETTER = r"(?<!\w)'(?=[stknm]\b)"  # as in 's ochtends
INSIDE = r"(?<=\w)'(?=\w)"  # as in foto's
AFTER_A_WORD = r"(?<=[sxz])'(?!\w)"  # as in Hans' fiets
IN_WORDS = re.compile(f"{BEFORE_A_LETTER}|{INSIDE}|{AFTER_A_WORD}")
ELLIPSIS = re.compile(r"\.{2,}|…")
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\s]")
FREE = frozenset(",.;:-‐‑–—")
"""Marks that may come and go: how a sentence is cut, not what it says."""

SENTENCE_ENDS = frozenset('.?!:"…')
VERB_WITH_T_OR_D = re.compile(r"(?:ge|be|ver|ont|her|er|mis)\w{2,}[dt]")


def is_only_spelling(old: str, new: str) -> bool:
    """Tell whether one text is the other with nothing but its spelling corrected.

    Every word stays the word it was, in its place. It may get or lose a capital, an accent, a
    hyphen or an apostrophe; -d and -dt may change places at the end of a word, and so may -d and -t
    after ge-, be-, ver- and the like. Another letter may change only in a mistake: one letter of
    something that is no Dutch word, so that it becomes one. A word is thus never replaced by
    another.

    Two words may become one, or one two, with the same letters, when what comes out are words.

    Nothing at all changes in names, in digits, and in words that say no or count (`FIXED`).
    Commas, points, colons and dashes are free. All other marks stay where they are: a question is
    no statement, and quotes say whose words it are.
    """
    before, after = _parts(old), _parts(new)
    return [mark for mark, _ in before] == [mark for mark, _ in after] and all(
        _are_same(words, corrected)
        for (_, words), (_, corrected) in zip(before, after, strict=True)
    )


Word = tuple[str, bool]
"""A word, and whether it begins a sentence."""


def _parts(text: str) -> list[tuple[str, list[Word]]]:
    """Cut a text at every mark that may not change: each mark, and the words that follow it."""
    text = ELLIPSIS.sub("…", text.translate(APOSTROPHES).translate(DOUBLE_QUOTES))
    text = IN_WORDS.sub("", text).replace("'", '"')
    parts: list[tuple[str, list[Word]]] = [("", [])]
    begins = True
    for token in TOKEN.findall(text):
        if token[0].isalnum():
            parts[-1][1].append((token, begins))
        elif token not in FREE:
            parts.append((token, []))
        begins = token in SENTENCE_ENDS
    return parts


def _are_same(old: list[Word], new: list[Word]) -> bool:
    """Walk through two rows of words side by side."""
    here = there = 0
    while here < len(old) and there < len(new):
        if _is_same_word(old[here], new[there]):
            here, there = here + 1, there + 1
        elif _is_joined(old[here : here + 2], new[there]):
            here, there = here + 2, there + 1
        elif _is_split(old[here], new[there : there + 2]):
            here, there = here + 1, there + 2
        else:
            return False
    return (here, there) == (len(old), len(new))


def _letters(word: str) -> str:
    return plain(word.replace("-", ""))


def _is_same_word(old: Word, new: Word) -> bool:
    before, after = _letters(old[0]), _letters(new[0])
    if before == after:
        return True
    if _is_fixed(old[0]) or _is_fixed(new[0]) or _is_name(*old) or _is_name(*new):
        return False
    return _is_same_verb(before, after) or _is_typing_error(old[0], new[0])


def _is_fixed(word: str) -> bool:
    return _letters(word) in FIXED or any(character.isdigit() for character in word)


def _is_name(word: str, begins: bool) -> bool:
    """Tell whether a word is a name, or may be one: any word can begin a sentence."""
    return word != word.lower() and (not begins or word[1:] != word[1:].lower() or is_word(word))


def _is_same_verb(old: str, new: str) -> bool:
    if {old, new} in ({f"{stem}d", f"{stem}dt"} for stem in (old[:-1], new[:-1])):
        return True
    is_participle = VERB_WITH_T_OR_D.fullmatch(old) and VERB_WITH_T_OR_D.fullmatch(new)
    return bool(is_participle) and old[:-1] == new[:-1]


def _is_typing_error(old: str, new: str) -> bool:
    """Tell whether something that is no word became one by a single letter."""
    before, after = old.lower(), new.lower()
    if min(len(before), len(after)) < SHORTEST or _is_known(before) or not is_word(after):
        return False
    return not spellings(plain(before)).isdisjoint(spellings(plain(after)))


def _is_known(word: str) -> bool:
    return any(is_word(form) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield plain(word)
    yield word.capitalize()


def _is_joined(old: list[Word], new: Word) -> bool:
    are_words = all(is_word(part) for part in new[0].lower().split("-"))
    return _has_letters_of(new, old) and are_words


def _is_split(old: Word, new: list[Word]) -> bool:
    are_words = all(is_word(word.lower()) for word, _ in new)
    return _has_letters_of(old, new) and are_words and not _is_known(old[0].lower())


def _has_letters_of(one: Word, two: list[Word]) -> bool:
    """Tell whether a word is two others without the space, and all of them may change."""
    parts = [word for word, _ in two]
    may_change = not any(_is_fixed(word) for word in (one[0], *parts))
    return len(parts) == 2 and may_change and _letters("".join(parts)) == _letters(one[0])
