"""What can go wrong among us, in words."""

from wayline.kit.errors import Conflict, Forbidden, Invalid, NotFound, NotSignedIn


class SetupDone(Conflict):
    """The company exists already."""

    code = "setup_done"
    message = "This Wayline has its administrator already. Sign in instead."


class SetupTokenWrong(Forbidden):
    """The token is not the one printed last."""

    code = "setup_token_wrong"
    message = "This set-up link is not the one the server printed last. Take the newest from its output."


class SignInFailed(NotSignedIn):
    """Email, password or code is wrong; which one is never said."""

    code = "sign_in_failed"
    message = "That email and password do not match."


class SecondFactorNeeded(NotSignedIn):
    """The password is right, and a code is asked for."""

    code = "second_factor_needed"
    message = "Enter the code of your authenticator app, or a recovery code."


class CsrfFailed(Forbidden):
    """An unsafe call came without the word of its session."""

    code = "csrf_failed"
    message = "This page is out of date. Reload it and try again."


class PasswordWeak(Invalid):
    """zxcvbn finds it too easily guessed; `hints` say why."""

    code = "password_weak"
    message = "This password is too easy to guess."


class PasswordWrong(Forbidden):
    """The password given to be sure is not theirs."""

    code = "password_wrong"
    message = "That is not your password."


class LinkUnusable(Invalid):
    """A one-time link that is unknown, used or too old."""

    code = "link_unusable"
    message = "This link was used already or is too old. Ask for a new one."


class CodeWrong(Invalid):
    """A code of an authenticator app that does not fit."""

    code = "code_wrong"
    message = "That code is not right. Codes change every 30 seconds: try the newest."


class SecondFactorOn(Conflict):
    """There is nothing to set up."""

    code = "second_factor_on"
    message = "The second step is on already. Turn it off first to set it up anew."


class LastAdministrator(Conflict):
    """Nobody would be left who may do everything."""

    code = "last_administrator"
    message = "Somebody must stay administrator. Make another teammate one first."


class AboveYourself(Forbidden):
    """`missing` names what the caller may not do."""

    code = "above_yourself"
    message = "Nobody can give, change or take away more than they may do themselves."


class TeammateInactive(Conflict):
    """They have left."""

    code = "teammate_inactive"
    message = "This teammate no longer works here."


class NameTaken(Conflict):
    """Another one has this name."""

    code = "name_taken"
    message = "This name is taken."


class EmailTaken(Conflict):
    """A teammate has this address."""

    code = "email_taken"
    message = "Somebody here has this email already."


class EmailInvalid(Invalid):
    """No mail would reach it."""

    code = "email_invalid"
    message = "This does not look like an email address."


class TimeZoneUnknown(Invalid):
    """Not a name of the time zone database."""

    code = "time_zone_unknown"
    message = "There is no such time zone. Use a name like Europe/London."


class RoleBuiltIn(Conflict):
    """Its permissions live in the code."""

    code = "role_built_in"
    message = "The roles that come along cannot be changed. Make one of your own."


class RoleInUse(Conflict):
    """Somebody would be left without a role."""

    code = "role_in_use"
    message = "Teammates or open invitations still have this role. Give them another first."


class PermissionUnknown(Invalid):
    """`unknown` names what there is not."""

    code = "permission_unknown"
    message = "There is no such permission."


class NoCompany(NotFound):
    """Nobody has done the first start."""

    code = "no_company"
    message = "This Wayline is not set up yet."


class OriginInvalid(Invalid):
    """A browser would never send it."""

    code = "origin_invalid"
    message = "This is not an origin. Write it like https://www.example.com."


class GoalTwice(Conflict):
    """Change the one there is."""

    code = "goal_twice"
    message = "There is such a goal already. Change that one."


class GoalsFull(Conflict):
    """The facts say how many there may be."""

    code = "goals_full"
    message = "There are as many goals as there may be. Give one up first."


class CalendarUnreadable(Invalid):
    """The message says why, where more is known."""

    code = "calendar_unreadable"
    message = "This is not a calendar (iCal) that can be read."


class CalendarsFull(Conflict):
    """The facts say how many there may be."""

    code = "calendars_full"
    message = "There are as many calendars as there may be. Remove one first."


class ScheduleInvalid(Invalid):
    """The message says which part."""

    code = "schedule_invalid"
    message = "These opening hours cannot be."
