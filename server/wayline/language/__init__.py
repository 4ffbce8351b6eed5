"""The door of language: text in, signals out. It knows no customer. See README.md."""

from wayline.language.clustering import Cluster
from wayline.language.errors import HeadInvalid, LanguageBusy, LanguageUnavailable, ModelPackageDamaged
from wayline.language.heads import Scored
from wayline.language.language import Language, LanguageSettings, Trained
from wayline.language.personal_data.finding import find_personal_data
from wayline.language.personal_data.masking import MASK, Masked, Masks, mask, unmask
from wayline.language.queueing import Priority
from wayline.language.signals import (
    Because,
    Entity,
    Level,
    PersonalData,
    Reading,
    Sentence,
    Sentiment,
    Signal,
    Text,
    Tongue,
)
from wayline.language.training import ExamplesTooFew, Measured, Recipe

__all__ = [
    "MASK",
    "Because",
    "Cluster",
    "Entity",
    "ExamplesTooFew",
    "HeadInvalid",
    "Language",
    "LanguageBusy",
    "LanguageSettings",
    "LanguageUnavailable",
    "Level",
    "Masked",
    "Masks",
    "Measured",
    "ModelPackageDamaged",
    "PersonalData",
    "Priority",
    "Reading",
    "Recipe",
    "Scored",
    "Sentence",
    "Sentiment",
    "Signal",
    "Text",
    "Tongue",
    "Trained",
    "find_personal_data",
    "mask",
    "unmask",
]
