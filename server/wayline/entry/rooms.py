"""Which room brings what: routes, jobs, and work that follows the log."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import procrastinate
from litestar.types import ControllerRouterHandler

from wayline.alerts import Watch, register_alerts
from wayline.alerts import http as alerts_http
from wayline.alerts import jobs as alarms_jobs
from wayline.channels import chat
from wayline.channels.chat import http as chat_http
from wayline.channels.email import http as email_http
from wayline.channels.email import jobs as email_jobs
from wayline.channels.email.fetching.keeping_on import Fetching
from wayline.channels.email.listening import listen
from wayline.channels.email.mailboxes import CHANNEL
from wayline.channels.email.onward.going_on import ask_to_go_on
from wayline.channels.email.store import move_mails
from wayline.collect import Collector
from wayline.collect import http as collect
from wayline.company import http as company
from wayline.company import jobs as company_jobs
from wayline.conversations import (
    Doubting,
    Following,
    Languages,
    Learned,
    Telling,
    Timer,
    deliver_beside,
    deliver_by,
    keep_ending,
    keep_looking,
    keep_routing,
    move_with,
)
from wayline.conversations import http as conversations
from wayline.conversations import jobs as conversations_jobs
from wayline.conversations.promising import jobs as promises_jobs
from wayline.customers import Eraser, Follower
from wayline.customers import http as customers
from wayline.entry import live, retention
from wayline.entry.erasing import register_erasing
from wayline.entry.parts import Parts
from wayline.entry.web import web_folder
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal
from wayline.line import http as line
from wayline.llm import Llm
from wayline.llm import http as llm_http
from wayline.metrics import Numbers
from wayline.metrics import http as metrics
from wayline.quality import http as quality
from wayline.quality import jobs as quality_jobs
from wayline.themes import ThemeFollower, VerbatimsAgain, Words
from wayline.themes import http as themes
from wayline.themes import jobs as themes_jobs
from wayline.themes.alerts import jobs as alerts_jobs
from wayline.themes.verbatims import jobs as verbatims_jobs


def handlers() -> list[ControllerRouterHandler]:
    """The route handlers of every room."""
    return [
        *company.handlers,
        *conversations.handlers,
        *chat_http.handlers,
        *email_http.handlers,
        *live.handlers,
        *collect.handlers,
        *line.handlers,
        *metrics.handlers,
        *customers.handlers,
        *llm_http.handlers,
        *themes.handlers,
        *alerts_http.handlers,
        *quality.handlers,
    ]


def middleware() -> list[Any]:
    """Who is calling: the teammate of a session or the owner of a key."""
    return [*company.middleware, *chat_http.middleware]


def job_rooms() -> dict[str, procrastinate.Blueprint]:
    """The tasks of every room, by namespace."""
    return {
        "company": company_jobs.blueprint(),
        "conversations": conversations_jobs.blueprint(),
        "promises": promises_jobs.blueprint(),
        "email": email_jobs.blueprint(),
        "entry": retention.blueprint(),
        "themes": themes_jobs.blueprint(),
        "alerts": alerts_jobs.blueprint(),
        "verbatims": verbatims_jobs.blueprint(),
        "alarms": alarms_jobs.blueprint(),
        "quality": quality_jobs.blueprint(),
    }


def begin(parts: Parts) -> dict[str, Any]:
    """Start what runs beside the server: followers of the log. Returns what rooms keep for their handlers, by name."""
    begin_customers(parts)
    begin_mail(parts)
    again = VerbatimsAgain(parts.database, parts.reading, parts.language, parts.settings.language.languages)
    begin_understanding(parts, parts.llm, again)
    begin_themes(parts)
    begin_alerts(parts)
    numbers = Numbers(parts.reading)
    return {
        "collect": Collector(parts.database, parts.writer, parts.settings.privacy.ip_address),
        "metrics": numbers,
        "words": begin_words(parts),
        "elsewhere": again,
        "llm": parts.llm,
        **begin_chat(parts, numbers),
    }


def begin_mail(parts: Parts) -> None:
    """Have what teammates write to a mailbox's conversations carried out, and take mail where a setting says so."""
    deliver_by(CHANNEL, email_jobs.SEND)
    deliver_beside(chat.CHANNEL, ask_to_go_on)
    move_with("email", move_mails)
    outside = Outside(allow_private=parts.settings.mail.allow_private, within=20.0)
    fetching = Fetching(parts.database, parts.live, parts.files, Seal.at(parts.directory.seal), outside)
    parts.keep_running(fetching.run, "mail that is fetched")
    if place := parts.settings.mail.listen:
        parts.keep_running(lambda: listen(place, parts.database, parts.files), "mail that comes")


