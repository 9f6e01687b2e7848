"""Search: from a patient's words to the sections of the guide that answer them.

question.py reads what was typed (synonyms, spelling), index.py holds the folded sections, ranking.py weighs
them, passages.py cuts and marks what is shown, answers.py puts it together. What needs no database stands
beside this package: words.py folds words, words_file.py reads search.yaml. missed.py counts what was asked
for in vain.
"""

from .answers import MAX_QUERY, Answer, search, suggestions
from .zero_results import count_missed

__all__ = ["MAX_QUERY", "Answer", "count_missed", "search", "suggestions"]
