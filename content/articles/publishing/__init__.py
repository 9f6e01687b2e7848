"""What changes what readers see: publishing, plans, withdrawing, renaming, sign-off.

Each rule locks the article, so that two people who decide at once come one after the other; each writes
down what was decided, or raises RefusedError with the reasons in words.
"""

from .decisions import (
    describe_change,
    links_left_behind,
    publish_version,
    restore_version,
    send_back,
    sent_back,
    submit,
    what_stops_publishing,
)
from .plans import Scheduler, cancel, in_a_sentence, in_words, overdue_plans, plan, run_due
from .record import RefusedError
from .rename import in_the_way_of, may_rename, rename
from .sign_off import REVIEW_YEARS, correct_review, digest_of_safety, due_after, sign_version, wrong_days
from .withdraw import LINKING, LinkHere, bring_back, what_links_here, withdraw_article

__all__ = [
    "LINKING",
    "REVIEW_YEARS",
    "LinkHere",
    "RefusedError",
    "Scheduler",
    "bring_back",
    "cancel",
    "correct_review",
    "describe_change",
    "digest_of_safety",
    "due_after",
    "in_a_sentence",
    "in_the_way_of",
    "in_words",
    "links_left_behind",
    "may_rename",
    "overdue_plans",
    "plan",
    "publish_version",
    "rename",
    "restore_version",
    "run_due",
    "send_back",
    "sent_back",
    "sign_version",
    "submit",
    "what_links_here",
    "what_stops_publishing",
    "withdraw_article",
    "wrong_days",
]
