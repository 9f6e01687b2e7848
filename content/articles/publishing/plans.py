"""Publishing and withdrawing at a set time."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic, sleep
from typing import Any

from django.db import close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from ..models import Article, Decision, Plan, RenderingDue, Version
from .decisions import may_publish, publish_version, what_stops_publishing
from .publish import render_due, rendering_later
from .record import RefusedError, lock, lock_with, record, sentences
from .withdraw import may_withdraw, withdraw_article

EVERY = 20.0
"""After how many seconds at the latest a process looks again for plans whose time has come."""

PATIENCE = 10.0
"""How many seconds the first requests to a process wait for its first look to end."""

LATE = timedelta(minutes=2)
"""After which time a plan that still stands should have been carried out, and something is wrong."""

logger = logging.getLogger(__name__)


def in_words(moment: datetime) -> str:
    """Return a moment as people of the clinic's time zone write it."""
    return date_format(timezone.localtime(moment), "j F Y, H:i T")


def in_a_sentence(plan: Plan) -> str:
    """Return what is to happen and when."""
    if plan.version is not None:
        return f"Version {plan.version.number} is to be published on {in_words(plan.at)}."
    where = f", and its readers told to read “{plan.read_instead}” instead" if plan.read_instead else ""
    return f"The page is to be withdrawn on {in_words(plan.at)}{where}."


@transaction.atomic
def plan(
    article: Article,
    at: datetime,
    by: Any,
    *,
    version: Version | None = None,
    read_instead: Article | None = None,
    note: str = "",
) -> Plan:
    """Set a time at which a version is published or, without one, the page withdrawn; return the plan.

    Refused for a time that is past, where another plan of the kind stands, and for what could not be
    done now.
    """
    current = lock_with(version) if version else lock(article)
    if at <= timezone.now():
        raise RefusedError("This time is past; choose a later one.")
    if same := Plan.objects.filter(article=current, version__isnull=version is None).first():
        raise RefusedError(f"{in_a_sentence(same)} Cancel that plan first.")
    if version is not None:
        _may_plan_publishing(version)
    else:
        _may_plan_withdrawing(current, at, read_instead)
    made = Plan.objects.create(
        article=current, version=version, at=at, by=by, note=note, read_instead=read_instead
    )
    record(current, Decision.Kind.PLANNED, by, version=version, note=sentences(in_a_sentence(made), note))
    return made


def _may_plan_publishing(version: Version) -> None:
    may_publish(version)
    if version.article.withdrawn_at is not None:
        raise RefusedError("The page is withdrawn; bring it back first.")
    if stops := what_stops_publishing(version):
        raise RefusedError(*stops)


def _may_plan_withdrawing(article: Article, at: datetime, read_instead: Article | None) -> None:
    may_withdraw(article, read_instead)
    coming = Plan.objects.filter(article=article, version__isnull=False, at__lt=at)
    if not article.is_published and not coming.exists():
        raise RefusedError("Readers do not see this page, so there is nothing to withdraw.")


@transaction.atomic
def cancel(plan: Plan, by: Any, note: str = "") -> None:
    """Drop a plan. Refused where it was carried out or dropped meanwhile."""
    article = lock(plan.article)
    deleted, _ = Plan.objects.filter(pk=plan.pk).delete()
    if not deleted:
        raise RefusedError("This plan was carried out or cancelled meanwhile; see the history of the page.")
    was = in_a_sentence(plan).replace(" is to be ", " was to be ")
    record(article, Decision.Kind.CANCELLED, by, version=plan.version, note=sentences(was, note))


def run_due(now: datetime | None = None, tell: Callable[[Decision], None] | None = None) -> int:
    """Carry out the plans whose time has come, the earliest first; return how many there were.

    Each is its own transaction and happens once, however many processes come to it at a time. What
    cannot be done becomes a decision of the kind “plan not carried out” with the reason, and the plan
    goes. An error that nobody foresaw is logged, and that plan tried again the next time. `tell` is given
    each decision. Other pages show what was done after `render_due`, which is to be called next.
    """
    due = Plan.objects.filter(at__lte=now or timezone.now()).order_by("at", "pk")
    done = 0
    for pk, article_id in list(due.values_list("pk", "article_id")):
        try:
            decision = _carry_out(pk, article_id)
        except Exception:
            logger.exception("Plan %d could not be carried out; it is tried again later.", pk)
            continue
        if decision is not None:
            done += 1
            if tell is not None:
                tell(decision)
    return done