def begin_alerts(parts: Parts) -> None:
    """Watch over work, and tell who wants to be told."""
    register_alerts()
    parts.keep_running(Watch(parts.database, parts.live).run, "alerts")


def begin_understanding(parts: Parts, llm: Llm, elsewhere: VerbatimsAgain) -> None:
    """Have what is said in conversations read, unless a setting says that nothing is."""
    settings = parts.settings
    if not settings.language.enabled:
        return
    languages = Languages(tuple(settings.language.languages), settings.privacy.retention_days)
    doubting = Doubting(parts.database, llm)
    following = Following(parts.database, parts.live, parts.language, languages, doubting=doubting, elsewhere=elsewhere)
    learned = Learned(parts.database, parts.live, parts.language)
    parts.keep_running(learned.keep_using, "what was learned from corrections")
    parts.keep_running(doubting.keep_judging, "texts of which the models are not sure")
    parts.keep_running(following.keep_reading_news, "texts, live")
    parts.keep_running(following.keep_reading_past, "texts of the past")


def begin_words(parts: Parts) -> Words:
    """Count what customers talk about."""
    words = Words(parts.reading)
    parts.engine.on_deleted(words.forget)
    return words


def begin_themes(parts: Parts) -> None:
    """Follow the log with what texts are about: those of today wait for no import."""
    soon = ThemeFollower(parts.database, parts.reading, parts.language, "soon")
    later = ThemeFollower(parts.database, parts.reading, parts.language, "later")
    parts.writer.on_committed(lambda _: soon.wake())
    parts.writer.on_committed(lambda _: later.wake())
    parts.keep_running(soon.run, "themes of today")
    parts.keep_running(later.run, "themes of the past")


def begin_chat(parts: Parts, numbers: Numbers) -> dict[str, Any]:
    """Start what tells consoles and visitors, live, and what wakes snoozed conversations."""
    telling, board = Telling(parts.database, parts.live), chat.Board(parts.database)
    expecting = chat.Expecting(parts.database, numbers)
    desk = live.Desk(parts.database, parts.live)
    telling.listen(desk.tell, desk.missed)
    telling.listen(board.tell, board.missed)
    parts.writer.on_committed(desk.committed)
    parts.keep_running(telling.run, "conversations, live")
    parts.keep_running(lambda: conversations_jobs.keep_waking(parts.database), "snoozed conversations")
    parts.keep_running(lambda: keep_routing(parts.database), "routing")
    parts.keep_running(Timer(parts.database, parts.live).run, "promises")
    parts.keep_running(lambda: keep_ending(parts.database), "what teammates work on")
    parts.keep_running(lambda: keep_looking(parts.database), "personal data in what was written before")
    parts.keep_running(board.keep_telling_hours, "chat hours, live")
    parts.keep_running(board.keep_telling_places, "places in line, live")
    parts.keep_running(expecting.keep_asking, "the usual wait")
    parts.keep_running(desk.keep_telling_lines, "lines, live")
    parts.keep_running(desk.keep_telling_lists, "lists, live")
    parts.keep_running(desk.keep_telling_people, "people, live")
    parts.keep_running(desk.keep_telling_alarms, "alarms, live")
    parts.keep_running(desk.keep_checking, "consoles, live")
    register_erasing()
    return {
        "desk": desk,
        "board": board,
        "expecting": expecting,
        "throttle": chat.Throttle(),
        "allowed_pages": chat.AllowedPages(parts.database),
        "widget_folder": web_folder("widget"),
    }


def begin_customers(parts: Parts) -> None:
    """Follow the log with who is who, and finish erasures in it."""

    async def erase_from_log(identities: Sequence[UUID]) -> int:
        return await parts.writer.in_writer(lambda: parts.engine.erase(identities))

    eraser = Eraser(erase_from_log, parts.files, parts.directory.backups)
    follower = Follower(parts.database, parts.reading, eraser.finish)
    parts.writer.on_committed(lambda _: follower.wake())
    parts.keep_running(follower.run, "customers")
