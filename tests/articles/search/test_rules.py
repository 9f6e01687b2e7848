"""Rules over words: where the phrases of a text stand, and which rules they meet together."""

from content.articles.search.rules import NEAR, Rules, around, met, nearest


def words(text: str) -> list[tuple[str, ...]]:
    """Read each word as itself, or, with a “|” in it, as either of two."""
    return [tuple(word.split("|")) for word in text.split()]


def spans(rule: str, text: str) -> list[tuple[int, int]]:
    """Return where a rule of choices of phrases holds, written as in emergencies.yaml."""
    rules = Rules()
    parts = [frozenset(tuple(phrase.split()) for phrase in part.split("/")) for part in rule.split("+")]
    numbers = [rules.add(part) for part in parts]
    return [around(parts) for parts in met(numbers, rules.find(words(text)))]


def test_one_phrase_of_each_choice_is_enough_in_any_order():
    assert spans("chest / rib + pain / hurts", "my rib hurts") == [(1, 3)]
    assert spans("chest / rib + pain / hurts", "pain in my chest") == [(0, 4)]
    assert spans("chest / rib + pain / hurts", "my chest") == []


def test_words_of_a_phrase_stand_side_by_side():
    assert spans("wake up", "will not wake up") == [(2, 4)]
    assert spans("wake up", "wake him up") == []
    assert spans("wake up", "to wake") == []


def test_parts_that_stand_far_apart_do_not_belong_together():
    between = ["word"] * NEAR
    assert spans("chest + pain", " ".join(["chest", *between, "pain"])) == [(0, NEAR + 2)]
    assert spans("chest + pain", " ".join(["chest", *between, "word", "pain"])) == []


def test_word_counts_as_all_that_it_may_be_read_as():
    assert spans("chest pain", "chset|chest pian|pain") == [(0, 2)]


def test_nearest_place_is_that_with_the_fewest_words_between():
    assert nearest((5, 6), [(0, 1), (8, 9), (40, 41)]) == (8, 9)
    assert nearest((5, 6), [(40, 41)]) is None


def test_choice_that_is_added_twice_is_one():
    rules = Rules()
    assert rules.add(frozenset({("pain",)})) == rules.add(frozenset({("pain",)}))