@rendering_later()
@transaction.atomic
def _carry_out(pk: int, article_id: int) -> Decision | None:
    """Carry out a plan, unless another process has; return what came of it."""
    article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
    due = Plan.objects.select_related("version", "read_instead", "by").filter(pk=pk).first()
    if due is None:
        return None
    due.delete()
    try:
        with transaction.atomic():
            _do(due, article)
    except RefusedError as refused:
        kind = Decision.Kind.FAILED
        return record(article, kind, due.by, version=due.version, note=sentences(*refused.messages))
    kinds = [Decision.Kind.PUBLISHED, Decision.Kind.WITHDRAWN]
    return article.decisions.filter(kind__in=kinds).first()


def _do(due: Plan, article: Article) -> None:
    note = sentences("As planned.", due.note)
    if due.version is None:
        withdraw_article(article, due.by, due.read_instead, note)
        return
    if article.withdrawn_at is not None:
        raise RefusedError("The page was withdrawn meanwhile. Bring it back, then publish.")
    publish_version(due.version, due.by, note)


def overdue_plans() -> QuerySet[Plan]:
    """Return the plans that should have been carried out by now, the earliest first."""
    return Plan.objects.filter(at__lt=timezone.now() - LATE).order_by("at", "pk")


class Scheduler:
    """Carries out plans in a thread of each process that answers requests, whatever server started it.

    The first request starts the thread, since none would outlive the fork by which a server makes a process
    after it has read the application (`gunicorn --preload`). It ends with its process. Whichever process
    comes to a plan first carries it out.
    """

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._looked = threading.Event()
        self._patient_until = 0.0
        self._starts_again_at = 0.0
        self._due_before: set[int] = set()

    def run_due_plans_first(self) -> None:
        """Start the thread if it does not run, and wait for its first look; call this before each request.

        The first requests wait until what was due before them is done, for as long as their patience lasts.
        Where the machine gives no thread, they are answered all the same; that is logged, and tried again.
        """
        with self._starting:
            is_running = self._thread is not None and self._thread.is_alive()
            if not is_running and monotonic() >= self._starts_again_at:
                self._start()
        if not self._looked.is_set():
            self._looked.wait(max(0.0, self._patient_until - monotonic()))

    def _start(self) -> None:
        self._looked.clear()
        self._patient_until = monotonic() + PATIENCE
        self._thread = threading.Thread(target=self._keep_looking, name="plans", daemon=True)
        try:
            self._thread.start()
        except RuntimeError:
            logger.exception("Plans are not seen to in this process; the next try is in %d seconds.", EVERY)
            self._starts_again_at = monotonic() + EVERY
            self._looked.set()  # nobody waits for what does not run

    def _keep_looking(self) -> None:
        while True:
            pause = self.look()
            close_old_connections()
            sleep(pause)

    def look(self) -> float:
        """Carry out what is due; return after how many seconds to look again. An error is logged.

        It also renders pages that have been due since an earlier look, which is so after an error. Those that
        became due since the last look are left to the process that made the change and is rendering them;
        otherwise all processes would render them at once.
        """
        begun = timezone.now()
        pause = EVERY
        try:
            done = run_due(tell=lambda decision: logger.info("%s. %s", decision, decision.note))
            self._looked.set()  # readers need not wait for what follows
            due = set(RenderingDue.objects.values_list("pk", flat=True))
            is_left_over, self._due_before = bool(due & self._due_before), due
            if done or is_left_over:
                render_due()
            if coming := Plan.objects.filter(at__gt=begun).order_by("at").first():
                pause = min(EVERY, max(0.0, (coming.at - timezone.now()).total_seconds()))
        except Exception:
            logger.exception("Plans or pages could not be seen to; the next look is in %d seconds.", EVERY)
        finally:
            self._looked.set()
        return pause
