"""Which requests are counted as somebody's opening of a page."""

from datetime import timedelta

import pytest
from django.test import Client

from content.articles.models import Article, PaperVisit
from content.articles.pages.paper import address_on_paper, moment

pytestmark = pytest.mark.django_db

PERSONS = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/139.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 Chrome/88.0.4324.93 Mobile Safari/537.36",
    # From within Facebook, Instagram, LinkedIn and Slack, by a person's tap.
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile/15E148 [FBAN/FBIOS;FBAV/520.0]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile/15E148 Instagram 390.0.0 (iPhone12,8)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile/15E148 [LinkedInApp]/9.31.1",
    "Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Slack/4.45 Chrome/138.0 Safari/537.36 Slack_SSB/4.45",
]
PROGRAMS = [
    "",
    "WhatsApp/2.23.20.0 A",
    "WhatsApp/2",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (Macintosh) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "TelegramBot (like TwitterBot)",
    "Twitterbot/1.0",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
    "Mozilla/5.0 (iPhone) AppleWebKit/534.46 Mobile/9A405 Safari/7534.48.3 BingPreview/1.0b",
    "Mozilla/5.0 (compatible; Yahoo! Slurp)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
    "Microsoft Office Existence Discovery",
    "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
    "Mozilla/5.0 (compatible; Proofpoint URL Defense)",
    "Mimecast URL Scan",
    "BarracudaCentral/1.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/138.0.0.0 Safari/537.36",
    "curl/8.4.0",
    "python-requests/2.32.3",
]


def is_counted(headers: dict[str, str], method: str = "get") -> bool:
    page = Article.objects.get(slug="aftercare")
    address = address_on_paper("/aftercare/", moment(page.live.published_at - timedelta(days=1)))
    answer = getattr(Client(), method)(address, headers=headers)
    assert answer.status_code == 200
    return PaperVisit.objects.filter(article=page, count=1).exists()


@pytest.mark.parametrize("agent", PERSONS)
def test_a_person_is_counted(loaded, agent):
    assert is_counted({"user-agent": agent})


@pytest.mark.parametrize("agent", PROGRAMS)
def test_a_program_that_shows_the_page_to_nobody_is_not_counted(loaded, agent):
    assert not is_counted({"user-agent": agent})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sec-purpose", "prefetch"),
        ("sec-purpose", "prefetch;prerender"),
        ("sec-purpose", "prefetch;anonymous-client-ip"),
        ("purpose", "prefetch"),
        ("purpose", "preview"),
        ("x-purpose", "preview"),
        ("x-moz", "prefetch"),
        ("range", "bytes=0-1023"),
    ],
)
def test_what_is_fetched_ahead_or_in_pieces_is_not_counted(loaded, name, value):
    assert not is_counted({"user-agent": PERSONS[0], name: value})


def test_asking_for_the_head_is_not_counted(loaded):
    assert not is_counted({"user-agent": PERSONS[0]}, "head")


def test_other_headers_of_browsers_do_not_keep_one_from_being_counted(loaded):
    sent = {"sec-fetch-dest": "document", "sec-fetch-purpose": "x", "accept": "text/html"}
    assert is_counted({"user-agent": PERSONS[0], **sent})
