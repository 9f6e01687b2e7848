"""How often and how surely a sentence says something: words that a reader takes for more than is known.

Readers take “rare” for 7 to 21 in 100, and a bare “lack of evidence” for a high risk, so how often is told
by the number that was counted, and how sure the evidence is by one fixed phrase for each level, which
`how-we-write` lists.
"""

import re
from collections.abc import Iterator

_HOW_OFTEN = re.compile(
    r"(?<!\bin )\b(?:un)?common(?:ly|est)?\b(?! (?:sense|cold)\b)|\brare(?:ly|st)?\b|\bseldom\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?<![\w,.])[\d,.]++|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:to [\d,.]++ )?"
    r"(?:in|of|out of|per)(?: the| every| about)? [\d,]+|(?<![\w,.])[\d,.]++ ?(?:%|per ?cent\b)"
    r"|\bnobody has counted\b|\bnot been counted\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:some evidence|(?:is|are) (?:thought|believed) to|proven"
    r"|(?:research|studies|evidence) (?:shows?|suggests?)|lack of evidence|no evidence)\b",
    re.IGNORECASE,
)


def says_how_often(passage: str) -> bool:
    """Tell whether a passage names what was counted, or says that nobody has counted it."""
    return _COUNTED.search(passage) is not None


def certainty_remarks(sentence: str, *, is_counted: bool) -> Iterator[str]:
    """Yield what a sentence claims more loosely than the guide does, each with its mend.

    `is_counted` is what `says_how_often` tells of its passage: the number may stand in another sentence.
    """
    if (often := _HOW_OFTEN.search(sentence)) and not is_counted:
        yield (
            f"“{often[0]}” without a number: write what was counted, such as “about 8 in 100 treatments”, or "
            f"“Nobody has counted how often”: “{sentence}”"
        )
    if vague := _VAGUE.search(sentence):
        yield (
            f"“{vague[0]}” does not say how sure it is; write one of the fixed phrases that “How we write "
            f"this guide” lists: “{sentence}”"
        )
