"""Search: from a patient's words to the sections of the guide that answer them.

question.py reads what was typed (synonyms, spelling), index.py holds the folded sections, ranking.py weighs
them, passages.py cuts and marks what is shown, answers.py puts it together. cries.py hears a cry for help, by
rules.py and slips.py. zero_results.py counts what was asked for in vain. stemming.py folds words,
vocabulary.py reads search.yaml and emergencies.py emergencies.yaml; all three are read without Django, as a
library's folder is, so nothing is imported here.
"""
