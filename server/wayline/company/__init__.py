"""Us: teammates, teams, roles, keys, channels, opening hours, settings. The door of the room."""

from wayline.company.auditing import acting, note
from wayline.company.channels.model import Channel, PreChat, PreChatField, WidgetColours, WidgetSettings
from wayline.company.channels.model import Kind as ChannelKind
from wayline.company.channels.opening import open_channel
from wayline.company.channels.store import channels_by_id, chats, find_channel, get_channel
from wayline.company.comparing import may_compare
from wayline.company.emails import plain_email
from wayline.company.keys.finding import find_api_key
from wayline.company.model import Company
from wayline.company.permissions import Permission
from wayline.company.presence import anybody_there, keep_presences, presences, show_away
from wayline.company.rules import DepartmentRule, StageRule, department_by, stage_by
from wayline.company.schedules.calendars.settings import CalendarsSettings
from wayline.company.schedules.choosing import on_hours_changed, schedule_for
from wayline.company.schedules.hours import Hours, Span, Version
from wayline.company.schedules.keeping import is_open, next_opening, schedule_versions
from wayline.company.schedules.mornings import next_morning
from wayline.company.schedules.store import schedule_names
from wayline.company.schedules.windows import Window, after_open_seconds, expand, open_seconds, open_seconds_until
from wayline.company.settings import find_company, get_company
from wayline.company.sight import EVERYTHING, Sight, sight_of, sight_of_teammate
from wayline.company.summaries import (
    TeammateSummary,
    TeamSummary,
    address_of,
    called,
    team_members,
    teammates_by_id,
    teams_by_id,
    teams_of,
    those_who_may,
    zones_of,
)

__all__ = [
    "EVERYTHING",
    "CalendarsSettings",
    "Channel",
    "ChannelKind",
    "Company",
    "DepartmentRule",
    "Hours",
    "Permission",
    "PreChat",
    "PreChatField",
    "Sight",
    "Span",
    "StageRule",
    "TeamSummary",
    "TeammateSummary",
    "Version",
    "WidgetColours",
    "WidgetSettings",
    "Window",
    "acting",
    "address_of",
    "after_open_seconds",
    "anybody_there",
    "called",
    "channels_by_id",
    "chats",
    "department_by",
    "expand",
    "find_api_key",
    "find_channel",
    "find_company",
    "get_channel",
    "get_company",
    "is_open",
    "keep_presences",
    "may_compare",
    "next_morning",
    "next_opening",
    "note",
    "on_hours_changed",
    "open_channel",
    "open_seconds",
    "open_seconds_until",
    "plain_email",
    "presences",
    "schedule_for",
    "schedule_names",
    "schedule_versions",
    "show_away",
    "sight_of",
    "sight_of_teammate",
    "stage_by",
    "team_members",
    "teammates_by_id",
    "teams_by_id",
    "teams_of",
    "those_who_may",
    "zones_of",
]
