"""What can go wrong among us, in words."""

from wayline.kit.errors import Conflict, Forbidden, Invalid, NotFound, NotSignedIn


class SetupDone(Conflict):
    code = "setup_done"
    message = "This Wayline has its administrator already. Sign in instead."


class SetupTokenWrong(Forbidden):
    code = "setup_token_wrong"
    message = "This set-up link is not the one the server printed last. Take the newest from its output."


class SignInFailed(NotSignedIn):
    code = "sign_in_failed"
    message = "That email and password do not match."


class SecondFactorNeeded(NotSignedIn):
    code = "second_factor_needed"
    message = "Enter the code of your authenticator app, or a recovery code."


class CsrfFailed(Forbidden):
    code = "csrf_failed"
    message = "This page is out of date. Reload it and try again."


class PasswordWeak(Invalid):
    code = "password_weak"
    message = "This password is too easy to guess."


class PasswordWrong(Forbidden):
    code = "password_wrong"
    message = "That is not your password."


class LinkUnusable(Invalid):
    code = "link_unusable"
    message = "This link was used already or is too old. Ask for a new one."


class CodeWrong(Invalid):
    code = "code_wrong"
    message = "That code is not right. Codes change every 30 seconds: try the newest."


class SecondFactorOn(Conflict):
    code = "second_factor_on"
    message = "The second step is on already. Turn it off first to set it up anew."


class LastAdministrator(Conflict):
    code = "last_administrator"
    message = "Somebody must stay administrator. Make another teammate one first."


class AboveYourself(Forbidden):
    code = "above_yourself"
    message = "Nobody can give, change or take away more than they may do themselves."


class TeammateInactive(Conflict):
    code = "teammate_inactive"
    message = "This teammate no longer works here."


class NameTaken(Conflict):
    code = "name_taken"
    message = "This name is taken."


class EmailTaken(Conflict):
    code = "email_taken"
    message = "Somebody here has this email already."


class EmailInvalid(Invalid):
    code = "email_invalid"
    message = "This does not look like an email address."


class TimeZoneUnknown(Invalid):
    code = "time_zone_unknown"
    message = "There is no such time zone. Use a name like Europe/London."


class RoleBuiltIn(Conflict):
    code = "role_built_in"
    message = "The roles that come along cannot be changed. Make one of your own."


class RoleInUse(Conflict):
    code = "role_in_use"
    message = "Teammates or open invitations still have this role. Give them another first."


class PermissionUnknown(Invalid):
    code = "permission_unknown"
    message = "There is no such permission."


class NoCompany(NotFound):
    code = "no_company"
    message = "This Wayline is not set up yet."


class OriginInvalid(Invalid):
    code = "origin_invalid"
    message = "This is not an origin. Write it like https://www.example.com."


class ScheduleInvalid(Invalid):
    code = "schedule_invalid"
    message = "These opening hours cannot be."
