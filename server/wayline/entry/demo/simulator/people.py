"""Who shops there: a few thousand people with a name, a language, a phone and a temper."""

from collections.abc import Sequence
from random import Random
from typing import Literal, TypeVar

import msgspec

Choice = TypeVar("Choice")
Kind = Literal["looker", "once", "loyal", "churner"]
Device = Literal["android", "iphone", "desktop"]
KINDS: tuple[tuple[Kind, float], ...] = (("looker", 0.52), ("once", 0.26), ("loyal", 0.12), ("churner", 0.10))
DEVICES: tuple[tuple[Device, float], ...] = (("desktop", 0.42), ("android", 0.33), ("iphone", 0.25))
LANGUAGES = (("en", 0.62), ("de", 0.18), ("es", 0.10), ("fr", 0.10))
FIRST = {
    "en": "Ada Amir Beth Callum Chloe Daniel Ella Femi Grace Harry Imogen Jack Kemi Liam Mia Noah Olive Priya Ruth Sam",
    "de": "Anna Ben Clara Emil Frieda Greta Hannes Ida Jonas Karl Lena Max Nele Oskar Paula Rosa Theo Ute Willi Zoe",
    "es": "Alba Bruno Carla Diego Elena Felipe Gloria Hugo Ines Jorge Lucia Mateo Nuria Oscar Pilar Raul Sofia Tomas",
    "fr": "Alice Basile Camille Denis Elise Fabien Gilles Helene Jules Lea Marc Nadia Olivier Paul Rose Simon Zelie",
}
LAST = {
    "en": "Abbott Bailey Clarke Dawson Ellis Fisher Grant Hughes Irwin Jones Khan Lewis Morgan Nash Osei Patel Reid",
    "de": "Arnold Becker Conrad Dietz Ernst Fuchs Graf Hahn Jung Krause Lang Maier Neumann Otto Peters Roth Seidel",
    "es": "Alonso Blanco Castro Duarte Espinosa Flores Gil Herrera Iglesias Leon Molina Navarro Ortega Prieto Rubio",
    "fr": "Aubert Blanc Caron Dupont Etienne Fontaine Girard Henry Imbert Leroy Marchand Noel Olivier Petit Renard",
}
COUNTRIES = {"en": "GB", "de": "DE", "es": "ES", "fr": "FR"}
SYSTEMS: dict[Device, str] = {"android": "Android", "iphone": "iOS", "desktop": "macOS"}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One of them. `browser` is the anonymous id of the device they shop with."""

    number: int
    name: str
    email: str
    language: str
    kind: Kind
    device: Device
    browser: str

    @property
    def user_id(self) -> str:
        """Their number at the shop, once they have bought."""
        return f"cortado-{self.number:05d}"


def meet(number: int, seed: int, random: Random) -> Person:
    """The person with this number; the same seed meets the same one."""
    language = _pick(LANGUAGES, random)
    first, last = random.choice(FIRST[language].split()), random.choice(LAST[language].split())
    return Person(
        number=number,
        name=f"{first} {last}",
        email=f"{first}.{last}.{number}@example.{language if language != 'en' else 'com'}".lower(),
        language=language,
        kind=_pick(KINDS, random),
        device=_pick(DEVICES, random),
        browser=f"browser-{seed}-{number:05d}",
    )


def _pick(weighted: Sequence[tuple[Choice, float]], random: Random) -> Choice:
    return random.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]
